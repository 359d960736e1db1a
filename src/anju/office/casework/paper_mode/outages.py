"""An office begins and ends to work on paper: recorded by its own clerks and officers."""

from datetime import date

from anju.office.access.rights import Right
from anju.office.casework.paper_mode.series import normal_series
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.places.models import Outage
from anju.office.registry.city import outages
from anju.office.registry.city.outages import OutageReason, found_outage
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome


def begin_outage(
    *, office_id: str, first_day: date, reason: OutageReason, act: Act, forms: str = ""
) -> Outcome:
    """Record that an office works on paper from a legal day on; the outcome has the `outage`.

    `forms` are the numbers of the forms that are given out, as typed (`series`).
    """
    needs_right(Right.RECORD_OUTAGE, act)
    return outages.begin_outage(
        office_id=office_id, first_day=first_day, reason=reason, act=act, forms=_series(forms)
    )


def end_outage(*, outage: str, last_day: date, act: Act, forms: str = "") -> Outcome:
    """Record the last legal day on which it did, and the numbers of the forms filled in."""
    needs_right(Right.RECORD_OUTAGE, act)
    return outages.end_outage(outage=outage, last_day=last_day, act=act, forms=_series(forms))


def _series(typed: str) -> str:
    try:
        return normal_series(typed)
    except ValueError:
        raise CaseRefused(Why.WRONG_FORM) from None


def outage_on(outage: str, day: date, act: Act) -> Outage:
    """An outage that a legal day lies in; raises CaseRefused for another day, or one to come."""
    found = found_outage(outage, act)
    last_day = found.last_day or act.today
    if not found.first_day <= day <= min(last_day, act.today):
        raise CaseRefused(Why.NO_OUTAGE)
    return found
