"""What the chain of a city's divisions says: the names of each, with their days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DivisionName:
    """A name of a division; the columns of `places_division`, in their order."""

    id: int
    division_code: str
    name_zh: str
    name_en: str
    first_day: date
    last_day: date | None = None
    merged_into: str = ""
    merged_from: date | None = None


def fold_divisions(chain: Iterable[Recorded]) -> dict[str, list[DivisionName]]:
    """The names of every division by code, oldest first; other kinds of entries say nothing."""
    names: dict[str, list[DivisionName]] = {}
    for entry in chain:
        told = entry.told
        match Kind(entry.kind):
            case Kind.DIVISION_OPENED:
                last = told.get("last_day")
                name = _named(entry, date.fromisoformat(last) if last else None)
                names.setdefault(name.division_code, []).append(name)
            case Kind.DIVISION_RENAMED:
                rows = names[told["division_code"]]
                rows[-1] = replace(rows[-1], last_day=entry.day - _DAY)
                rows.append(_named(entry, None))
            case Kind.DIVISION_MERGED:
                rows = names[told["division_code"]]
                last_day = rows[-1].last_day or entry.day - _DAY
                merged = {"merged_into": told["into"], "merged_from": entry.day}
                rows[-1] = replace(rows[-1], last_day=last_day, **merged)
            case Kind.DIVISION_CLOSED:
                rows = names[told["division_code"]]
                rows[-1] = replace(rows[-1], last_day=entry.day)
            case _:
                pass
    return names


def _named(entry: Recorded, last_day: date | None) -> DivisionName:
    told = entry.told
    return DivisionName(
        entry.id, told["division_code"], told["name_zh"], told["name_en"], entry.day, last_day
    )
