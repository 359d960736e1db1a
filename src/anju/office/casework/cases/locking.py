"""The open cases of a person, kept from other writers before the person is (`permits.holding`)."""

from django.db import transaction

from anju.office.casework.models import Case
from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.working_on import keep_from_others


class _OneMore(Exception):
    """A case was opened, or a record merged, while the others were waited for."""


def keep_with_cases(person_id: str, act: Act) -> None:
    """Keep a person and their open cases in the actor's jurisdiction until the transaction ends."""
    if has_one_writer():
        return
    while True:
        try:
            with transaction.atomic():  # what was locked in vain is let go with it
                _keep(person_id, act)
        except _OneMore:
            continue
        return


def _keep(person_id: str, act: Act) -> None:
    records = absorbed_by(person_id)
    open_ones = Case.objects.filter(
        act.reach.condition(), person_id__in=records, ended_on__isnull=True
    )
    locked = open_ones.select_for_update(of=("self",)).order_by("id")
    held = [case.id for case in locked]
    keep_from_others(records)
    if absorbed_by(person_id) != records or open_ones.exclude(id__in=held).exists():
        raise _OneMore
