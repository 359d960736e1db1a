"""What a certificate says: the law's answer for one day, as codes, days and numbers."""

from dataclasses import dataclass
from datetime import date

from anju.law.citation import REGULATION, Citation
from anju.law.measures import Measures
from anju.law.outcome import Reason
from anju.law.standing import standing
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.permits.fold import PermitRecord


@dataclass(frozen=True, slots=True)
class Continuity:
    """Status and residence on a day: whole years and days, and from when they count."""

    status: str
    continuous_since: date
    counted_from: date
    residence_years: int
    accumulated_days: int

    def told(self) -> dict[str, object]:
        """The same as an entry keeps it."""
        return {
            "status": self.status,
            "continuous_since": self.continuous_since.isoformat(),
            "counted_from": self.counted_from.isoformat(),
            "residence_years": self.residence_years,
            "accumulated_days": self.accumulated_days,
        }


def continuity_on(record: PermitRecord, as_of: date, measures: Measures) -> Continuity:
    """The answer for a legal day not before the issue.

    Raises RefusedHistory, and CaseRefused for a permit from before 2016, of which no year of
    residence is counted.
    """
    if record.good_until is not None:
        reason = Reason("no_endorsement_year", (Citation(REGULATION, 23),))
        raise CaseRefused(Why.LAW, reasons=(reason,))
    found = standing(record.facts, measures.for_place(record.division_code), as_of)
    return Continuity(
        found.status.value,
        found.continuous_since,
        found.counted_from,
        found.residence_years,
        found.accumulated_days,
    )
