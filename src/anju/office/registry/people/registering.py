"""People as operations: registering, changing details, registrations of residence, grounds."""

from dataclasses import dataclass
from datetime import date

from anju.office.common.ids import new_id
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import lookup_token
from anju.office.registry.details.fingerprints import fingerprint_of, keyed_fingerprint
from anju.office.registry.details.keeping import (
    add_lookup,
    keep,
    keep_details,
    make_key,
    read_details,
)
from anju.office.registry.details.models import DetailKind, LookupKey
from anju.office.registry.intake import PersonalDetails, items_that_differ
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.models import GroundRecord, Person, ResidenceRegistration
from anju.office.registry.people.places import add_place, mark_name_anew
from anju.office.registry.people.projecting import project_person
from anju.office.registry.people.working_on import change_person, ends_on, holder_of, lasting
from anju.office.registry.refused import Because, Refused, not_in_future


@dataclass(frozen=True, slots=True)
class Residence:
    """A residence to be registered: where, the address, the office, the first day.

    `arrived_on` is the day from which the person says to have been staying, where it was told.
    """

    division_code: str
    address: str
    office_id: str
    first_day: date
    arrived_on: date | None = None


def register_person(*, details: PersonalDetails, division_code: str, act: Act) -> Outcome:
    """Record a new person; `division_code` is the place where they were registered.

    Raises Refused where another person has the same identity number, and for a place outside the
    actor's jurisdiction.
    """

    def operation() -> Outcome:
        _within(act, division_code)
        person_id = new_id()
        key = make_key(person_id)
        _make_findable(person_id, details)
        kept = keep_details(person_id, details, version=1, key=key)
        told = {
            "details": kept.commitment,
            "version": kept.version,
            "division_code": division_code,
        }
        draft = Draft(Kind.PERSON_REGISTERED, act.today, told)
        entries = append(person_id, None, [draft], act)
        project_person([], entries)
        add_place(person_id, division_code)
        return outcome_of(entries, [entry.id for entry in entries])

    asked = {"register": fingerprint_of(details), "place": division_code}
    return once(act, asked, operation)


def change_details(*, person_id: str, details: PersonalDetails, reason: str, act: Act) -> Outcome:
    """Record that a person's details changed; the earlier version stays until erasure."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        before = read_details([person_id])[person_id]
        items = items_that_differ(before, details)
        if not items:
            raise Refused(Because.NOTHING_TO_DO)
        if "identity_number" in items:
            LookupKey.objects.filter(
                subject=person_id, kind="identity_number", current=True
            ).update(current=False)
            _make_findable(person_id, details)
        kept = keep_details(person_id, details, version=person.details_version + 1)
        told = {
            "details": kept.commitment,
            "version": kept.version,
            "items": " ".join(items),
        }
        return [Draft(Kind.PERSON_DETAILS_CHANGED, act.today, told, reason)]

    return change_person(
        person_id,
        {"change": fingerprint_of(details), "reason": reason},
        act,
        decide,
        afterwards=lambda: mark_name_anew(person_id),
    )


def register_residence(*, person_id: str, residence: Residence, act: Act) -> Outcome:
    """Record a registration of residence; raises Refused where days overlap in the same city."""
    record = new_id()

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        not_in_future(residence.first_day, act.today)
        _within(act, residence.division_code)
        kept = keep(person_id, record, DetailKind.ADDRESS, residence.address.encode(), version=1)
        told = {
            "record": record,
            "address": kept.commitment,
            "version": kept.version,
            "division_code": residence.division_code,
            "office": residence.office_id,
        }
        if residence.arrived_on:
            told["arrived_on"] = residence.arrived_on.isoformat()
        return [Draft(Kind.RESIDENCE_REGISTERED, residence.first_day, told)]

    asked = {
        "reside": residence.division_code,
        "from": residence.first_day.isoformat(),
        "office": residence.office_id,
        "since": residence.arrived_on.isoformat() if residence.arrived_on else "",
        "as": keyed_fingerprint(residence.address.encode()),
    }
    return change_person(
        person_id,
        asked,
        act,
        decide,
        afterwards=lambda: add_place(person_id, residence.division_code),
    )


def end_residence(*, person_id: str, record: str, last_day: date, reason: str, act: Act) -> Outcome:
    """Record the last day of a registration; no permit is cancelled by it.

    The registration may be one of a record that was merged into the person's.
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        told = ends_on(lasting(ResidenceRegistration, record, person), last_day, act)
        return [Draft(Kind.RESIDENCE_ENDED, act.today, told, reason)]

    asked = {"end": record, "on": last_day.isoformat(), "reason": reason}
    holder = holder_of(ResidenceRegistration, record)
    return change_person(person_id, asked, act, decide, holder=holder)


