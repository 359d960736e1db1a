"""Writes what a person's chain says into its projections."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from anju.office.registry.contacts.models import Contact
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.proposals import ProposalRecord
from anju.office.registry.people.fold import PersonRecord, fold_person
from anju.office.registry.people.models import (
    AgentRecord,
    GroundRecord,
    Person,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.refused import Because, Refused


def person_row(record: PersonRecord) -> Person:
    """The person's row."""
    return Person(
        id=record.id,
        registered_on=record.registered_on,
        details_version=record.details_version,
        merged_into_id=record.merged_into,
        erased_on=record.erased_on,
    )


def registration_rows(record: PersonRecord) -> list[ResidenceRegistration]:
    """The person's registrations as rows."""
    return [
        ResidenceRegistration(
            id=each.id,
            person_id=record.id,
            division_code=each.division_code,
            office_id=each.office_id,
            address_version=each.address_version,
            first_day=each.first_day,
            last_day=each.last_day,
            end_reason=each.end_reason,
        )
        for each in record.registrations.values()
    ]


def ground_rows(record: PersonRecord) -> list[GroundRecord]:
    """The person's grounds as rows."""
    return [
        GroundRecord(
            id=each.id,
            person_id=record.id,
            ground=each.ground,
            evidence=each.evidence,
            evidence_on=each.evidence_on,
            first_day=each.first_day,
            last_day=each.last_day,
        )
        for each in record.grounds.values()
    ]


def agent_rows(record: PersonRecord) -> list[AgentRecord]:
    """Who acts for the person, as rows."""
    return [
        AgentRecord(
            id=each.id,
            person_id=record.id,
            relation=each.relation,
            agent_id=each.agent,
            evidence=each.evidence,
            evidence_on=each.evidence_on,
            first_day=each.first_day,
            last_day=each.last_day,
            end_reason=each.end_reason,
        )
        for each in record.agents.values()
    ]


def contact_rows(record: PersonRecord) -> list[Contact]:
    """The person's contacts as rows."""
    return [
        Contact(
            id=each.id,
            person_id=record.id,
            channel=each.channel,
            first_day=each.first_day,
            proved_on=each.proved_on,
            last_day=each.last_day,
        )
        for each in record.contacts.values()
    ]


def proposal_rows(subject: str, proposals: Iterable[ProposalRecord]) -> list[Proposal]:
    """The proposals of a subject, a person or a permit, as rows."""
    return [
        Proposal(
            subject=subject,
            number=each.number,
            kind=each.kind,
            proposed_by=each.proposed_by,
            proposed_on=each.proposed_on,
            decision=each.decision,
        )
        for each in proposals
    ]


def project_person(entries: Sequence[Recorded]) -> PersonRecord:
    """Write the whole projection of one person anew.

    Raises Refused where registrations would overlap.
    """
    record = fold_person(entries)
    is_new = not Person.objects.filter(id=record.id).exists()
    person_row(record).save(force_insert=is_new, force_update=not is_new)
    if is_new and len(entries) == 1:
        return record
    ResidenceRegistration.objects.filter(person_id=record.id).delete()
    GroundRecord.objects.filter(person_id=record.id).delete()
    AgentRecord.objects.filter(person_id=record.id).delete()
    Contact.objects.filter(person_id=record.id).delete()
    Proposal.objects.filter(subject=record.id).delete()
    try:
        with transaction.atomic():
            ResidenceRegistration.objects.bulk_create(registration_rows(record))
    except IntegrityError:
        raise Refused(Because.OVERLAPS) from None
    GroundRecord.objects.bulk_create(ground_rows(record))
    AgentRecord.objects.bulk_create(agent_rows(record))
    Contact.objects.bulk_create(contact_rows(record))
    Proposal.objects.bulk_create(proposal_rows(record.id, record.proposals.values()))
    return record
