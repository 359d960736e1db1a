"""Whether a permit may be cancelled as things stand, and from which day."""

from datetime import date

from anju.law.cancelling import CancelGround, may_be_cancelled
from anju.law.outcome import Outcome
from anju.office.casework.cases.permits import HeldPermit
from anju.office.common.lasting import not_over
from anju.office.places.cities import issuing_city
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import ResidenceRegistration

FROM_ITS_OWN_DAY = frozenset({CancelGround.BECAME_LOCAL, CancelGround.DIED})
"""What counts from the day on which it happened, and so may lie before the permit was issued."""


def as_it_stands(
    held: HeldPermit, ground: CancelGround, in_force: MeasuresInForce, today: date
) -> Outcome:
    """The law's answer to a ground that was shown, by what is registered today."""
    registered = is_registered_in_city(held, today)
    return may_be_cancelled(ground, registered, held.measure_on(today, in_force))


def is_registered_in_city(held: HeldPermit, today: date) -> bool:
    """Whether a residence registration of the holder is running in the issuing city."""
    lasting = not_over(today)
    rows = ResidenceRegistration.objects.filter(
        lasting, person_id__in=absorbed_by(held.person_id), first_day__lte=today
    )
    codes = rows.values_list("division_code", flat=True)
    return any(issuing_city(code) == held.record.city_code for code in codes)


def takes_effect_on(
    ground: CancelGround, shown_on: date, issued_on: date, decided_on: date
) -> date:
    """The day from which the permit is cancelled.

    A death and a household registered here count from their own day; all else from the decision,
    so that nothing is taken from anybody backward.  A permit that was issued only afterwards is
    cancelled from its day of issue, and lived no day.
    """
    return max(shown_on, issued_on) if ground in FROM_ITS_OWN_DAY else decided_on
