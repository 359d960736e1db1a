"""Days on paper in the made-up city: forms entered and not, somebody late by it, a forged card."""

from datetime import date, timedelta
from typing import Final

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.offences.seizing import Came, seize_forgery
from anju.office.casework.office_lateness.recording import Lateness, record_lateness
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.casework.paper_mode.forms import number_pad
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.sample_staff import SampleStaff
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.permits.models import Permit

_PAD: Final = number_pad(4, lambda: 48291357)
_BEGAN, _TRIED, _ENDED, _ENTERED = (timedelta(days=each) for each in (9, 8, 7, 6))


def open_outage_cases(police: SampleStaff, today: date) -> int:
    """What two days without electricity left to do at the station; how many cases there are.

    Four forms were filled in and one is entered: a second person confirms it.  Somebody whose
    permit ended then came in vain.
    """
    outage = _outage(police, today)
    seize_forgery(came=Came.SHOWN, act=police.on(today - _TRIED))
    return _entered(police, outage, today) + _late(police, outage, today)


def _outage(police: SampleStaff, today: date) -> str:
    afterwards = police.on(today - _ENTERED)
    begun = begin_outage(
        office_id=police.office,
        first_day=today - _BEGAN,
        reason=OutageReason.POWER_CUT,
        act=afterwards,
    )
    outage, forms = str(begun["outage"]), f"{_PAD[0]}-{_PAD[-1]}"
    end_outage(outage=outage, last_day=today - _ENDED, forms=forms, act=afterwards)
    return outage


def _entered(police: SampleStaff, outage: str, today: date) -> int:
    """An endorsement that was made on paper, for the first whose window was open then."""
    on = today - _TRIED
    permit = _waiting_for_nothing(police, window_first_day__lte=on, last_good_day__gte=today)
    if permit is None:
        return 0
    entry = PaperEntry(OnPaper.ENDORSEMENT, permit.id, outage, _PAD[1], on)
    enter_from_paper(entry=entry, act=police.on(today - _ENTERED))
    return 1


def _late(police: SampleStaff, outage: str, today: date) -> int:
    """A lateness of the office's own, for the first whose permit ended while it was closed."""
    permit = _waiting_for_nothing(
        police, last_good_day__gte=today - _TRIED, last_good_day__lt=today
    )
    if permit is None:
        return 0
    lateness = Lateness(outage, tried_on=today - _TRIED)
    record_lateness(permit_id=permit.id, lateness=lateness, act=police.on(today))
    return 1


def _waiting_for_nothing(police: SampleStaff, **when: date) -> Permit | None:
    inside = Jurisdiction(police.within).condition()
    rows = Permit.objects.filter(inside, closed_on__isnull=True, pending="", **when)
    return rows.order_by("last_good_day", "id").first()
