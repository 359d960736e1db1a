"""What a chain of entries says of a permit: the facts the law is told, and what else is recorded.

The entries are the truth; everything else about a permit is this fold, and the law's answer
to it.  An entry that a granted correction voids is passed over, as if it had never been.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround
from anju.law.facts import Permit as PermitFacts
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import GRANTED, ProposalRecord

LAPSED: Final = "lapsed"
"""The reason of the closing day of a permit that the measure of its place cancelled."""

TERM_ENDED: Final = "term_ended"
"""The reason of the closing day of a permit that has a term of its own, and nothing else ended."""


@dataclass(slots=True)
class Filing:
    """A filing for an endorsement, by the number of its entry."""

    number: int
    filed_on: date
    office: str
    decision: Decision | None = None
    decided_on: date | None = None

    def as_fact(self) -> Endorsement:
        """The filing as the law is told it."""
        return Endorsement(self.filed_on, self.decision, self.decided_on)


@dataclass(slots=True)
class CardRecord:
    """A card and the days of its life."""

    id: str
    produced_on: date
    handed_over_on: date | None = None
    lost_on: date | None = None
    returned_on: date | None = None
    seized_on: date | None = None

    @property
    def is_good(self) -> bool:
        """Whether the card is still the holder's to show."""
        return self.lost_on is None and self.returned_on is None and self.seized_on is None


@dataclass(slots=True)
class Cancelled:
    """A recorded cancellation, by the number of its entry."""

    number: int
    cancelled_on: date
    reason: str
    annulled: bool = False

    @property
    def lapsed(self) -> bool:
        """Whether it records what the measure of the place did by itself."""
        return self.reason == LAPSED


@dataclass(slots=True)
class PermitRecord:
    """A permit as its chain tells it.

    `good_until` is given for a permit issued before 2016, which keeps its own term;
    `lapsed_on` is the day of a lapse that was recorded and not annulled, `lapse_number` the number
    of its entry.  `earlier_card` is one that this registry did not produce, where anything was
    recorded of it.
    """

    id: str
    person_id: str
    city_code: str
    division_code: str
    office_id: str
    issued_on: date
    good_until: date | None
    head: Recorded
    filings: list[Filing] = field(default_factory=list)
    healed_gaps: list[HealedGap] = field(default_factory=list)
    cancellations: list[Cancelled] = field(default_factory=list)
    cards: dict[str, CardRecord] = field(default_factory=dict)
    proposals: dict[int, ProposalRecord] = field(default_factory=dict)
    lapsed_on: date | None = None
    lapse_number: int | None = None
    earlier_card: CardRecord | None = None

    @property
    def facts(self) -> PermitFacts:
        """What the law is told."""
        return PermitFacts(
            self.issued_on,
            tuple(filing.as_fact() for filing in self.filings),
            tuple(Cancellation(each.cancelled_on, each.annulled) for each in self.cancellations),
            tuple(self.healed_gaps),
        )

    @property
    def cancelled(self) -> Cancelled | None:
        """The earliest cancellation that was not annulled."""
        standing = [each for each in self.cancellations if not each.annulled]
        return min(standing, key=lambda each: each.cancelled_on, default=None)

    @property
    def closed(self) -> tuple[date | None, str]:
        """The day from which the permit is closed, and the reason; (None, "") while it is open.

        A permit with a term of its own closes on the day after it.
        """
        found: list[tuple[date, str]] = []
        if self.cancelled:
            found.append((self.cancelled.cancelled_on, self.cancelled.reason))
        if self.lapsed_on:
            found.append((self.lapsed_on, LAPSED))
        if self.good_until:
            found.append((self.good_until + timedelta(days=1), TERM_ENDED))
        return min(found, default=(None, ""))

    @property
    def lapses(self) -> list[int]:
        """The numbers of the entries by which the measure of the place ended it, and that stand.

        A lapse may be recorded as what it is, or as a cancellation for that reason.
        """
        found = [each.number for each in self.cancellations if each.lapsed and not each.annulled]
        return [*found, self.lapse_number] if self.lapse_number else found

    @property
    def last_known_on(self) -> date:
        """The latest legal day that any recorded fact names: all facts are known on it."""
        days = [self.issued_on]
        days += [day for each in self.filings for day in (each.filed_on, each.decided_on) if day]
        days += [each.cancelled_on for each in self.cancellations]
        return max(days)

    @property
    def good_card(self) -> CardRecord | None:
        """The card that is still the holder's to show; None where none is known."""
        return next((card for card in self.cards.values() if card.is_good), None)

    def waiting(self) -> list[Filing]:
        """The filings that nothing was decided on yet."""
        return [filing for filing in self.filings if filing.decision is None]


class NotAPermit(ValueError):
    """The chain does not begin with the issue of a permit."""


