"""Records many holders at once: everything of a batch in one transaction."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from django.db import transaction

from anju.office.common.ids import MakeId
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.people import record_residence, register
from anju.office.registry.bulk.permits import record_permit
from anju.office.registry.intake import NewHolder
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.refused import not_in_future

BATCH = 1000
"""Holders in a transaction: more are not recorded faster, and a lost batch is soon done again."""


def batches(holders: Iterable[NewHolder], size: int = BATCH) -> Iterator[list[NewHolder]]:
    """Holders in lists of so many, the last one shorter; never more than one list at a time."""
    rest = iter(holders)
    while found := list(islice(rest, size)):
        yield found


def record_holders(
    holders: Iterable[NewHolder],
    *,
    act: Act,
    offices: Mapping[str, str] | None = None,
    make_id: MakeId | None = None,
) -> None:
    """Record new people with everything told of them, in one transaction.

    `offices` gives the identifiers of the offices that holders name by a key.  The day of a
    person's registering is the first day told of them.  Entries name the office that each
    registration and permit names, the act's where it names none.  Raises RefusedHistory where the
    law refuses a history, Refused for a day that has not come, IntegrityError where a number, an
    open permit or a registration is there already; then nothing was written.
    """
    with transaction.atomic():
        batch = Batch.begin(act, offices=offices, make_id=make_id)
        for holder in holders:
            add_holder(batch, holder)
        batch.write()
    sequence()


def add_holder(batch: Batch, holder: NewHolder) -> None:
    """Add a new person to a batch; raises Refused for a day that has not come."""
    registered_on = min(_first_days(holder), default=batch.today)
    not_in_future(registered_on, batch.today)
    person, chain = register(
        batch,
        holder.details,
        division_code=_place_of(holder) or batch.ledger.act.within,
        registered_on=registered_on,
    )
    record_residence(batch, person, chain, holder)
    for permit in holder.permits:
        record_permit(batch, person, permit)


def _first_days(holder: NewHolder) -> Iterator[date]:
    """The first day of everything that is told of a holder."""
    yield from (each.first_day for each in holder.registrations)
    yield from (each.first_day for each in holder.grounds)
    yield from (each.facts.issued_on for each in holder.permits)


def _place_of(holder: NewHolder) -> str:
    """The place where a holder was first registered, else of the first issue; empty for neither."""
    first = min(holder.registrations, key=lambda each: each.first_day, default=None)
    if first:
        return first.division_code
    issued = min(holder.permits, key=lambda each: each.facts.issued_on, default=None)
    return issued.division_code if issued else ""
