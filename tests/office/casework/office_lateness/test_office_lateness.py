"""Late because of the office: recorded with what shows it, decided by an officer.

Shenzhen, issued 15 March 2024: last good day 14 March 2025, lapses after 14 March 2027.  The
system was down from 10 to 20 March 2025.
"""

from collections.abc import Callable
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import (
    FUTIAN,
    ISSUED_ON,
    TIMELY,
    filed,
    held,
    holder_of,
    issuing,
    kinds_of,
    police,
    said_of,
    standing_on,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    STATION,
    a_permit,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    refused,
    refused_by_law,
    told,
)

from anju.law.known import Refusal
from anju.office.casework.cancellation.lapsing import record_lapse
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.models import Case
from anju.office.casework.office_lateness.deciding import grant_lateness, refuse_lateness
from anju.office.casework.office_lateness.examining import examine_lateness
from anju.office.casework.office_lateness.recording import Lateness, record_lateness
from anju.office.casework.office_lateness.stuck import stuck_cases
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.keyring import current_ring
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

BEGAN, ENDED, AFTER = date(2025, 3, 10), date(2025, 3, 20), date(2025, 4, 10)
LAPSED_ON = date(2027, 3, 15)


def _outage() -> str:
    begun = begin_outage(
        office_id=STATION, first_day=BEGAN, reason=OutageReason.SYSTEM_DOWN, act=police(ENDED)
    )
    end_outage(outage=begun["outage"], last_day=ENDED, act=police(ENDED))
    return str(begun["outage"])


def _examined(permit: str, lateness: Lateness, *, ours: bool = True, on: date = AFTER) -> str:
    case = record_lateness(permit_id=permit, lateness=lateness, act=police(on))["subject"]
    examine_lateness(case_id=str(case), offices_own=ours, seen=2, act=police(on))
    return str(case)


def test_a_late_endorsement_is_healed(city: Database) -> None:
    permit = held()
    endorse_unchanged(permit_id=permit, act=police(date(2025, 4, 1)))
    assert Permit.objects.get(id=permit).lost_days == 17
    case = _examined(permit, Lateness(outage=_outage(), said="系统停机"))
    outcome = grant_lateness(case_id=case, endorsed_on=None, seen=3, act=issuing(AFTER))
    names = ("endorsed_on", "effect", "years_lost", "days_lost", "continuous_since")
    assert said_of(outcome, *names) == ("2025-04-01", "healed", 0, 0, "2024-03-15")
    healed = {"first_day": "2025-03-15", "last_day": "2025-03-31", "ground": "office"}
    assert told(permit)[2] == ("gap_healed", "2025-04-10", healed, "office")
    assert kinds_of(case) == ["case_filed", "case_accepted", "case_examined", "case_granted"]
    row = Permit.objects.get(id=permit)
    assert (row.continuous_since, row.lost_days, row.cycle_year) == (ISSUED_ON, 0, 2)
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("day", "effect", "kinds"),
    [
        (date(2025, 3, 14), "timely", ["permit_endorsed"]),
        (date(2025, 3, 15), "healed", ["gap_healed", "permit_endorsed"]),
        (date(2025, 3, 16), "healed", ["gap_healed", "permit_endorsed"]),
        (AFTER, "healed", ["gap_healed", "permit_endorsed"]),
    ],
)
def test_an_endorsement_still_to_be_made_counts_on_the_day_decided(
    sqlite_city: Database, day: date, effect: str, kinds: list[str]
) -> None:
    permit = held()
    case = _examined(permit, Lateness(outage=_outage(), tried_on=date(2025, 3, 12)))
    outcome = grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(AFTER))
    assert said_of(outcome, "effect", "years_lost", "days_lost") == (effect, 0, 0)
    assert kinds_of(permit)[1:] == kinds
    assert told(permit)[-1][2]["case"] == case
    assert Permit.objects.get(id=permit).continuous_since == ISSUED_ON


def test_a_lapse_is_not_counted(city: Database) -> None:
    permit, day = held(), date(2027, 4, 1)
    case = _examined(permit, Lateness(outage=_outage()), on=day)
    outcome = grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(day))
    assert outcome["effect"] == "healed"
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.continuous_since) == (None, ISSUED_ON)
    sequence()
    assert verify(ring=current_ring()).findings == []


