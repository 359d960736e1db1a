"""Whether somebody holds a permit that stands in the way of an application.

Source: Regulation art. 9(1), 10: an open one is endorsed, late if need be.
"""

from datetime import date

from anju.office.places.cities import issuing_city
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.permits.following import as_judged
from anju.office.registry.permits.models import Permit


def holds_open_permit(person_id: str, place: str, on: date) -> bool:
    """Whether a permit of the place's city is open on a legal day; one that lapsed is none."""
    held = Permit.objects.filter(
        person_id__in=absorbed_by(person_id),
        city_code=issuing_city(place),
        closed_on__isnull=True,
    )
    return any(each.lapse_on is None or on <= each.lapse_on for each in as_judged(held))
