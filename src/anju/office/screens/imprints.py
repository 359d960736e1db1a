"""The imprint of a paper: its number, the office that acted, the day, the code to check it by.

The office is called as it was called on that day.
"""

from collections.abc import Sequence
from dataclasses import replace

from anju.office.casework.cards.old_cards import card_in_use
from anju.office.common.keyring import current_ring
from anju.office.papers.check_codes import code_of
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.refused import CannotPrint
from anju.office.places.office_names import office_on
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.cards import UNRECORDED
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.models import Permit
from anju.words import N_

NOT_PRODUCED = N_(
    "no card of this permit is in use: record first that the new one is produced, then print it"
)


def imprint_of(kind: PaperKind, entry: Recorded, number: str = "") -> Imprint:
    """The imprint of a paper that speaks of an entry; its number is a case's, or its code."""
    office = office_on(office_of_paper(entry), entry.day)
    return Imprint.of(
        kind,
        entry,
        number=number,
        office_zh=office.name_zh if office else "",
        office_en=office.name_en if office else "",
        issued_on=entry.day,
    )


def office_of_paper(entry: Recorded) -> str:
    """The office in whose name a paper is that speaks of an entry: the one that acted.

    Where none acted, but a holder online or the software, it is the one that the entry names, else
    the issuing authority of its permit.
    """
    named = str(entry.office or entry.told.get("office", ""))
    if named:
        return named
    row = Permit.objects.filter(id=entry.subject).first()
    return row.office_id if row else ""


def imprint_of_card(chain: Sequence[Recorded], number: str) -> Imprint:
    """The imprint of the card in use of a permit's chain: the issue of the permit on its face.

    Its code speaks of its own production, so that a lost card and the new one are told apart.
    Raises CannotPrint after a card was lost or came back, until a new one is recorded.
    """
    card = card_in_use(fold_permit(chain))
    if card is None:
        raise CannotPrint(NOT_PRODUCED)
    face = imprint_of(PaperKind.CARD, chain[0], number)
    if card == UNRECORDED:
        return face
    made = next(each for each in chain if _produces(each, card))
    code = code_of(PaperKind.CARD, made, current_ring())
    return replace(face, code=code, entry_hash=made.hash.hex())


def _produces(entry: Recorded, card: str) -> bool:
    return entry.kind == Kind.CARD_PRODUCED and entry.told["card"] == card