def _lapse_recorded(permit: str, day: date) -> None:
    record_lapse(permit_id=permit, act=issuing(day))


def _cancelled_as_lapsed(permit: str, _day: date) -> None:
    cancel(
        permit_id=permit,
        cancelled_on=LAPSED_ON,
        reason=CancelReason.LAPSED,
        act=issuing(LAPSED_ON, actor="officer-2"),
    )


@pytest.mark.parametrize(
    ("closes", "kind"),
    [(_lapse_recorded, "permit_lapsed"), (_cancelled_as_lapsed, "permit_cancelled")],
)
def test_a_lapse_that_was_recorded_is_annulled_with_it(
    city: Database, closes: Callable[[str, date], None], kind: str
) -> None:
    permit, day = held(), date(2027, 4, 1)
    closes(permit, day)
    assert Permit.objects.get(id=permit).closed_on == LAPSED_ON
    case = _examined(permit, Lateness(outage=_outage()), on=day)
    outcome = grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(day))
    assert said_of(outcome, "effect", "years_lost", "days_lost") == ("healed", 0, 0)
    chain = ["permit_issued", kind, "cancellation_annulled", "gap_healed", "permit_endorsed"]
    assert kinds_of(permit) == chain
    assert told(permit)[2] == ("cancellation_annulled", "2027-04-01", {"entry": 2}, "office")
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.closed_reason, row.continuous_since) == (None, "", ISSUED_ON)
    assert (row.last_good_day, row.counted_from) == (date(2028, 3, 14), ISSUED_ON)
    assert standing_on(permit, day) == "in_force"
    nothing_is_amiss()


def test_a_recorded_lapse_gives_way_to_a_day_before_it_too(sqlite_city: Database) -> None:
    permit, day = held(), date(2027, 4, 1)
    _lapse_recorded(permit, day)
    case = _examined(permit, Lateness(outage=_outage(), tried_on=date(2025, 3, 12)), on=day)
    grant_lateness(case_id=case, endorsed_on=TIMELY.replace(day=12), seen=3, act=issuing(day))
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.last_good_day) == (None, date(2026, 3, 14))


def test_who_recorded_it_as_a_cancellation_does_not_annul_it(sqlite_city: Database) -> None:
    permit, day = held(), date(2027, 4, 1)
    _cancelled_as_lapsed(permit, day)
    case = _examined(permit, Lateness(outage=_outage()), on=day)
    with case_refused(Why.SAME_PERSON):
        grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(day, actor="officer-2"))


def test_what_ended_for_another_reason_stays_ended(sqlite_city: Database) -> None:
    permit, day = held(), date(2027, 4, 1)
    _lapse_recorded(permit, day)
    cancel(permit_id=permit, cancelled_on=AFTER, reason=CancelReason.OWN_WISH, act=issuing(AFTER))
    case = _examined(permit, Lateness(outage=_outage()), on=day)
    with refused_by_law(Refusal.AFTER_CANCELLATION, AFTER):
        grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(day))


def test_a_lapse_stays_beside_another_open_permit(sqlite_city: Database) -> None:
    permit, day = held(), date(2027, 4, 1)
    _lapse_recorded(permit, day)
    case = _examined(permit, Lateness(outage=_outage()), on=day)
    a_permit(holder_of(permit), "4403J27040100017", day)
    with case_refused(Why.ANOTHER_PERMIT):
        grant_lateness(case_id=case, endorsed_on=day, seen=3, act=issuing(day))


def test_no_day_before_the_office_was_late_counts(sqlite_city: Database) -> None:
    case = _examined(held(), Lateness(outage=_outage()))
    with case_refused(Why.TOO_SOON, BEGAN):
        grant_lateness(case_id=case, endorsed_on=TIMELY.replace(day=9), seen=3, act=issuing(AFTER))
    with refused(Because.DAY_IN_FUTURE, AFTER.replace(day=11)):
        grant_lateness(case_id=case, endorsed_on=AFTER.replace(day=11), seen=3, act=issuing(AFTER))


