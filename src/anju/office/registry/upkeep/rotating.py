"""Rotation of keys: what was made with older keys is made anew with the newest, batch by batch.

The new key is in the key file first; what is sealed, wrapped or looked up under an older one goes
on working until its turn comes, except that a name is found again only when its marks are made
anew.  A rotation that breaks off goes on where it was: the rows themselves tell what is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from anju.office.common.keyring import current_ring
from anju.office.common.keys import KEY_ID_LENGTH, Purpose
from anju.office.common.sealing import wrap_again
from anju.office.registry.details.models import LookupKey, NameGram, PersonKey
from anju.office.registry.people.models import Person
from anju.office.registry.people.places import mark_name_anew
from anju.office.registry.search.keeping import name_marks
from anju.office.registry.upkeep.numbers import names_and_numbers, token_again

Row = TypeVar("Row", bound=Model)

BATCH: Final = 200
SEALED_ITEMS: Final = ("secret", "seed")
"""What of a second factor is sealed under the master key."""


@dataclass(slots=True)
class Remade:
    """What a rotation made anew; `unreadable` are look-ups whose number nothing tells any more."""

    wrapped: int = 0
    second_factors: int = 0
    lookups: int = 0
    names: int = 0
    unreadable: int = 0


def unfinished(purpose: Purpose) -> bool:
    """Whether anything was still made with an older key of a purpose."""
    if not current_ring().of(purpose):
        return False
    newest = current_ring().newest(purpose).key_id
    if purpose is Purpose.MASTER:
        return _any("SELECT 1 FROM registry_personkey WHERE substr(wrapped, 2, 4) <> %s", newest)
    if purpose is Purpose.INDEX:
        old = _any("SELECT 1 FROM registry_lookupkey WHERE substr(token, 1, 4) <> %s", newest)
        return old or _last_name_is_old()
    return False


def _any(statement: str, key_id: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT 1", [key_id])
        return cursor.fetchone() is not None


def wrap_all_again(remade: Remade) -> None:
    """Wrap every person's key under the newest master key, and seal second factors under it."""
    for batch in _batches():
        with transaction.atomic():
            rows = _locked(PersonKey.objects.filter(person_id__in=batch))
            fresh = []
            for row in rows:
                wrapped = wrap_again(current_ring(), bytes(row.wrapped), row.person_id)
                if wrapped != bytes(row.wrapped):
                    row.wrapped = wrapped
                    fresh.append(row)
            PersonKey.objects.bulk_update(fresh, ["wrapped"])
            remade.wrapped += len(fresh)
    remade.second_factors += _seal_second_factors()


def _seal_second_factors() -> int:
    adapter, count = get_adapter(), 0
    for row in list(Authenticator.objects.order_by("id")):
        held = [name for name in SEALED_ITEMS if name in row.data]
        if held:
            row.data = {
                **row.data,
                **{name: adapter.encrypt(adapter.decrypt(row.data[name])) for name in held},
            }
            row.save(update_fields=["data"])
            count += 1
    return count


def index_all_again(remade: Remade) -> None:
    """Make every look-up and every mark of a name anew with the newest index key."""
    for batch in _batches():
        with transaction.atomic():
            list(_locked(Person.objects.filter(id__in=batch)))
            _index_again(batch, remade)


def _index_again(batch: Sequence[str], remade: Remade) -> None:
    ring = current_ring()
    newest = ring.newest(Purpose.INDEX).key_id
    known = names_and_numbers(batch)
    for row in LookupKey.objects.filter(person_id__in=batch).order_by("id"):
        token = bytes(row.token)
        if token[:KEY_ID_LENGTH] == newest:
            continue
        numbers = known[row.person_id].numbers if row.person_id in known else ()
        fresh = token_again(ring, token, row.kind, numbers)
        if fresh is not None and _moved(row, fresh):
            remade.lookups += 1
        else:
            remade.unreadable += 1
    for person_id, person in known.items():
        if not _is_marked(person_id, person.name):
            mark_name_anew(person_id)
            remade.names += 1


def _moved(row: LookupKey, token: bytes) -> bool:
    """Whether a look-up has its new token; not where another one took the number meanwhile."""
    try:
        with transaction.atomic():
            LookupKey.objects.filter(id=row.id).update(token=token)
    except IntegrityError:
        return False
    return True


def _is_marked(person_id: str, name: str) -> bool:
    """Whether the marks of a name are the newest key's, or there are none to make."""
    there = NameGram.objects.filter(person_id=person_id)
    marks = name_marks(person_id, "", name)
    return not marks or not there.exists() or there.filter(token=marks[0].token).exists()


def _last_name_is_old() -> bool:
    """Whether the last person with a mark, the one whose turn comes last, has an older key's."""
    last = NameGram.objects.order_by("-person_id").values_list("person_id", flat=True).first()
    if last is None:
        return False
    return not all(_is_marked(key, known.name) for key, known in names_and_numbers([last]).items())


def _batches() -> Iterator[list[str]]:
    """The identifiers of everybody who has a key, some at a time."""
    found = PersonKey.objects.order_by("person_id").values_list("person_id", flat=True)
    last = ""
    while batch := list(found.filter(person_id__gt=last)[:BATCH]):
        yield batch
        last = batch[-1]


def _locked(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Rows that no other writer changes until the transaction ends."""
    return rows if connection.vendor == "sqlite" else rows.select_for_update()
