"""Keeps the marks that a person's names are found by, place by place.

A name that was changed goes on finding its person, as a number does: people come with old papers.
"""

from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import read_every_version
from anju.office.registry.details.models import NameGram
from anju.office.registry.search.tokens import name_tokens


def mark_name_in(person_id: str, division_code: str) -> None:
    """Make a person's names findable in one more place; nothing for an erased person."""
    names = {each.name for each in read_every_version(person_id)}
    NameGram.objects.bulk_create(name_marks(person_id, division_code, *names))


def name_marks(person_id: str, division_code: str, *names: str) -> list[NameGram]:
    """The rows that make some names of a person findable in a place."""
    ring = current_ring()
    tokens = sorted({token for name in names for token in name_tokens(ring, name)})
    return [
        NameGram(token=token, division_code=division_code, person_id=person_id) for token in tokens
    ]