def test_nothing_is_healed_where_nothing_was_late(sqlite_city: Database) -> None:
    permit = held()
    endorse_unchanged(permit_id=permit, act=police(TIMELY))
    case = _examined(permit, Lateness(outage=_outage()))
    with case_refused(Why.NOTHING_TO_HEAL):
        grant_lateness(case_id=case, endorsed_on=None, seen=3, act=issuing(AFTER))


@pytest.mark.parametrize("lateness", [Lateness(), Lateness("0" * 20, "0" * 20)])
def test_one_thing_shows_it(sqlite_city: Database, lateness: Lateness) -> None:
    permit = held()
    with case_refused(Why.NOT_SHOWN):
        record_lateness(permit_id=permit, lateness=lateness, act=police(AFTER))


@pytest.mark.parametrize("tried_on", [date(2025, 3, 9), date(2025, 3, 21)])
def test_an_outage_shows_it_on_its_own_days(sqlite_city: Database, tried_on: date) -> None:
    permit, outage = held(), _outage()
    with case_refused(Why.NOT_SHOWN):
        record_lateness(
            permit_id=permit, lateness=Lateness(outage, tried_on=tried_on), act=police(AFTER)
        )


def test_an_outage_that_is_not_known_shows_nothing(sqlite_city: Database) -> None:
    permit = held()
    with refused(Because.NOT_FOUND):
        record_lateness(permit_id=permit, lateness=Lateness("0" * 20), act=police(AFTER))


def test_a_stuck_case_shows_it_once_its_clock_has_passed(city: Database) -> None:
    permit = held()
    stuck = filed(permit)
    clock = Case.objects.get(id=stuck).clock_on
    assert clock == date(2025, 3, 13)
    reach = police(AFTER).reach
    assert stuck_cases(reach, date(2025, 3, 13)) == []
    [listed] = stuck_cases(reach, date(2025, 3, 14))
    assert (listed.case_id, listed.permit_id, listed.days) == (stuck, permit, 1)
    assert stuck_cases(police(AFTER, within=FUTIAN).reach, AFTER) == []
    lateness = Lateness(stuck_case=stuck)
    with case_refused(Why.NOT_SHOWN):
        record_lateness(permit_id=permit, lateness=lateness, act=police(date(2025, 3, 13)))
    case = _examined(permit, lateness, on=date(2025, 3, 14))
    with refused(Because.FILING_WAITS):
        grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=issuing(AFTER))
    grant_changed(case_id=stuck, seen=None, act=police(AFTER))
    assert stuck not in {each.case_id for each in stuck_cases(reach, AFTER)}


def test_only_an_officer_decides_and_not_who_examined_it(sqlite_city: Database) -> None:
    case = _examined(held(), Lateness(outage=_outage()))
    with case_refused(Why.NOT_YOURS):
        grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=police(AFTER, actor="b"))
    with case_refused(Why.SAME_PERSON):
        grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=issuing(AFTER, actor="clerk-1"))


def test_what_was_not_the_offices_is_refused_with_reasons(sqlite_city: Database) -> None:
    permit = held()
    case = _examined(permit, Lateness(outage=_outage()), ours=False)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=issuing(AFTER))
    assert [each.code for each in caught.value.reasons] == ["lateness_not_offices_own"]
    refuse_lateness(case_id=case, seen=3, act=issuing(AFTER))
    assert told(case)[3][2]["review_by"] == "2025-06-09"
    assert (state_of(case), kinds_of(permit)) == ("refused", ["permit_issued"])


@pytest.mark.parametrize("role", ["auditor", "department", "issuing_officer"])
def test_who_accepts_nothing_records_nothing(sqlite_city: Database, role: str) -> None:
    permit, outage = held(), _outage()
    with case_refused(Why.NOT_YOURS):
        record_lateness(permit_id=permit, lateness=Lateness(outage), act=act(AFTER, role=role))


def test_the_same_request_decides_once(city: Database) -> None:
    case = _examined(held(), Lateness(outage=_outage()))
    first = grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=issuing(AFTER, "k"))
    with nothing_written():
        again = grant_lateness(case_id=case, endorsed_on=AFTER, seen=3, act=issuing(AFTER, "k"))
    assert again == first
    with conflicting():
        grant_lateness(case_id=case, endorsed_on=ENDED, seen=3, act=issuing(AFTER, "k"))
