"""How long after a failure the same contact is tried again, and when it is given up.

>>> str(pause_after(1)), str(pause_after(4)), is_given_up(4)
('0:05:00', '0:00:00', True)
"""

from datetime import timedelta
from typing import Final

_PAUSES: Final = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def pause_after(failures: int) -> timedelta:
    """The time to wait after the first, second, third failure of a contact; then the next is."""
    return timedelta(0) if is_given_up(failures) else _PAUSES[failures - 1]


def is_given_up(failures: int) -> bool:
    """Whether a contact that failed so often is not tried any more."""
    return failures > len(_PAUSES)
