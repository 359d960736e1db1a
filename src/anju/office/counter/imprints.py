"""The imprint of a paper: its number, the office that acted, the day, the code to check it by."""

from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Recorded


def imprint_of(kind: PaperKind, entry: Recorded, number: str = "") -> Imprint:
    """The imprint of a paper that speaks of an entry; its number is the entry's, or a case's."""
    office = Office.objects.filter(id=entry.office).first()
    return Imprint.of(
        kind,
        entry,
        number=number or f"{entry.day:%Y%m%d}-{entry.id}",
        office_zh=office.name_zh if office else "",
        office_en=office.name_en if office else "",
        issued_on=entry.day,
    )
