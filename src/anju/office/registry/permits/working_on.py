"""One permit while an operation works on it: locked, folded, judged, written back.

Everything that changes a permit goes through here, so that each change is judged by the law
as a whole history before it is recorded, and its projection follows in the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from django.db import connection

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.registry.ledger.append import sealed, write
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.law_facts import LawFacts, law_facts
from anju.office.registry.permits.models import Endorsement, Permit
from anju.office.registry.permits.projecting import endorsement_rows, project
from anju.office.registry.refused import Because, Refused

Decide = Callable[[PermitRecord, MeasuresInForce], Sequence[Draft]]
"""Looks at a permit as it stands and says what is to be recorded; refuses by raising."""


def change(permit_id: str, asked: Mapping[str, str | int], act: Act, decide: Decide) -> Outcome:
    """Change one permit in one transaction, once for each request.

    `asked` names the request.  The outcome holds the identifiers of the permit and of the
    entries, and the hash of the last one.  Raises Refused, RefusedHistory, RequestConflict.
    """

    def operation() -> Outcome:
        row = locked(permit_id, act)
        chain = read_chain(permit_id)
        in_force = measures_in_force()
        drafts = decide(fold_permit(chain), in_force)
        entries = sealed(permit_id, chain[-1], drafts, act)
        record = fold_permit([*chain, *entries])
        facts = law_facts(record, in_force.measures.for_place(record.division_code))
        identifiers = write(entries)
        _follow(row, record, entries, facts, in_force)
        return outcome_of(entries, identifiers)

    return once(act, {"permit": permit_id, **asked}, operation)


def locked(permit_id: str, act: Act) -> Permit:
    """The permit's row, kept from other writers until the transaction ends.

    Raises Refused where there is none in the jurisdiction of the actor.
    """
    reach = Jurisdiction(act.within)
    found = Permit.objects.filter(
        id=permit_id, division_code__gte=reach.lowest, division_code__lte=reach.highest
    ).only("id", "person_id", "closed_on")
    if connection.vendor != "sqlite":
        found = found.select_for_update(of=("self",))
    row = found.first()
    if row is None:
        raise Refused(Because.NOT_FOUND)
    return row


def _follow(
    row: Permit,
    record: PermitRecord,
    entries: list[Recorded],
    facts: LawFacts,
    in_force: MeasuresInForce,
) -> None:
    """Bring the projection up; an endorsement by itself, the hot path, touches two rows."""
    if [entry.kind for entry in entries] == [Kind.PERMIT_ENDORSED]:
        Permit.objects.filter(id=row.id).update(**asdict(facts))
        Endorsement.objects.bulk_create(endorsement_rows(record)[-1:])
    else:
        project(record, in_force.measures, row.person_id)


def outcome_of(entries: Sequence[Recorded], identifiers: Sequence[int]) -> Outcome:
    """What an operation answers: the subject, its entries, and the hash a receipt prints."""
    return {
        "subject": entries[-1].subject,
        "entries": list(identifiers),
        "number": entries[-1].number,
        "hash": entries[-1].hash.hex(),
    }
