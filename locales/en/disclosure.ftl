# What is published, beyond a single pulse: how divided answers are, and the organisation as a whole.
shares-divided = Opinions are divided here: the less good answers { $low }, the middle one { $middle }, the better answers { $high }.
shares-under-fifth = under 20%
shares-about-quarter = about a quarter
shares-about-half = about half
shares-about-three-quarters = about three quarters
organisation-title = Working conditions across the organisation
organisation-lede = One figure for four weeks at a time, over all teams that were asked about their conditions in them. It says nothing about any one team, or any person.
organisation-none-title = Nothing is published yet
organisation-none = A figure appears a few days after every four weeks in which several teams were asked about their conditions.
organisation-period = The four weeks to { $day }
organisation-conditions = Conditions
organisation-withheld = Withheld, so that nobody can be found in it. There are several reasons for that, and the product never says which one it was.
organisation-how = How to read this
organisation-how-levels = From 0 to 100, where higher is always better, to the nearest 10. Conditions, what teams have come to take for normal, and whether something was done about what they said are taken together.
organisation-how-teams = In each period other teams are asked, so periods are not set beside each other. Teams are not compared: what each one lives with stands on its own page, and belongs to it first.
organisation-how-withheld = A figure is published only if no small team could be worked out from it, even together with everything published before.
organisation-back = Back to your teams
organisation-link = Working conditions across the organisation
summary-reading-margin = By chance alone, each of these figures could lie about { $points ->
    [one] { $points } point
   *[other] { $points } points
} higher or lower.
