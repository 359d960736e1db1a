"""The only place that reads the clock: once for each request or command.

A moment (`_at`) is UTC; a legal day (`_on`) is the day in Asia/Shanghai, which has no summer
time.  Everything below a screen is told both.

>>> legal_day(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
datetime.date(2026, 11, 24)
>>> moment_text(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
'2026-11-23T16:00:00.000000Z'
"""

from datetime import UTC, date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8))
"""The offset of legal days."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def legal_day(at: datetime) -> date:
    """The legal day that a moment falls on."""
    return at.astimezone(SHANGHAI).date()


def moment_text(at: datetime) -> str:
    """A moment as text of fixed width, in UTC to the microsecond: what the ledger hashes."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def moment_of(text: str) -> datetime:
    """The moment that `moment_text` wrote; raises ValueError for anything else."""
    found = datetime.fromisoformat(text)
    if moment_text(found) != text:
        raise ValueError(f"no moment as moment_text writes it: {text!r}")
    return found
