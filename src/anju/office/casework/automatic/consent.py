"""Whoever wants it agrees to automatic endorsement, online or at a counter, and may withdraw it.

Without consent nothing is endorsed by itself (Personal Information Protection Law arts. 13, 15).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from anju.law.automatic import is_offered
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.automatic.deriving import write_consent
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.judged import require
from anju.office.casework.models import AutomaticConsent
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import Decide, change_person
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether somebody agrees today, and since when; `given_on` is None for who never did."""

    is_given: bool
    given_on: date | None = None


NEVER = Consent(is_given=False)


def consent_of(records: Iterable[str]) -> Consent:
    """The consent of a person, by any record that stands for them."""
    rows = AutomaticConsent.objects.filter(person_id__in=list(records))
    told = [Consent(row.ended_on is None, row.given_on) for row in rows]
    return next((each for each in told if each.is_given), told[0] if told else NEVER)


def give_consent(*, person_id: str, channel: Channel, place: str, act: Act) -> Outcome:
    """Agree from today on; `place` is where the permit was issued.

    Raises CaseRefused where the place does not endorse automatically, Refused for who agrees.
    """

    def decide(person: Person, _chain: list[Recorded]) -> Sequence[Draft]:
        _may(act)
        require(is_offered(measures_in_force().measures.for_place(place).on(act.today), act.today))
        if consent_of([person.id]).is_given:
            raise Refused(Because.NOTHING_TO_DO)
        return [Draft(Kind.AUTOMATIC_CONSENT_GIVEN, act.today, {"channel": channel.value})]

    return _recorded(person_id, {"automatic": "given", "channel": channel.value}, act, decide)


def withdraw_consent(*, person_id: str, channel: Channel, act: Act) -> Outcome:
    """Withdraw the consent from today on; what was endorsed stands.

    Raises Refused for who does not agree.
    """

    def decide(person: Person, _chain: list[Recorded]) -> Sequence[Draft]:
        _may(act)
        if not consent_of([person.id]).is_given:
            raise Refused(Because.NOTHING_TO_DO)
        return [Draft(Kind.AUTOMATIC_CONSENT_WITHDRAWN, act.today, {"channel": channel.value})]

    return _recorded(person_id, {"automatic": "withdrawn", "channel": channel.value}, act, decide)


def _may(act: Act) -> None:
    """Refuse a role that neither files for itself nor takes in what others file."""
    role = Role(act.role)
    if not (allowed(Right.FILE_REQUEST, role) or allowed(Right.ACCEPT, role)):
        raise CaseRefused(Why.NOT_YOURS)


def _recorded(person_id: str, asked: dict[str, str], act: Act, decide: Decide) -> Outcome:
    return change_person(person_id, asked, act, decide, afterwards=lambda: write_consent(person_id))
