"""Series of paper forms: which were filled in during an outage, so that none is forgotten.

One series a line, or with a blank between: the first number and the last of one pad, or one
number alone.  A form that was spoilt is left out by naming what lies before and behind it.

>>> normal_series("4829 1357 0017 - 4829 1357 0033")
'482913570017-482913570033'
>>> numbers_of("482913570017-482913570033 482913570050")
('482913570017', '482913570025', '482913570033', '482913570050')
"""

import re
from typing import Final

from anju.office.casework.paper_mode.forms import (
    form_number,
    normal_form_number,
    place_in_pad,
)

MOST: Final = 2_000
"""Forms of one outage, at the most."""

_SERIES: Final = re.compile("(\\d{12})(?:[-~\u2013\u2014\uff5e至到](\\d{12}))?")


def normal_series(typed: str) -> str:
    """Typed series in the one way they are kept; raises ValueError for what is none."""
    lines = ("".join(line.split()) for line in typed.splitlines())
    series = " ".join(_normal(line) for line in lines if line)
    if len(numbers_of(series)) > MOST:
        raise ValueError(f"an outage has at most {MOST} forms")
    return series


def numbers_of(series: str) -> tuple[str, ...]:
    """The numbers of kept series, in their order, each once."""
    numbers = (number for each in series.split() for number in _between(*each.split("-")))
    return tuple(dict.fromkeys(numbers))


def _normal(line: str) -> str:
    found = _SERIES.fullmatch(line)
    if found is None:
        raise ValueError("no series of paper forms")
    first = normal_form_number(found[1])
    last = normal_form_number(found[2] or found[1])
    (pad, begins), (other, ends) = place_in_pad(first), place_in_pad(last)
    if pad != other or ends < begins:
        raise ValueError("a series runs forward in one pad")
    return first if first == last else f"{first}-{last}"


def _between(first: str, last: str = "") -> tuple[str, ...]:
    pad, begins = place_in_pad(first)
    _, ends = place_in_pad(last or first)
    return tuple(form_number(pad, form) for form in range(begins, ends + 1))
