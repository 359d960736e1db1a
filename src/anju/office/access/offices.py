"""The names of the offices that posts belong to."""

from collections.abc import Iterable

from anju.office.places.models import Office


def office_name(office_id: str, language: str) -> str:
    """An office in words, "zh" or "en"; empty where there is none of that identifier."""
    return office_names([office_id], language).get(office_id, "") if office_id else ""


def office_names(office_ids: Iterable[str], language: str) -> dict[str, str]:
    """The names of offices, by identifier; one that there is none of is left out."""
    rows = Office.objects.filter(id__in=set(office_ids))
    return {row.id: row.name(language) for row in rows}
