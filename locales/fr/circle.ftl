# La salle en direct : un seul texte pour toutes ses faces.
circle-eyebrow-step = Étape { $step } sur { $steps } · rien n’est enregistré
circle-eyebrow-stage = { $stage } · rien n’est enregistré
circle-eyebrow-round = { $stage }, tour { $round } · rien n’est enregistré
circle-title-mine = L’objet est chez vous, { $name }
circle-title-mine-again = L’objet revient chez vous, { $name }
circle-title-speaking = { $name } a l’objet
circle-title-pause = Une pause
circle-title-reopened = Les accords, encore une fois
circle-next = Ensuite : { $name }.
circle-next-you = C’est ensuite à vous.
circle-next-nobody = Après cela, le tour est complet.
circle-pause-guide = L’objet repose au milieu, et toutes les horloges sont arrêtées. La personne qui anime ou qui veille reprendra quand le cercle sera prêt.
circle-accepted = { $accepted ->
    [one] { $accepted } sur { $present } les a acceptés pour aujourd’hui.
   *[other] { $accepted } sur { $present } les ont acceptés pour aujourd’hui.
}
circle-managers = { $count ->
    [one] { $names } encadre cette équipe et se trouve dans la salle. Avant le tour d’arrivée, l’équipe peut demander un cercle sans cadres.
   *[other] { $names } encadrent cette équipe et se trouvent dans la salle. Avant le tour d’arrivée, l’équipe peut demander un cercle sans cadres.
}
circle-agreement-1 = Ce que nous apprenons ici peut sortir ; qui l’a dit reste dans cette salle.
circle-agreement-2 = Qui tient l’objet parle. Les autres écoutent, et personne n’interrompt.
circle-agreement-3 = On peut passer, à tout moment, sans raison. Le silence est aussi un tour.
circle-agreement-4 = Nous parlons pour nous-mêmes. Nous ne réparons pas les autres.
circle-agreement-5 = Personne n’enregistre, ne prend de notes ni de photos.
circle-agreement-6 = Si quelqu’un est en danger, nous cherchons de l’aide ensemble, et cela passe avant tout.
circle-agreed-fact = Demandé à : { $level }. L’équipe y revient le { $review }.
circle-agreed-measure = Fait quand : { $measure }
circle-kept-title = Ce qui est gardé à la clôture du cercle
circle-kept-lead = Ces lignes, et rien d’autre.
circle-kept-minutes = Temps
circle-kept-minutes-fact = { $actual ->
    [one] { $actual } minute sur { $planned }
   *[other] { $actual } minutes sur { $planned }
}
circle-kept-seats = Personnes, par tranche
circle-kept-rounds = Tours
circle-kept-actions = Actions décidées
circle-kept-actions-fact = { $count ->
    [0] aucune
    [one] une, telle qu’elle figure ci-dessus
   *[other] { $count }, telles qu’elles figurent ci-dessus
}
circle-kept-wall = Gardé : { $actual ->
    [one] { $actual } minute
   *[other] { $actual } minutes
}, personnes : { $seats }, { $rounds ->
    [one] un tour
   *[other] { $rounds } tours
}, { $count ->
    [0] aucune action
    [one] une action
   *[other] { $count } actions
}, et ce qui était au planning. Rien d’autre.
circle-kept-not = Ce qui est effacé
circle-kept-not-fact = Les noms, les tours, qui a passé, les pauses, les temps de parole, et tous les mots sauf les actions décidées.
circle-do-release = J’ai parlé
circle-do-release-for = { $name } a parlé
circle-do-pass = Passer pour l’instant
circle-do-pass-again = Passer
circle-do-pass-for = { $name } passe
circle-do-accept = Je les accepte pour aujourd’hui
circle-do-return = Me revoilà
circle-do-resume = Reprendre
circle-do-take-hosting = Reprendre l’animation
circle-do-ask-pause = Demander une pause, sans que cela se voie
circle-do-pause = Faire une pause
circle-do-reopen = Revoir les accords
circle-do-guard = Veiller sur le cercle
circle-do-decline = Demander un cercle sans cadres
circle-do-step-out = Sortir un moment
circle-do-next = Continuer : { $stage }
circle-do-previous = Revenir : { $stage }
circle-do-extend = Une minute de plus par personne
circle-do-hide-timer = Masquer le minuteur
circle-do-show-timer = Montrer le minuteur
circle-do-close = Clore le cercle
circle-more = Plus
circle-lit = Garder cet écran allumé
circle-time = Environ { $minutes } par personne, à titre indicatif. On ne coupe la parole à personne.
circle-seconds = { $count ->
    [one] une seconde
   *[other] { $count } secondes
}
circle-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
circle-minutes-half = { $count ->
    [one] une minute et demie
   *[other] { $count } minutes et demie
}
circle-pause-asked = Quelqu’un souhaite une pause. On ne sait pas qui.
circle-guardian-you = Vous veillez sur le cercle : vous pouvez faire une pause à tout moment.
circle-help = Aide urgente
circle-ring = { $count ->
    [one] Cercle d’une place ; personne ne tient l’objet
   *[other] Cercle de { $count } places ; personne ne tient l’objet
}
circle-ring-held = { $count ->
    [one] Cercle d’une place ; { $name } tient l’objet
   *[other] Cercle de { $count } places ; { $name } tient l’objet
}
circle-tools = Pour vous qui animez
circle-round-prompt = Que demandez-vous ?
circle-round-aloud = Rien d’ici ; je pose la question à voix haute
circle-round-first = Qui commence ?
circle-round-usual = L’ordre habituel
circle-round-usual-prompts = L’ordre habituel, et je parle en dernier
circle-round-direction = Dans quel sens ?
circle-round-clockwise = Dans le sens des aiguilles
circle-round-counter = Dans l’autre sens
circle-round-begin = Commencer le tour
circle-action-title = Que faudrait-il changer ?
circle-action-level = Qui peut en décider ?
circle-action-area = De quoi s’agit-il ?
circle-action-measure = À quoi verrez-vous que c’est fait ? (facultatif)
circle-action-review = Quand y revenez-vous ? (dans quatre semaines si rien n’est indiqué)
circle-action-add = La noter
circle-action-withdraw = Retirer de la liste : { $title }
circle-people = Personnes du cercle
circle-people-lead = Personne d’autre que vous ne voit les parts de temps, et seulement jusqu’à la clôture. Nul ne voit qui a passé.
circle-people-add-name = Nom d’une personne sans appareil
circle-people-add = Ajouter une place
circle-person-host = anime
circle-person-guardian = veille
circle-person-away = n’est pas là pour l’instant
circle-person-owes = n’a pas encore accepté les accords
circle-person-air = { $share } % du temps
circle-person-accept = { $name } accepte les accords
circle-person-hand-over = Confier l’animation à { $name }
circle-person-make-guardian = Demander à { $name } de veiller
circle-person-aside = Continuer sans { $name }
circle-end-early = Terminer plus tôt
circle-end-early-lead = Une fin anticipée est gardée comme telle, avec sa cause : une condition, jamais une personne.
circle-end-early-cause = Qu’est-ce qui l’écourte ?
circle-end-early-do = Terminer le cercle plus tôt
circle-wall-link = Ouvrir l’écran mural
circle-look-again = Regarder à nouveau
circle-offline = Vous êtes hors ligne. Votre tour vous reste, et cet écran revient de lui-même.
circle-offline-wall = Cet écran est hors ligne. Il revient de lui-même.
circle-door-lede = Vous entrez sous votre nom. Il s’affiche tant que dure le cercle, puis il est effacé.
circle-door-agreements = Ce dont nous convenons
circle-door-sit = Prendre ma place
circle-door-open = Ouvrir la salle et animer
circle-waiting = La salle s’ouvre dès qu’une personne est là pour animer.
circle-waiting-for = La salle s’ouvre quand { $name } est là.
circle-over-held = Ce cercle a été tenu jusqu’à sa clôture.
circle-over-curtailed = Ce cercle s’est terminé plus tôt.
circle-over-lost = Ce cercle n’a pas eu lieu.
circle-late-agreements = Vous arrivez alors que le cercle travaille déjà. Voici ce dont les autres sont convenus : lisez-le, et dites oui si vous le pouvez.
circle-late-agreements-round = Un tour est en cours. Voici ce dont les autres sont convenus : lisez-le, et dites oui si vous le pouvez. Vous entrez au début du prochain tour, en dernier.
circle-late-round = Un tour est en cours. Pour l’instant vous écoutez ; vous entrez au début du prochain tour, en dernier.
circle-role-host = ◎ { $name } anime.
circle-role-guardian = ◆ { $name } veille sur le cercle et peut faire une pause.
circle-walls = { $count ->
    [one] Un écran partagé montre ce cercle : les noms, et où se trouve l’objet.
   *[other] { $count } écrans partagés montrent ce cercle : les noms, et où se trouve l’objet.
}
circle-holder-dark = { $name } : son écran n’est plus là. L’objet l’attend ; c’est à vous de dire combien de temps. Si vous continuez, un tour lui est proposé à son retour.
circle-do-without = Continuer sans attendre { $name }
circle-do-put-aside = Écarter ce message
circle-anyway = Continuer sans la noter
circle-anyway-lead = Le cercle a choisi « { $text } », et ce n’est pas encore noté. Si vous continuez maintenant, ce n’est pas gardé. Continuer quand même ?
circle-do-next-anyway = Oui, continuer : { $stage }
circle-kept-plan = Du planning
circle-kept-plan-fact = Le titre, le format, quand le cercle a commencé et fini, qui a ouvert la salle, et les questions déjà posées à l’équipe.
circle-over-kept = Ce qui en a été gardé
circle-over-cause = Terminé plus tôt à cause de
circle-over-host = Animation
circle-over-actions-fact = Celles que le cercle a décidées se trouvent sous « Actions ».
circle-over-nothing-else = Rien d’autre n’a été gardé : ni qui était là, ni qui a parlé ou passé, ni aucun mot sauf les actions décidées.
done-pause-asked = Vous avez demandé une pause. Les personnes qui animent et veillent voient que quelqu’un l’a demandée ; personne ne voit que c’est vous.
circle-over-actions = Actions
circle-when = { $day }, { $time }
refused-circle-stale = Quelque chose a changé entre-temps. Voici où l’on en est.
refused-circle-stale-piece-moved = L’objet était déjà parti. Voici où il se trouve.
refused-circle-stale-round-begun = Un tour avait commencé entre-temps.
refused-circle-stale-round-ended = Le tour s’était terminé entre-temps.
refused-circle-stale-stage-changed = Le cercle était passé à une autre étape.
refused-circle-stale-paused = Une pause avait été décidée entre-temps.
refused-circle-stale-resumed = La pause était déjà terminée.
refused-circle-stale-host-changed = Quelqu’un d’autre anime à présent.
refused-circle-ended = Ce cercle est terminé.
refused-circle-not-open-yet = La salle n’est pas encore ouverte.
refused-circle-not-seated = Prenez d’abord une place.
refused-circle-no-such-seat = Cette place n’existe plus.
refused-circle-not-host = C’est à la personne qui anime de le faire.
refused-circle-not-holder = L’objet est chez quelqu’un d’autre à présent.
refused-circle-not-guardian = C’est à la personne qui veille ou qui anime de le faire.
refused-circle-guardian-named = Quelqu’un veille déjà.
refused-circle-paused = Le cercle est en pause. Il reprend quand la personne qui anime ou qui veille le dit.
refused-circle-not-paused = Il n’y a pas de pause en ce moment.
refused-circle-round-running = Un tour est en cours. Chaque personne reçoit d’abord l’objet.
refused-circle-round-owed = Ici, chaque personne a droit à un tour. Sans lui, le cercle compte comme écourté.
refused-circle-agreements-owed = Une personne présente n’a pas encore accepté les accords.
refused-circle-not-now = Cela appartient à une autre étape du cercle.
refused-circle-too-few = Il faut au moins trois personnes qui ont accepté les accords.
refused-circle-full = Les quinze places sont prises.
refused-circle-enough-actions = Deux actions au plus. Retirez-en d’abord une de la liste.
refused-circle-host-is-here = La personne qui anime est encore là, ou absente depuis moins de deux minutes.
refused-circle-holder-may-speak = L’objet est chez cette personne. Attendez qu’il parte, ou faites d’abord une pause.
refused-circle-managers-late = Le tour d’arrivée a commencé. Les cadres entrent avant, pour que l’équipe puisse dire si elle préfère se réunir sans eux.
refused-circle-holder-is-here = Son écran est de nouveau là. L’objet reste chez cette personne.
refused-circle-chosen-owed = Ce que le cercle a choisi n’est pas encore noté. Notez-le, laissez-le de côté, ou dites que vous continuez sans.
refused-circle-asks-waiting = Une personne présente n’a ni écrit, ni dit qu’elle n’avait rien à ajouter. Tout est montré quand tout le monde l’a fait, pour que personne ne se distingue. Si un écran n’est plus là, continuez sans cette place sous « Personnes du cercle ».
refused-circle-choice-waiting = Une personne présente n’a ni choisi, ni dit qu’elle n’en choisissait aucune. On compte quand tout le monde l’a fait. Si un écran n’est plus là, continuez sans cette place sous « Personnes du cercle ».
refused-circle-too-few-chose = Moins de trois personnes ont choisi : compter dirait qui. Parlez-en, demandez encore une fois, ou restez-en là.
refused-circle-enough-walls = Quatre écrans partagés montrent déjà ce cercle. La personne qui anime peut y mettre fin.
refused-circle-too-soon = Vous avez appuyé deux fois. La première a compté, la seconde n’a rien fait.
refused-circle-managers-declined = Ce cercle se tient sans cadres.
refused-circle-nothing-due = Il n’y a rien à faire.
refused-circle-busy = Trop de choses sont arrivées en même temps. Veuillez réessayer.
problem-unknown-choice = Choisissez dans la liste.
