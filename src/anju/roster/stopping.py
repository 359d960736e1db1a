"""A stop that was asked for by a signal, and must not get lost.

The signal raises at once; but where it arrives inside a destructor Python drops what was
raised, so whoever works in batches asks again between them.
"""

from types import FrameType

_asked: list[int] = []


def stop(number: int, _frame: FrameType | None) -> None:
    """The handler of a signal: leave with 128 + its number, as shells say it."""
    _asked.append(number)
    check_stop()


def check_stop() -> None:
    """Leave where a stop was asked for; otherwise nothing."""
    if _asked:
        raise SystemExit(128 + _asked[0])
