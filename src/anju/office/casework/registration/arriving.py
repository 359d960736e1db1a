"""Somebody registers who came to live here: new to the registry, known here, or come back.

By when a stay is to be reported is told (`anju.law.residence_reporting`), and that it was
reported late; nothing is refused for it.  The time that counts begins on the day of registering.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.residence_reporting import reported_in_time
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.registration.standing import must_fit, running_in
from anju.office.casework.registration.steps import Step
from anju.office.registry.details.fingerprints import fingerprint_of, keyed_fingerprint
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.registering import (
    Residence,
    register_person,
    register_residence,
)
from anju.office.registry.refused import not_in_future


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody lives now: division code, address, and since when, where they say so."""

    division_code: str
    address: str
    arrived_on: date | None = None


def register_newcomer(*, details: PersonalDetails, stay: Stay, act: Act) -> Outcome:
    """Register somebody who is not known in the registry yet, with their residence, at once.

    The outcome's subject is the person; it tells how the report stands (`told`).  Raises Refused
    where the identity number is known already: find that person (`way_in`).
    """

    def operation() -> Outcome:
        person = register_person(details=details, division_code=stay.division_code, act=act)
        return arrive(str(person["subject"]), stay, act)

    asked = {"newcomer": fingerprint_of(details), **asked_for(stay)}
    return once(act, asked, operation)


def register_arrival(*, person_id: str, stay: Stay, act: Act) -> Outcome:
    """Register the residence of somebody who is known here and has none that is running."""
    asked = {"arrival": person_id, **asked_for(stay)}
    return once(act, asked, lambda: arrive(person_id, stay, act))


def arrive(person_id: str, stay: Stay, act: Act) -> Outcome:
    """The same as a part of an operation under way."""
    must_fit(Step.ARRIVE, person_id, stay.division_code, act)
    return begin_residence(person_id, stay, act)


def begin_residence(person_id: str, stay: Stay, act: Act) -> Outcome:
    """Register a residence from today on, whatever stood before."""
    if stay.arrived_on:
        not_in_future(stay.arrived_on, act.today)
    residence = Residence(stay.division_code, stay.address, act.office, act.today, stay.arrived_on)
    outcome = register_residence(person_id=person_id, residence=residence, act=act)
    running = running_in(person_id, stay.division_code)
    report = reported_in_time(stay.arrived_on, act.today)
    told = {"record": running.id if running else "", "told": reasons_text(report.reasons)}
    return outcome | told


def asked_for(stay: Stay) -> dict[str, str]:
    """What makes a request for a stay what it is; the address by its fingerprint."""
    return {
        "place": stay.division_code,
        "since": stay.arrived_on.isoformat() if stay.arrived_on else "",
        "address": keyed_fingerprint(stay.address.encode()),
    }
