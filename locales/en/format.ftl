# Formats: the rules of their stages, the parts people have in them, and the library.
circle-rule-presenter = { $names } presents. Everyone else listens and has no turn.
circle-rule-presenter-silent = { $names } sits back and has no turn. Wonder aloud; no advice, no questions.
circle-rule-storytellers = { $names } tell. Everyone else listens and has no turn.
circle-rule-first-group = { $names } speak. Everyone else listens, and keeps it for later.
circle-rule-second-group = Now the others speak, among themselves. { $names } listen and do not answer.
circle-rule-questions-only = Questions only: no statements, no advice. Whoever presents answers from where they are.
circle-rule-receiver-each-turn = Speak to the next on the ring. Whoever receives only says thank you, and is the next to speak.
circle-rule-receiver-each-round = Everyone speaks to one person, who only says thank you. Each round it is another.
circle-rule-nobody = Nobody yet
circle-sums-up-you = The piece is back with you. Sum up what was said about conditions, put it down, and ask again or go on.
circle-sums-up = The piece is back with { $name }, who sums up.
circle-receiver-you = This is for you. Take it in, and say nothing but thank you.
circle-receiver-yours = Speak to { $name }.
circle-receiver-is = { $name } receives, and only says thank you.
circle-part-presenter = presents
circle-part-storyteller = tells a story
circle-part-first-group = first group
circle-part-receiver = receives
circle-part-yours-presenter = You present in this circle.
circle-part-yours-storyteller = You tell a story in this circle.
circle-part-yours-first-group = You are in the first group.
circle-part-name-presenter = { $name } presents
circle-part-name-storyteller = { $name } tells a story
circle-part-name-first-group = { $name } into the first group
circle-part-name-receiver = { $name } receives first
circle-part-take-back = Remove the part of { $name }
circle-parts = Parts in this format
circle-parts-lead = Ask first: nobody takes a part they do not want, and everyone can give theirs up again.
circle-do-listen = I only listen
circle-do-speak = Offer me turns again
circle-do-lay-down = Give up my part
circle-do-supervise = I am trained to supervise, and host this group
circle-kept-no-actions = None: this format keeps nothing
refused-circle-owes-presenter = Name who presents first.
refused-circle-owes-storyteller = Name who tells a story first.
refused-circle-owes-groups = Name who is in the first group first. Both groups need somebody.
refused-circle-owes-receiver = Name who receives first.
refused-circle-no-such-part = This format has no such part.
refused-circle-enough-named = As many as can be have this part already.
refused-circle-nobody-to-speak = Nobody whose turn it could be is here.
refused-circle-no-turn-here = They have no turn in this stage. Choose somebody else to begin.
refused-circle-supervisor-owed = Only a trained supervisor hosts this format. Whoever is one says so first.

