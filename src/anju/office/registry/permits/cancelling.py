"""Cancellation (注销) with a reason code, its annulment, and gaps an officer heals."""

from datetime import date
from enum import StrEnum

from anju.law.facts import HealingGround
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change, change_with_holder
from anju.office.registry.refused import Because, Refused, not_in_future


class CancelReason(StrEnum):
    """Why a permit was cancelled; the code stands in the entry."""

    BECAME_LOCAL = "became_local"
    CONDITIONS_LOST = "conditions_lost"
    DIED = "died"
    FRAUD = "fraud"
    LAPSED = "lapsed"
    LEFT = "left"
    OWN_WISH = "own_wish"


def cancel(*, permit_id: str, cancelled_on: date, reason: CancelReason, act: Act) -> Outcome:
    """Record a cancellation; raises Refused where the permit is cancelled already."""

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        not_in_future(cancelled_on, act.today)
        if record.cancelled:
            raise Refused(Because.ALREADY_DECIDED)
        if cancelled_on < record.issued_on:
            raise Refused(Because.DAY_OUT_OF_ORDER, cancelled_on)
        return [Draft(Kind.PERMIT_CANCELLED, cancelled_on, {}, reason.value)]

    asked = {"cancel": reason.value, "on": cancelled_on.isoformat()}
    return change_with_holder(permit_id, asked, act, decide)


def annul_cancellation(*, permit_id: str, reason: str, act: Act) -> Outcome:
    """Annul the cancellation that stands: it counts as never made, and the history is intact.

    Raises Refused where none stands, and where the person has another open permit by now.
    """

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        if record.cancelled is None:
            raise Refused(Because.NOTHING_TO_DO)
        told = {"entry": record.cancelled.number}
        return [Draft(Kind.CANCELLATION_ANNULLED, act.today, told, reason)]

    return change_with_holder(permit_id, {"annul": reason}, act, decide)


def annul_lapse(*, permit_id: str, act: Act) -> Outcome:
    """Annul what records that the measure of the place ended a permit, because of its office.

    It is open again, and the history is intact.  Raises Refused where nothing of the kind stands,
    and where the person has another open permit by now.
    """

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        if not record.lapses:
            raise Refused(Because.NOTHING_TO_DO)
        kind, reason = Kind.CANCELLATION_ANNULLED, HealingGround.OFFICE.value
        return [Draft(kind, act.today, {"entry": number}, reason) for number in record.lapses]

    return change_with_holder(permit_id, {"annul": "lapse"}, act, decide)


def heal_gap(
    *, permit_id: str, first_day: date, last_day: date, ground: HealingGround, act: Act
) -> Outcome:
    """Record an officer's decision that a gap is not charged to the holder; both days included."""

    def decide(_record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        if last_day < first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
        not_in_future(last_day, act.today)
        told = {
            "first_day": first_day.isoformat(),
            "last_day": last_day.isoformat(),
            "ground": ground.value,
        }
        return [Draft(Kind.GAP_HEALED, act.today, told, ground.value)]

    asked = {"heal": first_day.isoformat(), "until": last_day.isoformat(), "ground": ground.value}
    return change(permit_id, asked, act, decide)
