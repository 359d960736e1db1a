"""The tables of the registry, part by part."""

from anju.office.registry.contacts.models import Contact
from anju.office.registry.details.models import Detail, LookupKey, NameGram, PersonKey
from anju.office.registry.ledger.models import (
    ChainHead,
    Checkpoint,
    Entry,
    EntryTile,
    HeadBucket,
    Position,
    Request,
    SequencingMark,
)
from anju.office.registry.looks.models import Look, LookedAt, LookPosition
from anju.office.registry.people.models import (
    AgentRecord,
    GroundRecord,
    Person,
    PersonPlace,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.permits.models import Card, Permit, TouchedPermit, Trial
from anju.office.registry.verifying.models import VerificationRun

__all__ = [
    "AgentRecord",
    "Card",
    "ChainHead",
    "Checkpoint",
    "Contact",
    "Detail",
    "Entry",
    "EntryTile",
    "GroundRecord",
    "HeadBucket",
    "Look",
    "LookPosition",
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
    "SequencingMark",
    "TouchedPermit",
    "Trial",
    "VerificationRun",
]
