"""What an endorsement does, in codes and days: the same before it is made and on its receipt.

An endorsement costs nothing, so that nothing here could name a fee (Regulation art. 21).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from anju.law.endorsement import Effect, Judgement
from anju.law.facts import Endorsement, Permit
from anju.law.life import Life, live
from anju.law.measures import PlaceMeasures
from anju.law.standing import Standing, standing_of
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import Filing, PermitRecord, fold_permit


@dataclass(frozen=True, slots=True)
class Told:
    """An endorsement of a legal day: what it is to the law, and the permit without and with it.

    `days_lost` are the suspended days that do not count; days are legal days.
    """

    endorsed_on: date
    effect: Effect
    before: Standing
    after: Standing
    days_lost: int

    @property
    def years_lost(self) -> int:
        """The full years that it does not carry on."""
        return max(0, self.before.residence_years - self.after.residence_years)

    def as_outcome(self) -> Outcome:
        """The same as an operation answers it, days as ISO text."""
        after = self.after
        return {
            "endorsed_on": self.endorsed_on.isoformat(),
            "effect": self.effect.value,
            "window_first_day": _iso(after.window_first_day),
            "last_day_told": _iso(after.window_last_day),
            "suspended_from": _iso(after.suspended_from),
            "continuous_since": after.continuous_since.isoformat(),
            "counted_from": after.counted_from.isoformat(),
            "years_before": self.before.residence_years,
            "years": after.residence_years,
            "years_lost": self.years_lost,
            "days": after.accumulated_days,
            "days_lost": self.days_lost,
            "measure": after.place,
        }


def endorsed_life(record: PermitRecord, rules: PlaceMeasures, endorsed_on: date) -> Life:
    """The life of a permit with an endorsement of a legal day beside all that is recorded.

    Raises RefusedHistory where it could not be made.
    """
    on = max(endorsed_on, record.last_known_on)
    return live(_endorsed(record.facts, endorsed_on), rules, on)


def foretold(record: PermitRecord, rules: PlaceMeasures, endorsed_on: date) -> Told:
    """What an endorsement on a legal day would do to a permit.

    Raises RefusedHistory where it could not be made.
    """
    after = endorsed_life(record, rules, endorsed_on)
    return _told(live(record.facts, rules, after.known_on), after, endorsed_on)


def told_of(permit_id: str, number: int) -> Told:
    """What the endorsement of an entry, or the filing it was granted for, did to a permit.

    `number` is that of the entry in the permit's chain; what was recorded after the grant is left
    out, so that a receipt that is printed again says the same.
    """
    chain = read_chain(permit_id)
    granted = next(
        entry.number
        for entry in chain
        if entry.number == number or entry.told.get("filing") == number
        if entry.kind in {"permit_endorsed", "endorsement_decided"}
    )
    return _told_of(fold_permit([entry for entry in chain if entry.number <= granted]), number)


def told_now(permit_id: str, number: int) -> Told:
    """The same with all that was recorded since, a healed gap for one."""
    return _told_of(fold_permit(read_chain(permit_id)), number)


def _told_of(record: PermitRecord, number: int) -> Told:
    rules = measures_in_force().measures.for_place(record.division_code)
    filing = next(each for each in record.filings if each.number == number)
    without = replace(record.facts, endorsements=_facts(record.filings, but=filing))
    granted = _endorsed(without, filing.filed_on)
    on = max(filing.filed_on, record.last_known_on)
    return _told(live(without, rules, on), live(granted, rules, on), filing.filed_on)


def _facts(filings: Sequence[Filing], *, but: Filing) -> tuple[Endorsement, ...]:
    return tuple(each.as_fact() for each in filings if each is not but)


def _endorsed(facts: Permit, day: date) -> Permit:
    return replace(facts, endorsements=(*facts.endorsements, Endorsement(day)))


def _told(before: Life, after: Life, day: date) -> Told:
    """From the two lives, both on the day from which every recorded fact is known."""
    made = next(done for done in after.judgements if done.endorsed_on == day)
    return Told(day, made.effect, standing_of(before), standing_of(after), _lost(made))


def _lost(made: Judgement) -> int:
    return made.gap.days if made.gap and not made.gap.healed else 0


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
