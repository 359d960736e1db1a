"""How far somebody reaches when they endorse: art. 10(2) names the place of residence.

A permit belongs to its issuing city for life, while its holder may move inside it; and a measure
may let any office of the city endorse.  Then the permit is reached though its own division is
another one than the actor's.
"""

from dataclasses import replace

from anju.office.places.cities import issuing_city
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.places import known_in
from anju.office.registry.permits.models import Permit


def reaching(permit_id: str, act: Act) -> Act:
    """The actor as they act on a permit: as they are, or with the reach of the whole city."""
    row = Permit.objects.filter(id=permit_id).first()
    if row is None or act.reach.covers(row.division_code):
        return act
    if issuing_city(act.within) != row.city_code:
        return act
    measure = measures_in_force().measures.for_place(row.division_code).on(act.today)
    if measure.local.any_office or known_in([str(row.person_id)], act.reach):
        return replace(act, within=row.city_code, former=())
    return act
