"""The annual review of a roster: a spreadsheet of permits in, the same rows judged on a day out.

`review` makes it; everything else here reads, judges or writes one part of it.  Every
row of the roster comes out again, reviewed or refused with one reason.
"""
