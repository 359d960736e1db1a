"""A new name or a new identity number, shown by a document: recorded at the counter.

Nothing was wrong before, so that nobody else has to decide; the earlier version stays until
erasure, and the former name and number go on finding the person.  What was recorded wrongly is
corrected by two people instead (`casework.correction`).
"""

from collections.abc import Sequence
from enum import StrEnum

from anju.office.access.rights import Right
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.registry.details.fingerprints import fingerprint_of
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails, items_that_differ
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.registering import change_details
from anju.office.registry.people.working_on import standing_person
from anju.office.registry.permits.models import Permit

CAN_CHANGE = frozenset({"ethnicity", "household_place", "identity_number", "name", "sex"})
"""The items that change in a life; a day of birth is only ever corrected."""


class IdentityEvidence(StrEnum):
    """The document that shows a new name or number; its code is the reason of the entry."""

    HOUSEHOLD_REGISTER = "household_register"
    IDENTITY_CARD = "identity_card"


def record_new_identity(
    *, person_id: str, details: PersonalDetails, evidence: IdentityEvidence, act: Act
) -> Outcome:
    """Record who somebody is from today on; `items` names what changed.

    `suggests` names the case for a new card where a permit is open.  Raises CaseRefused for a
    changed day of birth, Refused for a number of somebody else and where nothing changed.
    """

    def operation() -> Outcome:
        needs_right(Right.ACCEPT, act)
        standing_person(person_id, act)
        items = items_that_differ(read_details([person_id])[person_id], details)
        if not CAN_CHANGE.issuperset(items):
            raise CaseRefused(Why.NEEDS_CORRECTION)
        changed = change_details(
            person_id=person_id, details=details, reason=evidence.value, act=act
        )
        return changed | _what_follows(person_id, items)

    asked = {
        "new_identity": person_id,
        "as": fingerprint_of(details),
        "evidence": evidence.value,
    }
    return once(act, asked, operation)


def _what_follows(person_id: str, items: Sequence[str]) -> Outcome:
    rows = Permit.objects.filter(person_id=person_id, closed_on__isnull=True)
    new_card = {"suggests": Procedure.CARD_CHANGE.value} if rows.exists() else {}
    return {"items": " ".join(items), **new_card}
