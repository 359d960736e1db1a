"""A new person with registrations and grounds, as the single operations record them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from anju.office.common.sealing import PersonKey
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.chains import Chain
from anju.office.registry.bulk.details import (
    FIRST_VERSION,
    keep,
    make_findable,
    make_key,
    mark_name,
)
from anju.office.registry.bulk.tables import day_text
from anju.office.registry.details.contents import content_of
from anju.office.registry.details.models import DetailKind
from anju.office.registry.intake import NewGround, NewHolder, NewRegistration, PersonalDetails
from anju.office.registry.ledger.kinds import Kind

_BEGINS, _ENDS = 1, 2
"""On one day what begins comes before what ends."""


class Step(NamedTuple):
    """Something that happened to a person on a legal day, as its entry says it."""

    day: date
    rank: int
    kind: Kind
    told: dict[str, str | int]
    office: str = ""


@dataclass(slots=True)
class Recording:
    """A person while more is recorded of them: the key at hand, the places where they are known."""

    id: str
    key: PersonKey
    places: set[str]
    tokens: list[int]


def register(
    batch: Batch, details: PersonalDetails, *, division_code: str, registered_on: date
) -> tuple[Recording, Chain]:
    """Record a new person, known in the place where they were registered."""
    person_id = batch.make_id()
    key = make_key(batch, person_id)
    if details.identity_number:
        number = details.identity_number
        make_findable(batch, "identity_number", number, "", person_id, person_id)
    committed = keep(batch, person_id, person_id, DetailKind.PERSON, content_of(details), key)
    told = {"details": committed, "version": FIRST_VERSION, "division_code": division_code}
    chain = batch.ledger.begin(person_id)
    chain.add(Kind.PERSON_REGISTERED, registered_on, told)
    row = (person_id, registered_on.isoformat(), FIRST_VERSION, None, None)
    batch.rows["registry_person"].append(row)
    person = Recording(person_id, key, set(), sorted(batch.names.name_tokens(details.name)))
    add_place(batch, person, division_code)
    return person, chain


def add_place(batch: Batch, person: Recording, division_code: str) -> None:
    """Make a person known in a place, and findable there by name; once for each place."""
    if division_code not in person.places:
        person.places.add(division_code)
        batch.rows["registry_personplace"].append((person.id, division_code))
        mark_name(batch, person.id, division_code, person.tokens)


def record_residence(batch: Batch, person: Recording, chain: Chain, holder: NewHolder) -> None:
    """Record the registrations and grounds of a new person in the order of their days."""
    steps: list[Step] = []
    for registration in holder.registrations:
        steps += _registration_steps(batch, person, registration)
    for ground in holder.grounds:
        steps += _ground_steps(batch, person, ground)
    steps.sort(key=_in_order)
    for step in steps:
        chain.add(step.kind, step.day, step.told, office=step.office)


def _in_order(step: Step) -> tuple[date, int]:
    return step.day, step.rank


def _registration_steps(
    batch: Batch, person: Recording, registration: NewRegistration
) -> Iterator[Step]:
    record, office = batch.make_id(), batch.office(registration.office)
    code, first_day, last_day = (
        registration.division_code,
        registration.first_day,
        registration.last_day,
    )
    address = registration.address.encode()
    told: dict[str, str | int] = {
        "record": record,
        "address": keep(batch, person.id, record, DetailKind.ADDRESS, address, person.key),
        "version": FIRST_VERSION,
        "division_code": code,
        "office": office,
    }
    days = first_day.isoformat(), day_text(last_day)
    row = (record, person.id, code, office, FIRST_VERSION, *days, "")
    batch.rows["registry_residenceregistration"].append(row)
    add_place(batch, person, code)
    yield Step(first_day, _BEGINS, Kind.RESIDENCE_REGISTERED, told, office)
    if last_day:
        yield _ended(Kind.RESIDENCE_ENDED, record, last_day, office)


def _ground_steps(batch: Batch, person: Recording, ground: NewGround) -> Iterator[Step]:
    record, first_day, last_day = batch.make_id(), ground.first_day, ground.last_day
    evidence_on = day_text(ground.evidence_on)
    told: dict[str, str | int] = {"record": record, "ground": ground.kind}
    if ground.evidence:
        told["evidence"] = ground.evidence
    if evidence_on:
        told["evidence_on"] = evidence_on
    days = first_day.isoformat(), day_text(last_day)
    row = (record, person.id, ground.kind, ground.evidence, evidence_on, *days)
    batch.rows["registry_groundrecord"].append(row)
    yield Step(first_day, _BEGINS, Kind.GROUND_RECORDED, told)
    if last_day:
        yield _ended(Kind.GROUND_ENDED, record, last_day, "")


def _ended(kind: Kind, record: str, last_day: date, office: str) -> Step:
    told: dict[str, str | int] = {"record": record, "last_day": last_day.isoformat()}
    return Step(last_day, _ENDS, kind, told, office)
