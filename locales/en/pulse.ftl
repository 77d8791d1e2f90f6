# Pulses: the place, the ballot, the result.
pulse-title = Pulse
pulse-lede = A few questions about the past week, answered so that nobody can be found in the answers. The team reads the result first.
pulse-moment = { $day }, { $time }
pulse-theme-core = Energy, mood and say
pulse-theme-conditions = Conditions
pulse-theme-between = Between us
pulse-theme-work = The work itself
# Where the pulse stands.
pulse-none-title = No pulse is under way
pulse-none = When your lead plans one, its dates stand here, the same for everybody. The results of earlier ones stay below.
pulse-notice-title = The pulse is open
pulse-open-until = Open until { $moment }
pulse-open = { $count ->
    [one] One question
   *[other] { $count } questions
} about the past seven days: under a minute. Any of them can be skipped, and answers can be changed until it closes.
pulse-answer = Answer the pulse
pulse-open-here = You have not answered on this device yet.
pulse-sent-here = Thank you. Your answers are sent from this device. The team reads the result from { $moment }.
pulse-change-here = Change my answers
pulse-card-open = A pulse is open until { $moment }.
pulse-comes = The result comes { $moment }.
pulse-ready = The result of the pulse is ready
pulse-ready-read = Read the result
pulse-open-blind = While it is open nobody can see how many have answered, or who.
pulse-managers-read = Managers do not answer and are not counted. You read the result two days after the team.
pulse-opens = Opens { $moment }
pulse-planned = It opens by itself and closes { $closes }. Everybody who belongs to the team then, apart from managers, can answer.
pulse-waits = { $threshold ->
    [one] It opens as soon as at least one person can answer; with fewer nothing could be published.
   *[other] It opens as soon as at least { $threshold } people can answer; with fewer nothing could be published.
}
pulse-withdraw = Cancel this pulse
pulse-withdraw-title = Cancel this pulse?
pulse-withdraw-text = It has not opened, so nothing is lost. You can plan another at once.
pulse-withdraw-submit = Cancel the pulse
pulse-withdraw-leave = Keep it
pulse-closed = The pulse has closed
pulse-settles = The team reads the result from { $team }, managers from { $managers }.
pulse-check-receipt = See whether your ballot was counted
# What was fixed beforehand.
pulse-terms = What was fixed before anybody answered
pulse-terms-roster = { $count ->
    [one] One person
   *[other] { $count } people
} can answer. Managers are not among them.
pulse-roster-names = Who can answer
pulse-roster-names-lead = Each of these people has one ballot. If somebody is missing, or you see a name that nobody knows, say so before you answer: an answer is hidden only among those of real colleagues.
pulse-terms-threshold = Nothing is published from fewer than { $threshold ->
    [one] { $threshold } ballot
   *[other] { $threshold } ballots
}, or from fewer than half of those who can answer. The number can be raised for the next pulse, never lowered.
pulse-terms-dates = It closes { $closes }. The team reads the result from { $team }, managers from { $managers }.
pulse-terms-fingerprint = The fingerprint of this pulse’s key. It must be the same for everyone on the team. Only comparing shows that: please compare it with a colleague’s.
pulse-terms-more = What is stored, and what nobody can promise
# Planning.
pulse-plan = Plan the next pulse
pulse-plan-lead = Every four weeks suits most teams. Dates and threshold cannot be changed once it is open.
pulse-too-few = { $count ->
    [0] Nobody
    [one] One person
   *[other] { $count } people
} could answer now, managers aside. A pulse needs at least { $threshold }, or nothing could be published. A small team is better served by a circle.
pulse-opens-on = Opens on
pulse-opens-on-hint = Today opens it at once, a later day at 8 in the morning.
pulse-closes-on = Closes on
pulse-closes-on-hint = At 8 in the evening of that day.
pulse-threshold = Fewest answers for a result
pulse-threshold-hint = With fewer, nothing is published. { $least } or more; more protects better, and the next pulse can only go higher.
pulse-plan-submit = Plan the pulse
pulse-preview = { $count ->
    [one] See the question
   *[other] See the { $count } questions
}
pulse-preview-lead = Energy, mood and say are asked every time. The others take turns: every subject comes up within three pulses.
done-pulse-planned = The pulse is planned.
done-pulse-withdrawn = The pulse is cancelled.
# The result.
pulse-latest = The latest result
pulse-earlier = Earlier results
pulse-result-of = Pulse closed { $day }
pulse-team-first = Until { $moment } this belongs to the team alone; then managers can read it too.
pulse-respondents = { $band } people answered.
pulse-levels-hint = From 0 to 100, where higher is always better, to the nearest 10. A few people’s answers move these figures easily: a step of 10 says little.
pulse-level = about { $level }
pulse-level-lowest = { $level } or lower
pulse-level-highest = { $level } or higher
pulse-level-withheld = withheld
pulse-line-broken = A few people joined or left since the pulse before, so these figures are not set beside the earlier ones.
pulse-singles = Question by question
pulse-withheld-some = Something is withheld here, so that nobody can be found in it. There are several reasons for that, and the product never says which one it was.
pulse-withheld-all = Nothing is published from this pulse, so that nobody can be found in it. A result needs at least { $threshold ->
    [one] { $threshold } ballot
   *[other] { $threshold } ballots
}, and half of those who could answer.
pulse-withheld-prompt = You could ask each other in the next circle instead: what would have to change around us for the next four weeks to be lighter?
# The ballot.
ballot-title = How has it been?
ballot-lede = { $count ->
    [one] One question
   *[other] { $count } questions
} about the past seven days. Skip any. The team sees its result first, in rounded figures; managers two days later; nobody ever sees one person’s answers.
ballot-lede-planned = This pulse has not opened yet.
ballot-lede-closed = This pulse has closed.
ballot-stored = What is stored, and how to check it
ballot-stored-box = On the server: your answers, under a random number that your device makes and that the server has never seen beside your name. No time, no address, no order.
ballot-stored-device = On this device: that number, so that you can change your answers until the close. It belongs to your account: other people who use this browser do not find it. Signing out removes it, and so can you at the end.
ballot-stored-limits = Whoever runs the server could still serve altered code, watch the network, or keep copies of the database from while the pulse is open. Colleagues who put their answers together can work out the rest. The way you write can give you away.
ballot-sign-in = Sign in to answer, or to change what you sent from this device.
ballot-sign-in-link = Sign in
ballot-no-script = Answering needs JavaScript, which is off in this browser: your device seals the ballot before anything leaves it, and a plain form would send your answers together with your sign-in.
ballot-no-script-way = Turn it on for this page, or answer from another device of yours. You have one ballot, so start on the device where you will finish.
ballot-no-script-receipt = Checking a receipt needs JavaScript.
ballot-skip = Skip this one
ballot-remark = A remark
ballot-remark-optional = (only if you like)
ballot-remark-nobody = Nobody reads this before the pulse has closed.
ballot-remark-help = If you or somebody is in danger: urgent help
ballot-put = Send my answers
ballot-replace = Replace my answers
ballot-busy = Sealing and sending…
ballot-empty = No answer is chosen. Sent like this, your ballot is not counted.
ballot-empty-back = Back to the questions
ballot-empty-send = Send it without answers
ballot-elsewhere = Your ballot was given to another browser or device, or removed from this one when somebody signed out. If you began elsewhere, answer there. If you have sent it, it counts. You have one ballot, and nobody can give you a second, because nobody can tell which is yours.
ballot-again = Answers were sent from this device. What you choose now replaces them, until { $moment }.
ballot-done = Thank you. Your answers are sent
ballot-done-next = What happens next: the pulse closes { $closes }, the team reads the result from { $team }, and managers from { $managers }.
ballot-done-next-check = What happens next: the questions close { $closes }, and the team reads the result from { $team }. Managers do not see it.
ballot-done-body = You can change your answers from this device until { $moment }, unless you sign out before. Nobody is told that you have answered.
ballot-receipt = Your receipt. After the close anybody who has it can ask here whether this ballot was counted:
ballot-change = Change my answers
ballot-wipe = Remove it from this device
ballot-wipe-hint = This device keeps the number of your ballot until you sign out. If others use it, remove the number now: your answers stay sent, but you can no longer change them.
ballot-wiped = Removed. This device keeps nothing of it.
ballot-check-label = Receipt
ballot-check = Was it counted?
ballot-counted-title = Was my ballot counted?
ballot-counted-lead = If you sent answers from this device and have not signed out since, the receipt stands here. Otherwise type yours. Asking is not recorded.
ballot-receipt-early = The pulse has not been counted yet. Ask again in a moment.
ballot-receipt-counted = Yes: this ballot is among those that were counted.
ballot-receipt-absent = No ballot with this receipt was counted. Check that all of it is there.
ballot-receipt-deleted = The ballots of this pulse have been deleted, as promised, so nobody can say any more.
ballot-failure-offline = The server did not answer. Nothing is lost: try again when you have a connection.
ballot-failure-unproven = The server could not prove that it used this pulse’s key, so your answers stayed here. Tell whoever runs Roundwell.
ballot-failure-no-storage = This browser keeps nothing (a private window, perhaps), so it cannot hold a ballot. Use an ordinary window.
ballot-failure-sign-in = Sign in, then come back and send again: your ballot waits for this device.
ballot-failure-ballot-elsewhere = Your ballot was given to another browser or device. Answer from there; you have only one, and nobody can give you a second, because nobody can tell which is yours.
ballot-failure-ballot-foreign = This device has no valid ballot of this pulse. Remove this site’s data in the browser and try again.
ballot-failure-ballot-malformed = That is not a whole receipt or ballot. Check that nothing is missing.
ballot-failure-pulse-not-open = This pulse has closed meanwhile.
ballot-failure-pulse-not-on-roster = You joined after this pulse opened, so it has no ballot for you. The next one will.
ballot-failure-too-long = The remark is too long: 500 characters at most.
ballot-failure-unprintable = The remark holds a character that cannot be shown. Type it again by hand.
ballot-failure-broken = Something broke on our side. Nothing is lost; try again in a moment.
