"""Divisions as operations: opened, renamed, gone into another one, ended; each from a day on.

All divisions of a city share one chain, so that two that are changed at once cannot go into one
another.  A day may lie ahead: what was decided is recorded when it is made known.
"""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

from django.conf import settings

from anju.law.divisions import divisions
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.canonical import canonical_json
from anju.office.places.models import Division
from anju.office.registry.city.division_rows import DivisionName, fold_divisions
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused

_DAY = timedelta(days=1)

Names = dict[str, list[DivisionName]]


def divisions_subject() -> str:
    """The subject of the chain of this city's divisions."""
    return f"divisions-{settings.ANJU['PLACE']}"


def open_division(
    *, division_code: str, name_zh: str, name_en: str, first_day: date, act: Act
) -> Outcome:
    """Record that there is a division of a code from a day on.

    Raises Refused for what is no code of the jurisdiction, for a code that a division has or had
    on that day, and for one whose division went into another: what was recorded under it belongs
    there.
    """
    told = {"division_code": division_code, "name_zh": name_zh, "name_en": name_en}

    def check(names: Names) -> None:
        if not re.fullmatch(r"[0-9]{6}", division_code):
            raise Refused(Because.NOT_FOUND)
        held = names.get(division_code)
        if held and held[-1].merged_into:
            raise Refused(Because.DIVISION_GONE)
        if held and (held[-1].last_day is None or held[-1].last_day >= first_day):
            raise Refused(Because.CODE_HELD)

    return _recorded(Draft(Kind.DIVISION_OPENED, first_day, told), check, act)


def rename_division(
    *, division_code: str, name_zh: str, name_en: str, first_day: date, act: Act
) -> Outcome:
    """Record a new name from a day on; the names before stay known.

    Raises Refused where the division is not open, bears the very name, or bears its name only
    from that day or a later one.
    """
    told = {"division_code": division_code, "name_zh": name_zh, "name_en": name_en}

    def check(names: Names) -> None:
        row = _open_row(names, division_code)
        if (name_zh, name_en) == (row.name_zh, row.name_en):
            raise Refused(Because.SAME_NAME)
        if first_day <= row.first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, first_day)

    return _recorded(Draft(Kind.DIVISION_RENAMED, first_day, told), check, act)


def merge_division(*, division_code: str, into: str, first_day: date, act: Act) -> Outcome:
    """Record that a division belongs to another one from a day on.

    What was recorded under its code is in the reach of the other one from that day.  A division
    that had ended keeps its last day.  Raises Refused where the other one is not open on the day,
    and where it is itself to take in another one later.
    """
    told = {"division_code": division_code, "into": into}

    def check(names: Names) -> None:
        held = names.get(division_code)
        if not held or Jurisdiction(division_code).covers(into):  # a whole is no part of its part
            raise Refused(Because.NOT_FOUND)
        row = held[-1]
        if row.merged_into:
            raise Refused(Because.DIVISION_GONE)
        if first_day <= (row.last_day or row.first_day):
            raise Refused(Because.DAY_OUT_OF_ORDER, first_day)
        if _open_row(names, into).first_day > first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, first_day)
        _takes_in_none_after(names, division_code, first_day - _DAY, first_day)

    return _recorded(Draft(Kind.DIVISION_MERGED, first_day, told), check, act)


def close_division(*, division_code: str, last_day: date, act: Act) -> Outcome:
    """Record the last day of a division that went into no single other one.

    Raises Refused where it is not open, begins later, or is to take in another one later.
    """

    def check(names: Names) -> None:
        if last_day < _open_row(names, division_code).first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
        _takes_in_none_after(names, division_code, last_day, last_day)

    told = {"division_code": division_code}
    return _recorded(Draft(Kind.DIVISION_CLOSED, last_day, told), check, act)


def found_divisions(act: Act) -> int:
    """Record the divisions of the city that the law's table has, once; how many there were.

    The table knows years: a name holds from their first day to their last.
    """
    place = str(settings.ANJU["PLACE"])
    if place == "000000" or read_chain(divisions_subject()):
        return 0
    reach = Jurisdiction(place)
    rows = [row for row in divisions() if reach.covers(row.code)]
    drafts: list[Draft] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        told = {"division_code": row.code, "name_zh": row.name_zh, "name_en": ""}
        last_year = row.last_year
        if after is not None and after.code == row.code:
            # The years of the lists overlap by one where a place was renamed.
            last_year = min(last_year or after.first_year, after.first_year - 1)
        if last_year is not None:
            told["last_day"] = date(last_year, 12, 31).isoformat()
        drafts.append(Draft(Kind.DIVISION_OPENED, date(row.first_year, 1, 1), told, "shipped"))
    drafts.sort(key=lambda draft: draft.effective_on)
    if drafts:
        _project(append(divisions_subject(), None, drafts, act))
    return len(drafts)


def _open_row(names: Names, division_code: str) -> DivisionName:
    held = names.get(division_code)
    if not held:
        raise Refused(Because.NOT_FOUND)
    if held[-1].last_day is not None:
        raise Refused(Because.DIVISION_GONE)
    return held[-1]


def _takes_in_none_after(names: Names, division_code: str, last_day: date, named: date) -> None:
    """Refuse an end before the day on which another division is to go into this one."""
    going = (
        row.merged_from
        for held in names.values()
        for row in held
        if row.merged_into == division_code
    )
    if any(day is not None and day > last_day for day in going):
        raise Refused(Because.DAY_OUT_OF_ORDER, named)


def _recorded(draft: Draft, check: Callable[[Names], None], act: Act) -> Outcome:
    def operation() -> Outcome:
        chain = read_chain(divisions_subject())
        for told in ("division_code", "into"):
            if told in draft.payload and not act.reach.covers(str(draft.payload[told])):
                raise Refused(Because.NOT_FOUND)
        check(fold_divisions(chain))
        entries = append(divisions_subject(), chain[-1] if chain else None, [draft], act)
        _project([*chain, *entries])
        return outcome_of(entries, [entry.id for entry in entries])

    asked = {
        "division": str(draft.payload["division_code"]),
        "change": draft.kind.value,
        "on": draft.effective_on.isoformat(),
        "told": canonical_json(draft.payload),
    }
    return once(act, asked, operation)


def _project(chain: list[Recorded]) -> None:
    """Bring the projection up; a city has some dozens of names, and all are written anew."""
    Division.objects.all().delete()
    rows = [row for held in fold_divisions(chain).values() for row in held]
    Division.objects.bulk_create(Division(**asdict(row)) for row in rows)
