"""What is known of a permit on a day, and what cannot be true whatever the rules of the place."""

from datetime import date

from tests.law.second_opinion.records import Filing, History
from tests.law.second_opinion.story import UntrueHistoryError

REGULATION_FIRST_DAY = date(2016, 1, 1)


def known_filings(history: History, on: date) -> list[Filing]:
    """The filings as they were known on the day: a later decision is not known yet."""
    known: list[Filing] = []
    for filed, decision, decided in history.filings:
        if filed > on:
            continue
        if decision is None or (decided or filed) > on:
            known.append((filed, None, None))
        else:
            known.append((filed, decision, decided or filed))
    return known


def look_over(history: History, on: date) -> date | None:
    """The recorded cancellation that counts on the day, if any.

    Raise UntrueHistoryError for what the days of issue, cancellation and endorsement alone forbid.
    """
    _look_at_issue(history.issued, on)
    known = [day for day, annulled in history.cancellations if not annulled and day <= on]
    cancelled_on = min(known, default=None)
    if cancelled_on is not None and cancelled_on < history.issued:
        raise UntrueHistoryError("cancelled_before_issue", cancelled_on)
    _look_at_endorsements(history, on, cancelled_on)
    return cancelled_on


def _look_at_issue(issued: date, on: date) -> None:
    if issued < REGULATION_FIRST_DAY:
        raise UntrueHistoryError("before_regulation", issued)
    if issued > on:
        raise UntrueHistoryError("not_yet_issued", issued)


def _look_at_endorsements(history: History, on: date, cancelled_on: date | None) -> None:
    granted = sorted(
        day for day, decision, _ in known_filings(history, on) if decision == "granted"
    )
    for day in granted:
        if day < history.issued:
            raise UntrueHistoryError("before_issue", day)
    for day in granted:
        if cancelled_on is not None and day >= cancelled_on:
            raise UntrueHistoryError("after_cancellation", day)
