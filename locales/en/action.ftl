# Actions: what a team asks for, the reply it is owed, and what came of it.
action-area-demands = Demands
action-area-control = Say in the work
action-area-support = Support
action-area-relationships = Dealing with each other
action-area-role = Clarity of role
action-area-change = How change is made
action-level-team = the team
action-level-manager = the manager
action-level-organisation = the organisation
action-level-beyond = somebody outside the organisation
action-kind-condition = A change of conditions
action-kind-rule = A rule to question
action-kind-personal = Something for each person
action-list-title = Actions
action-list-lede = What this team asked for, who owes an answer, and what has been done.
action-list-live = Under way
action-list-closed = Ended
action-list-empty-title = Nothing asked yet
action-list-empty = A circle ends with at most two actions. Each one appears here with who can decide it, when a reply is due, and what was done.
action-list-none-live = Nothing is under way. The next circle can agree on up to two actions.
action-notice = What we asked for
action-read-summary = Read the summary
action-asked-on = Agreed on { $date }
action-standing-under-way = The team is trying it, and looks at it again on { $date }.
action-standing-owed = { $level ->
    [manager] A reply is due from the manager by { $date }.
    [organisation] A reply is due from the organisation by { $date }.
   *[beyond] A reply is due from somebody outside the organisation by { $date }.
}
action-standing-late = { $level ->
    [manager] The reply from the manager was due on { $date }. Without one, this goes to the organisation on { $up }.
   *[organisation] The reply from the organisation was due on { $date }. Without one, this goes to somebody outside the organisation on { $up }.
}
action-standing-late-top = { $level ->
    [manager] The reply from the manager was due on { $date }.
    [organisation] The reply from the organisation was due on { $date }.
   *[beyond] The reply from somebody outside the organisation was due on { $date }.
}
action-standing-promised = Promised by { $date }.
action-standing-promise-over = Promised by { $date }. That day has passed; an answer is due by { $due }.
action-standing-said-done = Reported as done. The team says whether it is.
action-standing-real = Done. The team confirmed it on { $date }.
action-standing-declined = It cannot be done: { $reason }
action-standing-set-aside = Set aside by the team on { $date }.
action-measure = How the team will know
action-review = The team looks again on
action-owner = Who can decide it
action-area = Area
action-kind = What it is
action-history = What has happened
action-event-agreed = { $level ->
    [manager] The circle agreed on it and asked the manager.
    [organisation] The circle agreed on it and asked the organisation.
   *[beyond] The circle agreed on it and asked somebody outside the organisation.
}
action-event-agreed-team = The circle agreed on it and does it itself.
action-event-did = The manager replied: it is done.
action-event-will = The manager replied: it will be done by { $date }.
action-event-cannot = The manager replied: it cannot be done.
action-event-escalated = { $level ->
    [manager] It was taken to the manager.
    [organisation] The manager took it to the organisation.
   *[beyond] The manager took it to somebody outside the organisation.
}
action-event-clock = { $level ->
    [manager] No reply for 30 days, so it went to the manager.
    [organisation] No reply for 30 days, so it went to the organisation.
   *[beyond] No reply for 30 days, so it went to somebody outside the organisation.
}
action-event-confirmed = The team confirmed it: it is done.
action-event-undone = The team took that back.
action-event-not-yet = The team answered: it is not done yet.
action-event-set-aside = The team set it aside.
action-reply-title = Your reply
action-reply-lead = The team reads it at once. It is read out in the next circle.
action-reply-kind = What can you say?
action-reply-did = It is done
action-reply-did-hint = The team then says whether it is.
action-reply-will = It will be done
action-reply-will-hint = By a day that you name.
action-reply-cannot = It cannot be done
action-reply-cannot-hint = With the reason, in words the team can use.
action-reply-escalated = I have taken it further
action-reply-escalated-hint = { $level ->
    [manager] It then waits for the manager, and the days for a reply begin anew.
    [organisation] It then waits for the organisation, and the days for a reply begin anew.
   *[beyond] It then waits for somebody outside the organisation, and the days for a reply begin anew.
}
action-reply-until = By when
action-reply-until-hint = Needed for a promise; left out otherwise.
action-reply-text = In your words
action-reply-text-hint = Needed when it cannot be done. Name conditions, never people.
action-reply-submit = Send the reply
action-team-title = Is it done?
action-team-lead = You answer for the team, as the circle agreed. No name is kept.
action-team-real = Done
action-team-not-yet = Not yet
action-team-reply-first = A reply is owed. Once it is there, the team says here whether it is done.
action-team-sure = Is it done, for everybody on the team? Then it ends, and nobody owes a reply any more. For a day it can be undone.
action-team-sure-yes = Yes, it is done
action-team-sure-no = No, leave it as it is
action-undo-lead = Said by mistake? Until { $until } anybody on the team can undo it.
action-undo-submit = Undo: it is not done
action-aside-open = Set it aside
action-aside-lead = The team no longer asks for it. It stays here, with its history; a new circle can agree on something else.
action-aside-submit = Set it aside
action-new-open = Record what the circle agreed on
action-new-lead = For a circle that met without the live room. Two actions under way at most.
action-new-full = Two actions are under way, the most a team can follow. The next one can be agreed on when one of them has ended.
action-new-title = What is asked for
action-new-title-hint = One sentence: a condition to change, not a person.
action-new-measure = How will you know that it is done?
action-new-review = Look at it again on
action-new-submit = Record it
action-owed-title = Waiting for you
action-owed-none = No reply is due.
action-owed-replies = { $count ->
    [one] One reply is due.
   *[other] { $count } replies are due.
}
action-owed-lost = { $planned ->
    [one] The one circle planned in the last four weeks was lost.
   *[other] { $lost ->
        [one] One circle of { $planned } was lost in the last four weeks.
       *[other] { $lost } circles of { $planned } were lost in the last four weeks.
    }
}
action-owed-kept = { $planned ->
    [0] No circle was planned in the last four weeks.
    [one] The one circle planned in the last four weeks was kept.
   *[other] All { $planned } circles of the last four weeks were kept.
}
done-action-agreed = Recorded. The days for a reply begin today.
done-action-replied = Your reply is with the team.
done-action-confirmed = Confirmed: it is done.
done-action-undone = Undone. It stands as it did before.
done-action-not-yet = Recorded: it is not done yet.
done-action-set-aside = Set aside.
