"""A holder was late because of the office: recorded with what shows it, by any clerk.

What shows it is an outage of an office (`paper_mode.outages`), or a case whose legal clock has
passed (`stuck`).  An officer decides; the holder is asked for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.endorsement.accepting import acceptance
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.models import Case
from anju.office.casework.office_lateness.stuck import is_stuck
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.city.outages import found_outage
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.refused import not_in_future


@dataclass(frozen=True, slots=True)
class Lateness:
    """What shows that the office was late: an outage or a case; and what the holder tells of it.

    `tried_on` is the legal day on which the holder came or asked in vain, where it is known.
    """

    outage: str = ""
    stuck_case: str = ""
    tried_on: date | None = None
    said: str = ""

    def asks(self) -> dict[str, str]:
        """What stands in the filing."""
        tried_on = self.tried_on.isoformat() if self.tried_on else ""
        told = {"outage": self.outage, "case": self.stuck_case, "tried_on": tried_on}
        return {name: value for name, value in told.items() if value}


def record_lateness(*, permit_id: str, lateness: Lateness, act: Act) -> Outcome:
    """Record that the lateness of a permit is the office's own; it waits to be examined.

    Raises CaseRefused where nothing shows it, or what is named does not.
    """

    def operation() -> Outcome:
        acting = reaching(permit_id, act)
        held = held_permit(permit_id, acting)
        _must_show_it(lateness, held.person_id, act)

        def further(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            return [acceptance(record, held, in_force, act)]

        filing = Filing(
            Procedure.OFFICE_LATENESS,
            held.person_id,
            act.today,
            permit_id=permit_id,
            asks=lateness.asks(),
            said=lateness.said,
        )
        return open_case(filing, acting, further)

    said = fingerprint_of_words(lateness.said)
    return once(act, {"lateness": permit_id, **lateness.asks(), "said": said}, operation)


def _must_show_it(lateness: Lateness, person_id: str, act: Act) -> None:
    if lateness.tried_on:
        not_in_future(lateness.tried_on, act.today)
    if bool(lateness.outage) is bool(lateness.stuck_case):
        raise CaseRefused(Why.NOT_SHOWN)
    if lateness.outage:
        found = found_outage(lateness.outage, act)
        tried_on = lateness.tried_on or found.first_day
        if not found.first_day <= tried_on <= (found.last_day or act.today):
            raise CaseRefused(Why.NOT_SHOWN)
        return
    _must_be_stuck(lateness.stuck_case, person_id, act)


def _must_be_stuck(case_id: str, person_id: str, act: Act) -> None:
    inside = act.reach.condition()
    row = Case.objects.filter(inside, id=case_id, person_id__in=absorbed_by(person_id)).first()
    if row is None or not is_stuck(row, act.today):
        raise CaseRefused(Why.NOT_SHOWN)
