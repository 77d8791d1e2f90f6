# Ce qui est publié, au-delà d’un seul baromètre : le partage des réponses, et l’organisation dans son ensemble.
shares-divided = Les avis sont partagés ici : réponses moins bonnes { $low }, celle du milieu { $middle }, réponses meilleures { $high }.
shares-under-fifth = moins de 20 %
shares-about-quarter = environ un quart
shares-about-half = environ la moitié
shares-about-three-quarters = environ trois quarts
organisation-title = Les conditions de travail dans l’organisation
organisation-lede = Un seul chiffre pour quatre semaines, sur l’ensemble des équipes interrogées sur leurs conditions pendant ce temps. Il ne dit rien d’aucune équipe, ni d’aucune personne.
organisation-none-title = Rien n’est encore publié
organisation-none = Un chiffre paraît quelques jours après chaque période de quatre semaines où plusieurs équipes ont été interrogées sur leurs conditions.
organisation-period = Les quatre semaines jusqu’au { $day }
organisation-conditions = Conditions
organisation-withheld = Non publié, pour que personne ne puisse y être retrouvé. Il y a plusieurs raisons à cela, et le produit ne dit jamais laquelle.
organisation-how = Comment lire cette page
organisation-how-levels = De 0 à 100, plus haut étant toujours meilleur, à la dizaine la plus proche. Les conditions, ce que les équipes ont fini par trouver normal, et ce qui a été fait de leurs demandes sont pris ensemble.
organisation-how-teams = À chaque période, d’autres équipes sont interrogées : les périodes ne se comparent donc pas. Les équipes ne se comparent pas non plus : ce que chacune vit se lit sur sa propre page, et lui appartient d’abord.
organisation-how-withheld = Un chiffre n’est publié que si aucune petite équipe ne peut en être déduite, même avec tout ce qui a été publié auparavant.
organisation-back = Retour à vos équipes
organisation-link = Les conditions de travail dans l’organisation
summary-reading-margin = Par le seul hasard, chacun de ces chiffres pourrait se situer environ { $points ->
    [one] { $points } point
   *[other] { $points } points
} plus haut ou plus bas.
