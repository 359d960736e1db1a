"""The law's facts of many permits at once: what `law_facts` says of each, lived in columns."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from anju.law.facts import Permit
from anju.law.known import RefusedHistory
from anju.law.measures import Measures
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.law_facts import LawFacts

if TYPE_CHECKING:
    from anju.office.registry.permits.lived_in_columns import LawInColumns

Told = LawFacts | RefusedHistory
"""What the law says of a permit, or why its recorded facts cannot all be true."""


def law_facts_in_columns(records: Sequence[PermitRecord], measures: Measures) -> list[LawFacts]:
    """What `law_facts` says of each record, in order; raises RefusedHistory at the first refused.

    As in `law_facts`, a permit that keeps its own term has none.
    """
    judged = [record for record in records if record.good_until is None]
    asked = [(record.facts, record.division_code) for record in judged]
    told = iter(law_in_columns(measures).judged(asked))
    found = [LawFacts() if record.good_until else next(told) for record in records]
    return list(map(unless_refused, found))


@lru_cache(maxsize=4)
def law_in_columns(measures: Measures) -> "LawInColumns":
    """The law under some measures, with its tables made once."""
    # The compiler behind it takes half a second to load, and most of what runs never asks.
    from anju.office.registry.permits.lived_in_columns import LawInColumns  # noqa: PLC0415

    return LawInColumns(measures)


def last_known_on(permit: Permit) -> date:
    """The latest legal day that a recorded fact names, as `PermitRecord.last_known_on` has it."""
    latest = permit.issued_on
    for filing in permit.endorsements:
        day = filing.decided_on or filing.filed_on
        latest = max(latest, day)
    for cancellation in permit.cancellations:
        latest = max(latest, cancellation.cancelled_on)
    return latest


def unless_refused(told: Told) -> LawFacts:
    """What the law says; raises RefusedHistory where the history cannot be true."""
    if isinstance(told, RefusedHistory):
        raise told
    return told
