# Qui est dans la salle et ce dont le cercle convient : la porte du dehors, les demandes, la répétition, le guide de la personne qui veille.

# La porte du dehors.
join-room-title = Rejoindre un cercle
join-room-type = Saisissez le code qui se trouve sur l’écran de la personne qui anime ou sur le mur.
join-room-code = Code
join-room-code-hint = Six lettres, en majuscules ou non.
join-room-go = Trouver le cercle
join-room-not-a-code = Un code a six lettres et aucun chiffre. Regardez encore une fois.
join-room-eyebrow = Vous avez une invitation
join-room-lede = Personne n’est enregistré. Ce qui se dit reste ici, et les noms sont effacés à la clôture du cercle.
join-room-name = Comment vous appeler ?
join-room-name-hint = Ce nom figure sur le cercle tant qu’il dure, puis il est effacé. Aucun compte n’est nécessaire.
join-room-account = Faites-vous partie de cette équipe, ou l’encadrez-vous ?
join-room-sign-in = Connectez-vous d’abord
join-room-as = Vous entrez avec ce nom : { $name }.
join-room-as-manager = Vous entrez avec ce nom : { $name }. Chaque écran indique que vous encadrez cette équipe et, avant le tour d’arrivée, l’équipe peut demander un cercle sans vous.
join-room-sit-in = M’asseoir avec le cercle
problem-no-such-door = Aucune salle n’est ouverte sous ce code. Une lettre est peut-être fausse, ou le cercle est terminé.
refused-circle-own-seat = Vous faites partie de cette équipe : prenez votre propre place.
join-room-wall = Est-ce un écran que tout le monde voit ?
join-room-wall-link = Y montrer le cercle
wall-title = Montrer un cercle sur cet écran
wall-lede = Pour un écran que toute la salle peut voir. Il n’occupe aucune place, et on ne peut rien y faire.
wall-do = Montrer le cercle
wall-kept = Il montre les noms des places, la question et où se trouve l’objet. Il s’éteint avec le cercle, et la personne qui anime peut y mettre fin avant.
wall-thanks-title = Merci pour ce cercle
wall-thanks-lede = Il est terminé. Cet écran n’en montre plus rien.
thanks-title = Merci d’avoir pris place avec nous
thanks-lede = Le cercle est terminé pour vous, et cet appareil ne l’ouvre plus.
thanks-kept = Votre nom et votre place ne sont pas gardés. Si quelque chose d’aujourd’hui vous reste, parlez-en à une personne de confiance.
door-title = Faire entrer quelqu’un
door-lead = Qui a le code entre en visite : pour ce seul cercle, sans compte. Le code ne vaut plus rien une fois le cercle fermé.
door-picture = Code à lire avec un téléphone, qui mène à ce cercle
door-line = Lisez-le, ou allez sur { $address } et saisissez
door-wall = Pour un écran partagé, sans compte : ouvrez-y { $address }, et saisissez le même code.
door-end-walls = { $count ->
    [one] Mettre fin à l’écran partagé, et changer le code
   *[other] Mettre fin aux { $count } écrans partagés, et changer le code
}
door-guest = en visite
door-see-off = Retirer { $name }
door-leave-title = Partir pour de bon
door-leave-lead = Pour un moment seulement, sortez plutôt. Si vous partez pour de bon, cet appareil n’ouvrira plus le cercle.
door-leave = Quitter le cercle
circle-needs-code = Vous encadrez cette équipe. Vous pouvez vous asseoir avec le cercle s’il vous le demande : la personne qui anime vous donne le code.
circle-needs-code-type = Saisir le code
circle-without-managers = L’équipe se réunit aujourd’hui sans encadrement. Cela ne vise personne : certaines choses se disent mieux ainsi.

# Les demandes.
asks-write-wall = Chaque personne écrit pour elle-même. Personne ne le voit avant que tout soit montré.
asks-write-lead = Personne d’autre que vous ne voit ce que vous écrivez, jusqu’à ce que tout soit montré ensemble, sans noms. Deux au plus.
asks-write = Que proposez-vous ?
asks-write-do = Ajouter ma proposition
asks-retract = Retirer : { $text }
asks-ready-do = Je n’ai plus rien à écrire
asks-ready = C’est noté. Tout est montré quand chaque personne présente a écrit ou n’a rien à ajouter.
asks-few = Vous êtes moins de trois à écrire sur votre propre écran : les autres peuvent deviner qui a écrit quoi. Vous pouvez aussi demander à voix haute ; la personne qui anime le note alors.
asks-choose-none = Je n’en choisis aucune
asks-choose-none-done = Vous n’en choisissez aucune. Vous pouvez encore en choisir une.
asks-choose = Voici ce qui a été écrit, sans ordre. Choisissez-en une : une seule touche, et personne ne voit la vôtre.
asks-choose-again = Celles-ci ont été choisies autant de fois. Choisissez encore une fois entre elles.
asks-choose-this = { $text }
asks-choose-mine = ✓ { $text }
asks-chosen-already = Déjà choisie : { $text }
asks-chosen = { $count ->
    [0] Rien n’a été choisi cette fois.
    [one] Le cercle a choisi :
   *[other] Le cercle en a choisi deux :
}
asks-left = Ce qui a été écrit d’autre
asks-all-written = Tout le monde a écrit, ou n’a rien à ajouter.
asks-all-chosen = Tout le monde a choisi, une ou aucune.
asks-show = Montrer ce qui a été écrit
asks-count = Compter
asks-end = En rester là
asks-leave-out = Laisser celle-ci de côté
refused-circle-stale-asks-shown = Les propositions avaient été montrées entre-temps.
refused-circle-stale-choice-counted = Les choix avaient été comptés entre-temps.
refused-circle-nothing-written = Personne n’a encore rien écrit.
refused-circle-enough-proposals = Vous en avez écrit autant qu’il y a de place. Retirez-en une d’abord.
refused-circle-asks-shown = Les propositions sont déjà montrées.
refused-circle-nobody-chose = Personne n’a encore choisi.
refused-circle-not-for-managers = Ce que l’équipe demande, c’est à l’équipe de le dire.

