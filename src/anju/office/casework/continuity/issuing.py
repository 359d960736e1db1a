"""A certificate of continuity is issued: one entry of the permit, without personal details.

Staff issue it at a counter; its holder, or who acts for them, takes it online.  Then it is made in
the name of the office that deals with what they file online, which the entry says.
"""

from datetime import date
from enum import StrEnum

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.continuity.continuity_on import continuity_on
from anju.office.casework.refused import CaseRefused, Why
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

    Raises Refused for a day before the issue or to come and for a permit of nobody one acts for,
    CaseRefused for a permit from before 2016.
    """

    def operation() -> Outcome:
        _may(act)
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
            **_in_the_name_of(record, act),
        }
        return [Draft(Kind.CERTIFICATE_ISSUED, act.today, told)]

    asked = {
        "certify": permit_id,
        "as_of": as_of.isoformat(),
        "purpose": purpose.value,
        "language": language,
    }
    return once(act, asked, operation)


def _may(act: Act) -> None:
    """Refuse a role that neither issues certificates nor files for itself."""
    role = Role(act.role)
    if not (allowed(Right.CERTIFY, role) or allowed(Right.FILE_REQUEST, role)):
        raise CaseRefused(Why.NOT_YOURS)


def _in_the_name_of(record: PermitRecord, act: Act) -> dict[str, str]:
    """The office, where it is not the one of who acts."""
    return {} if act.office else {"office": office_of(record.person_id, act.within)}