def voided_numbers(entries: Iterable[Recorded]) -> frozenset[int]:
    """The numbers of the entries that granted corrections take out."""
    proposed: dict[int, int] = {}
    voided = set()
    for entry in entries:
        if entry.kind == Kind.CORRECTION_PROPOSED:
            proposed[entry.number] = entry.told["entry"]
        elif entry.kind == Kind.CORRECTION_DECIDED:
            told = entry.told
            if told["decision"] == GRANTED:
                voided.add(proposed[told["proposal"]])
    return frozenset(voided)


def fold_permit(entries: Sequence[Recorded]) -> PermitRecord:
    """The permit that a chain tells of; raises NotAPermit for another subject's chain."""
    if not entries or entries[0].kind != Kind.PERMIT_ISSUED:
        raise NotAPermit
    first, told = entries[0], entries[0].told
    good_until = told.get("good_until")
    record = PermitRecord(
        id=first.subject,
        person_id=told["person"],
        city_code=told["city_code"],
        division_code=told["division_code"],
        office_id=told["office"],
        issued_on=first.day,
        good_until=date.fromisoformat(good_until) if good_until else None,
        head=entries[-1],
    )
    voided = voided_numbers(entries)
    for entry in entries[1:]:
        if entry.number not in voided:
            _take(record, entry)
    return record


def fold_on(
    record: PermitRecord, chain: Sequence[Recorded], entries: Sequence[Recorded]
) -> PermitRecord:
    """The permit once `entries` follow its chain; `record` is the fold of the chain, used up."""
    if any(entry.kind == Kind.CORRECTION_DECIDED for entry in entries):
        return fold_permit([*chain, *entries])  # what was taken before may be void now
    for entry in entries:
        _take(record, entry)
        record.head = entry
    return record


def _take(record: PermitRecord, entry: Recorded) -> None:
    """Add what one entry says to the record."""
    # The most frequent of all, and its payload adds nothing to the record.
    if entry.kind == Kind.PERMIT_ENDORSED:
        filing = Filing(entry.number, entry.day, entry.office, Decision.GRANTED)
        record.filings.append(filing)
        return
    told = entry.told
    if entry.kind in _OF_CARDS:
        _take_card(record, entry.kind, told["card"], entry.day)
        return
    if entry.kind in _OF_FILINGS:
        _take_filing(record, entry, told)
        return
    match Kind(entry.kind):
        case Kind.GAP_HEALED:
            days = date.fromisoformat(told["first_day"]), date.fromisoformat(told["last_day"])
            record.healed_gaps.append(HealedGap(*days, HealingGround(told["ground"])))
        case Kind.PERMIT_CANCELLED:
            record.cancellations.append(Cancelled(entry.number, entry.day, entry.reason))
        case Kind.CANCELLATION_ANNULLED:
            _annul(record, told["entry"])
        case Kind.PERMIT_LAPSED:
            record.lapsed_on, record.lapse_number = entry.day, entry.number
        case Kind.CORRECTION_PROPOSED:
            record.proposals[entry.number] = ProposalRecord(
                entry.number, entry.kind, entry.actor, entry.day, told["role"], str(told["entry"])
            )
        case Kind.CORRECTION_DECIDED:
            record.proposals[told["proposal"]].decision = told["decision"]


def _annul(record: PermitRecord, number: int) -> None:
    """Take out a cancellation or a lapse, by the number of its entry."""
    for each in record.cancellations:
        each.annulled = each.annulled or each.number == number
    if record.lapse_number == number:
        record.lapsed_on = record.lapse_number = None


def _take_filing(record: PermitRecord, entry: Recorded, told: dict[str, int | str]) -> None:
    if entry.kind == Kind.ENDORSEMENT_FILED:
        record.filings.append(Filing(entry.number, entry.day, entry.office))
        return
    for filing in record.filings:
        if filing.number == told["filing"]:
            if entry.kind == Kind.ENDORSEMENT_FILING_MOVED:
                filing.filed_on = entry.day
            else:
                filing.decision, filing.decided_on = Decision(str(told["decision"])), entry.day


def _take_card(record: PermitRecord, kind: str, identifier: str, day: date) -> None:
    if kind == Kind.CARD_PRODUCED:
        record.cards[identifier] = CardRecord(identifier, day)
        return
    if not identifier:
        record.earlier_card = record.earlier_card or CardRecord(
            "", record.issued_on, handed_over_on=record.issued_on
        )
    card = record.cards.get(identifier) if identifier else record.earlier_card
    if card is not None:
        setattr(card, _CARD_DAYS[kind], None if kind == Kind.CARD_SEIZURE_ENDED else day)


_CARD_DAYS: Mapping[str, str] = {
    Kind.CARD_HANDED_OVER: "handed_over_on",
    Kind.CARD_LOST: "lost_on",
    Kind.CARD_RETURNED: "returned_on",
    Kind.CARD_SEIZED: "seized_on",
    Kind.CARD_SEIZURE_ENDED: "seized_on",
}
_OF_CARDS = frozenset({Kind.CARD_PRODUCED, *_CARD_DAYS})
_OF_FILINGS = frozenset(
    {Kind.ENDORSEMENT_DECIDED, Kind.ENDORSEMENT_FILED, Kind.ENDORSEMENT_FILING_MOVED}
)
