# The schedule: circles, sessions to come, moved and lost ones.
schedule-next = Next circle
schedule-now = Happening now
schedule-open-title = The room is open
schedule-when-today = Today at { $time }
schedule-when-tomorrow = Tomorrow at { $time }
schedule-when-day = { $day } at { $time }
schedule-elsewhere = { $day } { $time } in the circle’s time zone ({ $city })
schedule-length = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
schedule-length-in = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, { $place }.
schedule-hosted-by = { $name } hosts.
schedule-to-calendar = Add to my calendar
schedule-from-calendar = Take it out of my calendar
schedule-take-seat = Take your seat
schedule-open-room = Open the room
schedule-opens-soon = The room opens as soon as your host is there.
schedule-video = Join by video
schedule-details = Details
schedule-back = Back to the team
schedule-missed = { $when }: nobody opened this circle. It can still be held until a day after it was planned; then it counts as lost.
schedule-open-late = Hold it now
schedule-say-why = Say why, or rebook it
schedule-later = After that
schedule-past = Past circles
schedule-circles = Your circles
schedule-people = People of the team
schedule-new = Schedule a circle
schedule-new-more = Schedule another circle
schedule-moved-short = moved
schedule-empty-title = No circle is planned
schedule-empty-lead = A fixed time in which everyone is heard. Choose a rhythm, and the next eight weeks are planned at once.
schedule-empty-lead-again = The last circle has ended. Choose a new rhythm, and the next eight weeks are planned at once.
schedule-empty-member = Once your lead has scheduled one, the next date stands here.
schedule-end = End this circle
schedule-end-lead = No further session will be planned, and those to come are removed from the calendar. Past circles stay in the list.
schedule-end-submit = End this circle
schedule-every-week = Every { $day } at { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-second = Every second { $day } at { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-fourth = Every fourth { $day } at { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-every-rule = By a rule of its own, on { $day } at { $time } ({ $city }), { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
schedule-is-planned = Planned.
schedule-is-open = The room is open.
schedule-was-held = Held: { $planned ->
    [one] { $minutes } of { $planned } minute
   *[other] { $minutes } of { $planned } minutes
}.
schedule-was-curtailed = Ended early: { $planned ->
    [one] { $minutes } of { $planned } minute
   *[other] { $minutes } of { $planned } minutes
}.
schedule-was-curtailed-because = Ended early: { $planned ->
    [one] { $minutes } of { $planned } minute
   *[other] { $minutes } of { $planned } minutes
}. { $cause }.
schedule-was-lost = Not held.
schedule-was-lost-because = Not held. { $cause }.
cause-staffing = Too few people on shift
cause-acuity = Those in our care needed everyone
cause-room = No room
cause-cover = Nobody to cover the floor
cause-leadership = Leadership asked for the time
cause-other = Something else
# A new circle.
schedule-new-lede = A fixed time in the week. It stays the same when the clocks change.
schedule-new-title-value = Team circle
schedule-title = What do you call it?
schedule-title-hint = Your team reads this in the calendar.
schedule-format = How do you meet?
schedule-format-hint = Whoever hosts can see every step beforehand.
schedule-rhythm = How often?
schedule-rhythm-weekly = Every week
schedule-rhythm-fortnightly = Every second week
schedule-rhythm-four-weekly = Every four weeks
schedule-date = First date
schedule-time = Time
schedule-zone = Time zone
schedule-zone-hint = The circle stays at this time in this zone; everyone sees it in their own.
schedule-minutes = Minutes
schedule-minutes-hint = Between 5 and 120. Forty-five suit most teams.
schedule-place = Where?
schedule-place-hint = For instance: in the quiet room.
schedule-video-url = Your own video link
schedule-video-hint = If some join from elsewhere. We only show it; the call is yours.
schedule-new-submit = Schedule the circle
schedule-show-dates = Show the dates first
schedule-dates-title = It would begin like this
schedule-dates-note = Nothing is saved yet. Change what you like below, or schedule it as it stands.
schedule-quirk-skipped = On this day the clocks go forward and skip the time that was asked for, so it begins at the time shown here.
schedule-quirk-twice = On this day the clocks go back and show this time twice. The first of the two is meant.
# One session.
schedule-moved = Moved from { $from }. { $cause }.
schedule-instead = Instead:
schedule-fact-elsewhere = There
schedule-fact-place = Place
schedule-fact-format = Format
schedule-fact-rhythm = Rhythm
schedule-fact-seats = Seats
schedule-fact-rounds = Rounds
schedule-fact-video = Video
schedule-change = If something comes up
schedule-host-change = Hand over hosting
schedule-host-lead = Hosting goes round. Whoever has waited longest stands first.
schedule-host = Who hosts this one?
schedule-host-submit = Hand over
schedule-move = Move it
schedule-move-lead = Within four weeks of the plan, in the circle’s time zone ({ $city }).
schedule-new-date = New date
schedule-reason = Why is it moved?
schedule-reason-hint = Reasons are counted, never people.
schedule-move-submit = Move the session
schedule-call-off = Call it off
schedule-call-off-lead = Time to reflect is the first thing to go when pressure rises. Give the reason, and book the next free slot at once.
schedule-cause = Reason
schedule-slot = Hold it instead
schedule-slot-none = Not at all
schedule-slot-none-hint = It counts as lost. The next one of the rhythm stays as planned.
schedule-call-off-submit = Call it off
done-circle-scheduled = The circle is scheduled. The next eight weeks are planned.
done-circle-scheduled-skipped = The circle is scheduled. The next eight weeks are planned. On one of its days the clocks go forward and skip its time: on that day it begins later, as its page says.
done-circle-scheduled-twice = The circle is scheduled. The next eight weeks are planned. On one of its days the clocks go back and show its time twice: the first of the two is meant.
done-circle-ended = That circle is ended. Past circles stay in the list.
done-session-moved = The session is moved.
done-session-moved-skipped = The session is moved. On that day the clocks go forward and skip the time you chose, so it begins at the time shown here.
done-session-moved-twice = The session is moved. On that day the clocks go back and show the time you chose twice: the first of the two is meant.
done-session-called-off = The session is called off.
done-session-rebooked = The session is called off, and this one takes its place.
