# The live room: one text for every face of it.
circle-eyebrow-step = Step { $step } of { $steps } · nobody is recorded
circle-eyebrow-stage = { $stage } · nobody is recorded
circle-eyebrow-round = { $stage }, round { $round } · nobody is recorded
circle-title-mine = The piece is with you, { $name }
circle-title-mine-again = The piece is with you once more, { $name }
circle-title-speaking = { $name } has the piece
circle-title-pause = A pause
circle-title-reopened = The agreements, once more
circle-next = { $name } is next.
circle-next-you = You are next.
circle-next-nobody = After this the round is complete.
circle-pause-guide = The piece rests in the middle, and every clock stands still. Host or guardian will go on when the circle is ready.
circle-accepted = { $accepted ->
    [one] { $accepted } of { $present } has accepted them for today.
   *[other] { $accepted } of { $present } have accepted them for today.
}
circle-managers = { $count ->
    [one] { $names } manages this team and is in the room. Before the check-in, the team may ask for a circle without managers.
   *[other] { $names } manage this team and are in the room. Before the check-in, the team may ask for a circle without managers.
}
circle-agreement-1 = What we learn here may travel; who said it stays in this room.
circle-agreement-2 = Whoever holds the piece speaks. Everyone else listens, and nobody interrupts.
circle-agreement-3 = Anyone may pass, at any time, without a reason. Silence is a turn too.
circle-agreement-4 = We speak for ourselves. We do not repair each other.
circle-agreement-5 = Nobody records, takes notes or takes pictures.
circle-agreement-6 = If somebody is in danger, we get help together, and that comes first.
circle-agreed-fact = Asked of: { $level }. The team looks again on { $review }.
circle-agreed-measure = Done when: { $measure }
circle-kept-title = What is kept when this circle closes
circle-kept-lead = These lines, and nothing else.
circle-kept-minutes = Time
circle-kept-minutes-fact = { $planned ->
    [one] { $actual } of { $planned } minute
   *[other] { $actual } of { $planned } minutes
}
circle-kept-seats = People, as a range
circle-kept-rounds = Rounds
circle-kept-actions = Agreed actions
circle-kept-actions-fact = { $count ->
    [0] none
    [one] one, as it stands above
   *[other] { $count }, as they stand above
}
circle-kept-wall = Kept: { $actual ->
    [one] { $actual } minute
   *[other] { $actual } minutes
}, people: { $seats }, { $rounds ->
    [one] one round
   *[other] { $rounds } rounds
}, { $count ->
    [0] no action
    [one] one action
   *[other] { $count } actions
}, and what was in the plan. Nothing else.
circle-kept-not = What is erased
circle-kept-not-fact = Names, turns, passes, pauses, air time, and every word but the agreed actions.
circle-do-release = I’ve spoken
circle-do-release-for = { $name } has spoken
circle-do-pass = Pass for now
circle-do-pass-again = Pass
circle-do-pass-for = { $name } passes
circle-do-accept = I accept them for today
circle-do-return = I’m back
circle-do-resume = Go on
circle-do-take-hosting = Take over as host
circle-do-ask-pause = Ask for a pause, unseen
circle-do-pause = Call a pause
circle-do-reopen = Look at the agreements again
circle-do-guard = Be the guardian
circle-do-decline = Ask for a circle without managers
circle-do-step-out = Step out for a moment
circle-do-next = Go on: { $stage }
circle-do-previous = Back: { $stage }
circle-do-extend = A minute more for each
circle-do-hide-timer = Hide the timer
circle-do-show-timer = Show the timer
circle-do-close = Close the circle
circle-more = More
circle-lit = Keep this screen lit
circle-time = About { $minutes } each, as a suggestion. Nobody is cut off.
circle-seconds = { $count ->
    [one] a second
   *[other] { $count } seconds
}
circle-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}
circle-minutes-half = { $count ->
    [one] one and a half minutes
   *[other] { $count } and a half minutes
}
circle-pause-asked = Somebody would like a pause. Who it is stays unknown.
circle-guardian-you = You are the guardian: you may call a pause at any time.
circle-help = Urgent help
circle-ring = Circle of { $count ->
    [one] one seat
   *[other] { $count } seats
}; nobody holds the piece
circle-ring-held = Circle of { $count ->
    [one] one seat
   *[other] { $count } seats
}; { $name } holds the piece
circle-tools = For you as the host
circle-round-prompt = What do you ask?
circle-round-aloud = Nothing from here; I ask aloud
circle-round-first = Who begins?
circle-round-usual = The usual order
circle-round-usual-prompts = The usual order, and I speak last
circle-round-direction = Which way round?
circle-round-clockwise = Clockwise
circle-round-counter = Anticlockwise
circle-round-begin = Begin the round
circle-action-title = What would have to change?
circle-action-level = Who can decide it?
circle-action-area = What is it about?
circle-action-measure = How will you know that it is done? (optional)
circle-action-review = When do you look again? (four weeks from now if left empty)
circle-action-add = Write it down
circle-action-withdraw = Take off the list: { $title }
circle-people = People in the circle
circle-people-lead = Only you see the shares of time, and only until the close. Nobody sees who passed.
circle-people-add-name = Name of somebody without a device
circle-people-add = Add a seat
circle-person-host = hosts
circle-person-guardian = guardian
circle-person-away = away just now
circle-person-owes = has not accepted the agreements yet
circle-person-air = { $share }% of the time
circle-person-accept = { $name } accepts the agreements
circle-person-hand-over = Hand hosting to { $name }
circle-person-make-guardian = { $name } as guardian
circle-person-aside = Go on without { $name }
circle-end-early = End early
circle-end-early-lead = An early end is kept as one, with what caused it: a condition, never a person.
circle-end-early-cause = What cuts it short?
circle-end-early-do = End the circle early
circle-wall-link = Open the wall screen
circle-look-again = Look again
circle-offline = You are offline. Your turn is kept, and this screen comes back by itself.
circle-offline-wall = This screen is offline. It comes back by itself.
circle-door-lede = You come in under your own name. It is shown while the circle lasts, and then erased.
circle-door-agreements = What we agree on
circle-door-sit = Take my seat
circle-door-open = Open the room as host
circle-waiting = The room opens as soon as a host is there.
circle-waiting-for = The room opens as soon as { $name } is there.
circle-over-held = This circle was held to its close.
circle-over-curtailed = This circle ended early.
circle-over-lost = This circle was not held.
circle-late-agreements = You come while the circle is already at work. This is what the others have agreed on: read it, and say yes if you can.
circle-late-agreements-round = A round is going on. This is what the others have agreed on: read it, and say yes if you can. You come in when the next round begins, last in order.
circle-late-round = A round is going on. You listen now, and come in when the next one begins, last in order.
circle-role-host = ◎ { $name } hosts.
circle-role-guardian = ◆ { $name } is the guardian and may call a pause.
circle-walls = { $count ->
    [one] A shared screen shows this circle: its names, and where the piece is.
   *[other] { $count } shared screens show this circle: its names, and where the piece is.
}
circle-holder-dark = The screen of { $name } is away. The piece waits for them; you decide how long. If you go on, they are offered their turn when they return.
circle-do-without = Go on without { $name }
circle-do-put-aside = Put this notice aside
circle-anyway = Go on without writing it down
circle-anyway-lead = The circle has chosen “{ $text }”, and it is not written down yet. If you go on now, it is not kept. Go on all the same?
circle-do-next-anyway = Yes, go on: { $stage }
circle-kept-plan = From the plan
circle-kept-plan-fact = The title, the format, when it began and ended, whose room it was, and which prompts the team has been asked.
circle-over-kept = What was kept of it
circle-over-cause = Ended early because of
circle-over-host = Host
circle-over-actions-fact = Those the circle agreed on stand under “Actions”.
circle-over-nothing-else = Nothing else was kept: not who was there, not who spoke or passed, and no word but the agreed actions.
done-pause-asked = You have asked for a pause. Host and guardian see that somebody has; nobody sees that it was you.
circle-over-actions = Actions
circle-when = { $day }, { $time }
refused-circle-stale = Something changed meanwhile. This is how it stands now.
refused-circle-stale-piece-moved = The piece had already gone on. This is where it is now.
refused-circle-stale-round-begun = A round had begun meanwhile.
refused-circle-stale-round-ended = The round had ended meanwhile.
refused-circle-stale-stage-changed = The circle had gone on to another step.
refused-circle-stale-paused = A pause had been called meanwhile.
refused-circle-stale-resumed = The pause had ended already.
refused-circle-stale-host-changed = Somebody else hosts now.
refused-circle-ended = This circle has ended.
refused-circle-not-open-yet = The room is not open yet.
refused-circle-not-seated = Take a seat first.
refused-circle-no-such-seat = That seat is not there any more.
refused-circle-not-host = That is for the host to do.
refused-circle-not-holder = The piece is with somebody else now.
refused-circle-not-guardian = That is for the guardian or the host to do.
refused-circle-guardian-named = There is a guardian already.
refused-circle-paused = The circle pauses. It goes on when host or guardian say so.
refused-circle-not-paused = There is no pause just now.
refused-circle-round-running = A round is going on. Everyone is offered their turn first.
refused-circle-round-owed = Everyone is owed a round here first. Without it, the circle counts as ended early.
refused-circle-agreements-owed = Somebody present has not accepted the agreements yet.
refused-circle-not-now = That belongs to another step of the circle.
refused-circle-too-few = A round needs at least three people who have accepted the agreements.
refused-circle-full = All fifteen seats are taken.
refused-circle-enough-actions = Two actions are the most. Take one off the list first.
refused-circle-host-is-here = The host is still here, or has been gone for less than two minutes.
refused-circle-holder-may-speak = The piece is with them. Wait for it to move on, or call a pause first.
refused-circle-managers-late = The check-in has begun. Managers come in before it, so that the team can say whether it would rather meet without them.
refused-circle-holder-is-here = Their screen is there again. The piece stays with them.
refused-circle-chosen-owed = What the circle has chosen is not written down yet. Write it down, leave it out, or say that you go on without it.
refused-circle-asks-waiting = Somebody present has neither written nor said that they have nothing to add. All of it is shown when everybody has, so that nobody can be told apart. If a screen is away, go past that seat under “People in the circle”.
refused-circle-choice-waiting = Somebody present has neither chosen nor said that they choose none. It is counted when everybody has. If a screen is away, go past that seat under “People in the circle”.
refused-circle-too-few-chose = Fewer than three have chosen, so a count would say who. Talk about it, ask again, or leave it at that.
refused-circle-enough-walls = Four shared screens show this circle already. The host can end them.
refused-circle-too-soon = That was pressed twice. The first time counted, the second did nothing.
refused-circle-managers-declined = This circle is without managers.
refused-circle-nothing-due = There is nothing to do.
refused-circle-busy = Too many things happened at once. Please try again.
problem-unknown-choice = Choose one from the list.
