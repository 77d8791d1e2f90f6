# The frame, the fields and the words that every page shares.
# Its own name, and the tag (BCP 47) by which dates and numbers are written.
language-name = English
language-tag = en-GB
product = Roundwell
title-problem = Problem: { $problem }
product-description = Circles with a talking piece, anonymous pulses and what came of them, for teams who care for others.
skip-to-main = Skip to the page
places-label = Places of this team
place-circle = Circle
place-pulse = Pulse
place-actions = Actions
teams-choose = Choose a team
footer-label = About and help
footer-help = Urgent help
footer-privacy = What is stored
footer-accessibility = Accessibility
footer-account = Your account
footer-sign-out = Sign out
footer-zone = Times are those of { $city }.
theme-label = Light or dark
theme-auto = Automatic
theme-light = Light
theme-dark = Dark
field-optional = (optional)
save = Save
form-problems = { $count ->
    [one] There is a problem
   *[other] There are { $count } problems
}
form-problem-of = { $field }: { $problem }
form-kept = Your sign-in had ended, so this was not sent. What you typed is still here: look it over and send it again.
form-left = The form it was typed into is no longer on this page. Copy what you still need:
form-left-label = What you typed
field-your-name = Your name
field-your-name-hint = As your team calls you.
field-email = E-mail address
field-password = Password
field-new-password = Password
field-new-password-hint = At least 12 characters. A few words you will remember work well.
field-time-zone = Time zone
field-time-zone-hint = Every time is shown to you in this zone.
home-title = Your teams
home-greeting = Good to see you, { $name }
home-no-team = You do not belong to a team yet. Whoever leads yours can send you an invitation link.
home-all-teams = All teams of the organisation
done-set-up = Your organisation is ready. Make its first team.
done-signed-out = You are signed out.
done-signed-out-everywhere = You are signed out on every device.
done-kept = Your sign-in had ended. Sign in again: what you typed is kept for half an hour.
done-saved = Saved.
done-team-created = The team is there. Invite its people next.
done-invited = The invitation link is ready.
done-revoked = That invitation no longer works.
done-joined = Welcome. You belong to the team now.
