"""Keeps the marks that a person's name is found by, place by place."""

from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import NameGram
from anju.office.registry.search.tokens import name_tokens


def mark_name_in(person_id: str, division_code: str) -> None:
    """Make a person's name findable in one more place; nothing for an erased person."""
    details = read_details([person_id]).get(person_id)
    if details is not None:
        NameGram.objects.bulk_create(name_marks(person_id, division_code, details.name))


def name_marks(person_id: str, division_code: str, name: str) -> list[NameGram]:
    """The rows that make a name findable in a place."""
    tokens = sorted(name_tokens(current_ring(), name))
    return [
        NameGram(token=token, division_code=division_code, person_id=person_id) for token in tokens
    ]
