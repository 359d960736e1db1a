"""What a permit's record and the law say of it on a day: the one answer every page is made of.

The day may lie in the past or ahead, and what was recorded later than a moment can be left
out: as known then, or as known now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from anju.law.life import Life, State, live
from anju.law.measures import Measures
from anju.law.standing import Standing, WindowState, standing_of
from anju.law.statements import Statement, next_step_in_words, statements
from anju.law.wording import day_in_words
from anju.office.common.clock import moment_text
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Recorded, read_chains
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.words import N_, say


class Shown(StrEnum):
    """The state of a permit as pages show it: the law's, with an open window told apart."""

    CANCELLED = "cancelled"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    WINDOW_OPEN = "window_open"


OWN_TERM = N_("Issued before 2016: good until {day}, and not endorsed every year.")
TERM_ENDED = N_("Issued before 2016; its own term ended on {day}. Apply for a new permit.")


@dataclass(frozen=True, slots=True)
class PermitAnswer:
    """A permit on a day.

    `life` and `standing` are None for a permit issued before 2016, which keeps its own term.
    """

    record: PermitRecord
    on: date
    life: Life | None
    standing: Standing | None

    @property
    def state(self) -> Shown:
        """The state on the day."""
        if self.standing is None:
            closed_on, _ = self.record.closed
            return Shown.CANCELLED if closed_on and closed_on <= self.on else Shown.IN_FORCE
        if self.standing.status is State.IN_FORCE and self.standing.window is WindowState.OPEN:
            return Shown.WINDOW_OPEN
        return Shown(self.standing.status.value)

    def sentence(self, language: str) -> str:
        """What to do and by when, in "zh" or "en"."""
        if self.standing is None or self.life is None:
            return self._own_term(language)
        return next_step_in_words(self.standing, self.life, language)

    def statements(self, language: str) -> tuple[Statement, ...]:
        """Everything there is to tell a holder, each with what it rests on."""
        return statements(self.life, language) if self.life else ()

    def _own_term(self, language: str) -> str:
        last_day = self.record.good_until or self.on
        closed = self.state is Shown.CANCELLED
        sentence = say(TERM_ENDED if closed else OWN_TERM, language)
        return sentence.format(day=day_in_words(last_day, language))


def answer(record: PermitRecord, on: date) -> PermitAnswer:
    """What holds of a permit on a legal day not before its issue; raises RefusedHistory."""
    return _judged(record, on, measures_in_force().measures)


def _judged(record: PermitRecord, on: date, measures: Measures) -> PermitAnswer:
    if record.good_until is not None:
        return PermitAnswer(record, on, None, None)
    life = live(record.facts, measures.for_place(record.division_code), on)
    return PermitAnswer(record, on, life, standing_of(life))


def answers(permit_ids: Sequence[str], on: date) -> dict[str, PermitAnswer]:
    """The same for several permits, as known now; two queries whatever their number.

    A permit that was issued after the day is left out.
    """
    records = [fold_permit(chain) for chain in read_chains(permit_ids).values()]
    if not records:
        return {}
    measures = measures_in_force().measures
    return {each.id: _judged(each, on, measures) for each in records if each.issued_on <= on}


def as_known(chain: Iterable[Recorded], moment: datetime) -> list[Recorded]:
    """The entries of a chain that had been recorded by a moment."""
    until = moment_text(moment)
    return [entry for entry in chain if entry.recorded_at <= until]


def days_left(last_day: date | None, today: date) -> int | None:
    """The days from today to a last day: 0 on the day itself, negative once it is past."""
    return None if last_day is None else (last_day - today) // timedelta(days=1)
