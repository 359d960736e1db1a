"""What a chain of entries says of a person: registrations, grounds, family, merges, erasure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anju.law.applicant_facts import AgentRelation
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import GRANTED, ProposalRecord


@dataclass(slots=True)
class RegistrationRecord:
    """A registration of residence as its entries tell it."""

    id: str
    division_code: str
    office_id: str
    address_version: int
    first_day: date
    last_day: date | None = None
    end_reason: str = ""


@dataclass(slots=True)
class GroundRecorded:
    """A ground as its entries tell it."""

    id: str
    ground: str
    evidence: str
    evidence_on: date | None
    first_day: date
    last_day: date | None = None


@dataclass(slots=True)
class AgentRecorded:
    """Who acts for somebody, as the entries tell of them; `agent_id` is a person."""

    id: str
    relation: AgentRelation
    agent_id: str
    evidence: str
    evidence_on: date | None
    first_day: date
    last_day: date | None = None
    end_reason: str = ""


@dataclass(slots=True)
class ContactRecorded:
    """A contact as its entries tell it; the address is a detail."""

    id: str
    channel: str
    first_day: date
    proved_on: date
    last_day: date | None = None


Lasting = RegistrationRecord | GroundRecorded | AgentRecorded | ContactRecorded
"""What begins and ends on a person's record."""


@dataclass(slots=True)
class PersonRecord:
    """A person as their chain tells it."""

    id: str
    registered_on: date
    registered_in: str
    details_version: int
    merged_into: str | None = None
    erased_on: date | None = None
    registrations: dict[str, RegistrationRecord] = field(default_factory=dict)
    grounds: dict[str, GroundRecorded] = field(default_factory=dict)
    agents: dict[str, AgentRecorded] = field(default_factory=dict)
    contacts: dict[str, ContactRecorded] = field(default_factory=dict)
    proposals: dict[int, ProposalRecord] = field(default_factory=dict)


class NotAPerson(ValueError):
    """The chain does not begin with the registering of a person."""


def fold_person(entries: Sequence[Recorded]) -> PersonRecord:
    """The person that a chain tells of; raises NotAPerson for another subject's chain."""
    if not entries or entries[0].kind != Kind.PERSON_REGISTERED:
        raise NotAPerson
    told = entries[0].told
    first = entries[0]
    record = PersonRecord(first.subject, first.day, told["division_code"], told["version"])
    return fold_on_person(record, entries[1:])


def fold_on_person(record: PersonRecord, entries: Iterable[Recorded]) -> PersonRecord:
    """The person once `entries` follow their chain; `record` is the fold of the chain, used up."""
    for entry in entries:
        # A kind is equal to its text, and has its hash; a text that is no kind is refused.
        take = _TAKES.get(entry.kind)
        if take is not None:
            take(record, entry, entry.told)
        else:
            Kind(entry.kind)
    return record


def optional_day(text: str | None) -> date | None:
    """The legal day that ISO text names; None where there is none."""
    return date.fromisoformat(text) if text else None


Told = Mapping[str, Any]


def _take_details(record: PersonRecord, _entry: Recorded, told: Told) -> None:
    record.details_version = told["version"]


def _take_registration(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.registrations[told["record"]] = RegistrationRecord(
        told["record"],
        told["division_code"],
        told["office"],
        told["version"],
        entry.day,
        optional_day(told.get("last_day")),
    )


def _take_address(record: PersonRecord, _entry: Recorded, told: Told) -> None:
    record.registrations[told["record"]].address_version = told["version"]


def _take_end_of_residence(record: PersonRecord, entry: Recorded, told: Told) -> None:
    registration = record.registrations[told["record"]]
    registration.last_day = optional_day(told["last_day"])
    registration.end_reason = entry.reason


def _take_ground(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.grounds[told["record"]] = GroundRecorded(
        told["record"],
        told["ground"],
        told.get("evidence", ""),
        optional_day(told.get("evidence_on")),
        entry.day,
        optional_day(told.get("last_day")),
    )


def _take_end_of_ground(record: PersonRecord, _entry: Recorded, told: Told) -> None:
    record.grounds[told["record"]].last_day = optional_day(told["last_day"])


def _take_agent(record: PersonRecord, entry: Recorded, told: Told) -> None:
    relation, named = _NAMED_BY[entry.kind]
    record.agents[told["record"]] = AgentRecorded(
        told["record"],
        relation,
        told[named],
        told["evidence"],
        optional_day(told.get("evidence_on")),
        entry.day,
    )


def _take_end_of_agent(record: PersonRecord, entry: Recorded, told: Told) -> None:
    agent = record.agents[told["record"]]
    agent.last_day = optional_day(told["last_day"])
    agent.end_reason = entry.reason


def _take_contact(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.contacts[told["record"]] = ContactRecorded(
        told["record"], told["channel"], entry.day, entry.day
    )


def _take_proof_of_contact(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.contacts[told["record"]].proved_on = entry.day


def _take_end_of_contact(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.contacts[told["record"]].last_day = entry.day


def _take_proposal(record: PersonRecord, entry: Recorded, told: Told) -> None:
    record.proposals[entry.number] = ProposalRecord(
        entry.number, entry.kind, entry.actor, entry.day, told["role"], told.get("into", "")
    )


def _take_decision(record: PersonRecord, entry: Recorded, told: Told) -> None:
    proposal = record.proposals[told["proposal"]]
    proposal.decision = told["decision"]
    if proposal.decision == GRANTED:
        merges = entry.kind == Kind.PERSONS_MERGE_DECIDED
        record.merged_into = proposal.about if merges else None


def _take_erasure(record: PersonRecord, entry: Recorded, _told: Told) -> None:
    record.erased_on = entry.day


_NAMED_BY: Mapping[str, tuple[AgentRelation, str]] = {
    Kind.GUARDIAN_NAMED: (AgentRelation.GUARDIAN, "guardian"),
    Kind.RELATIVE_NAMED: (AgentRelation.CLOSE_RELATIVE, "relative"),
}
"""What an entry names somebody as, and its field that says whom."""

_TAKES: Mapping[str, Callable[[PersonRecord, Recorded, Told], None]] = {
    Kind.CONTACT_BOUND: _take_contact,
    Kind.CONTACT_ENDED: _take_end_of_contact,
    Kind.CONTACT_PROVED: _take_proof_of_contact,
    Kind.GROUND_ENDED: _take_end_of_ground,
    Kind.GROUND_RECORDED: _take_ground,
    Kind.GUARDIAN_ENDED: _take_end_of_agent,
    Kind.GUARDIAN_NAMED: _take_agent,
    Kind.PERSONS_MERGE_DECIDED: _take_decision,
    Kind.PERSONS_MERGE_PROPOSED: _take_proposal,
    Kind.PERSONS_SPLIT_DECIDED: _take_decision,
    Kind.PERSONS_SPLIT_PROPOSED: _take_proposal,
    Kind.PERSON_DETAILS_CHANGED: _take_details,
    Kind.PERSON_ERASED: _take_erasure,
    Kind.RELATIVE_ENDED: _take_end_of_agent,
    Kind.RELATIVE_NAMED: _take_agent,
    Kind.RESIDENCE_ADDRESS_CHANGED: _take_address,
    Kind.RESIDENCE_ENDED: _take_end_of_residence,
    Kind.RESIDENCE_REGISTERED: _take_registration,
}
