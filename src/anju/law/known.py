"""The facts of a permit that are known on a day, and the histories that cannot be true.

What lies after the day asked about is not known yet and is ignored in every check.  A
filing is known from its own day, a decision from its own.

>>> from anju.law.facts import Permit
>>> known_on(Permit(date(2024, 3, 15)), date(2024, 3, 14))
Traceback (most recent call last):
anju.law.known.RefusedHistory: not_yet_issued
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anju.law.facts import Decision, HealedGap, Permit
from anju.law.legal_days import REGULATION_IN_FORCE_ON


class Refusal(StrEnum):
    """Why a whole history is refused, in the order the checks are made."""

    BEFORE_REGULATION = "before_regulation"
    NOT_YET_ISSUED = "not_yet_issued"
    CANCELLED_BEFORE_ISSUE = "cancelled_before_issue"
    BEFORE_ISSUE = "before_issue"
    AFTER_CANCELLATION = "after_cancellation"
    TOO_EARLY = "too_early"
    LAPSED = "lapsed"


class RefusedHistory(ValueError):
    """The recorded facts cannot all be true.

    `day` is the day of the fact at fault; `boundary` the day it should have respected
    (the first day of the window for `too_early`, the last day before the lapse for
    `lapsed`, the issue or the cancellation otherwise); `already_endorsed` says that a
    `too_early` is a second endorsement in a year already endorsed.
    """

    def __init__(
        self, reason: Refusal, day: date, boundary: date, *, already_endorsed: bool = False
    ) -> None:
        """Keep what a sentence about the refusal needs; no personal detail is among it."""
        super().__init__(reason.value)
        self.reason = reason
        self.day = day
        self.boundary = boundary
        self.already_endorsed = already_endorsed


@dataclass(frozen=True, slots=True)
class KnownFiling:
    """A filing as known on a day; undecided (None) it has no `decided_on` that means anything."""

    filed_on: date
    decision: Decision | None
    decided_on: date


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Everything known on a day, in the order it is judged."""

    filings: tuple[KnownFiling, ...]
    cancelled_on: date | None
    healed_gaps: tuple[HealedGap, ...]


def known_on(permit: Permit, day: date) -> KnownFacts:
    """The facts known on a legal day; raises RefusedHistory where they contradict each other.

    Healed gaps are decisions about the past and are taken as they are given.
    """
    issued_on = permit.issued_on
    if issued_on < REGULATION_IN_FORCE_ON:
        raise RefusedHistory(Refusal.BEFORE_REGULATION, issued_on, REGULATION_IN_FORCE_ON)
    if issued_on > day:
        raise RefusedHistory(Refusal.NOT_YET_ISSUED, issued_on, day)
    filings = _filings(permit, day)
    cancelled_on = _cancelled_on(permit, day)
    if cancelled_on and cancelled_on < issued_on:
        raise RefusedHistory(Refusal.CANCELLED_BEFORE_ISSUE, cancelled_on, issued_on)
    granted = [filing.filed_on for filing in filings if filing.decision is Decision.GRANTED]
    _refuse_impossible(granted, issued_on, cancelled_on)
    return KnownFacts(filings, cancelled_on, permit.healed_gaps)


def _refuse_impossible(granted: Iterable[date], issued_on: date, cancelled_on: date | None) -> None:
    days = sorted(granted)
    if days and days[0] < issued_on:
        raise RefusedHistory(Refusal.BEFORE_ISSUE, days[0], issued_on)
    if cancelled_on and days and days[-1] >= cancelled_on:
        at_fault = next(day for day in days if day >= cancelled_on)
        raise RefusedHistory(Refusal.AFTER_CANCELLATION, at_fault, cancelled_on)


def _cancelled_on(permit: Permit, day: date) -> date | None:
    """The earliest recorded cancellation known; one that was annulled counts as never made."""
    days = [record.cancelled_on for record in permit.cancellations if not record.annulled]
    return min((cancelled for cancelled in days if cancelled <= day), default=None)


def _filings(permit: Permit, day: date) -> tuple[KnownFiling, ...]:
    """The filings known on a day, in order; of each day the granted one first, and only once."""
    known = [
        KnownFiling(
            filing.filed_on, filing.decision_known_on(day), filing.decided_on or filing.filed_on
        )
        for filing in permit.endorsements
        if filing.filed_on <= day
    ]
    return tuple(_once_a_day(sorted(known, key=_order)))


def _order(filing: KnownFiling) -> tuple[date, bool, date]:
    return filing.filed_on, filing.decision is not Decision.GRANTED, filing.decided_on


def _once_a_day(filings: list[KnownFiling]) -> Iterable[KnownFiling]:
    granted_on = None
    for filing in filings:
        if filing.decision is not Decision.GRANTED:
            yield filing
        elif filing.filed_on != granted_on:
            granted_on = filing.filed_on
            yield filing
