"""A slow second opinion on the law of the yearly endorsement, written apart from `anju`.

It imports nothing of `anju` and shares no code with it. It finds days by walking over the calendar
and keeps what a permit was on every single day, so that a mistake in clever date arithmetic cannot
be made here in the same way. Tests compare the two on many histories.

`records` says what it is told, `known` what of it is known on a day, `days` walks the calendar,
`year` finds the boundaries of one year of a cycle, `story` lives one permit, `verdict` answers for
a day, `measures` holds the places typed by hand, `histories` makes awkward histories at random.
"""

from tests.law.second_opinion.records import History, Rules
from tests.law.second_opinion.verdict import Opinion, opinion

__all__ = ["History", "Opinion", "Rules", "opinion"]
