"""The lapse by a measure: it needs no decision, and is recorded before anything new is granted."""

from datetime import timedelta

from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.folding import as_it_was
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.fold import fold_on, fold_permit
from anju.office.registry.permits.following import as_judged
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.projecting import project


def record_lapse_if_any(permit: Permit, act: Act, in_force: MeasuresInForce) -> bool:
    """Record the lapse of a permit with the day computed, if it has lapsed by the actor's day.

    True if it had; the transaction that is open also holds what is granted afterwards.
    """
    as_judged([permit])
    if permit.lapse_on is None or act.today <= permit.lapse_on:
        return False
    chain = read_chain(permit.id)
    draft = Draft(Kind.PERMIT_LAPSED, permit.lapse_on + timedelta(days=1), {}, "lapsed")
    entries = append(permit.id, chain[-1], [draft], act)
    record = fold_permit(chain)
    before = as_it_was(record)
    record = fold_on(record, chain, entries)
    project(record, in_force.measures, permit.person_id, before=before)
    return True
