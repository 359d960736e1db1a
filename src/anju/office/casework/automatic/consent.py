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
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person, record_of, standing_person
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether somebody agrees today, and since when; `given_on` is None for who never did."""

    is_given: bool
    given_on: date | None = None


NEVER = Consent(is_given=False)


def consent_of(records: Iterable[str]) -> Consent:
    """The consent of a person by the records that stand for them: what was said last counts."""
    rows = AutomaticConsent.objects.filter(person_id__in=list(records))
    last = max(rows, key=_said_on, default=None)
    return Consent(last.ended_on is None, last.given_on) if last else NEVER


def _said_on(row: AutomaticConsent) -> tuple[date, bool]:
    """When the last word of a record was said; to agree comes after to withdraw on one day."""
    return row.ended_on or row.given_on, row.ended_on is None


def give_consent(*, person_id: str, channel: Channel, place: str, act: Act) -> Outcome:
    """Agree from today on; `place` is where the permit was issued.

    Raises CaseRefused where the place does not endorse automatically, Refused for who agrees.
    """

    def decide(person: Person, _chain: list[Recorded]) -> Sequence[Draft]:
        _may(act)
        require(is_offered(measures_in_force().measures.for_place(place).on(act.today), act.today))
        if consent_of(absorbed_by(person.id)).is_given:
            raise Refused(Because.NOTHING_TO_DO)
        return [Draft(Kind.AUTOMATIC_CONSENT_GIVEN, act.today, {"channel": channel.value})]

    asked = {"automatic": "given", "channel": channel.value}
    return change_person(person_id, asked, act, decide, afterwards=lambda: write_consent(person_id))


def withdraw_consent(*, person_id: str, channel: Channel, act: Act) -> Outcome:
    """Withdraw the consent from today on; what was endorsed stands.

    Under every record that was merged into the person's and agrees.  Raises Refused for who does
    not agree.
    """
    withdrawn = Draft(Kind.AUTOMATIC_CONSENT_WITHDRAWN, act.today, {"channel": channel.value})

    def operation() -> Outcome:
        person = standing_person(person_id, act)
        _may(act)
        records = Person.objects.filter(id__in=_agreeing(absorbed_by(person.id))).order_by("id")
        entries = [
            entry
            for each in records
            for entry in record_of(each, act, lambda _person, _chain: [withdrawn])
        ]
        if not entries:
            raise Refused(Because.NOTHING_TO_DO)
        for entry in entries:
            write_consent(entry.subject)
        return outcome_of(entries, [entry.id for entry in entries])

    asked = {"automatic": "withdrawn", "channel": channel.value}
    return once(act, {"person": person_id, **asked}, operation)


def _agreeing(records: Iterable[str]) -> list[str]:
    """Those of some records that agree."""
    rows = AutomaticConsent.objects.filter(person_id__in=list(records), ended_on__isnull=True)
    return list(rows.values_list("person_id", flat=True))


def _may(act: Act) -> None:
    """Refuse a role that neither files for itself nor takes in what others file."""
    role = Role(act.role)
    if not (allowed(Right.FILE_REQUEST, role) or allowed(Right.ACCEPT, role)):
        raise CaseRefused(Why.NOT_YOURS)
