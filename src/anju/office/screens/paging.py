"""Where the page of a list begins: behind the row that the page before ended with."""

from datetime import date


def key_of(after: str) -> str:
    """Where the page before ended; nothing where it is not written as we write it.

    >>> key_of("2026-11-23.5f3a9c"), key_of("nonsense")
    ('2026-11-23.5f3a9c', '')
    """
    try:
        date.fromisoformat(after.partition(".")[0])
    except ValueError:
        return ""
    return after
