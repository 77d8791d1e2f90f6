# What went wrong, and what to do about it.
# problem-… stand beside a field, refused-… and error-… stand for the whole.
problem-empty = Please fill this in.
problem-invisible = Nothing can be seen of that. Type at least one visible character.
problem-too-long = That is too long: { $most ->
    [one] { $most } character
   *[other] { $most } characters
} at most.
problem-unprintable = That holds a character that cannot be shown. Type it again by hand.
problem-not-an-email = That does not look like an e-mail address.
problem-password-short = A little longer, please: at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}.
problem-password-common = That password is among the first that others would guess. Try a few unrelated words.
problem-email-taken = Somebody already signs in with that address. Is it you? Then sign in instead.
problem-wrong-sign-in = That address and password do not belong together.
problem-account-disabled = This account is disabled. Ask whoever runs Roundwell.
problem-unknown-zone = Choose a time zone from the list.
problem-unknown-role = Choose a role from the list.
problem-team-exists = There is a team of that name already.
problem-bad-request = Something did not arrive as it should have. Nothing was saved; please try again.
problem-too-large = That was too much to take in at once. Nothing was saved; please shorten it.
problem-throttled = Too many attempts. Please wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
} and try again.
problem-busy = Too much is happening at once. Nothing was saved; please try again in a moment.
problem-denied = Your role does not allow that.
problem-missing = That is no longer there.
problem-unavailable = Something broke on our side. Nothing was saved; please try again in a moment.
problem-away = Our database cannot be reached or written just now. Nothing was saved; please try again in a minute.
refused-already-founded = Roundwell has been set up already. Sign in instead.
refused-last-lead = A team needs at least one lead. Make somebody else a lead first.
refused-invitation-over = This invitation no longer works. Ask for a new link.
refused-other-organisation = This invitation is for another organisation than yours.
error-missing-title = There is nothing here
error-missing-body = The page was moved, has ended, or is not open to you.
error-denied-title = This is not open to you
error-denied-body = Your role in this team does not include it. Whoever leads the team can tell you more.
error-throttled-title = Please wait a moment
error-throttled-body = There were too many attempts. Try again in { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}.
error-refused-title = Not possible just now
error-bad-request-title = That did not arrive whole
error-bad-request-body = Go back and try once more. Nothing was saved.
error-unavailable-title = Something broke on our side
error-unavailable-body = It has been noted. What you typed is still in the page before this one; try again in a moment.
away-notice = Our database cannot be reached just now, so this page does not know you. What it says holds all the same.
error-away-title = Our database cannot be reached just now
error-away-body = Nothing you have saved is lost. Try again in a minute; help and the pages about privacy work meanwhile.
error-go-home = To the start page
problem-date-needed = Name a day.
problem-not-a-date = That is not a day of the calendar.
problem-date-past = That day is over already. Choose a later one.
problem-date-far = That is too far away: { $months ->
    [one] { $months } month
   *[other] { $months } months
} at most.
problem-reason-needed = Please say why. The team reads it.
problem-rule-goes-upward = A rule is decided above the team. Choose who can change it.
problem-choose-one = Choose one of these.
refused-two-live-actions = Two actions are under way already. One of them has to end first.
refused-action-changed = Something happened to this action meanwhile. Have a look, then decide again.
refused-action-closed = This action has ended.
refused-reply-not-owed = The team does this itself; no reply is needed.
refused-nothing-above = Nobody stands above to take it to.
refused-not-said-done = Nobody has said yet that it is done.
refused-reply-first = A reply is owed first. After it the team says whether it is done.
refused-not-real = The team has not said that it is done.
refused-undo-over = That was said more than a day ago and stays. A circle can agree on it anew.
problem-sure-needed = Please say once more that it is done.
problem-not-a-time = That is not a time of day. Write it like 14:00.
problem-not-a-number = That is not a number.
problem-out-of-range = Between { $least } and { $most }, please.
problem-past = That moment is over already. Choose a later one.
problem-too-far = That is more than a year away. Choose a nearer day.
problem-too-far-from-plan = That is more than four weeks from the plan. Call it off instead; the next one is due by then.
problem-same-time = It is planned for then already. Choose another time.
problem-slot-taken = Your team has another session at that time. Choose another one.
problem-slot-gone = That slot is no longer free. Choose another one.
problem-not-a-link = That is not a link we can use: a web address such as https://meet.example/rowan, without spaces.
refused-session-not-planned = This session is no longer to come: it was opened, held or called off meanwhile.
problem-pulse-days-open = { $most ->
    [one] A pulse stays open for one day.
   *[other] A pulse stays open for 1 to { $most } days.
}
problem-pulse-too-soon = Pulses open at least { $days ->
    [one] { $days } day
   *[other] { $days } days
} apart, so that there is time for something to change.
problem-pulse-too-far = Plan at most 13 weeks ahead.
problem-pulse-threshold = A whole number from { $least } to { $most }. It can be raised, never lowered.
problem-ballot-items = That ballot does not have as many answers as there are questions. Load the page again.
problem-ballot-answer = An answer is a number from 1 to 5, or nothing.
problem-ballot-malformed = That is not a whole receipt.
refused-pulse-under-way = This team has a pulse that is planned, open, or waiting for its result. The next can be planned once that is out.
refused-pulse-roster-small = Fewer people can answer than the threshold asks for, so nothing could be published. Invite the others first, or hold a circle instead.
refused-pulse-opened = That pulse has opened already; it runs to its close.
refused-pulse-not-open = That pulse is not open.
refused-pulse-not-on-roster = This pulse opened before you joined. The next one has a ballot for you.
refused-ballot-elsewhere = Your ballot was given to another browser or device. Answer from there.
refused-ballot-foreign = That is not a ballot of this pulse.
refused-ballot-malformed = That is not a whole ballot.
problem-not-kept = Your sign-in had ended, and what you typed could not be kept. Copy it before you sign in again.
origin-title = This was not sent from here
origin-body = Nothing was done. For your safety, forms are taken only from { $address } itself. Open that address and try again.
origin-operator = If that is where you are, whoever runs Roundwell has to look: the browser says that it is at { $origin }, the request was sent to { $host }. Set ROUNDWELL_BASE_URL to the address that people use, and let the proxy pass that address on (nginx: proxy_set_header Host $http_host).
demo-clock-limits = The clock of a demonstration moves forward by whole minutes, ten years in all.
