# The ways between the handbook, the formats and the rehearsal.
format-rehearse = Rehearse it
handbook-formats = Formats, and a rehearsal
handbook-formats-lead = Every format has a page with its steps and minutes, to print and keep beside you. A rehearsal goes through one with people who are not there.
handbook-formats-of = Formats for { $team }
handbook-rehearse-in = Rehearse a circle in { $team }
