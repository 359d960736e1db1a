"""Whole numbers as addresses of ours write them."""

_DIGITS = 15
"""No table of ours counts further."""


def whole_number(text: str) -> int | None:
    """The number that some ASCII digits tell; None for anything else, and for one too long.

    >>> whole_number("50"), whole_number("-1"), whole_number("²"), whole_number("9" * 30)
    (50, None, None, None)
    """
    fits = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if fits else None
