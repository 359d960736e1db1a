"""Which permits a clerk might propose to cancel after a registration ended; nothing by itself."""

from anju.law.cancelling import CancelGround
from anju.law.outcome import Met
from anju.office.casework.cancellation.grounds import as_it_stands
from anju.office.casework.cases.permits import held_permit
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.one_open import standing_on


def may_be_proposed(person_id: str, act: Act) -> tuple[str, ...]:
    """The standing permits of a person that their measure lets be cancelled with a registration.

    Empty in a place whose measure does not say so; a clerk who proposes one names the ground
    `CONDITIONS_LOST`, and an officer decides once the holder was told.
    """
    rows = Permit.objects.filter(
        act.reach.condition(), standing_on(act.today), person_id=belongs_to(person_id)
    )
    in_force, lost = measures_in_force(), CancelGround.CONDITIONS_LOST
    held = (held_permit(row.id, act) for row in rows.order_by("issued_on", "id"))
    return tuple(
        each.record.id
        for each in held
        if isinstance(as_it_stands(each, lost, in_force, act.today), Met)
    )
