# Who is in the room and what the circle agrees on: the door from outside, the asks, the rehearsal, the guardian's guide.

# The door from outside.
join-room-title = Join a circle
join-room-type = Type the code that stands on the host’s screen or on the wall.
join-room-code = Code
join-room-code-hint = Six letters, in capitals or not.
join-room-go = Find the circle
join-room-not-a-code = A code has six letters and no digits. Please look once more.
join-room-eyebrow = You are invited
join-room-lede = Nobody is recorded. What is said stays here, and the names are erased when the circle closes.
join-room-name = What shall we call you?
join-room-name-hint = It stands on the ring while the circle lasts, and is erased afterwards. You need no account.
join-room-account = Do you belong to this team, or manage it?
join-room-sign-in = Sign in first
join-room-as = You come in as { $name }.
join-room-as-manager = You come in as { $name }. Every screen says that you manage this team, and before the check-in the team may ask for a circle without you.
join-room-sit-in = Sit in
problem-no-such-door = No room is open under this code. A letter may be off, or the circle has closed.
refused-circle-own-seat = You belong to this team: take your own seat.
join-room-wall = Is this a screen for everybody to see?
join-room-wall-link = Show the circle on it
wall-title = Show a circle on this screen
wall-lede = For a screen that everybody in the room can see. Nobody takes a seat with it, and nothing can be done from it.
wall-do = Show the circle
wall-kept = It shows the names of the seats, the question and where the piece is. It ends with the circle, and the host can end it before.
wall-thanks-title = Thank you for this circle
wall-thanks-lede = It is closed. This screen shows nothing of it any more.
thanks-title = Thank you for sitting with us
thanks-lede = The circle is over for you, and this device no longer opens it.
thanks-kept = Your name and your seat are not kept. If something from today stays with you, talk to somebody you trust.
door-title = Let somebody in
door-lead = Whoever has the code comes in as a guest: for this circle alone, without an account. It stops working when the circle closes.
door-picture = Code to scan with a phone, leading to this circle
door-line = Scan it, or go to { $address } and type
door-wall = For a shared screen without an account: open { $address } on it, and type the same code.
door-end-walls = { $count ->
    [one] End the shared screen, and change the code
   *[other] End the { $count } shared screens, and change the code
}
door-guest = guest
door-see-off = Remove { $name }
door-leave-title = Leave for good
door-leave-lead = For a moment only, step out instead. If you leave for good, this device does not open the circle again.
door-leave = Leave the circle
circle-needs-code = You manage this team. You can sit in when the circle asks you to: the host gives you the code.
circle-needs-code-type = Type the code
circle-without-managers = The team meets without managers today. That is nothing against anybody: some things are easier said so.

# Asks.
asks-write-wall = Everybody writes for themselves. Nobody sees it until all of it is shown.
asks-write-lead = Only you see what you write until everything is shown at once, without names. Two at most.
asks-write = What do you propose?
asks-write-do = Add my proposal
asks-retract = Remove: { $text }
asks-ready-do = I have nothing more to write
asks-ready = You are ready. All of it is shown when everybody present has written or has nothing to add.
asks-few = Fewer than three of you write on a screen of your own, so the others can tell who wrote what. You can also ask aloud: then the host writes it down.
asks-choose-none = I choose none of these
asks-choose-none-done = You choose none of these. You may still choose one.
asks-choose = This is what was written, in no order. Choose one: one tap, and nobody sees whose.
asks-choose-again = These were chosen equally often. Choose once more between them.
asks-choose-this = { $text }
asks-choose-mine = ✓ { $text }
asks-chosen-already = Chosen already: { $text }
asks-chosen = { $count ->
    [0] Nothing was chosen this time.
    [one] The circle has chosen:
   *[other] The circle has chosen two:
}
asks-left = What else was written
asks-all-written = Everybody has written, or has nothing to add.
asks-all-chosen = Everybody has chosen, one or none.
asks-show = Show what was written
asks-count = Count
asks-end = Leave it at that
asks-leave-out = Leave this one out
refused-circle-stale-asks-shown = The proposals had been shown meanwhile.
refused-circle-stale-choice-counted = What was chosen had been counted meanwhile.
refused-circle-nothing-written = Nobody has written anything yet.
refused-circle-enough-proposals = You have written as many as there is room for. Remove one first.
refused-circle-asks-shown = The proposals are shown already.
refused-circle-nobody-chose = Nobody has chosen yet.
refused-circle-not-for-managers = What the team asks for is for the team to say.

