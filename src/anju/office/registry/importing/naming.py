"""People recorded without an identity number get it from a later row of their permit.

A row is of the same person where its city, permit number and day of issue are those recorded, and
nothing that is known of the person contradicts it (`importing.holders`).
"""

from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.details import keep, make_findable
from anju.office.registry.details.contents import content_of
from anju.office.registry.details.keeping import keys_of, read_details
from anju.office.registry.details.models import DetailKind
from anju.office.registry.importing.holders import holder_of
from anju.office.registry.importing.planning import Addition
from anju.office.registry.intake import PersonalDetails, items_that_differ
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.fold import fold_person

_UPDATE = "UPDATE registry_person SET details_version = %s WHERE id = %s"


def name_people(batch: Batch, additions: Sequence[Addition]) -> None:
    """Record the identity numbers that rows carry, each in a new version of its person's details.

    The people are distinct, are not erased, and have no identity number yet.
    """
    told = {each.permit.person_id: holder_of(each.row) for each in additions if each.row}
    keys, known, chains = keys_of(told), read_details(told), read_chains(list(told))
    updates: list[tuple[int, str]] = []
    for person, row_says in told.items():
        details = _named(known[person], row_says)
        items = items_that_differ(known[person], details)
        make_findable(batch, "identity_number", details.identity_number, "", person, person)
        version = fold_person(chains[person]).details_version + 1
        content = content_of(details)
        kept = keep(
            batch, person, person, DetailKind.PERSON, content, keys[person], version=version
        )
        says = {"details": kept, "version": version, "items": " ".join(items)}
        chain = batch.ledger.go_on(chains[person][-1])
        chain.add(Kind.PERSON_DETAILS_CHANGED, batch.today, says)
        updates.append((version, person))
    with connection.cursor() as cursor:
        cursor.executemany(_UPDATE, updates)


def _named(known: PersonalDetails, told: PersonalDetails) -> PersonalDetails:
    """Who somebody is once the number is known, and with it the sex and the day of birth."""
    return replace(known, identity_number=told.identity_number, sex=told.sex, born_on=told.born_on)
