"""The issue of a permit (签发): a new subject, judged before it is recorded.

Source: Regulation arts. 2, 9 and 23.  Whether somebody may have a permit is decided by the
procedure that calls this; here the record is kept true: one open permit for each person and
issuing city, a lapse recorded before anything new is granted.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.legacy import is_legacy
from anju.office.common.ids import new_id
from anju.office.common.typed import normal_permit_number
from anju.office.places.cities import issuing_city
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import Kept, give_up_number, keep_number
from anju.office.registry.ledger.append import has_one_writer, sealed, write
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.places import add_place
from anju.office.registry.people.working_on import standing_person
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.lapsing import record_lapse_if_any
from anju.office.registry.permits.one_open import standing_beside
from anju.office.registry.permits.projecting import project
from anju.office.registry.refused import Because, Refused, not_in_future


@dataclass(frozen=True, slots=True)
class Issue:
    """A permit to be issued: to whom, its number, the issuing place and office, the day.

    `good_until` is the last day of the own term of a permit from before 2016, None otherwise.
    """

    person_id: str
    number: str
    division_code: str
    office_id: str
    issued_on: date
    good_until: date | None = None


def issue_permit(*, issue: Issue, act: Act) -> Outcome:
    """Record the issue of a permit; raises Refused where the person has an open one here.

    An open one is also one from before 2016, to the last day of its own term.  Refused also for a
    person or a place outside the actor's jurisdiction.
    """
    asked = {
        "issue": issue.person_id,
        "place": issue.division_code,
        "on": issue.issued_on.isoformat(),
        "until": issue.good_until.isoformat() if issue.good_until else "",
        "office": issue.office_id,
        "number": keyed_fingerprint(normal_permit_number(issue.number).encode()),
    }
    return once(act, asked, lambda: _issued(issue, act))


def _issued(issue: Issue, act: Act) -> Outcome:
    not_in_future(issue.issued_on, act.today)
    if is_legacy(issue.issued_on) != (issue.good_until is not None):
        raise Refused(Because.DAY_OUT_OF_ORDER, issue.issued_on)
    if not act.reach.covers(issue.division_code):
        raise Refused(Because.NOT_FOUND)
    standing_person(issue.person_id, act)
    in_force = measures_in_force()
    _make_room(issue, act, in_force)
    permit_id = new_id()
    city = issuing_city(issue.division_code)
    give_up_number(absorbed_by(issue.person_id), city, issue.number)
    kept = keep_number(issue.person_id, permit_id, city, issue.number)
    entries = sealed(permit_id, None, [_draft(issue, city, kept, in_force)], act)
    record = fold_permit(entries)
    identifiers = write(entries)
    project(record, in_force.measures, issue.person_id, before=None)
    add_place(issue.person_id, issue.division_code)
    return outcome_of(entries, identifiers)


def _draft(issue: Issue, city: str, kept: Kept, in_force: MeasuresInForce) -> Draft:
    told = {
        "person": issue.person_id,
        "number": kept.commitment,
        "city_code": city,
        "division_code": issue.division_code,
        "office": issue.office_id,
        "measure": in_force.judged_by(in_force.measures.for_place(issue.division_code)),
    }
    if issue.good_until:
        told["good_until"] = issue.good_until.isoformat()
    return Draft(Kind.PERMIT_ISSUED, issue.issued_on, told)


def _make_room(issue: Issue, act: Act, in_force: MeasuresInForce) -> None:
    """Record a lapse that was only computed so far; refuse beside a permit that is open."""
    found = standing_beside(
        person_id=issue.person_id,
        city_code=issuing_city(issue.division_code),
        first_day=issue.issued_on,
        good_until=issue.good_until,
    )
    if not has_one_writer():  # nobody endorses it meanwhile
        found = found.select_for_update(of=("self",)).order_by("id")
    for held in found:
        if held.good_until:
            raise Refused(Because.TERM_LASTS, held.good_until)
        if not record_lapse_if_any(held, act, in_force):
            raise Refused(Because.ALREADY_OPEN)
