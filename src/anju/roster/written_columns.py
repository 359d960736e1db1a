"""The columns that the review writes, and what they are called.

In a CSV they always bear their English names; in a workbook those of the language.

>>> source_headings(["row", "姓名", "status"], REFUSED, "en")
['source_row', '姓名', 'status']
"""

from collections.abc import Iterable, Sequence

from anju.words import N_, say

ROW = N_("row")
ANSWER = (
    N_("place"),
    N_("status"),
    N_("window"),
    N_("window_first_day"),
    N_("window_last_day"),
    N_("suspended_from"),
    N_("continuous_since"),
    N_("residence_years"),
    N_("accumulated_days"),
    N_("cancelled_from"),
    N_("next_step"),
    N_("explanation"),
)
DAYS = (
    "window_first_day",
    "window_last_day",
    "suspended_from",
    "continuous_since",
    "cancelled_from",
)
REVIEWED = (ROW, *ANSWER)
REFUSED = (ROW, N_("reason"), N_("detail"))


def headings(names: Iterable[str], language: str) -> list[str]:
    """The headings of columns written here, in "zh" or "en"."""
    return [say(name, language) for name in names]


def source_headings(names: Sequence[str], written: Iterable[str], language: str) -> list[str]:
    """The source's own headers; one that bears the name of a column written here is marked so."""
    taken = set(headings(written, language))
    return [f"source_{name.strip()}" if name.strip() in taken else name for name in names]
