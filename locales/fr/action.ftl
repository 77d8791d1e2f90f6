# Actions : ce qu’une équipe demande, la réponse qui lui est due, et ce qui en est sorti.
action-area-demands = Exigences du travail
action-area-control = Part de décision
action-area-support = Soutien
action-area-relationships = Relations entre nous
action-area-role = Clarté des rôles
action-area-change = Conduite du changement
action-level-team = l’équipe
action-level-manager = l’encadrement
action-level-organisation = l’organisation
action-level-beyond = une instance extérieure
action-kind-condition = Un changement de conditions
action-kind-rule = Une règle à interroger
action-kind-personal = Quelque chose pour chaque personne
action-list-title = Actions
action-list-lede = Ce que cette équipe a demandé, qui lui doit une réponse, et ce qui a été fait.
action-list-live = En cours
action-list-closed = Terminé
action-list-empty-title = Encore rien de demandé
action-list-empty = Un cercle se termine par deux actions au plus. Chacune apparaît ici, avec qui peut en décider, la date d’une réponse, et ce qui a été fait.
action-list-none-live = Rien n’est en cours. Le prochain cercle peut convenir de deux actions au plus.
action-notice = Ce que nous avons demandé
action-read-summary = Lire la synthèse
action-asked-on = Convenu le { $date }
action-standing-under-way = L’équipe l’essaie et y revient le { $date }.
action-standing-owed = { $level ->
    [manager] Une réponse de l’encadrement est attendue d’ici le { $date }.
    [organisation] Une réponse de l’organisation est attendue d’ici le { $date }.
   *[beyond] Une réponse d’une instance extérieure est attendue d’ici le { $date }.
}
action-standing-late = { $level ->
    [manager] La réponse de l’encadrement était attendue le { $date }. Sans réponse, la demande passe à l’organisation le { $up }.
   *[organisation] La réponse de l’organisation était attendue le { $date }. Sans réponse, la demande passe à une instance extérieure le { $up }.
}
action-standing-late-top = { $level ->
    [manager] La réponse de l’encadrement était attendue le { $date }.
    [organisation] La réponse de l’organisation était attendue le { $date }.
   *[beyond] La réponse d’une instance extérieure était attendue le { $date }.
}
action-standing-promised = Promis d’ici le { $date }.
action-standing-promise-over = Promis d’ici le { $date }. Ce jour est passé ; une réponse est attendue d’ici le { $due }.
action-standing-said-done = Annoncé comme fait. À l’équipe de dire si c’est le cas.
action-standing-real = Fait. L’équipe l’a confirmé le { $date }.
action-standing-declined = Ce n’est pas possible : { $reason }
action-standing-set-aside = Mis de côté par l’équipe le { $date }.
action-measure = À quoi l’équipe le verra
action-review = L’équipe y revient le
action-owner = Qui peut en décider
action-area = Domaine
action-kind = De quoi il s’agit
action-history = Ce qui s’est passé
action-event-agreed = { $level ->
    [manager] Le cercle en a convenu et l’a demandé à l’encadrement.
    [organisation] Le cercle en a convenu et l’a demandé à l’organisation.
   *[beyond] Le cercle en a convenu et l’a demandé à une instance extérieure.
}
action-event-agreed-team = Le cercle en a convenu et s’en charge.
action-event-did = L’encadrement a répondu : c’est fait.
action-event-will = L’encadrement a répondu : ce sera fait d’ici le { $date }.
action-event-cannot = L’encadrement a répondu : ce n’est pas possible.
action-event-escalated = { $level ->
    [manager] La demande a été portée à l’encadrement.
    [organisation] L’encadrement l’a portée à l’organisation.
   *[beyond] L’encadrement l’a portée à une instance extérieure.
}
action-event-clock = { $level ->
    [manager] Pas de réponse pendant 30 jours : la demande est passée à l’encadrement.
    [organisation] Pas de réponse pendant 30 jours : la demande est passée à l’organisation.
   *[beyond] Pas de réponse pendant 30 jours : la demande est passée à une instance extérieure.
}
action-event-confirmed = L’équipe l’a confirmé : c’est fait.
action-event-undone = L’équipe est revenue dessus.
action-event-not-yet = L’équipe a répondu : ce n’est pas encore fait.
action-event-set-aside = L’équipe l’a mis de côté.
action-reply-title = Votre réponse
action-reply-lead = L’équipe la lit aussitôt. Elle est lue à voix haute au prochain cercle.
action-reply-kind = Que pouvez-vous dire ?
action-reply-did = C’est fait
action-reply-did-hint = L’équipe dira ensuite si c’est le cas.
action-reply-will = Ce sera fait
action-reply-will-hint = À une date que vous donnez.
action-reply-cannot = Ce n’est pas possible
action-reply-cannot-hint = Avec la raison, en mots utiles à l’équipe.
action-reply-escalated = Je l’ai porté plus haut
action-reply-escalated-hint = { $level ->
    [manager] La demande attend alors la réponse de l’encadrement, avec un nouveau délai.
    [organisation] La demande attend alors la réponse de l’organisation, avec un nouveau délai.
   *[beyond] La demande attend alors la réponse d’une instance extérieure, avec un nouveau délai.
}
action-reply-until = D’ici quand
action-reply-until-hint = Nécessaire pour une promesse, inutile sinon.
action-reply-text = En vos mots
action-reply-text-hint = Nécessaire quand ce n’est pas possible. Parlez de conditions, jamais de personnes.
action-reply-submit = Envoyer la réponse
action-team-title = Est-ce fait ?
action-team-lead = Vous répondez pour l’équipe, comme convenu en cercle. Aucun nom n’est gardé.
action-team-real = C’est fait
action-team-not-yet = Pas encore
action-team-reply-first = Une réponse est due. Dès qu’elle est là, l’équipe dit ici si c’est fait.
action-team-sure = Est-ce fait, pour toute l’équipe ? Alors c’est terminé, et plus personne ne doit de réponse. Pendant un jour, on peut revenir dessus.
action-team-sure-yes = Oui, c’est fait
action-team-sure-no = Non, laisser tel quel
action-undo-lead = Une erreur ? Jusqu’au { $until }, chaque membre de l’équipe peut revenir dessus.
action-undo-submit = Annuler : ce n’est pas fait
action-aside-open = Mettre de côté
action-aside-lead = L’équipe ne le demande plus. La demande reste ici avec son histoire ; un prochain cercle peut convenir d’autre chose.
action-aside-submit = Mettre de côté
action-new-open = Noter ce dont le cercle a convenu
action-new-lead = Pour un cercle tenu sans la salle en direct. Deux actions en cours au plus.
action-new-full = Deux actions sont en cours, le plus qu’une équipe puisse suivre. La suivante pourra être convenue quand l’une d’elles sera terminée.
action-new-title = Ce qui est demandé
action-new-title-hint = En une phrase : une condition à changer, pas une personne.
action-new-measure = À quoi verrez-vous que c’est fait ?
action-new-review = Y revenir le
action-new-submit = Noter
action-owed-title = On vous attend
action-owed-none = Aucune réponse n’est attendue.
action-owed-replies = { $count ->
    [one] Une réponse est attendue.
   *[other] { $count } réponses sont attendues.
}
action-owed-lost = { $planned ->
    [one] Le seul cercle prévu ces quatre dernières semaines a été perdu.
   *[other] { $lost ->
        [one] Un cercle sur { $planned } a été perdu ces quatre dernières semaines.
       *[other] { $lost } cercles sur { $planned } ont été perdus ces quatre dernières semaines.
    }
}
action-owed-kept = { $planned ->
    [0] Aucun cercle n’était prévu ces quatre dernières semaines.
    [one] Le seul cercle prévu ces quatre dernières semaines a été tenu.
   *[other] Les { $planned } cercles de ces quatre dernières semaines ont été tenus.
}
done-action-agreed = C’est noté. Le délai de réponse court.
done-action-replied = Votre réponse est auprès de l’équipe.
done-action-confirmed = Confirmé : c’est fait.
done-action-undone = C’est annulé. Tout est comme avant.
done-action-not-yet = Noté : ce n’est pas encore fait.
done-action-set-aside = Mis de côté.
