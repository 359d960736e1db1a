"""What is to be recorded for each row of a roster, row after row, before anything is written.

A row is known by its city and permit number.  What its permit has already, by kind and day, is
left as it is, so that a roster that comes twice changes nothing, and a later one adds what is new.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from anju.office.registry.importing.conflicts import Conflict
from anju.office.registry.importing.holders import contradict, holder_of
from anju.office.registry.importing.recorded_already import (
    FILINGS,
    RecordedAlready,
    RecordedPermit,
    RowTokens,
)
from anju.office.registry.ledger.kinds import Kind
from anju.roster.accepted import AcceptedRow


@dataclass(slots=True)
class NewIssue:
    """A permit to be recorded.

    `owner` is the identifier of a person, or the place of the first row of a new one.  `lapse` says
    that its lapse is recorded with it, because the person has another permit.
    """

    row: AcceptedRow
    owner: str | int
    lapse: bool = False


@dataclass(slots=True)
class Addition:
    """What a recorded permit gets: endorsements, a cancellation, or the lapse that is due.

    `names` says that its holder gets the row's identity number.
    """

    permit: RecordedPermit
    row: AcceptedRow | None = None
    endorsed_on: tuple[date, ...] = ()
    cancelled_on: date | None = None
    lapse: bool = False
    names: bool = False

    @property
    def changes_permit(self) -> bool:
        """Whether there is more to it than the holder's number."""
        return bool(self.endorsed_on or self.cancelled_on or self.lapse)


@dataclass(slots=True)
class Plan:
    """What becomes of some rows; rows that are in none of these change nothing.

    `deferred` name a permit that an earlier row names too, written differently, or a person whose
    identity number an earlier row tells for the first time: they are decided on once that one is
    recorded.
    """

    issues: list[NewIssue] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    conflicts: list[tuple[AcceptedRow, Conflict]] = field(default_factory=list)
    deferred: list[AcceptedRow] = field(default_factory=list)


