"""The name of the office that a post belongs to."""

from anju.office.places.models import Office


def office_name(office_id: str, language: str) -> str:
    """An office in words, "zh" or "en"; empty where there is none of that identifier."""
    if not office_id:
        return ""
    office = Office.objects.filter(id=office_id).first()
    return office.name(language) if office else ""
