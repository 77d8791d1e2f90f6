# Le calendrier : cercles, séances à venir, déplacées ou perdues.
schedule-next = Prochain cercle
schedule-now = En ce moment
schedule-open-title = La salle est ouverte
schedule-when-today = Aujourd’hui à { $time }
schedule-when-tomorrow = Demain à { $time }
schedule-when-day = { $day } à { $time }
schedule-elsewhere = { $day } { $time } dans le fuseau du cercle ({ $city })
schedule-length = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
schedule-length-in = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, { $place }.
schedule-hosted-by = { $name } anime.
schedule-to-calendar = Ajouter à mon agenda
schedule-from-calendar = Retirer de mon agenda
schedule-take-seat = Prendre votre place
schedule-open-room = Ouvrir la salle
schedule-opens-soon = La salle ouvre dès que la personne qui anime est là.
schedule-video = Rejoindre en vidéo
schedule-details = Détails
schedule-back = Retour à l’équipe
schedule-missed = { $when } : personne n’a ouvert ce cercle. Il peut encore se tenir jusqu’à un jour après l’heure prévue ; ensuite il compte comme perdu.
schedule-open-late = Le tenir maintenant
schedule-say-why = Dire pourquoi, ou le replacer
schedule-later = Ensuite
schedule-past = Cercles passés
schedule-circles = Vos cercles
schedule-people = Membres de l’équipe
schedule-new = Planifier un cercle
schedule-new-more = Planifier un autre cercle
schedule-moved-short = déplacée
schedule-empty-title = Aucun cercle n’est prévu
schedule-empty-lead = Un temps fixe où chaque voix est entendue. Choisissez un rythme, et les huit prochaines semaines sont aussitôt planifiées.
schedule-empty-lead-again = Le dernier cercle est terminé. Choisissez un nouveau rythme, et les huit prochaines semaines sont aussitôt planifiées.
schedule-empty-member = Dès que la personne responsable de l’équipe en aura planifié un, la prochaine date figurera ici.
schedule-end = Mettre fin à ce cercle
schedule-end-lead = Plus aucune séance ne sera prévue, et celles à venir sont retirées du calendrier. Les cercles passés restent dans la liste.
schedule-end-submit = Mettre fin à ce cercle
schedule-every-week = Chaque { $day } à { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-second = Un { $day } sur deux à { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-fourth = Un { $day } sur quatre à { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-rule = Selon une règle propre, le { $day } à { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-is-planned = Prévue.
schedule-is-open = La salle est ouverte.
schedule-was-held = Tenue : { $minutes ->
    [one] { $minutes } minute sur { $planned }
   *[other] { $minutes } minutes sur { $planned }
}.
schedule-was-curtailed = Terminée plus tôt : { $minutes ->
    [one] { $minutes } minute sur { $planned }
   *[other] { $minutes } minutes sur { $planned }
}.
schedule-was-curtailed-because = Terminée plus tôt : { $minutes ->
    [one] { $minutes } minute sur { $planned }
   *[other] { $minutes } minutes sur { $planned }
}. { $cause }.
schedule-was-lost = N’a pas eu lieu.
schedule-was-lost-because = N’a pas eu lieu. { $cause }.
cause-staffing = Trop peu de personnes en poste
cause-acuity = Les personnes accompagnées avaient besoin de tout le monde
cause-room = Pas de salle
cause-cover = Personne pour assurer le relais
cause-leadership = La direction a demandé ce temps
cause-other = Autre chose
# Un nouveau cercle.
schedule-new-lede = Une heure fixe dans la semaine. Elle reste la même quand on change d’heure.
schedule-new-title-value = Cercle d’équipe
schedule-title = Comment l’appelez-vous ?
schedule-title-hint = Votre équipe le lit dans son agenda.
schedule-format = Comment vous réunissez-vous ?
schedule-format-hint = La personne qui anime voit chaque étape à l’avance.
schedule-rhythm = À quel rythme ?
schedule-rhythm-weekly = Chaque semaine
schedule-rhythm-fortnightly = Toutes les deux semaines
schedule-rhythm-four-weekly = Toutes les quatre semaines
schedule-date = Première date
schedule-time = Heure
schedule-zone = Fuseau horaire
schedule-zone-hint = Le cercle garde cette heure dans ce fuseau ; chaque personne la voit dans le sien.
schedule-minutes = Minutes
schedule-minutes-hint = Entre 5 et 120. Quarante-cinq conviennent à la plupart des équipes.
schedule-place = Où ?
schedule-place-hint = Par exemple : dans la salle calme.
schedule-video-url = Votre propre lien vidéo
schedule-video-hint = Si certaines personnes se joignent de loin. Nous ne faisons que le montrer ; l’appel est le vôtre.
schedule-new-submit = Planifier le cercle
schedule-show-dates = Voir d’abord les dates
schedule-dates-title = Il commencerait ainsi
schedule-dates-note = Rien n’est encore enregistré. Changez ce que vous voulez ci-dessous, ou planifiez-le tel quel.
schedule-quirk-skipped = Ce jour-là, on avance les horloges et l’heure demandée n’existe pas : le cercle commence à l’heure indiquée ici.
schedule-quirk-twice = Ce jour-là, on recule les horloges et cette heure revient deux fois. C’est la première qui compte.
# Une séance.
schedule-moved = Déplacée ; prévue d’abord { $from }. { $cause }.
schedule-instead = À la place :
schedule-fact-elsewhere = Là-bas
schedule-fact-place = Lieu
schedule-fact-format = Format
schedule-fact-rhythm = Rythme
schedule-fact-seats = Places
schedule-fact-rounds = Tours
schedule-fact-video = Vidéo
schedule-change = En cas d’imprévu
schedule-host-change = Transmettre l’animation
schedule-host-lead = L’animation tourne. La personne qui attend depuis le plus longtemps figure en premier.
schedule-host = Qui anime cette fois ?
schedule-host-submit = Transmettre
schedule-move = La déplacer
schedule-move-lead = À quatre semaines au plus de la date prévue, dans le fuseau du cercle ({ $city }).
schedule-new-date = Nouvelle date
schedule-reason = Pourquoi la déplacer ?
schedule-reason-hint = On compte des motifs, jamais des personnes.
schedule-move-submit = Déplacer la séance
schedule-call-off = L’annuler
schedule-call-off-lead = Le temps de réflexion est le premier à céder quand la pression monte. Dites le motif, et réservez aussitôt le prochain créneau libre.
schedule-cause = Motif
schedule-slot = La tenir plutôt
schedule-slot-none = Pas du tout
schedule-slot-none-hint = Elle compte comme perdue. La suivante du rythme reste prévue.
schedule-call-off-submit = Annuler la séance
done-circle-scheduled = Le cercle est planifié, pour les huit semaines qui viennent.
done-circle-scheduled-skipped = Le cercle est planifié, pour les huit semaines qui viennent. L’un des jours, on avance les horloges et son heure n’existe pas : ce jour-là, il commence plus tard, comme sa page l’indique.
done-circle-scheduled-twice = Le cercle est planifié, pour les huit semaines qui viennent. L’un des jours, on recule les horloges et son heure revient deux fois : c’est la première qui compte.
done-circle-ended = Ce cercle a pris fin. Les cercles passés restent dans la liste.
done-session-moved = La séance est déplacée.
done-session-moved-skipped = La séance est déplacée. Ce jour-là, on avance les horloges et l’heure choisie n’existe pas : elle commence donc à l’heure indiquée ici.
done-session-moved-twice = La séance est déplacée. Ce jour-là, on recule les horloges et l’heure choisie revient deux fois : c’est la première qui compte.
done-session-called-off = La séance est annulée.
done-session-rebooked = La séance est annulée, et celle-ci prend sa place.