class Planner:
    """Decides on rows one after the other; the ones before count as recorded.

    What recorded permits get is decided first, because it says whether they are still open.
    """

    def __init__(self, already: RecordedAlready, today: date) -> None:
        self.plan = Plan()
        self._already, self._today = already, today
        self._people: dict[bytes, str | int] = {}
        self._numbers: set[tuple[str, bytes]] = set()
        self._open: dict[tuple[str | int, str], NewIssue] = {}
        self._added: dict[str, Addition] = {}
        self._named: set[str | bytes] = set()

    def decide(self, rows: Iterable[tuple[AcceptedRow, RowTokens]]) -> Plan:
        """The plan for rows with their tokens."""
        fresh: list[tuple[AcceptedRow, RowTokens]] = []
        for row, tokens in rows:
            recorded = self._already.permit_of(tokens)
            if self._is_repeated(tokens) or self._is_being_named(tokens, recorded):
                self.plan.deferred.append(row)
            elif recorded:
                self._note(row, self._compared(row, tokens, recorded))
            else:
                fresh.append((row, tokens))
        for row, tokens in fresh:
            if self._is_being_named(tokens):
                self.plan.deferred.append(row)
            else:
                self._note(row, self._issued(row, tokens))
        return self.plan

    def _is_repeated(self, tokens: RowTokens) -> bool:
        """Whether an earlier row names the same permit; this one is remembered."""
        numbers = {(tokens.city, token) for token in tokens.permit}
        repeated = not numbers.isdisjoint(self._numbers)
        self._numbers |= numbers
        return repeated

    def _is_being_named(self, tokens: RowTokens, recorded: RecordedPermit | None = None) -> bool:
        """Whether an earlier row is the first to tell this number, or one of this holder."""
        told = {*tokens.person, recorded.person_id} if recorded else {*tokens.person}
        return bool(tokens.person) and not self._named.isdisjoint(told)

    def _note(self, row: AcceptedRow, conflict: Conflict | None) -> None:
        if conflict:
            self.plan.conflicts.append((row, conflict))

    def _compared(
        self, row: AcceptedRow, tokens: RowTokens, recorded: RecordedPermit
    ) -> Conflict | None:
        """A row of a permit that is recorded: whose it is, and what the row adds."""
        person = self._already.person_of(tokens)
        is_another = recorded.person_id in self._already.identified
        if tokens.person and (is_another if person is None else person != recorded.person_id):
            return Conflict.ANOTHER_PERSON
        if row.issued_on != recorded.issued_on:
            return Conflict.ANOTHER_ISSUE_DATE
        unnamed = self._already.unnamed.get(recorded.person_id) if tokens.person else None
        if unnamed and contradict(holder_of(row), unnamed):
            return Conflict.ANOTHER_HOLDER
        days = self._already.days.get(recorded.id, {})
        filed = {day for kind in FILINGS for day in days.get(kind, ())}
        fresh = tuple(day for day in row.endorsed_on if day.isoformat() not in filed)
        cancelled_on, before = row.cancelled_on, days.get(Kind.PERMIT_CANCELLED, set())
        if cancelled_on and cancelled_on.isoformat() in before:
            cancelled_on = None
        elif cancelled_on and before:
            return Conflict.ANOTHER_CANCELLATION
        if fresh or cancelled_on or unnamed:
            self._add(Addition(recorded, row, fresh, cancelled_on, names=unnamed is not None))
        if unnamed:
            self._named |= {recorded.person_id, *tokens.person}
        return None

    def _add(self, addition: Addition) -> None:
        self.plan.additions.append(addition)
        self._added[addition.permit.id] = addition

    def _issued(self, row: AcceptedRow, tokens: RowTokens) -> Conflict | None:
        """A row of a permit that is not recorded yet."""
        if not tokens.permit:
            return Conflict.NO_NUMBER
        owner = self._owner(row, tokens)
        issue = NewIssue(row, owner)
        if row.cancelled_on is None and not self._makes_room(issue, tokens.city):
            return Conflict.STILL_OPEN
        self.plan.issues.append(issue)
        for token in tokens.person:
            self._people[token] = owner
        return None

    def _owner(self, row: AcceptedRow, tokens: RowTokens) -> str | int:
        recorded = self._already.person_of(tokens)
        planned = (self._people[each] for each in tokens.person if each in self._people)
        return recorded or next(planned, row.at)

    def _makes_room(self, issue: NewIssue, city: str) -> bool:
        """Whether a permit can stay open beside what its holder has; a lapse is recorded for it."""
        key = (issue.owner, city)
        planned, recorded = self._open.get(key), self._still_open(key)
        in_term = self._is_in_own_term(issue, city)
        if planned is None and recorded is None and not in_term:
            self._open[key] = issue
        elif issue.row.lapsed_on:
            issue.lapse = True
        elif in_term:
            return False
        elif planned and planned.row.lapsed_on:
            planned.lapse = True
            self._open[key] = issue
        elif planned is None and recorded and self._has_lapsed(recorded):
            self._add(Addition(recorded, lapse=True))
            self._open[key] = issue
        else:
            return False
        return True

    def _still_open(self, key: tuple[str | int, str]) -> RecordedPermit | None:
        """The open permit that is recorded, unless an earlier row closes it."""
        owner, city = key
        found = self._already.open_permits.get((owner, city)) if isinstance(owner, str) else None
        added = self._added.get(found.id) if found else None
        return None if added and (added.cancelled_on or added.lapse) else found

    def _is_in_own_term(self, issue: NewIssue, city: str) -> bool:
        """Whether it was issued while a permit of before 2016 is good by its own term."""
        owner = issue.owner
        last_day = self._already.own_terms.get((owner, city)) if isinstance(owner, str) else None
        return last_day is not None and issue.row.issued_on <= last_day

    def _has_lapsed(self, recorded: RecordedPermit) -> bool:
        """Whether the measure has cancelled it, and no earlier row says more of it."""
        lapse_on = recorded.lapse_on
        return recorded.id not in self._added and lapse_on is not None and lapse_on < self._today
