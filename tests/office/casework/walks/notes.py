"""What an attentive clerk would note beside the office: people, permits, cards, cases.

Nothing here reads the database; what is noted is what was done, and the law is asked about that.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from tests.office.casework.walks.places import Place, Staff
from tests.office.casework.walks.tables import OVER, desk_of

from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround
from anju.law.facts import Permit as PermitFacts
from anju.law.known import RefusedHistory
from anju.law.life import Life, live
from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure
from anju.office.registry.intake import PersonalDetails


class Event(NamedTuple):
    """One entry of a permit's chain: what, on which legal day, of which entry, and more."""

    what: str
    on: date
    of: int = 0
    decision: Decision | None = None
    ground: HealingGround | None = None
    until: date | None = None
    reason: str = ""


@dataclass
class CardNote:
    """A card; `gone` says what became of it. "" is one that this registry did not produce."""

    id: str
    handed_over: bool = False
    gone: str = ""
    seized_by: str = ""


@dataclass
class PersonNote:
    """A person; `stays` holds of each city where they are registered, and since when."""

    id: str
    details: PersonalDetails
    known: set[str]
    stays: dict[str, tuple[str, date] | None] = field(default_factory=dict)
    moved: bool = False
    version: int = 1
    dead: bool = False
    guardians: dict[str, tuple[str, date]] = field(default_factory=dict)

    @property
    def is_registered(self) -> bool:
        """Whether a registration of theirs is running anywhere."""
        return any(self.stays.values())


@dataclass
class PermitNote:
    """A permit by the events of its chain; `voided` are those that a correction took out."""

    id: str
    place: Place
    person: PersonNote
    issued_on: date
    events: dict[int, Event] = field(default_factory=dict)
    voided: set[int] = field(default_factory=set)
    cards: list[CardNote] = field(default_factory=list)
    certificates: list[int] = field(default_factory=list)

    @property
    def standing(self) -> list[tuple[int, Event]]:
        """The events that stand, in order."""
        return [
            (number, it) for number, it in sorted(self.events.items()) if number not in self.voided
        ]

    @property
    def filings(self) -> dict[int, Endorsement]:
        """What was endorsed or filed, by the number of its entry."""
        found: dict[int, Endorsement] = {}
        for number, it in self.standing:
            if it.what == "endorsed":
                found[number] = Endorsement(it.on)
            elif it.what == "filed":
                found[number] = Endorsement(it.on, decision=None)
            elif it.what == "moved" and it.of in found:
                found[it.of] = replace(found[it.of], filed_on=it.on)
            elif it.what == "decided" and it.of in found:
                found[it.of] = replace(found[it.of], decision=it.decision, decided_on=it.on)
        return found

    @property
    def annulled(self) -> set[int]:
        """The numbers of the entries that were annulled."""
        return {it.of for _, it in self.standing if it.what == "annulled"}

    @property
    def cancellations(self) -> dict[int, Cancellation]:
        """What was cancelled, and whether that was annulled, by the number of its entry."""
        annulled = self.annulled
        return {
            number: Cancellation(it.on, number in annulled)
            for number, it in self.standing
            if it.what == "cancelled"
        }

    @property
    def facts(self) -> PermitFacts:
        """What the law is told."""
        healed = [
            HealedGap(it.on, it.until or it.on, it.ground)
            for _, it in self.standing
            if it.what == "healed" and it.ground
        ]
        return PermitFacts(
            self.issued_on,
            tuple(self.filings.values()),
            tuple(self.cancellations.values()),
            tuple(healed),
        )

    @property
    def cancelled(self) -> tuple[int, date] | None:
        """The earliest cancellation that stands: its number and its day."""
        found = [
            (each.cancelled_on, at) for at, each in self.cancellations.items() if not each.annulled
        ]
        return (min(found)[1], min(found)[0]) if found else None

    @property
    def lapse(self) -> tuple[int, date] | None:
        """A lapse that was recorded and stands: its number and its day."""
        found = [(at, it.on) for at, it in self.standing if it.what == "lapsed"]
        return next((each for each in found if each[0] not in self.annulled), None)

    @property
    def lapsed_on(self) -> date | None:
        """The day of a lapse that was recorded and stands."""
        return self.lapse[1] if self.lapse else None

    @property
    def closed_on(self) -> date | None:
        """The day from which it is recorded to be over."""
        days = [self.cancelled[1] if self.cancelled else None, self.lapsed_on]
        return min((day for day in days if day), default=None)

    @property
    def waiting(self) -> list[int]:
        """The filings that nothing was decided on."""
        return [at for at, filing in self.filings.items() if filing.decision is None]

    @property
    def card(self) -> CardNote | None:
        """The card the holder has: a recorded one, or one from before that nothing is known of."""
        good = [each for each in self.cards if not each.gone]
        return good[0] if good else (None if self.cards else CardNote("", handed_over=True))

    def life(self, today: date) -> Life:
        """The law's answer."""
        return live(self.facts, self.place.rules, today)

    def note(self, number: int, event: Event) -> None:
        """Note one more entry."""
        self.events[number] = event

    def holds(self, today: date, *events: Event) -> bool:
        """Whether the law takes the whole history with further events."""
        return self.with_events(*events).is_true(today)

    def with_events(self, *events: Event) -> "PermitNote":
        """The same with further events."""
        more = dict(enumerate(events, max(self.events, default=1) + 1))
        return replace(self, events={**self.events, **more}, voided=set(self.voided))

    def without(self, number: int) -> "PermitNote":
        """The same without the entry of a number."""
        return replace(self, voided={*self.voided, number})

    def is_true(self, today: date) -> bool:
        """Whether the law takes the whole history."""
        try:
            self.life(today)
        except RefusedHistory:
            return False
        return True

    def can_be_endorsed(self, day: date, today: date) -> bool:
        """Whether an endorsement of a legal day can be recorded or filed today."""
        if self.waiting or (self.lapsed_on and day < self.lapsed_on):
            return False
        granted = Decision.GRANTED
        if any(each.decision is granted and each.filed_on == day for each in self.filings.values()):
            return False
        return self.holds(today, Event("endorsed", day))


@dataclass
class CaseNote:
    """A case: where it stands, who took which step, and the days that bind somebody."""

    id: str
    procedure: Procedure
    place: Place
    person: PersonNote
    filed_on: date
    filed_by: Staff
    state: State = State.FILED
    permit: PermitNote | None = None
    number: int = 1
    outcomes: list[str] = field(default_factory=list)
    actors: dict[Action, str] = field(default_factory=dict)
    complete_by: date | None = None
    limit_on: date | None = None
    complete_on: date | None = None
    finding: str = ""
    needs_a_look: bool = False
    filing: int = 0
    card: str = ""
    asks: dict[str, str] = field(default_factory=dict)
    taken_by: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in OVER

    @property
    def about(self) -> str:
        """The permit or the person it is about."""
        return self.permit.id if self.permit else self.person.id

    @property
    def desk(self) -> str:
        """Who acts next."""
        return desk_of(self.procedure, self.state)

    @property
    def clock_on(self) -> date | None:
        """The last day of the clock while it runs."""
        stopped = self.is_over or self.state is State.PRODUCED
        return None if stopped else self.limit_on

    @property
    def due_on(self) -> date | None:
        """The day by which somebody has something to do."""
        if self.is_over:
            return None
        return self.complete_by if self.desk == "holder" else self.limit_on or self.filed_on
