"""Which endorsement of a permit was late, and left a gap that can be healed."""

from datetime import date

from anju.law.endorsement import Effect, Judgement
from anju.law.life import live
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.permits.fold import PermitRecord

_LEAVES_A_GAP = frozenset({Effect.GAP_EXCLUDED, Effect.RESTARTED})


def late_endorsement(
    permit: PermitRecord, in_force: MeasuresInForce, today: date
) -> Judgement | None:
    """The last endorsement that left a gap, as known today; None where none did."""
    rules = in_force.measures.for_place(permit.division_code)
    life = live(permit.facts, rules, max(today, permit.last_known_on))
    late = [done for done in life.judgements if done.effect in _LEAVES_A_GAP]
    return late[-1] if late else None
