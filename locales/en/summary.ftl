# The team's summary: a letter about conditions, with figures.
summary-title = Summary of { $team }
summary-months = { $from } – { $until }
summary-block = Block { $number } of { $of }
summary-earlier = The block before
summary-later = The block after
summary-blocks = Other blocks
summary-head-first = The first summary is on its way
summary-head-pressure = Reflective time is being lost when it is needed most
summary-head-lost = Reflective time is being lost
summary-head-late = What was asked is waiting for an answer
summary-head-real = What was asked has been done
summary-head-kept = The space to reflect is kept
summary-head-plain = How it is to work here, and what was asked
summary-lede = This page is about conditions. It says nothing about any person.
summary-reading = How to read this
summary-reading-pulses = { $pulses ->
    [0] No pulse of this block is published yet.
    [one] One of the three pulses of this block is published.
    [3] All three pulses of this block are published.
   *[other] { $pulses } of the three pulses of this block are published.
}
summary-reading-manager = Managers read a result two days after the team.
summary-reading-band = Each was answered by { $band }.
summary-band-5-7 = 5 to 7 people
summary-band-8-12 = 8 to 12 people
summary-band-13plus = 13 people or more
summary-band-or = { $first } or { $second }
summary-reading-levels = Levels run from 0 to 100, to the nearest ten; higher is always better. Between two pulses, a difference of { $points ->
    [one] { $points } point
   *[other] { $points } points
} or less is within chance.
summary-reading-part = Some figures are withheld, so that nobody can be found in them.
summary-reading-all = The figures of this block are withheld, so that nobody can be found in them.
summary-reading-broken = A few people joined or left. Where a line is broken, nothing on one side is compared with the other.
summary-protected = Protected space
summary-protected-figure = { $planned ->
    [one] { $kept } of { $planned } circle kept
   *[other] { $kept } of { $planned } circles kept
}, { $of ->
    [one] { $minutes } of { $of } minute
   *[other] { $minutes } of { $of } minutes
}
summary-protected-none = No circle was planned in these months.
summary-protected-rule = A circle counts as kept when it was held within seven days of its first date.
summary-protected-curtailed = { $count ->
    [one] One of them ended before its closing round.
   *[other] { $count } of them ended before their closing rounds.
}
summary-protected-lost = { $count ->
    [one] One was called off or lost: { $causes }.
   *[other] { $count } were called off or lost: { $causes }.
}
summary-protected-rebooked = { $lost ->
    [one] { $count ->
        [0] No other time was found for it.
       *[other] Another time was found for it.
    }
   *[other] { $count ->
        [0] No other time was found for any of them.
        [one] Another time was found for one of them.
       *[other] Another time was found for { $count } of them.
    }
}
summary-cause-staffing = { $count } to staffing
summary-cause-acuity = { $count } to what the people in our care needed
summary-cause-room = { $count } to the room
summary-cause-cover = { $count } to missing cover
summary-cause-leadership = { $count } at leadership’s request
summary-cause-other = { $count } to something else
summary-help = What would help
summary-decides = Who can decide it
summary-help-space = Cover for the minutes of the circle, planned with the rota and not on the day.
summary-decides-space = The manager.
summary-strengths = Strengths
summary-strengths-none = Nothing stands out yet. It takes a few pulses to see what lasts.
summary-strength-kept = { $planned ->
    [one] The circle was kept: { $kept } of { $planned }.
   *[other] The circles were kept: { $kept } of { $planned }.
}
summary-strength-real = Done: { $title }
summary-strength-rising = { $topic }: a lasting rise.
summary-strength-high = { $topic }: about { $level } of 100.
summary-sacrifice = What we sacrifice
summary-theme-core = Energy, mood and say
summary-theme-conditions = Conditions
summary-theme-between = Between us
summary-theme-work = The work itself
summary-domain-core = Energy, mood and say
summary-domain-conditions = Conditions
summary-domain-norms = Breaks, leave and time off duty
summary-domain-acted = Whether something is acted on
summary-domain-relational = Being met, and asking for help
summary-domain-belonging = Having a place here
summary-domain-circle = The circle itself
summary-domain-meaning = Meaning of the work
summary-domain-exposure = Being near other people’s pain
summary-domain-boundaries = Switching off
summary-level = { $level ->
    [10] 10 or lower
    [90] 90 or higher
   *[other] about { $level }
}
summary-theme-sentence = The level is { $level } of 100, where higher is better.
summary-theme-withheld = Asked in this block, and withheld, so that nobody can be found in it.
summary-theme-not-asked = Asked once in three pulses; not yet in this block.
summary-sacrifice-lasting = Breaks, leave and time off duty have been given up in this block and in the one before it.
summary-sacrifice-once = The level is { $level } of 100 in this block. It counts as lasting only when it stays low in two blocks.
summary-sacrifice-fine = The level is { $level } of 100, where higher means that breaks, leave and time off duty are kept.
summary-sacrifice-unknown = Nothing can be said of it in this block.
summary-pressure = Pressure without protection
summary-pressure-text = The level for demands is { $level } of 100, where higher is better, and { $rate } per cent of the circles were kept. Time to reflect was lost in the very months that asked for it.
summary-upward = Asked of those above
summary-upward-none = Nothing was asked in these months.
summary-upward-figure = { $all ->
    [one] { $above ->
        [0] The one action is not for anybody above the team to decide.
       *[other] The one action is for somebody above the team to decide.
    }
   *[other] { $above ->
        [0] None of { $all } actions is for somebody above the team to decide.
        [one] One of { $all } actions is for somebody above the team to decide.
       *[other] { $above } of { $all } actions are for somebody above the team to decide.
    }
}
summary-upward-nothing = Everything stayed with the team. What it cannot change by itself can be asked of those above in the next circle.
summary-upward-personal = Everything asked for is for each person by themselves. That changes no condition.
summary-answers = What you asked for, and the answers
summary-answers-latency = { $days ->
    [0] Replies came within a day.
    [one] Half of the replies came within one day.
   *[other] Half of the replies came within { $days } days.
}
summary-answers-late = { $count ->
    [one] One reply is overdue.
   *[other] { $count } replies are overdue.
}
summary-answers-closed = { $closed ->
    [one] One action ended; the team confirmed { $confirmed ->
        [0] no change
       *[other] that it is done
    }.
   *[other] { $closed } actions ended; the team confirmed { $confirmed ->
        [0] none of them as done
        [one] one of them as done
       *[other] { $confirmed } of them as done
    }.
}
summary-answers-trust = Trust that something is acted on: { $level } of 100.
summary-asked-under-way = the team is trying it
summary-asked-owed = { $level ->
    [manager] { $days ->
        [0] asked of the manager today
        [one] waiting for the manager for one day
       *[other] waiting for the manager for { $days } days
    }
    [organisation] { $days ->
        [0] asked of the organisation today
        [one] waiting for the organisation for one day
       *[other] waiting for the organisation for { $days } days
    }
   *[beyond] { $days ->
        [0] asked of somebody outside the organisation today
        [one] waiting for somebody outside the organisation for one day
       *[other] waiting for somebody outside the organisation for { $days } days
    }
}
summary-asked-late = { $level ->
    [manager] { $days ->
        [one] waiting for the manager for one day; overdue
       *[other] waiting for the manager for { $days } days; overdue
    }
    [organisation] { $days ->
        [one] waiting for the organisation for one day; overdue
       *[other] waiting for the organisation for { $days } days; overdue
    }
   *[beyond] { $days ->
        [one] waiting for somebody outside the organisation for one day; overdue
       *[other] waiting for somebody outside the organisation for { $days } days; overdue
    }
}
summary-asked-promised = promised by { $date }
summary-asked-promise-over = promised by { $date }; that day has passed
summary-asked-said-done = reported as done; the team has not confirmed it yet
summary-asked-real = done, confirmed on { $date }
summary-asked-declined = cannot be done, answered on { $date }
summary-asked-set-aside = set aside on { $date }
summary-limits = Limits
summary-limits-text = A few people answered a few questions about one week in four; chance moves such figures by twenty points and more. They are a reason to talk, not a measurement of anybody, and nothing here says what causes what.
summary-read-by = Managers opened this summary on { $days }.
summary-read-by-none = No manager has opened this summary yet.
summary-help-demands = Fewer things at once: a cap on caseload or double shifts, more hands at the heaviest hours.
summary-decides-demands = The manager; the organisation, where posts are concerned.
summary-help-control = A say in rotas, breaks and the order of work.
summary-decides-control = The team and its manager.
summary-help-support = Cover, equipment that works, somebody to call at night.
summary-decides-support = The manager; the organisation, where it costs money.
summary-help-relationships = Agreements on how to disagree, and a third person for conflicts that last.
summary-decides-relationships = The team; the manager for mediation.
summary-help-role = Written down and said: who does what, and what no longer has to be done.
summary-decides-role = The manager.
summary-help-change = To hear of changes before they come, with a reason and a date, and to be asked.
summary-decides-change = The organisation and the manager.
summary-help-conditions = To choose one condition in the next circle, and ask those above to change it.
summary-decides-conditions = The manager, and the organisation above.
summary-help-norms = Breaks and leave that are covered, and hours in which no message has to be answered.
summary-decides-norms = The manager.
summary-help-acted = A reply to what was asked, in time, even when it is a no with its reason.
summary-decides-acted = The manager.
summary-help-between = Circles that are kept, and a round on how to ask for help.
summary-decides-between = The team; the manager protects the time.
summary-help-relational = A round on what makes it possible to ask for help here.
summary-decides-relational = The team; the manager protects the time.
summary-help-belonging = Handovers and circles in which everybody is met by name, agency staff too.
summary-decides-belonging = The team.
summary-help-circle = To read the agreements again, and to choose another format or host.
summary-decides-circle = The team.
summary-help-work = Time to look together at what the work asks, and at what it gives.
summary-decides-work = The team; the manager protects the time.
summary-help-meaning = To drop what serves nobody, and to tell each other what went well.
summary-decides-meaning = The team and its manager.
summary-help-exposure = Time together after something hard, and supervision that is on the rota.
summary-decides-exposure = The manager; the organisation for supervision.
summary-help-boundaries = A rule on messages off duty, kept by those above first.
summary-decides-boundaries = The manager.
summary-help-core = Rest alone does not change it. Look at the conditions above first.
summary-decides-core = Whoever decides on those conditions.
chart-median = median
chart-break = team changed
chart-table = The same figures as a table
chart-pulse = Pulse that closed on
chart-level = Level
chart-withheld = withheld
chart-level-broken = { $level }, after a break in the line
chart-label = { $topic }: { $count ->
    [one] { $count } pulse
   *[other] { $count } pulses
}, median { $median }. { $sentence }
chart-too-few = Too early for a pattern: it takes ten pulses that can be compared and that differ from the median.
chart-no-change = No clear change.
chart-shift-up = A lasting rise since { $since }.
chart-shift-down = A lasting fall since { $since }.
chart-passed-up = It lay higher from { $since } to { $until }, and has come back.
chart-passed-down = It lay lower from { $since } to { $until }, and has come back.
chart-waves = It moves in slow waves; no lasting shift.
chart-kept = { $planned ->
    [one] { $kept } of { $planned } circle kept
   *[other] { $kept } of { $planned } circles kept
}