# The rehearsal.
rehearsal-title = Rehearsal
rehearsal-lede = Try a format out, alone, with people who are not there. Nothing of it is kept.
rehearsal-format = Which format?
rehearsal-seats = How many seats?
rehearsal-seats-count = { $count } with you
rehearsal-pace = When do the others take their turns?
rehearsal-pace-tapped = When you tap for them
rehearsal-pace-by-themselves = By themselves, after a few seconds
rehearsal-begin = Begin the rehearsal
rehearsal-notice = This is a rehearsal. Nobody is here but you, and nothing is kept.
rehearsal-leave = Leave the rehearsal and erase it
rehearsal-back = Back to your screen
rehearsal-link = Rehearse a circle
done-rehearsal-left = The rehearsal is erased.

# The guardian's guide.
circle-guide = When somebody is in distress
guide-title = When somebody is in distress
guide-lede = For whoever is guardian or host. Read it once before the circle; in the moment, the first five lines are enough.
guide-help = Urgent help: the numbers
guide-now-title = In the first minute
guide-now-1 = Call a pause. Say: “We stop for a moment.” Everything else can wait.
guide-now-2 = One person speaks to them, softly and by name: “What would help just now?” Then wait. Silence is an answer, too.
guide-now-3 = Do not ask what happened, and let nobody explain, advise or console across the room. Being near is enough.
guide-now-4 = Offer small things: water, air, another chair, going out with somebody they choose, or staying and saying nothing.
guide-now-5 = They decide. Crying is no emergency, and leaving is no failure.
guide-danger-title = If there may be danger
guide-danger-1 = Ask plainly: “Are you safe?” “Are you thinking of ending your life?” To ask does not put the thought there.
guide-danger-2 = In danger now: do not leave them alone. Call the emergency number, or your service’s own urgent line. The page “Urgent help” has the numbers.
guide-danger-3 = Ill or hurt: do what you would do on any shift. The circle is not a reason to wait.
guide-danger-4 = What is said here stays here, but not at the price of a life, or of harm to somebody in your care. Tell the person whom you are going to tell, and why.
guide-leaves-title = If somebody leaves
guide-leaves-1 = One person goes after them, preferably somebody they trust. Not three.
guide-leaves-2 = If they were on a screen, telephone them. If nobody answers and you are worried, tell whoever is in charge of the shift now.
guide-leaves-3 = Their seat stays. They may come back without a word.
guide-leaves-4 = Nobody explains to the circle why they went.
guide-circle-title = For the others
guide-circle-1 = Say in one sentence what happens next: “Noor is with her. We take three breaths.”
guide-circle-2 = Then ask what the circle wants: go on, go straight to a closing round, or end here. Each is right.
guide-circle-3 = If you end early, the cause that is kept is a condition. Nothing is written down about the person.
guide-circle-4 = Say that you are there afterwards for whoever wants to talk.
guide-after-title = Before you part
guide-after-1 = Ask: who is with you today, and tonight? How do you get home?
guide-after-2 = Agree on one next contact: you tomorrow, their doctor, occupational health, a helpline.
guide-after-3 = Tell nobody more than they agreed to. No names in any notes.
guide-after-4 = If something at work lies behind it, tell those above that support is needed: as a condition, without the story.
guide-after-5 = Talk to somebody yourself before the day ends. You have carried something, too.
guide-not-title = What this guide is not
guide-not = It is no treatment, and it makes nobody a therapist. You see to it that nobody is alone until the right help is there.
