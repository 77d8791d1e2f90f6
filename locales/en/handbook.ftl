# The handbook for whoever hosts: the frame around its chapters, which stand in content/handbook.
handbook-title = Hosting a circle
handbook-lede = Short pages for before, during and after. You need none of it by heart: open the one you need, or print it and put it on the chair beside you.
handbook-begin = Begin with preparing
handbook-part-before = Before
handbook-part-during = During
handbook-part-after = Towards the end, and after
handbook-ways-on = Further in the handbook
handbook-after = Next:
handbook-before = Before this:
handbook-contents = All chapters
handbook-link = How to host a circle
handbook-prepare = How to prepare
