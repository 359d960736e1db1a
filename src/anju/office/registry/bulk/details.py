"""Sealed details and what finds them, as `details.keeping` and `search.keeping` write them."""

from anju.office.common.commitments import commitment, new_salt
from anju.office.common.lookups import LookupKind, lookup_token
from anju.office.common.sealing import PersonKey, bound, new_person_key, seal, wrap
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.details.models import DetailKind

FIRST_VERSION = 1
"""Of whatever is new, the first version is kept."""


def make_key(batch: Batch, person_id: str) -> PersonKey:
    """A new key for a new person, kept wrapped."""
    key = new_person_key(batch.ring.suite)
    batch.rows["registry_personkey"].append((person_id, wrap(batch.ring, key, person_id)))
    return key


def keep(
    batch: Batch,
    person_id: str,
    subject: str,
    kind: DetailKind,
    content: bytes,
    key: PersonKey,
    *,
    version: int = FIRST_VERSION,
) -> str:
    """Seal and keep a version of a detail; the commitment to it."""
    salt = new_salt()
    sealed = seal(key, content, bound(kind.value, subject, version))
    row = (subject, kind.value, version, person_id, sealed, salt)
    batch.rows["registry_detail"].append(row)
    return commitment(salt, content)


def make_findable(
    batch: Batch, kind: LookupKind, number: str, place: str, subject: str, person_id: str
) -> None:
    """Make a subject findable by a number."""
    token = lookup_token(batch.ring, kind, number)
    batch.rows["registry_lookupkey"].append((kind, token, place, subject, person_id, True))


def mark_name(batch: Batch, person_id: str, division_code: str, tokens: list[int]) -> None:
    """Make a name findable in a place by its marks."""
    rows = [(token, division_code, person_id) for token in tokens]
    batch.rows["registry_namegram"].extend(rows)
