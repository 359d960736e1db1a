"""What an endorsement would do, before anybody confirms it: for the clerk and the holder to see."""

from dataclasses import dataclass
from datetime import date

from anju.law.hardship import may_ask
from anju.law.known import Refusal, RefusedHistory
from anju.law.life import Life
from anju.law.outcome import Met
from anju.law.standing import NextStep
from anju.law.statements import Statement
from anju.office.access.roles import FAMILY, Role
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.endorsement.asking import UNCHANGED, Declared
from anju.office.casework.endorsement.judging import may_be_filed_unchanged, must_be_unchanged
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.endorsement.told import Told, foretold
from anju.office.casework.refused import CaseRefused
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.answers import PermitAnswer, answer
from anju.office.registry.refused import Refused, in_words

Refusing = Refused | RefusedHistory | CaseRefused


@dataclass(frozen=True, slots=True)
class Preview:
    """What an endorsement on a legal day would do: `told`, or `refusal` where it cannot be made.

    `now` is the permit as it stands on that day.  `hardship_until` is the last day on which a late
    endorsement can be healed by hardship, None where that cannot be asked for on the day.
    """

    on: date
    now: PermitAnswer
    told: Told | None
    refusal: Refusing | None
    hardship_until: date | None

    @property
    def next_step(self) -> NextStep:
        """What is likely to be done next; nothing for a permit that keeps its own term."""
        return self.now.standing.next_step if self.now.standing else NextStep.NOTHING

    @property
    def opens_on(self) -> date | None:
        """The day the window opens, where it is too early now."""
        refusal = self.refusal
        if isinstance(refusal, RefusedHistory) and refusal.reason is Refusal.TOO_EARLY:
            return refusal.boundary
        return None

    def sentence(self, language: str) -> str:
        """What stands in the way, in "zh" or "en"; else what to do and by when."""
        if isinstance(self.refusal, CaseRefused):
            return self.refusal.in_words(language)
        if self.refusal is not None:
            return in_words(self.refusal, language)
        return self.now.sentence(language)

    def statements(self, language: str) -> tuple[Statement, ...]:
        """What there is to tell the holder beside it: years, stretches of days, that it is free."""
        return self.now.statements(language)


def preview(*, permit_id: str, on: date, act: Act, declared: Declared = UNCHANGED) -> Preview:
    """What an endorsement of a permit on a legal day would do if the actor made it then.

    `act.today` is that day, or a later one; nothing is written.  Raises Refused where there is no
    such permit in the reach of the actor.
    """
    record = held_permit(permit_id, reaching(permit_id, act)).record
    now = answer(record, max(on, record.last_known_on))
    told: Told | None = None
    refusal: Refusing | None = None
    try:
        in_force = measures_in_force()
        could_be_made = may_be_filed_unchanged if Role(act.role) in FAMILY else must_be_unchanged
        could_be_made(record, in_force, declared, on, act)
        told = foretold(record, in_force.measures.for_place(record.division_code), on)
    except (Refused, RefusedHistory, CaseRefused) as found:
        refusal = found
    return Preview(on, now, told, refusal, _hardship_until(now.life, on))


def _hardship_until(life: Life | None, on: date) -> date | None:
    if life is None or not isinstance(may_ask(life.window, on), Met):
        return None
    return life.window.hardship_end
