"""The papers of a permit that no case has: the card, the slip for its holder, the certificate."""

from typing import Final

from anju.law.life import State
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.continuity.checking import certificate_of
from anju.office.casework.continuity.issuing import CertificateFor
from anju.office.common.masks import mask_identity_number
from anju.office.papers.card_face import LANGUAGE as CARD_LANGUAGE
from anju.office.papers.card_face import CardFace, typeset_card_face
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letters.confirmation_slip import ConfirmationSlip, typeset_confirmation_slip
from anju.office.papers.letters.continuity_certificate import (
    ContinuityCertificate,
    typeset_continuity_certificate,
)
from anju.office.papers.letters.parties import Party
from anju.office.papers.refused import CannotPrint
from anju.office.places.divisions import known_name, name_on
from anju.office.places.models import Office
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.people.photographs import photo_of
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.permits.answers import answers
from anju.office.registry.permits.models import Permit
from anju.office.screens.imprints import imprint_of, imprint_of_card
from anju.office.screens.shown import masked_numbers
from anju.words import N_, say

PURPOSES: Final = {
    CertificateFor.SCHOOL: N_("for a school"),
    CertificateFor.AUTHORITY: N_("for an authority"),
    CertificateFor.OTHER: N_("for something else"),
}
"""For whom a certificate is."""

MADE_IN: Final = {
    "zh": N_("Chinese"),
    "en": N_("English, with a note that the Chinese decides"),
}
"""In which language a certificate is made."""

LACKS: Final = N_(
    "the card cannot be printed: something of art. 4 is not recorded yet: {items}; record it on "
    "the person's page, then print again"
)
ITEMS: Final = {
    "sex": N_("the sex"),
    "ethnicity": N_("the ethnicity"),
    "born_on": N_("the day of birth"),
    "identity_number": N_("the identity number"),
    "household_place": N_("the place of household registration"),
    "photo": N_("the photo"),
    "address": N_("the address of residence"),
}
"""What a card shows, and may lack."""


def card_face(row: Permit, language: str) -> bytes:
    """The card of a permit, always in Chinese; raises CannotPrint where an item is not recorded.

    `language` is that of the items it names then.
    """
    person = str(row.person_id)
    details = read_details([person])[person]
    photo, address = photo_of(person), current_addresses([person]).get(person, "")
    held = {"photo": photo, "address": address}
    lacking = [name for name in ITEMS if not held.get(name, getattr(details, name, None))]
    if lacking or photo is None or details.born_on is None:
        between = "、" if language == "zh" else ", "
        items = between.join(say(ITEMS[name], language) for name in lacking)
        raise CannotPrint(LACKS, items=items)
    numbers = read_texts([row.id], DetailKind.PERMIT_NUMBER, keys_of([person]))
    return typeset_card_face(
        CardFace(
            imprint=imprint_of_card(read_chain(row.id), numbers[row.id]),
            name=details.name,
            sex=details.sex,
            ethnicity=details.ethnicity,
            born_on=details.born_on,
            identity_number=details.identity_number,
            photo=photo,
            household_address=name_on(details.household_place, row.issued_on, CARD_LANGUAGE),
            residence_address=address,
            place=known_name(row.city_code, row.issued_on, CARD_LANGUAGE),
        )
    )


def confirmation_slip(request: OfficeRequest, row: Permit) -> bytes:
    """What the holder's page would say today; raises CannotPrint, and LookupError before 2016."""
    held = answers([row.id], request.today)[row.id]
    if held.life is None:
        raise LookupError("a permit issued before 2016 keeps its own term")
    return typeset_confirmation_slip(
        ConfirmationSlip(
            imprint=_of_today(request, read_chain(row.id)[-1]),
            party=_party(row),
            masked_permit_number=masked_numbers([held]).get(row.id, ""),
            life=held.life,
        ),
        request.language,
    )


def certificate(row: Permit, entry: Recorded) -> bytes:
    """A certificate that was issued, in the language it was asked for; raises CannotPrint."""
    found = certificate_of(row.id, entry.number)
    held = answers([row.id], max(found.as_of, row.issued_on))[row.id]
    return typeset_continuity_certificate(
        ContinuityCertificate(
            imprint=imprint_of(PaperKind.CONTINUITY_CERTIFICATE, entry),
            party=_party(row),
            masked_permit_number=masked_numbers([held]).get(row.id, ""),
            place_zh=known_name(row.city_code, found.as_of, "zh"),
            place_en=known_name(row.city_code, found.as_of, "en"),
            issued_on=row.issued_on,
            status=State(found.says.status),
            continuous_since=found.says.continuous_since,
            whole_years=found.says.residence_years,
            as_of=found.as_of,
            purpose=say(PURPOSES[CertificateFor(found.purpose)], found.language),
        ),
        found.language,
    )


def _party(row: Permit) -> Party:
    details = read_details([row.person_id])[row.person_id]
    return Party(details.name, mask_identity_number(details.identity_number))


def _of_today(request: OfficeRequest, entry: Recorded) -> Imprint:
    """The imprint of a paper that this office makes today from what stands in the ledger."""
    office = Office.objects.get(id=request.viewer.office)
    return Imprint.of(
        PaperKind.CONFIRMATION_SLIP,
        entry,
        office_zh=office.name_zh,
        office_en=office.name_en,
        issued_on=request.today,
    )
