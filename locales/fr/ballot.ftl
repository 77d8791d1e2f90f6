# Recevoir et déposer un bulletin : coupons sur papier, tablette partagée, remarques.
# Prévoir.
pulse-slips = Personnes qui répondent sur papier
pulse-slips-hint = Combien de personnes de l’équipe n’ont pas de compte, ou pas d’appareil à elles. Elles tirent un coupon d’un chapeau ; toute l’équipe peut lire ce nombre. Les bulletins sur papier n’aident à atteindre le minimum que si au moins autant viennent de comptes.
pulse-slips-link = Coupons pour qui n’a pas de compte
pulse-terms-slips = { $count ->
    [one] Une de ces personnes n’a pas de compte et répond
   *[other] { $count } de ces personnes n’ont pas de compte et répondent
} avec un coupon tiré d’un chapeau. Il n’est jamais remis plus de bulletins que cela sur papier.
problem-pulse-slips = Un nombre entier de 0 à { $most }.
# La page de la personne responsable.
slips-title = Coupons
slips-lede = Pour les personnes sans compte ou sans appareil à elles. Un coupon leur donne le même bulletin scellé qu’à tout le monde.
slips-none-title = Pas de coupons en ce moment
slips-none = Les coupons vont avec un baromètre ouvert. En prévoyant le prochain, dites combien de personnes répondent sur papier ; une fois le baromètre ouvert, les feuilles se font ici.
slips-people = { $count ->
    [one] { $count } personne répond
   *[other] { $count } personnes répondent
} sur papier.
slips-left = { $count ->
    [0] Tous les coupons sont sur une feuille.
    [one] Il reste { $count } coupon à faire.
   *[other] Il reste { $count } coupons à faire.
}
slips-count = Coupons sur cette feuille
slips-count-hint = { $most ->
    [one] Un.
   *[other] De 1 à { $most } ; une feuille en tient huit au plus.
}
slips-print = Faire une feuille
slips-printed = Feuilles
slips-sheet = Feuille { $number } : { $count ->
    [one] { $count } coupon
   *[other] { $count } coupons
}
slips-void = annulée
slips-take-back = Annuler cette feuille
slips-take-back-text = Les coupons de cette feuille que personne n’a utilisés cessent de fonctionner, et l’on peut en faire de nouveaux. Les réponses envoyées avec les autres restent : personne ne peut dire lesquelles ce sont.
slips-take-back-submit = Annuler la feuille
slips-how = Comment les distribuer
slips-how-cut = Imprimez une feuille, coupez le long des lignes et pliez chaque coupon une fois.
slips-how-draw = Mettez-les tous dans un chapeau ou un sac et laissez tirer. Ne donnez à personne un coupon choisi ; ne gardez ni liste ni photo.
slips-how-answer = On répond sur un téléphone, ou l’on tape le code sur une tablette partagée. Un coupon utilisé ne vaut plus rien et peut être jeté.
slips-tablet = Une tablette partagée
slips-tablet-text = Ouvrez-y cette page, sans vous connecter. Elle ne garde rien : après chaque bulletin, elle présente un formulaire vide à la personne suivante.
slips-tablet-link = La page pour la tablette
slips-sheet-title = Feuille { $number }
slips-sheet-lede = Imprimez cette page en A4 depuis le menu de votre navigateur ; seuls les coupons sont imprimés.
slips-sheet-print = Coupez le long des pointillés, pliez, et laissez tirer d’un chapeau. La page peut être réimprimée jusqu’à la clôture du baromètre ou jusqu’à ce que vous annuliez la feuille.
slips-back = Tous les coupons
refused-slips-all-printed = Il y a un coupon pour chaque personne qui répond sur papier. Annulez une feuille pour en faire de nouveaux.
done-slips-printed = La feuille est prête à imprimer.
done-slips-voided = La feuille est annulée.
# Sur le coupon lui-même.
slip-qr = L’adresse de la page du bulletin avec le code de ce coupon, en code QR
slip-what = Un bulletin
slip-how = Scannez-le avec un téléphone, ou tapez le code sur la tablette partagée. Ni nom, ni connexion.
slip-until = Ouvert jusqu’au { $moment }.
slip-nobody = Personne ne sait à qui est ce coupon. Jetez-le ensuite.
# Répondre avec lui.
slip-lede = { $count ->
    [one] Une question
   *[other] { $count } questions
} sur les sept derniers jours, avec un coupon. Passez celles que vous voulez. Personne ne se connecte ici, et personne ne peut distinguer votre bulletin des autres.
slip-code = Le code de votre coupon
slip-code-hint = Douze lettres et chiffres. Il est déjà là si vous avez scanné le coupon.
slip-own = Cet appareil est à moi
slip-own-hint = Il garde alors le numéro de votre bulletin, pour que vous puissiez changer vos réponses jusqu’au { $moment }. Sur un appareil que d’autres utilisent, laissez cette case vide : rien ne reste.
slip-stored-device = Sur cet appareil : rien, sauf si vous dites à la fin qu’il est à vous.
slip-stored-slip = Du coupon : qu’il a été utilisé. Ni quand, ni pour quel bulletin : votre appareil tire lui-même le numéro du bulletin.
slip-no-script = Répondre demande JavaScript, désactivé dans ce navigateur : votre appareil scelle le bulletin avant que rien n’en sorte.
slip-no-script-way = Activez-le pour cette page, ou prenez votre coupon pour un autre téléphone ou la tablette partagée. Il vaut une fois, où que ce soit, et n’est pas encore utilisé.
slip-shared = Merci. Il n’en reste rien sur cet appareil, et rien ne peut plus être changé d’ici.
slip-next = Prêt pour la personne suivante
slip-counted-lead = Demander ne nécessite pas de connexion et n’est pas enregistré. Si vous avez répondu sur votre propre appareil, scannez-y de nouveau votre coupon : le reçu apparaît ici.
ballot-no-script-slip = Il y a aussi des coupons pour ce baromètre : tirez-en un, répondez sur la tablette partagée, et laissez ce bulletin inutilisé.
ballot-failure-slip-unknown = Ce code ne donne pas de bulletin. Vérifiez chaque lettre. Si toutes sont justes, sa feuille a été annulée, et il vous faut un autre coupon.
ballot-failure-slip-used = Ce coupon a été utilisé : il donne un bulletin, une fois. Si ce n’était pas vous, demandez-en un autre ; si c’était vous, vos réponses sont envoyées, ou attendent sur l’appareil où vous avez commencé.
ballot-failure-slips-exhausted = Il a été remis autant de bulletins sur papier qu’il y a de personnes pour répondre sur papier. Dites-le à votre responsable : quelqu’un a utilisé un coupon de trop.
refused-slip-unknown = Ce code ne donne pas de bulletin.
refused-slip-used = Ce coupon a été utilisé.
refused-slips-exhausted = Tous les bulletins sur papier ont été remis.
# Remarques.
remark-hint = Évitez les noms et les tournures qui n’appartiennent qu’à vous : le style peut trahir. Les remarques ne s’ouvrent qu’à partir de dix réponses ; sinon, elles sont effacées sans être lues.
remark-reader = Une personne, choisie par l’équipe hors de sa hiérarchie, les lit sans date ni ordre et note ce que disent plusieurs d’entre elles. Les cadres ne voient jamais une remarque.
remark-reader-named = { $name } les lit, sans date ni ordre, et note ce que disent plusieurs d’entre elles. Les cadres ne voient jamais une remarque.
remark-none = Ce baromètre ne prend pas de remarques : il y faut une personne hors de la hiérarchie pour les lire, choisie avant l’ouverture, et au moins dix personnes qui peuvent répondre.
pulse-terms-remarks = Les remarques ne s’ouvrent qu’à partir de dix bulletins, par une seule personne hors de la hiérarchie, désignée avant toute réponse. Ce qu’elle note est publié, jamais une remarque ; les remarques sont effacées quand elle a fini, au plus tard après 30 jours.
reader-title = Qui lit les remarques
reader-nobody = Personne pour l’instant : le prochain baromètre ne prend donc pas de remarques.
reader-chosen = { $name } lit les remarques du prochain baromètre, si dix personnes au moins y répondent.
reader-rules = Un membre ou une personne qui anime, en qui l’équipe a confiance ; jamais une personne responsable, cadre ou administratrice. Elle voit les remarques sans date ni ordre et note les thèmes que plusieurs partagent ; l’équipe les lit avec son résultat.
reader-desk = Vers les remarques
reader-choose = Qui lit
reader-choose-hint = Convenez-en d’abord en cercle. Cela vaut à partir de la prochaine ouverture.
reader-none = Personne
reader-submit = Enregistrer ce choix
done-reader-chosen = Le choix est noté.
reader-down = Ne plus lire
reader-down-title = Ne plus lire les remarques ?
reader-down-text = Ce qui a été écrit pour vous est supprimé sans être lu, avec les thèmes que vous n’avez pas publiés. Les baromètres ne prennent plus de remarques tant que l’équipe n’a personne d’autre pour les lire.
reader-down-submit = Arrêter, et supprimer ce qui n’est pas lu
reader-down-leave = Continuer à lire pour l’équipe
done-reader-stepped-down = Vous ne lisez plus les remarques. L’équipe peut choisir quelqu’un d’autre.
themes-title = Ce que disent les remarques
themes-lead = Noté par la personne choisie par l’équipe, dans ses propres mots ; chaque thème repose sur trois remarques au moins.
# Le bureau de la personne qui lit.
remarks-title = Remarques
remarks-lede = Ce que les gens ont écrit, mélangé et sans date. Vous seul·e pouvez lire ceci. Notez ce que disent plusieurs remarques, dans vos propres mots.
remarks-none-title = Rien à lire
remarks-none = Les remarques apparaissent ici après la clôture d’un baromètre, si dix personnes au moins y ont répondu et si trois au moins ont écrit quelque chose.
remarks-care = Ces mots ont été écrits pour n’être lus que par vous. Ne les copiez pas, ne les montrez pas, et ne devinez pas qui a écrit quoi.
remarks-ticks = Sur quelles remarques repose-t-il ? Au moins { $least }.
remarks-ticks-hint = Ce que vous cochez est vérifié, puis oublié.
remarks-theme = Le thème, dans vos propres mots
remarks-theme-hint = Sur une condition, pas sur une personne : ni noms, ni citations. { $most ->
    [one] { $most } caractère
   *[other] { $most } caractères
} au plus.
remarks-add = Le noter
remarks-themes = Thèmes jusqu’ici
remarks-remove = Le retirer
remarks-finish = Finir la lecture
remarks-finish-title = Finir la lecture ?
remarks-finish-text = Les thèmes vont à l’équipe avec son résultat, et aux cadres deux jours après. Les remarques sont effacées maintenant ; plus personne ne pourra les lire, vous non plus.
remarks-finish-submit = Publier les thèmes et effacer les remarques
remarks-finish-leave = Continuer à lire
done-theme-added = Le thème est noté.
done-theme-removed = Le thème est retiré.
done-reading-finished = La lecture est finie, et les remarques sont effacées.
problem-theme-rests = { $least ->
    [one] Cochez au moins une remarque qui le dit.
   *[other] Cochez au moins { $least } remarques qui le disent. Un thème qui repose sur moins pourrait être celui d’une seule personne.
}
problem-theme-quotes = { $words ->
    [one] Ceci répète un mot d’une remarque.
   *[other] Ceci répète { $words } mots de suite d’une remarque. Dites-le dans vos propres mots, pour que le style de personne ne soit reconnu.
}
refused-themes-enough = Il y a six thèmes, le plus possible. Retirez-en un pour en noter un autre.
# Après un cercle.
check-title = Comment était le cercle ?
check-offer = Deux questions, ouvertes jusqu’au { $moment } : était-ce un lieu sûr, et avez-vous été entendu·e ? Le même bulletin scellé que pour un baromètre ; qui était présent n’est noté nulle part, toute l’équipe peut donc répondre.
check-answer = Répondre aux deux questions
check-ballot-title = Comment était le cercle ?
check-lede = Deux questions sur le cercle qui vient d’avoir lieu. Passez celles que vous voulez. Le résultat est pour l’équipe seule, à partir de huit réponses, ou pour trois cercles ensemble.
checks-title = Après les cercles
checks-rules = Après un cercle tenu, deux questions restent ouvertes deux jours : était-ce un lieu sûr, et avez-vous été entendu·e ? Une question est montrée à partir de huit réponses ; à moins, trois cercles en un mois sont pris ensemble, si assez de personnes ont répondu à chacun. Une petite équipe ne lira souvent rien ici : demandez-le-vous plutôt dans le tour de parole.
checks-none = Rien ne peut encore être montré.
check-of = Cercle du { $day }
check-terms-dates = Il se ferme { $closes }. L’équipe lit le résultat à partir du { $team } ; les cadres ne le voient pas.
check-settles = L’équipe lit le résultat à partir du { $team } ; les cadres ne le voient pas.
checks-of = { $count ->
    [one] Cercle du { $day }
   *[other] { $count } cercles ensemble, le dernier le { $day }
}
