"""A certificate is read again and checked: does the ledger still say the same?

Asked twice: with what was known when it was issued, which must always agree, and with what is
known now, which differs where something was corrected or filed since.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.known import RefusedHistory
from anju.office.casework.continuity.continuity_on import Continuity, continuity_on
from anju.office.places.measures import MeasuresInForce, measures_as_of, measures_in_force
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.fold import fold_permit, voided_numbers
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands in a certificate, and where it stands in the ledger."""

    permit_id: str
    number: int
    office_id: str
    issued_on: date
    as_of: date
    purpose: str
    language: str
    measure: str
    says: Continuity
    hash: str


@dataclass(frozen=True, slots=True)
class CertificateChecked:
    """A certificate, and whether the ledger says the same as known then, and as known now.

    `is_withdrawn` where a correction took its entry out.
    """

    certificate: Certificate
    as_known_then: bool
    as_known_now: bool
    is_withdrawn: bool


def certificate_of(permit_id: str, number: int) -> Certificate:
    """The certificate that is the entry of a number in a permit's chain; raises Refused."""
    return _certificate(_entry(read_chain(permit_id), number))


def check_certificate(permit_id: str, number: int) -> CertificateChecked:
    """Whether the ledger still says what a certificate says; raises Refused where it is none."""
    chain = read_chain(permit_id)
    entry = _entry(chain, number)
    found = _certificate(entry)
    before = [each for each in chain if each.number < number]
    return CertificateChecked(
        found,
        as_known_then=_agrees(found, before, measures_as_of(entry.id)),
        as_known_now=_agrees(found, chain, measures_in_force()),
        is_withdrawn=number in voided_numbers(chain),
    )


def _agrees(found: Certificate, chain: list[Recorded], in_force: MeasuresInForce) -> bool:
    try:
        return continuity_on(fold_permit(chain), found.as_of, in_force.measures) == found.says
    except RefusedHistory:
        return False


def _entry(chain: list[Recorded], number: int) -> Recorded:
    for entry in chain:
        if entry.number == number and entry.kind == Kind.CERTIFICATE_ISSUED:
            return entry
    raise Refused(Because.NOT_FOUND)


def _certificate(entry: Recorded) -> Certificate:
    told = entry.told
    return Certificate(
        permit_id=entry.subject,
        number=entry.number,
        office_id=entry.told.get("office", entry.office),
        issued_on=entry.day,
        as_of=date.fromisoformat(told["as_of"]),
        purpose=told["purpose"],
        language=told["language"],
        measure=told["measure"],
        says=Continuity(
            told["status"],
            date.fromisoformat(told["continuous_since"]),
            date.fromisoformat(told["counted_from"]),
            told["residence_years"],
            told["accumulated_days"],
        ),
        hash=entry.hash.hex(),
    )
