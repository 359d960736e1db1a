"""Keeps and reads sealed details; the entry that commits to one is written by the caller."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from anju.office.common.commitments import commitment, new_salt
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import LookupKind, lookup_token, lookup_tokens
from anju.office.common.sealing import (
    PersonKey,
    bound,
    new_person_key,
    open_sealed,
    seal,
    unwrap,
    wrap,
)
from anju.office.registry.details.contents import content_of, details_of
from anju.office.registry.details.models import Detail, DetailKind, LookupKey
from anju.office.registry.details.models import PersonKey as KeyRow
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Kept:
    """A detail that was kept: its version, and the commitment its entry carries."""

    version: int
    commitment: str


class Erased(LookupError):
    """The person was erased: there is no key, and nothing to read."""


def make_key(person_id: str) -> PersonKey:
    """A new key for a new person, kept wrapped."""
    ring = current_ring()
    key = new_person_key(ring.suite)
    KeyRow.objects.create(person_id=person_id, wrapped=wrap(ring, key, person_id))
    return key


def keys_of(person_ids: Iterable[str]) -> dict[str, PersonKey]:
    """The keys of persons, in one query; an erased person has none."""
    ring = current_ring()
    rows = KeyRow.objects.filter(person_id__in=list(person_ids))
    return {row.person_id: unwrap(ring, bytes(row.wrapped), row.person_id) for row in rows}


def key_of(person_id: str) -> PersonKey:
    """The key of one person; raises Erased where there is none."""
    try:
        return keys_of([person_id])[person_id]
    except KeyError:
        raise Erased from None


def keep(
    person_id: str,
    subject: str,
    kind: DetailKind,
    content: bytes,
    *,
    version: int,
    key: PersonKey | None = None,
) -> Kept:
    """Seal and keep one version of a detail; `key` is that of the person, if at hand."""
    key = key or key_of(person_id)
    salt = new_salt()
    Detail.objects.create(
        subject=subject,
        kind=kind,
        version=version,
        person_id=person_id,
        sealed=seal(key, content, bound(kind.value, subject, version)),
        salt=salt,
    )
    return Kept(version, commitment(salt, content))


def opened(detail: Detail, key: PersonKey) -> bytes:
    """What a kept detail says; raises CannotOpen where it was altered."""
    place = bound(detail.kind, detail.subject, detail.version)
    return open_sealed(key, bytes(detail.sealed), place)


def keep_details(
    person_id: str, details: PersonalDetails, *, version: int, key: PersonKey | None = None
) -> Kept:
    """Keep one version of who somebody is."""
    content = content_of(details)
    return keep(person_id, person_id, DetailKind.PERSON, content, version=version, key=key)


def keep_number(person_id: str, permit_id: str, city_code: str, number: str) -> Kept:
    """Keep a permit's number, which may be an identity number, and make it findable.

    Raises Refused where another permit of the city has it.
    """
    token = lookup_token(current_ring(), "permit_number", number)
    add_lookup("permit_number", token, city_code, permit_id, person_id)
    return keep(person_id, permit_id, DetailKind.PERMIT_NUMBER, number.encode(), version=1)


def give_up_number(person_ids: Iterable[str], city_code: str, number: str) -> None:
    """Let a further permit of the same person and city have the number of a closed one.

    Where the identity number is the permit number, it is so again for the next permit.  It goes
    on finding the closed one.  That none of these permits is open is for the caller to know.
    """
    LookupKey.objects.filter(
        kind="permit_number",
        token__in=lookup_tokens(current_ring(), "permit_number", number),
        place=city_code,
        person_id__in=list(person_ids),
        current=True,
    ).update(current=False)


def add_lookup(kind: LookupKind, token: bytes, place: str, subject: str, person_id: str) -> None:
    """Make a subject findable by a number; raises Refused where it is another's."""
    try:
        with transaction.atomic():
            LookupKey.objects.create(
                kind=kind, token=token, place=place, subject=subject, person_id=person_id
            )
    except IntegrityError:
        raise Refused(Because.NUMBER_TAKEN) from None


def read_details(person_ids: Iterable[str]) -> dict[str, PersonalDetails]:
    """Who persons are, by the latest version of each; an erased person is left out.

    Two queries, whatever the number of persons.
    """
    keys = keys_of(person_ids)
    latest: dict[str, Detail] = {}
    rows = Detail.objects.filter(subject__in=list(keys), kind=DetailKind.PERSON)
    for row in rows.order_by("version"):
        latest[row.subject] = row
    return {
        person_id: details_of(opened(row, keys[person_id])) for person_id, row in latest.items()
    }


def read_every_version(person_id: str) -> list[PersonalDetails]:
    """Who a person is and was, earliest version first; empty for an erased person."""
    key = keys_of([person_id]).get(person_id)
    if key is None:
        return []
    rows = Detail.objects.filter(subject=person_id, kind=DetailKind.PERSON).order_by("version")
    return [details_of(opened(row, key)) for row in rows]


def read_texts(
    subjects: Iterable[str], kind: DetailKind, keys: dict[str, PersonKey]
) -> dict[str, str]:
    """The latest text of one kind of several subjects, whose persons' keys are at hand."""
    latest: dict[str, Detail] = {}
    for row in Detail.objects.filter(subject__in=list(subjects), kind=kind).order_by("version"):
        latest[row.subject] = row
    return {
        subject: opened(row, keys[row.person_id]).decode()
        for subject, row in latest.items()
        if row.person_id in keys
    }
