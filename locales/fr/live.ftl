# Le fil entre un écran et sa salle.

live-unsent = Pas encore envoyé. L’envoi se fera de lui-même dès que la connexion reviendra, et rien de ce que vous avez saisi n’est perdu.
live-crowded = Trop d’écrans sont ouverts à la fois. Celui-ci est actualisé toutes les 15 secondes ; ce que vous touchez part aussitôt.
