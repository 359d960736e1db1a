"""Offices as operations: opened, renamed, merged, closed; each keeps its past."""

import json
from dataclasses import dataclass

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.canonical import canonical_json
from anju.office.common.ids import new_id
from anju.office.places.models import Office, OfficeKind, OfficeName
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class NewOffice:
    """An office to be opened; `parent` is the identifier of the office above it, or empty."""

    kind: OfficeKind
    name_zh: str
    name_en: str
    division_code: str
    parent: str = ""


def open_office(*, office: NewOffice, act: Act, identifier: str = "") -> Outcome:
    """Record a new office from the actor's day on; `identifier` is made where none is given."""

    def operation() -> Outcome:
        reach = act.reach
        if not reach.covers(office.division_code) or (
            office.parent and not _is_open(office.parent)
        ):
            raise Refused(Because.NOT_FOUND)
        told = {
            "kind": office.kind.value,
            "name_zh": office.name_zh,
            "name_en": office.name_en,
            "division_code": office.division_code,
        }
        if office.parent:
            told["parent"] = office.parent
        return _record(identifier or new_id(), [], Draft(Kind.OFFICE_OPENED, act.today, told), act)

    asked = {
        "open": office.name_zh,
        "name_en": office.name_en,
        "place": office.division_code,
        "kind": office.kind.value,
        "parent": office.parent,
    }
    return once(act, asked, operation)


def rename_office(*, office_id: str, name_zh: str, name_en: str, act: Act) -> Outcome:
    """Record a new name from the actor's day on; earlier names stay known."""
    told = {"name_zh": name_zh, "name_en": name_en}
    return _changed(office_id, Draft(Kind.OFFICE_RENAMED, act.today, told), act)


def merge_office(*, office_id: str, into: str, act: Act) -> Outcome:
    """Record that an office went into another one; its last day is the actor's day.

    Raises Refused where that one is not open, or is the office itself.
    """
    return _changed(office_id, Draft(Kind.OFFICE_MERGED, act.today, {"into": into}), act)


def close_office(*, office_id: str, act: Act) -> Outcome:
    """Record an office's last day."""
    return _changed(office_id, Draft(Kind.OFFICE_CLOSED, act.today, {}), act)


def _changed(office_id: str, draft: Draft, act: Act) -> Outcome:
    into = str(draft.payload.get("into", ""))

    def operation() -> Outcome:
        # The chain first: who changed the office after this also added its next number.
        chain = read_chain(office_id)
        if into and (into == office_id or not _is_open(into)):
            raise Refused(Because.NOT_FOUND)
        if not _is_open(office_id, act.reach):
            raise Refused(Because.NOT_FOUND)
        return _record(office_id, chain, draft, act)

    asked = {
        "office": office_id,
        "change": draft.kind.value,
        "on": draft.effective_on.isoformat(),
        "told": canonical_json(draft.payload),
    }
    return once(act, asked, operation)


def _is_open(office_id: str, within: Jurisdiction | None = None) -> bool:
    found = Office.objects.filter(id=office_id, last_day__isnull=True)
    return (found.filter(within.condition()) if within else found).exists()


def _record(office_id: str, chain: list[Recorded], draft: Draft, act: Act) -> Outcome:
    entries = append(office_id, chain[-1] if chain else None, [draft], act)
    for entry in entries:
        project_office_entry(entry)
    return outcome_of(entries, [entry.id for entry in entries])


def project_office_entry(entry: Recorded) -> None:
    """Bring the projection of an office up by one entry of its chain."""
    told = json.loads(entry.payload)
    match Kind(entry.kind):
        case Kind.OFFICE_OPENED:
            Office.objects.create(
                id=entry.subject,
                kind=told["kind"],
                name_zh=told["name_zh"],
                name_en=told["name_en"],
                division_code=told["division_code"],
                parent_id=told.get("parent"),
                first_day=entry.day,
            )
            _add_name(entry, told)
        case Kind.OFFICE_RENAMED:
            names = {"name_zh": told["name_zh"], "name_en": told["name_en"]}
            Office.objects.filter(id=entry.subject).update(**names)
            _add_name(entry, told)
        case Kind.OFFICE_MERGED:
            Office.objects.filter(id=entry.subject).update(
                last_day=entry.day, merged_into_id=told["into"]
            )
        case Kind.OFFICE_CLOSED:
            Office.objects.filter(id=entry.subject).update(last_day=entry.day)
        case _:
            raise ValueError(f"not about an office: {entry.kind}")


def _add_name(entry: Recorded, told: dict[str, str]) -> None:
    OfficeName.objects.create(
        entry_id=entry.id,
        office_id=entry.subject,
        name_zh=told["name_zh"],
        name_en=told["name_en"],
        first_day=entry.day,
    )
