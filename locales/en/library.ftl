# The ways between the handbook, the formats and the rehearsal.
format-rehearse = Rehearse it
handbook-formats = Formats, and a rehearsal
handbook-formats-lead = Every format has a page with its steps and minutes, to print and keep beside you. A rehearsal goes through one with people who are not there.
handbook-formats-of = Formats for { $team }
handbook-rehearse-in = Rehearse a circle in { $team }

# A format as fields.
format-edit-fields = Change this format, field by field
sheet-lede = The whole format in fields. What is wrong stands beside its field, and what cannot be used yet is kept as a draft.
sheet-as-text = Change it as a text instead
sheet-no-fields = This draft cannot be shown as fields: it is not written as a format is. Correct it as a text.
sheet-stage = { $number }. { $title }
sheet-untitled = A stage without a name
sheet-add = Save, and add a stage before the close
sheet-place = Where it stands
sheet-gone = Leave this stage out when saving
sheet-title = Name ({ $language })
sheet-about = What it is good for ({ $language })
sheet-before = What to think of before ({ $language })
sheet-guide = What to do in it ({ $language })
sheet-minutes = Minutes in all
sheet-turn-seconds = Seconds for one turn, instead of minutes
sheet-rounds = Rounds
sheet-least-seats = The fewest seats
sheet-most-seats = The most seats
sheet-host = Who hosts
sheet-speaking = Taking part
sheet-keeps = What is kept
sheet-kind = What sort of stage it is
sheet-turns = Who has a turn
sheet-after = When everyone has had a turn
sheet-families = Where its prompts come from
sheet-word-anyone = Whoever hosts in the team
sheet-word-supervisor = Somebody trained to supervise
sheet-word-offered = Everyone is offered a turn, and may pass
sheet-word-voluntary = Whoever likes may only listen
sheet-word-actions = The actions that are agreed on
sheet-word-nothing = Nothing but that you met
sheet-word-rest = The piece rests
sheet-word-host-sums-up = The piece goes back to the host, who sums up
sheet-mistake = { $field }: { $problem }
sheet-mistake-in-stage = Stage { $number }, { $field }: { $problem }
sheet-wrong-syntax = A number belongs here, or a word of the list.
sheet-wrong-empty = Nothing stands here yet.
sheet-wrong-too-long = { $most ->
    [one] { $most } character
   *[other] { $most } characters
} at most.
sheet-wrong-unprintable = This holds a character that cannot be shown. Type it again by hand.
sheet-wrong-bad-key = Its key is made of lower-case letters, digits and hyphens. Correct it in the text.
sheet-wrong-repeated = Two stages have the same key. Correct it in the text.
sheet-wrong-outside = From { $least } to { $most }.
sheet-wrong-turn-or-minutes = Say either how long one turn takes or how many minutes the stage has, and not both.
sheet-wrong-minutes-missing = How many minutes? Nothing goes round in this stage.
sheet-wrong-no-rounds = Nothing goes round in this stage: leave this as it usually is.
sheet-wrong-for-everyone = A check-in and a check-out are for everyone.
sheet-wrong-keeps-nothing = A format that keeps nothing agrees on nothing. Leave this stage out, or keep the actions.
sheet-wrong-agreements-missing = The agreements come before the first round.
sheet-wrong-close-missing = The last stage is the close, and no other is.
