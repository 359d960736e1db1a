"""A certificate of continuity is issued: one entry of the permit, without personal details."""

from datetime import date
from enum import StrEnum

from anju.office.access.rights import Right
from anju.office.casework.continuity.continuity_on import continuity_on
from anju.office.casework.role_needs import needs_right
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused, not_in_future


class CertificateFor(StrEnum):
    """For whom a certificate is."""

    AUTHORITY = "authority"
    OTHER = "other"
    SCHOOL = "school"


def issue_certificate(
    *, permit_id: str, as_of: date, purpose: CertificateFor, language: str, act: Act
) -> Outcome:
    """Record what a certificate says as of a legal day; the `number` of the entry names it.

    Raises Refused for a day before the issue or to come, CaseRefused for a permit from before
    2016.
    """

    def operation() -> Outcome:
        needs_right(Right.CERTIFY, act)
        not_in_future(as_of, act.today)
        return change(permit_id, {}, act, decide)

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        if as_of < record.issued_on:
            raise Refused(Because.DAY_OUT_OF_ORDER, as_of)
        rules = in_force.measures.for_place(record.division_code)
        told = {
            "as_of": as_of.isoformat(),
            "purpose": purpose.value,
            "language": language,
            "measure": in_force.judged_by(rules),
            **continuity_on(record, as_of, in_force.measures).told(),
        }
        return [Draft(Kind.CERTIFICATE_ISSUED, act.today, told)]

    asked = {
        "certify": permit_id,
        "as_of": as_of.isoformat(),
        "purpose": purpose.value,
        "language": language,
    }
    return once(act, asked, operation)
