"""The tables of the registry, part by part."""

from anju.office.registry.details.models import Detail, LookupKey, NameGram, PersonKey
from anju.office.registry.ledger.models import Checkpoint, Entry, Position, Request
from anju.office.registry.looks.models import Look, LookedAt
from anju.office.registry.people.models import (
    GroundRecord,
    Person,
    PersonPlace,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.permits.models import Card, Endorsement, Permit

__all__ = [
    "Card",
    "Checkpoint",
    "Detail",
    "Endorsement",
    "Entry",
    "GroundRecord",
    "Look",
    "LookedAt",
    "LookupKey",
    "NameGram",
    "Permit",
    "Person",
    "PersonKey",
    "PersonPlace",
    "Position",
    "Proposal",
    "Request",
    "ResidenceRegistration",
]
