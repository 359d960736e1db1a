"""What a chain told of its subject, kept as it stood before further entries are folded on."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def as_it_was(record: Record) -> Record:
    """The same record with mappings of its own: what is folded on changes those of the other."""
    told = {each.name: getattr(record, each.name) for each in fields(record)}
    kept = {
        name: {key: replace(each) for key, each in value.items()}
        for name, value in told.items()
        if isinstance(value, dict)
    }
    return replace(record, **kept)
