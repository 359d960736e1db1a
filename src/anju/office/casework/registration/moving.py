"""Somebody moves: to another address of the place, to another district, from elsewhere.

Inside its city a permit goes on, and only the measure says whether a new card is needed
(`permits_after`).  By when a new address is to be reported is told, and that it was late; nothing
is refused for it.
"""

from datetime import date, timedelta

from anju.law.moving import address_change_last_day
from anju.law.working_days import CalendarUnknown
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay, arrive, asked_for, begin_residence
from anju.office.casework.registration.permits_after import after_move, reasons_after
from anju.office.casework.registration.standing import must_fit, registered, running_in
from anju.office.casework.registration.steps import Registered, Step
from anju.office.casework.registration.way_in import mover_of
from anju.office.places.cities import issuing_city
from anju.office.places.measures import measures_in_force
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people import registering
from anju.office.registry.people.places import add_place
from anju.office.registry.refused import Because, Refused, not_in_future

MOVED = "moved_within_city"
"""The reason in the entry that ends the registration of the district somebody left."""


def change_address(
    *, person_id: str, division_code: str, address: str, moved_on: date | None, act: Act
) -> Outcome:
    """Record a new address in the district where somebody is registered; the time runs on.

    `division_code` is that district.  The outcome tells the last day to report it (`report_by`,
    empty where none is known), whether it was in time, and what it means for the permit (`told`).
    Raises CaseRefused where nothing is running, Refused where it runs in another district.
    """

    def operation() -> Outcome:
        must_fit(Step.CHANGE_ADDRESS, person_id, division_code, act)
        running = running_in(person_id, division_code)
        if running is None or running.division_code != division_code:
            raise Refused(Because.NOT_FOUND)
        if moved_on:
            not_in_future(moved_on, act.today)
        outcome = registering.change_address(
            person_id=person_id, record=running.id, address=address, act=act, moved_on=moved_on
        )
        return outcome | _told(person_id, division_code, moved_on, act)

    asked = {
        "readdress": person_id,
        "place": division_code,
        "moved": moved_on.isoformat() if moved_on else "",
        "as": keyed_fingerprint(address.encode()),
    }
    return once(act, asked, operation)


def move_within_city(*, person_id: str, stay: Stay, act: Act) -> Outcome:
    """Move the registration of somebody known here to another district of the same city.

    The earlier one ends on the day before, so that the time runs on without a gap.
    """
    asked = {"move": person_id, **asked_for(stay)}
    return once(act, asked, lambda: _moved(person_id, stay, act))


def move_to(person_id: str, stay: Stay, act: Act) -> None:
    """Record where somebody lives now: in the district of their registration, or in another one.

    Part of an operation, and of its transaction; raises what either report does.
    """
    running = running_in(person_id, stay.division_code)
    if running is None or running.division_code != stay.division_code:
        move_within_city(person_id=person_id, stay=stay, act=act)
        return
    change_address(
        person_id=person_id,
        division_code=stay.division_code,
        address=stay.address,
        moved_on=stay.arrived_on,
        act=act,
    )


def register_mover(*, number: str, stay: Stay, act: Act) -> Outcome:
    """Register somebody who is known elsewhere, by the whole identity or permit number shown.

    From another district of the city the registration moves; from another city, or after it had
    ended, it begins anew, and what stands in another city is left as it is.  From then on the
    person is known here.  Raises Refused where the number leads to nobody.
    """

    def operation() -> Outcome:
        person_id = mover_of(number, issuing_city(stay.division_code))
        if not act.reach.covers(stay.division_code):
            raise Refused(Because.NOT_FOUND)
        add_place(person_id, stay.division_code)
        if registered(person_id, stay.division_code) is Registered.RUNNING:
            return _moved(person_id, stay, act)
        outcome = arrive(person_id, stay, act)
        permits = after_move(person_id, stay.division_code, act.today)
        return outcome | {"permits": reasons_text(reasons_after(permits))}

    return once(act, {"mover": keyed_fingerprint(number.encode()), **asked_for(stay)}, operation)


def _moved(person_id: str, stay: Stay, act: Act) -> Outcome:
    must_fit(Step.MOVE_WITHIN_CITY, person_id, stay.division_code, act)
    running = running_in(person_id, stay.division_code)
    if running is None or running.division_code == stay.division_code:
        raise CaseRefused(Why.NOT_NOW)
    registering.end_residence(
        person_id=person_id,
        record=running.id,
        last_day=act.today - timedelta(days=1),
        reason=MOVED,
        act=act,
    )
    outcome = begin_residence(person_id, stay, act)
    return outcome | _told(person_id, stay.division_code, stay.arrived_on, act)


def _told(person_id: str, division_code: str, moved_on: date | None, act: Act) -> Outcome:
    """By when the move was to be reported, and what becomes of the permits."""
    last_day = _report_by(moved_on, division_code, act.today) if moved_on else None
    permits = after_move(person_id, division_code, act.today)
    return {
        "report_by": last_day.isoformat() if last_day else "",
        "in_time": act.today <= last_day if last_day else None,
        "told": reasons_text(reasons_after(permits)),
    }


def _report_by(moved_on: date, division_code: str, today: date) -> date | None:
    """The last day to report a move; None where the measure has none, or no calendar tells it."""
    rules = measures_in_force().measures.for_place(division_code)
    try:
        return address_change_last_day(moved_on, rules.on(today), rules.working_days)
    except CalendarUnknown:
        return None
