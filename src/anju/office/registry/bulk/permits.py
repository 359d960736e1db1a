"""A new permit with all that is known of it, as the single operations record it.

A filing that was granted on its day is one entry; any other is filed first and decided later.
A gap is healed before the endorsement that it lets count.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from anju.law.facts import Decision, Endorsement, HealedGap, Permit
from anju.law.legacy import is_legacy
from anju.office.places.cities import issuing_city
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.chains import Chain
from anju.office.registry.bulk.details import keep, make_findable
from anju.office.registry.bulk.people import Recording, add_place
from anju.office.registry.bulk.tables import day_text
from anju.office.registry.details.models import DetailKind
from anju.office.registry.intake import NewPermit
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.columns import last_known_on
from anju.office.registry.permits.fold import LAPSED, TERM_ENDED
from anju.office.registry.refused import Because, Refused, not_in_future


class Event(IntEnum):
    """What happens to a permit, in the order in which it is recorded on one legal day."""

    HEALED = 1
    CANCELLED_BY_MISTAKE = 2
    ENDORSED = 3
    FILED = 4
    DECIDED = 5
    CANCELLED = 6


class Step(NamedTuple):
    """An event on a legal day; `place` is that of the filing, gap or cancellation in the facts."""

    day: date
    event: Event
    place: int


def record_permit(
    batch: Batch, person: Recording, permit: NewPermit, lapsed_on: date | None = None
) -> str:
    """Record a permit from its issue on; its identifier.

    `lapsed_on` is the day of a lapse that is recorded with it, as one is before its holder gets
    another permit.  Raises Refused where a term of its own is told of a permit that has none, or
    the reverse, and for a day that has not come.
    """
    facts = permit.facts
    not_in_future(last_known_on(facts), batch.today)
    if is_legacy(facts.issued_on) != (permit.good_until is not None):
        raise Refused(Because.DAY_OUT_OF_ORDER, facts.issued_on)
    permit_id = batch.make_id()
    chain = _issue(batch, person, permit, permit_id)
    if permit.card:
        _hand_over_card(batch, chain, permit)
    record_life(batch, chain, permit)
    if lapsed_on:
        office = batch.office(permit.office)
        chain.add(Kind.PERMIT_LAPSED, lapsed_on, {}, office=office, reason=LAPSED)
    _add_row(batch, person.id, permit_id, permit, lapsed_on)
    add_place(batch, person, permit.division_code)
    return permit_id


def _issue(batch: Batch, person: Recording, permit: NewPermit, permit_id: str) -> Chain:
    city, office = issuing_city(permit.division_code), batch.office(permit.office)
    make_findable(batch, "permit_number", permit.number, city, permit_id, person.id)
    number = permit.number.encode()
    told = {
        "person": person.id,
        "number": keep(batch, person.id, permit_id, DetailKind.PERMIT_NUMBER, number, person.key),
        "city_code": city,
        "division_code": permit.division_code,
        "office": office,
        "measure": batch.rules_of(permit.division_code)[1],
    }
    if permit.good_until:
        told["good_until"] = permit.good_until.isoformat()
    chain = batch.ledger.begin(permit_id)
    chain.add(Kind.PERMIT_ISSUED, permit.facts.issued_on, told, office=office)
    return chain


def _hand_over_card(batch: Batch, chain: Chain, permit: NewPermit) -> None:
    """The card was produced and handed over on the day of issue, as far as is known."""
    card, day, office = batch.make_id(), permit.facts.issued_on, batch.office(permit.office)
    for kind in (Kind.CARD_PRODUCED, Kind.CARD_HANDED_OVER):
        chain.add(kind, day, {"card": card}, office=office)
    days = day.isoformat(), day.isoformat()
    batch.rows["registry_card"].append((card, chain.subject, *days, None, None, None))


def record_life(batch: Batch, chain: Chain, permit: NewPermit) -> None:
    """Record the filings, healed gaps and cancellations of a permit in the order of their days."""
    facts, office = permit.facts, batch.office(permit.office)
    measure = batch.rules_of(permit.division_code)[1]
    filed: dict[int, int] = {}
    for day, event, place in sorted(steps_of(facts)):
        match event:
            case Event.HEALED:
                gap = facts.healed_gaps[place]
                chain.add(Kind.GAP_HEALED, day, _told(gap), office=office, reason=gap.ground.value)
            case Event.ENDORSED:
                chain.add(Kind.PERMIT_ENDORSED, day, {"measure": measure}, office=office)
            case Event.FILED:
                filed[place] = chain.add(Kind.ENDORSEMENT_FILED, day, {}, office=office)
            case Event.DECIDED:
                told = {
                    "filing": filed[place],
                    "decision": str(facts.endorsements[place].decision),
                    "measure": measure,
                }
                chain.add(Kind.ENDORSEMENT_DECIDED, day, told, office=office)
            case Event.CANCELLED | Event.CANCELLED_BY_MISTAKE:
                reason = permit.cancel_reason
                number = chain.add(Kind.PERMIT_CANCELLED, day, {}, office=office, reason=reason)
                if event is Event.CANCELLED_BY_MISTAKE:
                    chain.add(Kind.CANCELLATION_ANNULLED, day, {"entry": number}, office=office)


def steps_of(facts: Permit) -> Iterator[Step]:
    """What happened, in no order.  An annulled cancellation was annulled on its own day."""
    for place, filing in enumerate(facts.endorsements):
        if _granted_at_once(filing):
            yield Step(filing.filed_on, Event.ENDORSED, place)
            continue
        yield Step(filing.filed_on, Event.FILED, place)
        if filing.decision:
            yield Step(filing.decided_on or filing.filed_on, Event.DECIDED, place)
    for place, gap in enumerate(facts.healed_gaps):
        later = (each.filed_on for each in facts.endorsements if each.filed_on > gap.last_day)
        yield Step(min(later, default=gap.last_day), Event.HEALED, place)
    for place, each in enumerate(facts.cancellations):
        event = Event.CANCELLED_BY_MISTAKE if each.annulled else Event.CANCELLED
        yield Step(each.cancelled_on, event, place)


def _granted_at_once(filing: Endorsement) -> bool:
    return filing.decision is Decision.GRANTED and filing.decided_on in (None, filing.filed_on)


def _told(gap: HealedGap) -> dict[str, str]:
    return {
        "first_day": gap.first_day.isoformat(),
        "last_day": gap.last_day.isoformat(),
        "ground": gap.ground.value,
    }


def _add_row(
    batch: Batch, person_id: str, permit_id: str, permit: NewPermit, lapsed_on: date | None
) -> None:
    facts, code = permit.facts, permit.division_code
    closed_on, closed_reason = _closed(permit, lapsed_on)
    row = (
        permit_id,
        person_id,
        person_id,
        issuing_city(code),
        code,
        batch.office(permit.office),
        batch.rules_of(code)[0].code,
        facts.issued_on.isoformat(),
        day_text(permit.good_until),
        day_text(closed_on),
        closed_reason,
    )
    if permit.good_until:
        batch.add_own_term_row(row)
    else:
        batch.add_permit_row(row, facts, code)


def _closed(permit: NewPermit, lapsed_on: date | None) -> tuple[date | None, str]:
    """The day from which a permit is closed, and the reason, as `PermitRecord.closed` has it."""
    standing = [each.cancelled_on for each in permit.facts.cancellations if not each.annulled]
    found = [(day, permit.cancel_reason) for day in standing]
    if lapsed_on:
        found.append((lapsed_on, LAPSED))
    if permit.good_until:
        found.append((permit.good_until + timedelta(days=1), TERM_ENDED))
    return min(found, default=(None, ""))
