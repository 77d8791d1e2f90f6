# Le cadre, les champs et les mots communs à toutes les pages.
# Son propre nom, et l’étiquette (BCP 47) qui règle les dates et les nombres.
language-name = Français
language-tag = fr-FR
product = Roundwell
title-problem = Problème : { $problem }
product-description = Des cercles avec un objet de parole, des baromètres anonymes et leurs suites, pour les équipes qui prennent soin des autres.
skip-to-main = Aller au contenu
places-label = Lieux de cette équipe
place-circle = Cercle
place-pulse = Baromètre
place-actions = Actions
teams-choose = Choisir une équipe
footer-label = À propos et aide
footer-help = Aide urgente
footer-privacy = Ce qui est conservé
footer-accessibility = Accessibilité
footer-account = Votre compte
footer-sign-out = Se déconnecter
footer-zone = Heures : { $city }.
theme-label = Clair ou sombre
theme-auto = Automatique
theme-light = Clair
theme-dark = Sombre
field-optional = (facultatif)
save = Enregistrer
form-problems = { $count ->
    [one] Il y a un problème
   *[other] Il y a { $count } problèmes
}
form-problem-of = { $field } : { $problem }
form-kept = Votre connexion avait pris fin et rien n’a été envoyé. Ce que vous avez écrit est toujours là : relisez-le, puis envoyez-le de nouveau.
form-left = Le formulaire où vous l’avez écrit n’est plus sur cette page. Copiez ce dont vous avez encore besoin :
form-left-label = Ce que vous avez écrit
field-your-name = Votre nom
field-your-name-hint = Celui que votre équipe emploie.
field-email = Adresse électronique
field-password = Mot de passe
field-new-password = Mot de passe
field-new-password-hint = Au moins 12 caractères. Quelques mots faciles à retenir conviennent bien.
field-time-zone = Fuseau horaire
field-time-zone-hint = Toutes les heures vous sont montrées dans ce fuseau.
home-title = Vos équipes
home-greeting = Bonjour, { $name }
home-no-team = Vous n’appartenez encore à aucune équipe. La personne responsable de la vôtre peut vous envoyer un lien d’invitation.
home-all-teams = Toutes les équipes de l’organisation
done-set-up = Votre organisation est prête. Créez sa première équipe.
done-signed-out = Déconnexion faite.
done-signed-out-everywhere = Déconnexion faite sur tous vos appareils.
done-kept = Votre connexion avait pris fin. Reconnectez-vous : ce que vous avez écrit est gardé une demi-heure.
done-saved = Enregistré.
done-team-created = L’équipe est créée. Invitez maintenant ses membres.
done-invited = Le lien d’invitation est prêt.
done-revoked = Cette invitation ne fonctionne plus.
done-joined = Bienvenue. Vous faites maintenant partie de l’équipe.