# La répétition.
rehearsal-title = Répétition
rehearsal-lede = Essayez un format, en solitaire, avec des personnes qui ne sont pas là. Rien n’en est gardé.
rehearsal-format = Quel format ?
rehearsal-seats = Combien de places ?
rehearsal-seats-count = { $count } avec vous
rehearsal-pace = Quand les autres prennent-ils leur tour ?
rehearsal-pace-tapped = Quand vous touchez l’écran pour eux
rehearsal-pace-by-themselves = D’eux-mêmes, après quelques secondes
rehearsal-begin = Commencer la répétition
rehearsal-notice = Ceci est une répétition. Il n’y a que vous ici, et rien n’est gardé.
rehearsal-leave = Quitter la répétition et l’effacer
rehearsal-back = Revenir à votre écran
rehearsal-link = Répéter un cercle
done-rehearsal-left = La répétition est effacée.

# Le guide de la personne qui veille.
circle-guide = Quand quelqu’un va mal
guide-title = Quand quelqu’un va mal
guide-lede = Pour la personne qui veille ou qui anime. Lisez-le une fois avant le cercle ; sur le moment, les cinq premières lignes suffisent.
guide-help = Aide urgente : les numéros
guide-now-title = Dans la première minute
guide-now-1 = Faites une pause. Dites : « Nous nous arrêtons un moment. » Tout le reste peut attendre.
guide-now-2 = Une seule personne lui parle, doucement, par son nom : « Qu’est-ce qui vous aiderait, là ? » Puis attendez. Le silence est aussi une réponse.
guide-now-3 = Ne demandez pas ce qui s’est passé, et que personne n’explique, ne conseille ni ne console à travers la pièce. Être proche suffit.
guide-now-4 = Proposez de petites choses : de l’eau, de l’air, une autre chaise, sortir avec une personne de son choix, ou rester sans rien dire.
guide-now-5 = C’est à elle de décider. Pleurer n’est pas une urgence, et sortir n’est pas un échec.
guide-danger-title = S’il y a peut-être un danger
guide-danger-1 = Demandez clairement : « Êtes-vous en sécurité ? » « Pensez-vous à mettre fin à vos jours ? » Poser la question ne fait pas naître l’idée.
guide-danger-2 = Danger immédiat : ne la laissez pas seule. Appelez le numéro d’urgence, ou la ligne urgente de votre service. La page « Aide urgente » donne les numéros.
guide-danger-3 = Malaise ou blessure : faites ce que vous feriez à tout autre moment du service. Le cercle n’est pas une raison d’attendre.
guide-danger-4 = Ce qui se dit ici reste ici, mais pas au prix d’une vie, ni d’un tort fait à une personne dont vous prenez soin. Dites-lui à qui vous allez parler, et pourquoi.
guide-leaves-title = Si quelqu’un sort
guide-leaves-1 = Une personne va la rejoindre, de préférence une personne de confiance. Pas trois.
guide-leaves-2 = Si elle était à distance, téléphonez-lui. Si personne ne répond et que cela vous inquiète, prévenez tout de suite la personne responsable du service.
guide-leaves-3 = Sa place reste. Elle peut revenir sans un mot.
guide-leaves-4 = Personne n’explique au cercle pourquoi elle est sortie.
guide-circle-title = Pour les autres
guide-circle-1 = Dites en une phrase ce qui vient : « Noor est avec elle. Nous respirons trois fois. »
guide-circle-2 = Demandez ensuite ce que veut le cercle : continuer, passer tout de suite au tour de départ, ou s’arrêter là. Chaque réponse est bonne.
guide-circle-3 = Si vous terminez plus tôt, la cause qui est gardée est une condition. Rien n’est écrit sur la personne.
guide-circle-4 = Dites que vous serez là ensuite pour qui voudra parler.
guide-after-title = Avant de vous quitter
guide-after-1 = Demandez : qui est avec vous aujourd’hui, et cette nuit ? Comment rentrez-vous ?
guide-after-2 = Convenez d’un prochain contact : vous demain, son médecin, la médecine du travail, une ligne d’écoute.
guide-after-3 = N’en dites à personne plus que ce qu’elle a accepté. Aucun nom dans aucune note.
guide-after-4 = Si quelque chose au travail en est la cause, dites plus haut qu’un soutien est nécessaire : comme une condition, sans l’histoire.
guide-after-5 = Parlez vous-même à quelqu’un avant la fin de la journée. Vous avez porté quelque chose, vous aussi.
guide-not-title = Ce que ce guide n’est pas
guide-not = Ce n’est pas un soin, et il ne fait de personne un ou une thérapeute. Vous veillez à ce que personne ne reste sans présence jusqu’à ce que la bonne aide soit là.
