# La synthèse de l’équipe : une lettre sur les conditions, avec des chiffres.
summary-title = Synthèse : { $team }
summary-months = { $from } – { $until }
summary-block = Série { $number } sur { $of }
summary-earlier = La série précédente
summary-later = La série suivante
summary-blocks = Autres séries
summary-head-first = La première synthèse se prépare
summary-head-pressure = Le temps de réflexion se perd au moment où il est le plus nécessaire
summary-head-lost = Le temps de réflexion se perd
summary-head-late = Ce qui a été demandé attend une réponse
summary-head-real = Ce qui a été demandé a été fait
summary-head-kept = L’espace de réflexion est tenu
summary-head-plain = Comment on travaille ici, et ce qui a été demandé
summary-lede = Cette page parle de conditions. Elle ne dit rien d’aucune personne.
summary-reading = Comment lire cette page
summary-reading-pulses = { $pulses ->
    [0] Aucun baromètre de cette série n’est encore publié.
    [one] Un des trois baromètres de cette série est publié.
    [3] Les trois baromètres de cette série sont publiés.
   *[other] { $pulses } des trois baromètres de cette série sont publiés.
}
summary-reading-manager = Les cadres lisent un résultat deux jours après l’équipe.
summary-reading-band = Chacun a reçu les réponses de { $band }.
summary-band-5-7 = 5 à 7 personnes
summary-band-8-12 = 8 à 12 personnes
summary-band-13plus = 13 personnes ou plus
summary-band-or = { $first } ou { $second }
summary-reading-levels = Les niveaux vont de 0 à 100, à la dizaine près ; plus haut est toujours mieux. Entre deux baromètres, une différence de { $points ->
    [one] { $points } point
   *[other] { $points } points
} ou moins tient du hasard.
summary-reading-part = Certains chiffres ne sont pas publiés, pour que personne ne puisse y être retrouvé.
summary-reading-all = Les chiffres de cette série ne sont pas publiés, pour que personne ne puisse y être retrouvé.
summary-reading-broken = Quelques personnes sont arrivées ou parties. Là où une ligne est interrompue, rien d’un côté n’est comparé à l’autre.
summary-protected = Un espace protégé
summary-protected-figure = { $kept ->
    [0] Aucun cercle tenu
    [one] Un cercle tenu
   *[other] { $kept } cercles tenus
} sur { $planned }, { $minutes ->
    [one] { $minutes } minute sur { $of }
   *[other] { $minutes } minutes sur { $of }
}
summary-protected-none = Aucun cercle n’était prévu ces mois-ci.
summary-protected-rule = Un cercle compte comme tenu quand il a eu lieu à sept jours au plus de sa première date.
summary-protected-curtailed = { $count ->
    [one] L’un d’eux s’est arrêté avant son tour de départ.
   *[other] { $count } d’entre eux se sont arrêtés avant leur tour de départ.
}
summary-protected-lost = { $count ->
    [one] Un cercle annulé ou perdu : { $causes }.
   *[other] { $count } cercles annulés ou perdus : { $causes }.
}
summary-protected-rebooked = { $lost ->
    [one] { $count ->
        [0] Aucun autre moment n’a été trouvé pour lui.
       *[other] Un autre moment a été trouvé pour lui.
    }
   *[other] { $count ->
        [0] Aucun autre moment n’a été trouvé pour eux.
        [one] Un autre moment a été trouvé pour l’un d’eux.
       *[other] Un autre moment a été trouvé pour { $count } d’entre eux.
    }
}
summary-cause-staffing = { $count } faute d’effectifs
summary-cause-acuity = { $count } pour les besoins des personnes accompagnées
summary-cause-room = { $count } faute de salle
summary-cause-cover = { $count } faute de relève
summary-cause-leadership = { $count } à la demande de la direction
summary-cause-other = { $count } pour autre chose
summary-help = Ce qui aiderait
summary-decides = Qui peut en décider
summary-help-space = Une relève pour les minutes du cercle, prévue avec le planning et non le jour même.
summary-decides-space = L’encadrement.
summary-strengths = Points d’appui
summary-strengths-none = Rien ne ressort encore. Il faut quelques baromètres pour voir ce qui dure.
summary-strength-kept = { $planned ->
    [one] Le cercle a été tenu : { $kept } sur { $planned }.
   *[other] Les cercles ont été tenus : { $kept } sur { $planned }.
}
summary-strength-real = Fait : { $title }
summary-strength-rising = { $topic } : une hausse durable.
summary-strength-high = { $topic } : environ { $level } sur 100.
summary-sacrifice = Ce que nous sacrifions
summary-theme-core = Énergie, humeur et part de décision
summary-theme-conditions = Conditions
summary-theme-between = Entre nous
summary-theme-work = Le travail lui-même
summary-domain-core = Énergie, humeur et part de décision
summary-domain-conditions = Conditions
summary-domain-norms = Pauses, congés et temps hors service
summary-domain-acted = Les demandes sont suivies d’effet
summary-domain-relational = Être accueilli, pouvoir demander de l’aide
summary-domain-belonging = Avoir sa place ici
summary-domain-circle = Le cercle lui-même
summary-domain-meaning = Le sens du travail
summary-domain-exposure = La proximité de la douleur des autres
summary-domain-boundaries = Décrocher
summary-level = { $level ->
    [10] 10 ou moins
    [90] 90 ou plus
   *[other] environ { $level }
}
summary-theme-sentence = Niveau : { $level } sur 100, où plus haut est mieux.
summary-theme-withheld = Demandé dans cette série, et non publié, pour que personne ne puisse y être retrouvé.
summary-theme-not-asked = Demandé une fois sur trois baromètres ; pas encore dans cette série.
summary-sacrifice-lasting = Des pauses, des congés et du temps hors service ont été sacrifiés dans cette série et dans la précédente.
summary-sacrifice-once = Niveau : { $level } sur 100 dans cette série. On ne parle de durée que s’il reste bas pendant deux séries.
summary-sacrifice-fine = Niveau : { $level } sur 100, où plus haut veut dire que pauses, congés et temps hors service sont tenus.
summary-sacrifice-unknown = Rien ne peut en être dit dans cette série.
summary-pressure = De la pression sans protection
summary-pressure-text = Le niveau des exigences du travail est de { $level } sur 100, où plus haut est mieux, et { $rate } pour cent des cercles ont été tenus. Le temps de réflexion s’est perdu dans les mois mêmes qui le demandaient.
summary-upward = Demandé plus haut
summary-upward-none = Rien n’a été demandé ces mois-ci.
summary-upward-figure = { $all ->
    [one] { $above ->
        [0] La seule action n’attend pas de décision au-dessus de l’équipe.
       *[other] La seule action attend une décision au-dessus de l’équipe.
    }
   *[other] { $above ->
        [0] Aucune action sur { $all } n’attend une décision au-dessus de l’équipe.
        [one] Une action sur { $all } attend une décision au-dessus de l’équipe.
       *[other] { $above } actions sur { $all } attendent une décision au-dessus de l’équipe.
    }
}
summary-upward-nothing = Tout est resté dans l’équipe. Ce qu’elle ne peut changer elle-même peut être demandé plus haut au prochain cercle.
summary-upward-personal = Tout ce qui est demandé l’est pour chaque personne à part. Cela ne change aucune condition.
summary-answers = Ce que vous avez demandé, et les réponses
summary-answers-latency = { $days ->
    [0] Les réponses sont venues dans la journée.
    [one] La moitié des réponses est venue en un jour.
   *[other] La moitié des réponses est venue en { $days } jours.
}
summary-answers-late = { $count ->
    [one] Une réponse est en retard.
   *[other] { $count } réponses sont en retard.
}
summary-answers-closed = { $closed ->
    [one] Une action est terminée ; { $confirmed ->
        [0] l’équipe n’a confirmé aucun changement
       *[other] l’équipe a confirmé qu’elle est faite
    }.
   *[other] { $closed } actions sont terminées ; { $confirmed ->
        [0] l’équipe n’en a confirmé aucune comme faite
        [one] l’équipe en a confirmé une comme faite
       *[other] l’équipe en a confirmé { $confirmed } comme faites
    }.
}
summary-answers-trust = Confiance que les demandes sont suivies d’effet : { $level } sur 100.
summary-asked-under-way = l’équipe l’essaie
summary-asked-owed = { $level ->
    [manager] { $days ->
        [0] demandé aujourd’hui à l’encadrement
        [one] en attente d’une réponse de l’encadrement depuis un jour
       *[other] en attente d’une réponse de l’encadrement depuis { $days } jours
    }
    [organisation] { $days ->
        [0] demandé aujourd’hui à l’organisation
        [one] en attente d’une réponse de l’organisation depuis un jour
       *[other] en attente d’une réponse de l’organisation depuis { $days } jours
    }
   *[beyond] { $days ->
        [0] demandé aujourd’hui à une instance extérieure
        [one] en attente d’une réponse d’une instance extérieure depuis un jour
       *[other] en attente d’une réponse d’une instance extérieure depuis { $days } jours
    }
}
summary-asked-late = { $level ->
    [manager] { $days ->
        [one] en attente d’une réponse de l’encadrement depuis un jour ; en retard
       *[other] en attente d’une réponse de l’encadrement depuis { $days } jours ; en retard
    }
    [organisation] { $days ->
        [one] en attente d’une réponse de l’organisation depuis un jour ; en retard
       *[other] en attente d’une réponse de l’organisation depuis { $days } jours ; en retard
    }
   *[beyond] { $days ->
        [one] en attente d’une réponse d’une instance extérieure depuis un jour ; en retard
       *[other] en attente d’une réponse d’une instance extérieure depuis { $days } jours ; en retard
    }
}
summary-asked-promised = promis d’ici le { $date }
summary-asked-promise-over = promis d’ici le { $date } ; ce jour est passé
summary-asked-said-done = annoncé comme fait ; l’équipe ne l’a pas encore confirmé
summary-asked-real = fait, confirmé le { $date }
summary-asked-declined = pas possible, répondu le { $date }
summary-asked-set-aside = mis de côté le { $date }
summary-limits = Limites
summary-limits-text = Quelques personnes ont répondu à quelques questions sur une semaine parmi quatre ; le hasard fait bouger de tels chiffres de vingt points et plus. Ils donnent de quoi parler, ils ne mesurent personne, et rien ici ne dit ce qui cause quoi.
summary-read-by = Des cadres ont ouvert cette synthèse le { $days }.
summary-read-by-none = Aucun cadre n’a encore ouvert cette synthèse.
summary-help-demands = Moins de choses à la fois : un plafond de charge ou de doubles services, plus de mains aux heures les plus lourdes.
summary-decides-demands = L’encadrement ; l’organisation, quand il s’agit de postes.
summary-help-control = Avoir son mot à dire sur les plannings, les pauses et l’ordre du travail.
summary-decides-control = L’équipe et son encadrement.
summary-help-support = De la relève, du matériel qui marche, quelqu’un à appeler la nuit.
summary-decides-support = L’encadrement ; l’organisation, quand cela coûte.
summary-help-relationships = S’accorder sur la façon d’être en désaccord, et une tierce personne pour les conflits qui durent.
summary-decides-relationships = L’équipe ; l’encadrement pour une médiation.
summary-help-role = Écrire et dire qui fait quoi, et ce qui n’est plus à faire.
summary-decides-role = L’encadrement.
summary-help-change = Apprendre les changements avant qu’ils n’arrivent, avec une raison et une date, et donner son avis.
summary-decides-change = L’organisation et l’encadrement.
summary-help-conditions = Choisir une condition au prochain cercle, et demander plus haut qu’elle change.
summary-decides-conditions = L’encadrement, et l’organisation au-dessus.
summary-help-norms = Des pauses et des congés couverts, et des heures où aucun message n’attend de réponse.
summary-decides-norms = L’encadrement.
summary-help-acted = Une réponse à ce qui a été demandé, à temps, même si c’est un non avec sa raison.
summary-decides-acted = L’encadrement.
summary-help-between = Des cercles tenus, et un tour sur la façon de demander de l’aide.
summary-decides-between = L’équipe ; l’encadrement protège le temps.
summary-help-relational = Un tour sur ce qui permet de demander de l’aide ici.
summary-decides-relational = L’équipe ; l’encadrement protège le temps.
summary-help-belonging = Des transmissions et des cercles où chaque personne est accueillie par son nom, intérimaires compris.
summary-decides-belonging = L’équipe.
summary-help-circle = Relire les accords, et choisir un autre format ou confier l’animation à quelqu’un d’autre.
summary-decides-circle = L’équipe.
summary-help-work = Du temps pour regarder ensemble ce que le travail demande, et ce qu’il donne.
summary-decides-work = L’équipe ; l’encadrement protège le temps.
summary-help-meaning = Laisser tomber ce qui ne sert à personne, et se dire ce qui a réussi.
summary-decides-meaning = L’équipe et son encadrement.
summary-help-exposure = Du temps ensemble après un moment dur, et une supervision inscrite au planning.
summary-decides-exposure = L’encadrement ; l’organisation pour la supervision.
summary-help-boundaries = Une règle sur les messages hors service, tenue d’abord par le haut.
summary-decides-boundaries = L’encadrement.
summary-help-core = Le repos seul n’y change rien. Regardez d’abord les conditions ci-dessus.
summary-decides-core = Qui décide de ces conditions.
chart-median = médiane
chart-break = équipe changée
chart-table = Les mêmes chiffres en tableau
chart-pulse = Baromètre clos le
chart-level = Niveau
chart-withheld = non publié
chart-level-broken = { $level }, après une interruption de la ligne
chart-label = { $topic } : { $count ->
    [one] { $count } baromètre
   *[other] { $count } baromètres
}, médiane { $median }. { $sentence }
chart-too-few = Trop tôt pour une tendance : il faut dix baromètres comparables qui s’écartent de la médiane.
chart-no-change = Pas de changement clair.
chart-shift-up = Une hausse durable depuis { $since }.
chart-shift-down = Une baisse durable depuis { $since }.
chart-passed-up = Plus haut entre { $since } et { $until }, puis revenu.
chart-passed-down = Plus bas entre { $since } et { $until }, puis revenu.
chart-waves = Des vagues lentes ; pas de changement durable.
chart-kept = { $kept ->
    [one] { $kept } cercle tenu sur { $planned }
   *[other] { $kept } cercles tenus sur { $planned }
}
