"""The permit that a case is about, as it stands while a step is decided."""

from dataclasses import dataclass
from datetime import date

from anju.law.life import State
from anju.law.measures import Measure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.permits.answers import Shown, answer
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class HeldPermit:
    """A permit, whose it is today, and what its chain says."""

    row: Permit
    record: PermitRecord

    @property
    def person_id(self) -> str:
        """The person it belongs to, after merges."""
        return str(self.row.person_id)

    def state_on(self, day: date) -> State:
        """Its state on a legal day not before its issue; an earlier one's term is its state."""
        shown = answer(self.record, day).state
        return State.IN_FORCE if shown is Shown.WINDOW_OPEN else State(shown.value)

    def measure_on(self, day: date, in_force: MeasuresInForce) -> Measure:
        """The measure of its place in force on a legal day."""
        return in_force.measures.for_place(self.record.division_code).on(day)


def held_permit(permit_id: str, act: Act) -> HeldPermit:
    """A permit in the jurisdiction of the actor; raises Refused where there is none."""
    row = Permit.objects.filter(act.reach.condition(), id=permit_id).first()
    if row is None or not act.may_touch(str(row.person_id)):
        raise Refused(Because.NOT_FOUND)
    return HeldPermit(row, fold_permit(read_chain(permit_id)))


def no_other_permit(held: HeldPermit) -> None:
    """Refuse to open a permit again beside another open one of its holder in the same city."""
    others = Permit.objects.filter(
        person_id=held.person_id, city_code=held.record.city_code, closed_on__isnull=True
    )
    if others.exclude(id=held.record.id).exists():
        raise CaseRefused(Why.ANOTHER_PERMIT)
