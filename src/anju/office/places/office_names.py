"""What offices were called on a day: an office that was renamed keeps its earlier names."""

from collections.abc import Iterable
from datetime import date

from anju.office.places.models import OfficeName

Asked = tuple[str, date]
"""An office by its identifier, and a legal day."""


def office_on(office_id: str, day: date) -> OfficeName | None:
    """The name that an office bore on a day; None where there is no such office.

    A day before its first name gives that one.
    """
    return offices_on([(office_id, day)]).get((office_id, day))


def offices_on(asked: Iterable[Asked]) -> dict[Asked, OfficeName]:
    """The same for several offices and days, in one query; what is none is left out."""
    pairs = set(asked)
    names: dict[str, list[OfficeName]] = {}
    rows = OfficeName.objects.filter(office_id__in={office for office, _ in pairs})
    for row in rows.order_by("first_day", "entry_id"):
        names.setdefault(str(row.office_id), []).append(row)
    return {(office, day): _on(names[office], day) for office, day in pairs if office in names}


def office_names_on(asked: Iterable[Asked], language: str) -> dict[Asked, str]:
    """The names in "zh" or "en", the Chinese one where no other is known, by office and day."""
    return {pair: row.name(language) for pair, row in offices_on(asked).items()}


def office_name_on(office_id: str, day: date, language: str) -> str:
    """The name of one office on a day; empty where there is no such office."""
    return office_names_on([(office_id, day)], language).get((office_id, day), "")


def _on(names: list[OfficeName], day: date) -> OfficeName:
    """The latest of the names that had begun by a day, else the first; they are in order."""
    begun = [row for row in names if row.first_day <= day]
    return begun[-1] if begun else names[0]
