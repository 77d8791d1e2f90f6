# The questions that pulses ask from, and the preview of a pulse.
bank-title = The questions
bank-lede = { $count ->
    [one] The one question that pulses can ask, and what it is for.
   *[other] All { $count } questions that pulses can ask, and what each is for.
} Three are asked every time; three more take turns, the least asked first, so that every subject comes up within three pulses.
bank-link = All questions, and what each is for
bank-domain = { $domain } ({ $count })
bank-for-core = Asked every time: how people are, and how much say they have. They show early when conditions wear people down.
bank-for-conditions = How the work is set up, in the six areas that an organisation can change. An answer here asks for a change above the team.
bank-for-norms = What the team has come to take for normal: breaks, leave, coming in ill, messages off duty. What is normal can be agreed anew.
bank-for-acted = Whether anything follows from what people say. Without that, asking does harm.
bank-for-relational = Whether people are met, can ask for help, and find that give and take is fair. Strength lies between people.
bank-for-belonging = Whether everybody has a place here as they are.
bank-for-circle = Whether the circle itself is safe and worth the time.
bank-for-meaning = Whether the work makes sense and does what it is meant to do.
bank-for-exposure = How much of other people’s pain comes with the work, and what helps to carry it.
bank-for-boundaries = Whether people can stop when the shift is over.
bank-area = Area: { $area }.
bank-better-high = A higher answer is better.
bank-better-low = A higher answer is worse.
bank-asked = { $count ->
    [0] Not asked here yet.
    [one] Asked here once.
   *[other] Asked here { $count } times.
}
bank-own = Your organisation’s own.
bank-retired = Your organisation’s own, asked no longer.
bank-retire = Ask no longer
bank-retire-one = Ask no longer: { $words }
bank-add = Add your own
bank-add-lead = A good question speaks of one condition, of the past week, and never of a person. It is asked in every team of your organisation, in its turn. Do not copy published questionnaires: they have licences of their own.
bank-add-one = Add one question
bank-add-submit = Add this question
bank-wording = The question ({ $language })
bank-words-hint = At most 120 characters. Words in one language stand for the others as well.
bank-scale = Its answers
bank-scale-ends = { $low } to { $high }
bank-better = Which way is better
bank-of-domain = What it speaks of
bank-of-area = Area of working conditions
bank-of-area-hint = Needed when it speaks of conditions.
bank-no-area = None
bank-add-text = Add several as a text
bank-add-text-lead = One block for each question, like this. The scales of the built-in questions can be used by name; so can the areas and domains above.
bank-text = The text
bank-add-text-submit = Add these questions
done-items-added = Added. They take their turn from the next pulse on.
done-item-retired = It is asked no longer. Results that speak of it stay.
problem-item-missing = Line { $line }, { $name }: it is missing.
problem-item-empty = Line { $line }, { $name }: it is empty.
problem-item-labels = Line { $line }, { $name }: five answers are needed, none of them empty.
problem-item-scale = Line { $line }, { $name }: there is no scale of that name.
problem-item-word = Line { $line }, { $name }: that word is not one of those allowed here.
problem-item-key = Line { $line }, { $name }: only lower-case letters, digits and hyphens.
problem-item-twice = Line { $line }, { $name }: that name is there already.
problem-item-core = Line { $line }, { $name }: the three core questions are the same everywhere.
problem-item-long = Line { $line }, { $name }: too long, or it holds a character that cannot be shown.
problem-item-unreadable = Line { $line }: that is not readable. Is a quotation mark or a bracket missing?
refused-items-many = Your organisation has as many questions of its own as it can have.
refused-item-exists = Your organisation has a question of that name already.
preview-title = As everybody will see it
preview-lede = { $count ->
    [one] One question.
   *[other] { $count } questions.
} Answering takes about { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}, a remark aside.
preview-link = See it as everybody will see it
preview-nothing-sent = This is a preview. Nothing you choose here is kept or sent.
preview-back = Back to the pulse
pulse-waits-reply = A reply to something your team asked for is late. The next pulse opens when it has come, at the latest { $moment }.
pulse-waits-reply-link = What your team asked for
summary-unanswered = The last pulse opened although a reply to something the team had asked for was late: eight weeks had passed.
