# Getting and casting a ballot: slips on paper, the shared tablet, remarks.
# Planning.
pulse-slips = People who answer on paper
pulse-slips-hint = How many of the team have no account, or no device of their own. They draw a slip from a hat; everybody on the team can read this number. Ballots on paper help to reach the fewest answers only if at least as many come from accounts.
pulse-slips-link = Slips for people without an account
pulse-terms-slips = { $count ->
    [one] One of them has no account and answers
   *[other] { $count } of them have no account and answer
} with a slip drawn from a hat. More ballots than that are never given out on paper.
problem-pulse-slips = A whole number from 0 to { $most }.
# The lead's page.
slips-title = Slips
slips-lede = For people without an account or a device of their own. A slip gets them the same sealed ballot as everybody else.
slips-none-title = No slips just now
slips-none = Slips belong to an open pulse. When you plan the next one, say how many people answer on paper; once it opens, sheets can be made here.
slips-people = { $count ->
    [one] One person answers
   *[other] { $count } people answer
} on paper.
slips-left = { $count ->
    [0] All slips are on a sheet.
    [one] One more slip can be made.
   *[other] { $count } more slips can be made.
}
slips-count = Slips on this sheet
slips-count-hint = { $most ->
    [one] One.
   *[other] 1 to { $most }; a sheet holds eight at most.
}
slips-print = Make a sheet
slips-printed = Sheets
slips-sheet = Sheet { $number }: { $count ->
    [one] one slip
   *[other] { $count } slips
}
slips-void = cancelled
slips-take-back = Cancel this sheet
slips-take-back-text = Slips of this sheet that nobody has used stop working, and new ones can be made. Answers sent with the others stay: nobody can tell which they are.
slips-take-back-submit = Cancel the sheet
slips-how = How to hand them out
slips-how-cut = Print a sheet, cut along the lines, and fold each slip once.
slips-how-draw = Put all of them into a hat or a bag and let people draw. Give nobody a particular slip, and keep no list and no picture.
slips-how-answer = People answer on a phone, or type the code on a shared tablet. A used slip is worth nothing and can be thrown away.
slips-tablet = A shared tablet
slips-tablet-text = Open this page on it, signed out. It keeps nothing: after each ballot it offers an empty form to the next person.
slips-tablet-link = The page for the tablet
slips-sheet-title = Sheet { $number }
slips-sheet-lede = Print this page on A4 from your browser’s menu; only the slips are printed.
slips-sheet-print = Cut along the dashed lines, fold, and let people draw from a hat. The page can be printed again until the pulse closes or you cancel the sheet.
slips-back = All slips
refused-slips-all-printed = There is a slip for everybody who answers on paper. Cancel a sheet to make new ones.
done-slips-printed = The sheet is ready to print.
done-slips-voided = The sheet is cancelled.
# On the slip itself.
slip-qr = The address of the ballot page with the code of this slip, as a QR code
slip-what = One ballot
slip-how = Scan it with a phone, or type the code on the shared tablet. No name, no sign-in.
slip-until = Open until { $moment }.
slip-nobody = Nobody knows whose slip this is. Throw it away afterwards.
# Answering with it.
slip-lede = { $count ->
    [one] One question
   *[other] { $count } questions
} about the past seven days, answered with a slip. Skip any. Nobody signs in here, and nobody can tell your ballot from the others.
slip-code = The code on your slip
slip-code-hint = Twelve letters and digits. It stands here already when you scanned the slip.
slip-own = This is my own device
slip-own-hint = Then it keeps the number of your ballot, so that you can change your answers until { $moment }. On a device that others use, leave this empty: nothing stays behind.
slip-stored-device = On this device: nothing, unless you say at the end that it is yours.
slip-stored-slip = Of the slip: that it was used. Not when, and not for which ballot: your device makes the ballot’s number itself.
slip-no-script = Answering needs JavaScript, which is off in this browser: your device seals the ballot before anything leaves it.
slip-no-script-way = Turn it on for this page, or take your slip to another phone or to the shared tablet. It works once, wherever that is, and is not used up yet.
slip-shared = Thank you. Nothing of it is left on this device, and it can no longer be changed from here.
slip-next = Ready for the next person
slip-counted-lead = Asking needs no sign-in and is not recorded. If you answered on your own device, scan your slip on it again and the receipt stands here.
ballot-no-script-slip = There are slips for this pulse as well: draw one and answer on the shared tablet, and leave this ballot unused.
ballot-failure-slip-unknown = This code gives no ballot. Check each letter. If all are right, its sheet was cancelled, and you need another slip.
ballot-failure-slip-used = This slip has been used: it gives one ballot, once. If that was not you, ask for another; if it was, your answers are sent, or wait on the device where you began.
ballot-failure-slips-exhausted = As many ballots were given out on paper as there are people to answer on paper. Tell your lead: somebody has used a slip too many.
refused-slip-unknown = This code gives no ballot.
refused-slip-used = This slip has been used.
refused-slips-exhausted = All ballots on paper were given out.
# Remarks.
remark-hint = Leave out names and anything only you would say: style can give you away. Remarks are opened only when ten or more have answered; otherwise they are deleted unread.
remark-reader = One person, chosen by the team outside its management, reads them without dates or order and writes down what several of them say. Managers never see a remark.
remark-reader-named = { $name } reads them, without dates or order, and writes down what several of them say. Managers never see a remark.
remark-none = This pulse takes no remarks: that needs a reader outside the management, chosen before it opens, and at least ten people who can answer.
pulse-terms-remarks = Remarks are opened only from ten ballots, by one reader outside the management, fixed before anybody answered. What the reader writes down is published, never a remark; remarks are deleted when the reader has finished, after 30 days at the latest.
reader-title = Who reads the remarks
reader-nobody = Nobody yet, so the next pulse takes no remarks.
reader-chosen = { $name } reads the remarks of the next pulse, if ten or more answer it.
reader-rules = A member or host whom the team trusts, never a lead, a manager or an admin. They see remarks without dates or order and write down themes that several remarks share; the team reads those with its result.
reader-desk = To the remarks
reader-choose = Reader
reader-choose-hint = Agree on it in a circle first. It holds from the next opening on.
reader-none = Nobody
reader-submit = Save the reader
done-reader-chosen = The reader is noted.
reader-down = Stop reading
reader-down-title = Stop reading the remarks?
reader-down-text = What was written for you to read goes unread and is deleted, with the themes you have not published. Pulses take no remarks until the team has somebody else to read them.
reader-down-submit = Stop, and delete what is unread
reader-down-leave = Stay the reader
done-reader-stepped-down = You no longer read the remarks. The team can choose somebody else.
themes-title = What the remarks say
themes-lead = Written down by the team’s reader in their own words, each resting on three remarks at least.
# The reader's desk.
remarks-title = Remarks
remarks-lede = What people wrote, shuffled and undated. Only you can read this. Write down what several of them say, in your own words.
remarks-none-title = Nothing to read
remarks-none = Remarks stand here after a pulse has closed, if ten or more people answered it and at least three wrote something.
remarks-care = These words were written to be read by you alone. Do not copy or show them, and do not guess who wrote what.
remarks-ticks = On which remarks does it rest? At least { $least }.
remarks-ticks-hint = What you tick is checked and forgotten.
remarks-theme = The theme, in your own words
remarks-theme-hint = About a condition, not about a person: no names, no quotations. { $most ->
    [one] { $most } character
   *[other] { $most } characters
} at most.
remarks-add = Write it down
remarks-themes = Themes so far
remarks-remove = Take it out
remarks-finish = Finish the reading
remarks-finish-title = Finish the reading?
remarks-finish-text = The themes go to the team with its result, and to managers two days later. The remarks are deleted now; nobody can read them again, you included.
remarks-finish-submit = Publish the themes and delete the remarks
remarks-finish-leave = Go on reading
done-theme-added = The theme is written down.
done-theme-removed = The theme is taken out.
done-reading-finished = The reading is finished, and the remarks are deleted.
problem-theme-rests = { $least ->
    [one] Tick at least one remark that says this.
   *[other] Tick at least { $least } remarks that say this. A theme of fewer could be somebody’s.
}
problem-theme-quotes = { $words ->
    [one] This repeats a word from a remark.
   *[other] This repeats { $words } words in a row from a remark. Say it in your own words, so that nobody’s style can be recognised.
}
refused-themes-enough = There are six themes, which is the most. Take one out to write another.
# The check after a circle.
check-title = How was the circle?
check-offer = Two questions, open until { $moment }: was it safe, and were you heard? The same sealed ballot as a pulse; who was there is not recorded, so everybody on the team can answer.
check-answer = Answer the two questions
check-ballot-title = How was the circle?
check-lede = Two questions about the circle that has just been. Skip any. The result is for the team alone, from eight answers on, or for three circles together.
checks-title = After circles
checks-rules = After a circle that was held, two questions open for two days: was it safe, and were you heard? A question is shown from eight answers on; with fewer, three circles within a month are taken together, if enough answered each. A small team will often read nothing here: ask each other in the round instead.
checks-none = Nothing can be shown yet.
check-of = Circle of { $day }
check-terms-dates = It closes { $closes }. The team reads the result from { $team }; managers do not see it.
check-settles = The team reads the result from { $team }; managers do not see it.
checks-of = { $count ->
    [one] Circle of { $day }
   *[other] { $count } circles together, the last on { $day }
}
