"""Writes what a person's chain says into its projections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Final

from django.db import IntegrityError, models, transaction

from anju.office.registry.contacts.models import Contact
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.folding import as_it_was
from anju.office.registry.ledger.proposals import ProposalRecord
from anju.office.registry.people.fold import Lasting, PersonRecord, fold_on_person, fold_person
from anju.office.registry.people.models import (
    AgentRecord,
    GroundRecord,
    Person,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.refused import Because, Refused

_OF_THE_PERSON: Final = attrgetter("details_version", "merged_into", "erased_on")
"""What changes in the person's row."""


def person_row(record: PersonRecord) -> Person:
    """The person's row."""
    return Person(
        id=record.id,
        registered_on=record.registered_on,
        details_version=record.details_version,
        merged_into_id=record.merged_into,
        erased_on=record.erased_on,
    )


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


def lasting_rows(
    table: type[models.Model], person_id: str, told: Iterable[Lasting]
) -> list[models.Model]:
    """What begins and ends on a person's record as rows; the columns are called the same."""
    return [table(person_id=person_id, **asdict(each)) for each in told]


def project_person(chain: Sequence[Recorded], entries: Sequence[Recorded]) -> PersonRecord:
    """Bring the projection of one person up by what was added to their chain.

    Only what differs from what the chain said before is written.  Raises Refused where
    registrations would overlap.
    """
    record = fold_person(chain or entries[:1])
    before = as_it_was(record)
    fold_on_person(record, entries if chain else entries[1:])
    if not chain:
        person_row(record).save(force_insert=True)
    elif _OF_THE_PERSON(before) != _OF_THE_PERSON(record):
        person_row(record).save(force_update=True)
    if before.registrations != record.registrations:
        _bring_up_registrations(before, record)
    _bring_up(GroundRecord, record.id, before.grounds, record.grounds)
    _bring_up(AgentRecord, record.id, before.agents, record.agents)
    _bring_up(Contact, record.id, before.contacts, record.contacts)
    bring_up_proposals(record.id, before.proposals, record.proposals)
    return record


def bring_up_proposals(
    subject: str, before: Mapping[int, ProposalRecord], told: Mapping[int, ProposalRecord]
) -> None:
    """Write what was proposed or decided since; a correction may take a proposal out."""
    rows = Proposal.objects.filter(subject=subject)
    for number, each in told.items():
        if number in before and before[number] != each:
            rows.filter(number=number).update(decision=each.decision)
    if gone := before.keys() - told.keys():
        rows.filter(number__in=gone).delete()
    fresh = [each for number, each in told.items() if number not in before]
    Proposal.objects.bulk_create(proposal_rows(subject, fresh))


def _bring_up_registrations(before: PersonRecord, record: PersonRecord) -> None:
    try:
        with transaction.atomic():
            _bring_up(ResidenceRegistration, record.id, before.registrations, record.registrations)
    except IntegrityError:
        raise Refused(Because.OVERLAPS) from None


def _bring_up(
    table: type[models.Model],
    person_id: str,
    before: Mapping[str, Lasting],
    told: Mapping[str, Lasting],
) -> None:
    """Write what is told otherwise than before, then what is new: nothing is ever untold."""
    differs = [each for each in told.values() if before.get(each.id) != each]
    for row in lasting_rows(table, person_id, differs):
        row.save(force_insert=row.pk not in before, force_update=row.pk in before)