def record_ground(
    *,
    person_id: str,
    ground: str,
    first_day: date,
    evidence: str,
    evidence_on: date,
    act: Act,
    last_day: date | None = None,
) -> Outcome:
    """Record a ground of art. 2 with the kind and the day of its evidence.

    `evidence_on` is the day on which the evidence was made: none that has not come.  `last_day` is
    the day until which it lasts by that evidence, as a lease does, and may lie ahead.
    """
    record = new_id()

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        not_in_future(first_day, act.today)
        not_in_future(evidence_on, act.today)
        told = {
            "record": record,
            "ground": ground,
            "evidence": evidence,
            "evidence_on": evidence_on.isoformat(),
        }
        if last_day:
            told["last_day"] = last_day.isoformat()
        return [Draft(Kind.GROUND_RECORDED, first_day, told)]

    asked = {
        "ground": ground,
        "from": first_day.isoformat(),
        "until": last_day.isoformat() if last_day else "",
        "evidence": evidence,
        "evidence_on": evidence_on.isoformat(),
    }
    return change_person(person_id, asked, act, decide)


def change_address(
    *, person_id: str, record: str, address: str, act: Act, moved_on: date | None = None
) -> Outcome:
    """Record another address of a registration that lasts; the earlier one stays until erasure.

    `moved_on` is the day of the move, where it was told.  The registration may be one of a record
    that was merged into the person's.
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        found = lasting(ResidenceRegistration, record, person)
        version = found.address_version + 1
        kept = keep(person.id, record, DetailKind.ADDRESS, address.encode(), version=version)
        told = {"record": record, "address": kept.commitment, "version": kept.version}
        if moved_on:
            told["moved_on"] = moved_on.isoformat()
        return [Draft(Kind.RESIDENCE_ADDRESS_CHANGED, act.today, told)]

    moved = moved_on.isoformat() if moved_on else ""
    asked = {"address": record, "moved": moved, "as": keyed_fingerprint(address.encode())}
    holder = holder_of(ResidenceRegistration, record)
    return change_person(person_id, asked, act, decide, holder=holder)


def end_ground(*, person_id: str, record: str, last_day: date, act: Act) -> Outcome:
    """Record the last day of a ground; it may be one of a record merged into the person's."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        told = ends_on(lasting(GroundRecord, record, person), last_day, act)
        return [Draft(Kind.GROUND_ENDED, act.today, told)]

    asked = {"end_ground": record, "on": last_day.isoformat()}
    holder = holder_of(GroundRecord, record)
    return change_person(person_id, asked, act, decide, holder=holder)


def _within(act: Act, division_code: str) -> None:
    """Refuse a place outside the actor's jurisdiction."""
    if not act.reach.covers(division_code):
        raise Refused(Because.NOT_FOUND)


def _make_findable(person_id: str, details: PersonalDetails) -> None:
    if details.identity_number:
        ring = current_ring()
        token = lookup_token(ring, "identity_number", details.identity_number)
        add_lookup("identity_number", token, "", person_id, person_id)