# The library.
format-shelf = Formats
format-shelf-lede = How a circle can go, step by step. Take one as it is, or make a copy your own.
format-shelf-ours = Your own
format-shelf-shared = Shared by other teams
format-shelf-built-in = With Roundwell
format-shelf-withdrawn = Withdrawn
format-link = Formats to choose from
format-gist = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, { $least }–{ $most } { $most ->
    [one] seat
   *[other] seats
}
format-built-in = Format · with Roundwell
format-ours = Format · your team’s own
format-ours-shared = Format · your team’s own, shared with the organisation
format-shared = Format · shared by another team
format-withdrawn = Format · withdrawn
format-plan = Plan a circle with it
format-back = All formats
format-fact-minutes = Usually
format-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
format-fact-seats = Seats
format-seats = { $least } to { $most }
format-fact-host = Host
format-host-supervisor = Somebody trained to supervise, who says so before it begins
format-fact-speaking = Taking part
format-speaking-voluntary = Voluntary: whoever likes may only listen, and listening counts
format-fact-keeps = What is kept
format-keeps-nothing = Nothing but that you met
format-before = Before
format-stages = Step by step
format-slot = In { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} with { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}:
format-too-short = This does not fit, even with the shortest turns. Plan a longer slot, or a shorter format.
format-time-each = { $turn } each, { $whole } in all
format-prompts = Prompts: { $families }
format-preview = Show these minutes
format-tools = Make it your own
format-tools-lead = A copy belongs to your team. What the others use stays as it is.
format-edit = Change this format
format-copy = Make a copy
format-share-team = Keep it to the team
format-share-shared = Share it with the organisation
format-share-withdrawn = Withdraw it
format-sharing-team = Only your team can choose it.
format-sharing-shared = Every team of the organisation can choose it.
format-sharing-withdrawn = Nobody can choose it any more. Sessions planned with it keep it.
format-edit-title = Change a format
format-edit-lede = A format is a text. Change words, minutes and rules; what cannot be read is kept as a draft and never used.
format-text = The format
format-text-hint = Every line with a name on its left can be changed. Each stage begins with [[stage]].
format-save = Save the format
format-leave = Leave it as it is
format-draft = This is a draft, and not in use
format-draft-note = What you wrote is kept. The circle goes on with the last text that could be read.
format-draft-crossed = Somebody else saved this format meanwhile. Their text is in use; yours stands below. Saving it again replaces theirs.
format-help = The words one can use
format-help-lead = Times: “minutes” is for a whole stage, “turn-seconds” for one turn, “rounds” for how many rounds are planned. “after” can be “host-sums-up”; “host” can be “supervisor”, “speaking” can be “voluntary”, “keeps” can be “nothing”.
format-kind-opening = The host opens; nobody holds the piece
format-kind-agreements = Everyone accepts the agreements; before the first round
format-kind-check-in = A round in which everyone arrives; it cannot be skipped
format-kind-prompts = Rounds, each with a prompt
format-kind-talk = Talk without the piece
format-kind-asks = At most two actions are agreed
format-kind-check-out = The closing round; it cannot be skipped
format-kind-close = What is kept is shown, and the room is closed; always last
format-rule-everyone = Everyone is offered a turn
format-rule-presenter = Only the presenter speaks; everyone else listens
format-rule-presenter-silent = The presenter sits back and has no turn. No advice, no questions
format-rule-storytellers = Only those speak who were named to tell a story
format-rule-first-group = The first group speaks; the second listens
format-rule-second-group = The second group speaks; the first listens
format-rule-questions-only = Questions only: no statements, no advice. The presenter has no turn, and answers
format-rule-receiver-each-turn = Everyone speaks to the next on the ring, who only says thank you
format-rule-receiver-each-round = Everyone speaks to one person, who only says thank you; each round to another
format-family-opening = arriving
format-family-under-pressure = under pressure
format-family-comparison = comparing ourselves
format-family-good-enough = good enough
format-family-ours-to-carry = what is ours to carry
format-family-ask-upward = what to ask of those above
format-family-meaning = meaning and vocation
format-family-boundaries = boundaries
format-family-rest = rest
format-family-appreciation = appreciation
format-family-return-from-leave = back from leave
format-family-after-something-hard = after something hard
format-family-joy = joy and play
format-family-closing = parting
format-change = Another format for this one
format-change-lead = The other sessions of the circle keep theirs.
format-change-submit = Change the format
format-by = { $title } (your own)
format-by-shared = { $title } (shared by another team)
done-format-copied = The copy is your team’s. Change what you like.
done-format-saved = The format is saved, and in use.
refused-format-enough = Your team keeps as many formats as it can. Change one of them instead.
refused-format-changed = Somebody else saved this format at the same moment. Please save again.
problem-format-syntax = Line { $line }, { $at }: { $message }
problem-format-empty = Line { $line }, { $at }: this text is empty.
problem-format-too-long = Line { $line }, { $at }: this text is longer than { $most ->
    [one] { $most } character
   *[other] { $most } characters
}.
problem-format-unprintable = Line { $line }, { $at }: this text holds a character that cannot be shown, or a title has two lines.
problem-format-bad-key = Line { $line }, { $at }: a key is made of lower-case letters, digits and hyphens.
problem-format-repeated = Line { $line }, { $at }: another stage has this key already.
problem-format-outside = Line { $line }, { $at }: this must be between { $least } and { $most }.
problem-format-turn-or-minutes = Line { $line }, { $at }: a stage with rounds needs either “turn-seconds” or “minutes”.
problem-format-minutes-missing = Line { $line }, { $at }: a stage without rounds needs “minutes”.
problem-format-no-rounds = Line { $line }, { $at }: this is for stages with rounds only.
problem-format-for-everyone = Line { $line }, { $at }: a check-in and a check-out are for everyone.
problem-format-keeps-nothing = Line { $line }, { $at }: a format that keeps nothing has no stage of the kind “asks”.
problem-format-agreements-missing = Line { $line }, { $at }: a stage “agreements” must come before the first round.
problem-format-close-missing = Line { $line }, { $at }: the last stage, and no other, must be of the kind “close”.
