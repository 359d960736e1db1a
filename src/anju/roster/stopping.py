"""A stop that was asked for by a signal: between two batches, never in the middle of one.

Raising where the signal arrives could break into a kernel that is being loaded, or be lost
in a destructor.  So the first signal is only noted, and whoever works in batches asks; a
second one does not wait.
"""

from types import FrameType

_asked: list[int] = []


def stop(number: int, _frame: FrameType | None) -> None:
    """The handler of a signal: note it; leave at once where one was noted before."""
    _asked.append(number)
    if len(_asked) > 1:
        check_stop()


def check_stop() -> None:
    """Leave with 128 + the signal's number, as shells say it, where a stop was asked for."""
    if _asked:
        raise SystemExit(128 + _asked[0])
