"""The rows of consents: derived from the chains of people, and written as those grow."""

from collections.abc import Sequence
from typing import Final

from anju.office.casework.automatic.fold import AutomaticRecord, fold_automatic
from anju.office.casework.models import AutomaticConsent
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.ledger.kinds import SubjectKind
from anju.office.registry.rebuilding.further import derive_further
from anju.office.registry.rebuilding.rows import Put
from anju.office.registry.rebuilding.tables import projection_of

CONSENTS: Final = projection_of(AutomaticConsent)


def let_consents_be_derived() -> None:
    """Let a rebuild and a verification know of the consents."""
    derive_further(SubjectKind.PERSON, (CONSENTS,), put_consent)


def put_consent(chain: Sequence[Recorded], put: Put) -> None:
    """Put the row that the chain of a person says; none where nobody agreed."""
    record = fold_automatic(chain)
    if record is not None and record.given_on is not None:
        put(CONSENTS, [_row(record)])


def write_consent(person_id: str) -> None:
    """Bring the row of a person up after an entry of theirs."""
    record = fold_automatic(read_chain(person_id))
    if record is not None and record.given_on is not None:
        told = {"given_on": record.given_on, "ended_on": record.ended_on}
        AutomaticConsent.objects.update_or_create(person_id=person_id, defaults=told)


def _row(record: AutomaticRecord) -> tuple[str, str | None, str | None]:
    given, ended = record.given_on, record.ended_on
    return (
        record.person_id,
        given.isoformat() if given else None,
        ended.isoformat() if ended else None,
    )
