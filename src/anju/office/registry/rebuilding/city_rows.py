"""The rows that the chains of offices, places and accounts say: few, and each from one entry."""

import json
from collections.abc import Sequence

from anju.office.registry.city.division_rows import DivisionName, fold_divisions
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.rebuilding.rows import (
    CALENDARS,
    DIVISIONS,
    MEASURES,
    OFFICE_NAMES,
    OFFICES,
    OUTAGES,
    POSTS,
    Put,
    Row,
)


def put_office(chain: Sequence[Recorded], put: Put) -> None:
    """Put an office and its names."""
    told = json.loads(chain[0].payload)
    office = {
        "id": chain[0].subject,
        "kind": told["kind"],
        "name_zh": told["name_zh"],
        "name_en": told["name_en"],
        "division_code": told["division_code"],
        "parent_id": told.get("parent"),
        "first_day": chain[0].effective_on,
        "last_day": None,
        "merged_into_id": None,
    }
    names: list[Row] = []
    for entry in chain:
        told = json.loads(entry.payload)
        if entry.kind in {Kind.OFFICE_OPENED, Kind.OFFICE_RENAMED}:
            office |= {"name_zh": told["name_zh"], "name_en": told["name_en"]}
            names.append(
                (entry.id, entry.subject, told["name_zh"], told["name_en"], entry.effective_on)
            )
        elif entry.kind == Kind.OFFICE_MERGED:
            office |= {"last_day": entry.effective_on, "merged_into_id": told["into"]}
        elif entry.kind == Kind.OFFICE_CLOSED:
            office["last_day"] = entry.effective_on
    put(OFFICES, [tuple(office[column] for column in OFFICES.columns)])
    put(OFFICE_NAMES, names)
    put(OUTAGES, _outages(chain))


def _outages(chain: Sequence[Recorded]) -> list[Row]:
    """The outages of an office: when each began and ended, why, and the forms filled in."""
    found: dict[str, dict[str, str | None]] = {}
    for entry in chain:
        if entry.kind == Kind.OUTAGE_BEGAN:
            found[entry.told["outage"]] = {
                "office_id": entry.subject,
                "reason": entry.reason,
                "forms": entry.told.get("forms", ""),
                "first_day": entry.effective_on,
                "last_day": None,
            }
        elif entry.kind == Kind.OUTAGE_ENDED:
            outage = found[entry.told["outage"]]
            outage["last_day"] = entry.effective_on
            outage["forms"] = entry.told.get("forms", outage["forms"])
    return [(outage, *told.values()) for outage, told in found.items()]


def put_place(chain: Sequence[Recorded], put: Put) -> None:
    """Put the measures that a place adopted, the calendars it loaded, the city's divisions."""
    for names in fold_divisions(chain).values():
        put(DIVISIONS, map(_division, names))
    code = chain[0].subject.removeprefix("place-")
    for entry in chain:
        told = json.loads(entry.payload)
        if entry.kind == Kind.MEASURE_ADOPTED:
            row: Row = (entry.id, code, told["digest"], told["toml"], entry.effective_on)
            put(MEASURES, [row])
        elif entry.kind == Kind.CALENDAR_LOADED:
            put(CALENDARS, [(entry.id, code, told["year"], told["toml"])])


def _division(name: DivisionName) -> Row:
    return (
        name.id,
        name.division_code,
        name.name_zh,
        name.name_en,
        name.first_day.isoformat(),
        name.last_day.isoformat() if name.last_day else None,
        name.merged_into,
        name.merged_from.isoformat() if name.merged_from else None,
    )


def put_account(chain: Sequence[Recorded], put: Put) -> None:
    """Put the posts that an account has or had."""
    posts: dict[str, dict[str, str | None]] = {}
    for entry in chain:
        told = json.loads(entry.payload)
        if entry.kind == Kind.STAFF_LEFT:
            posts[told["post"]]["last_day"] = told["last_day"]
        elif entry.kind == Kind.STAFF_APPOINTED:
            posts[told["post"]] = {
                "id": told["post"],
                "account_id": entry.subject,
                "role": told["role"],
                "office": told["office"],
                "division_code": told["division_code"],
                "first_day": entry.effective_on,
                "last_day": told.get("last_day"),
                "deputy_of_id": told.get("deputy_of"),
            }
    put(POSTS, [tuple(post[column] for column in POSTS.columns) for post in posts.values()])
