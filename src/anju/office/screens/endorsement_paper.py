"""What the receipt of an endorsement prints, from the entry that it speaks of."""

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.endorsement.told import told_of
from anju.office.common.masks import mask_identity_number
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letters.endorsement_receipt import (
    EndorsementReceipt,
    typeset_endorsement_receipt,
)
from anju.office.papers.letters.parties import Party
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.permits.answers import answers
from anju.office.registry.permits.models import Permit
from anju.office.screens.imprints import imprint_of
from anju.office.screens.shown import masked_numbers


def endorsement_receipt(request: OfficeRequest, row: Permit, entry: Recorded) -> bytes:
    """The receipt in the reader's language; raises CannotPrint."""
    told = told_of(row.id, entry.number)
    held = answers([row.id], max(request.today, told.after.on))[row.id]
    if held.life is None:
        raise LookupError("a permit issued before 2016 is not endorsed")
    details = read_details([row.person_id])[row.person_id]
    gap = None
    if told.days_lost and told.before.suspended_from:
        gap = (told.before.suspended_from, told.endorsed_on)
    paper = EndorsementReceipt(
        imprint=imprint_of(PaperKind.ENDORSEMENT_RECEIPT, entry),
        party=Party(details.name, mask_identity_number(details.identity_number)),
        masked_permit_number=masked_numbers([held]).get(row.id, ""),
        endorsed_on=told.endorsed_on,
        new_last_day=told.after.window_last_day or told.endorsed_on,
        years_before=told.before.residence_years,
        years_after=told.after.residence_years,
        next_window_first_day=told.after.window_first_day or told.endorsed_on,
        life=held.life,
        gap=gap,
    )
    return typeset_endorsement_receipt(paper, request.language)
