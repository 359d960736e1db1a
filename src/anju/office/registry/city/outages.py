"""Outages of an office (停机): it worked on paper for some days, and says so afterwards."""

from datetime import date
from enum import StrEnum

from anju.office.common.ids import new_id
from anju.office.places.models import Office, Outage
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused, not_in_future


class OutageReason(StrEnum):
    """Why an office worked on paper; the code stands in the entry."""

    NETWORK_DOWN = "network_down"
    POWER_CUT = "power_cut"
    SYSTEM_DOWN = "system_down"


def begin_outage(
    *, office_id: str, first_day: date, reason: OutageReason, act: Act, forms: str = ""
) -> Outcome:
    """Record that an office works on paper from a legal day on, today's or an earlier one.

    The outcome has the `outage`.  `forms` are the numbers of its forms, where they are known
    already.  Raises Refused where one lasts already, and for a day that an
    earlier one reaches.
    """

    def operation() -> Outcome:
        chain = read_chain(office_id)
        office = _office(office_id, act)
        not_in_future(first_day, act.today)
        if first_day < office.first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, first_day)
        _after_every_earlier(office_id, first_day)
        outage = new_id()
        told = _told(outage, forms)
        draft = Draft(Kind.OUTAGE_BEGAN, first_day, told, reason.value)
        entries = append(office_id, chain[-1], [draft], act)
        Outage.objects.create(
            id=outage,
            office_id=office_id,
            reason=reason.value,
            forms=forms,
            first_day=first_day,
        )
        return outcome_of(entries, [entry.id for entry in entries]) | {"outage": outage}

    asked = {
        "outage_of": office_id,
        "from": first_day.isoformat(),
        "reason": reason.value,
        "forms": forms,
    }
    return once(act, asked, operation)


def end_outage(*, outage: str, last_day: date, act: Act, forms: str = "") -> Outcome:
    """Record the last legal day on which an office worked on paper, today's or an earlier one.

    `forms` are the numbers of all its forms; none leaves those that were named before.
    """

    def operation() -> Outcome:
        office_id = found_outage(outage, act).office_id
        chain = read_chain(office_id)
        found = found_outage(outage, act)
        if found.last_day is not None:
            raise Refused(Because.ALREADY_DECIDED)
        not_in_future(last_day, act.today)
        if last_day < found.first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
        draft = Draft(Kind.OUTAGE_ENDED, last_day, _told(outage, forms))
        entries = append(office_id, chain[-1], [draft], act)
        named = forms or found.forms
        Outage.objects.filter(id=outage).update(last_day=last_day, forms=named)
        return outcome_of(entries, [entry.id for entry in entries])

    asked = {"end_outage": outage, "on": last_day.isoformat(), "forms": forms}
    return once(act, asked, operation)


def _told(outage: str, forms: str) -> dict[str, object]:
    """What the entries of an outage say: which it is, and its forms where they are named."""
    return {"outage": outage, **({"forms": forms} if forms else {})}


def found_outage(outage: str, act: Act) -> Outage:
    """An outage of an office in the jurisdiction of the actor; raises Refused where none is."""
    inside = act.reach.condition("office__division_code")
    found = Outage.objects.filter(inside, id=outage).first()
    if found is None:
        raise Refused(Because.NOT_FOUND)
    return found


def _office(office_id: str, act: Act) -> Office:
    found = Office.objects.filter(act.reach.condition(), id=office_id, last_day__isnull=True)
    office = found.first()
    if office is None:
        raise Refused(Because.NOT_FOUND)
    return office


def _after_every_earlier(office_id: str, first_day: date) -> None:
    for earlier in Outage.objects.filter(office_id=office_id):
        if earlier.last_day is None:
            raise Refused(Because.ALREADY_DECIDED)
        if first_day <= earlier.last_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, first_day)
