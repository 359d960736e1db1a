"""Late for a good reason: filed, looked at, and healed or not by an officer.

Shanghai, issued 15 March 2024: last good day 14 March 2025, grace to 13 May 2025, hardship to 14
March 2026.
"""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import (
    HANGZHOU,
    ISSUED_ON,
    PUDONG,
    held,
    issuing,
    kinds_of,
    police,
    said_of,
    standing_on,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    conflicting,
    nothing_is_amiss,
    nothing_written,
    refused_by_law,
    told,
)

from anju.law.known import Refusal
from anju.law.materials import Material
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.endorsement.accepting import accept_filed
from anju.office.casework.endorsement.completing import complete_filed
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.not_accepting import not_accept_filed
from anju.office.casework.endorsement.noticing import give_notice
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.hardship.examining import examine_hardship
from anju.office.casework.hardship.filing import Hardship, file_hardship
from anju.office.casework.hardship.granting import grant_hardship
from anju.office.casework.hardship.refusing import refuse_hardship
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.models import Permit

DAY, DECIDED_ON = date(2025, 8, 1), date(2025, 8, 20)
ALL = frozenset(
    {
        Material.RESIDENT_IDENTITY_CARD,
        Material.HARDSHIP_EXPLANATION,
        Material.LEASE,
        Material.LABOUR_CONTRACT,
    }
)
WHOLE = Hardship(ALL, said="出差半年")


def _filed(hardship: Hardship = WHOLE, day: date = DAY) -> tuple[str, str]:
    permit = held(PUDONG)
    case = file_hardship(permit_id=permit, hardship=hardship, act=police(day))["subject"]
    return permit, str(case)


def _examined(*, good_reason: bool, hardship: Hardship = WHOLE) -> tuple[str, str]:
    permit, case = _filed(hardship)
    examine_hardship(case_id=case, good_reason=good_reason, seen=2, act=police(DAY))
    return permit, case


def test_what_is_complete_is_accepted_and_the_permit_waits(city: Database) -> None:
    permit, case = _filed()
    assert kinds_of(case) == ["case_filed", "case_accepted"]
    assert told(permit)[1] == ("endorsement_filed", "2025-08-01", {"case": case}, "")
    assert Permit.objects.get(id=permit).pending == "late"
    assert "出差" not in str(told(case))


def test_a_good_reason_restores_the_years(city: Database) -> None:
    permit, case = _examined(good_reason=True)
    outcome = grant_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON))
    names = ("endorsed_on", "effect", "years", "years_lost", "days_lost", "continuous_since")
    assert said_of(outcome, *names) == ("2025-08-01", "healed", 1, 0, 0, "2024-03-15")
    healed = {"first_day": "2025-03-15", "last_day": "2025-07-31", "ground": "hardship"}
    assert told(permit)[2] == ("gap_healed", "2025-08-20", healed, "hardship")
    assert kinds_of(permit)[3] == "endorsement_decided"
    row = Permit.objects.get(id=permit)
    assert (row.continuous_since, row.cycle_year, row.lost_days) == (ISSUED_ON, 2, 0)
    assert state_of(case) == "settled"
    nothing_is_amiss()


def test_the_same_request_grants_once(city: Database) -> None:
    _, case = _examined(good_reason=True)
    first = grant_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON, "k"))
    with nothing_written():
        assert grant_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON, "k")) == first
    with conflicting():
        refuse_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON, "k"))


def test_without_a_good_reason_the_endorsement_is_late(city: Database) -> None:
    permit, case = _examined(good_reason=False)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        grant_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON))
    assert [each.code for each in caught.value.reasons] == ["no_good_reason"]
    outcome = refuse_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON), said="理由不足")
    assert said_of(outcome, "endorsed_on", "effect", "years_lost", "days_lost") == (
        "2025-08-01",
        "restarted",
        1,
        139,
    )
    payload = told(case)[3][2]
    assert [each.code for each in reasons_of(payload["grounds"])] == ["no_good_reason"]
    assert payload["review_by"] == "2025-10-19"
    assert state_of(case) == "refused"
    assert standing_on(permit, DECIDED_ON) == "in_force"


def test_who_wants_it_only_healed_is_not_endorsed(sqlite_city: Database) -> None:
    permit, case = _examined(good_reason=False, hardship=Hardship(ALL, anyway=False))
    refuse_hardship(case_id=case, seen=3, act=issuing(DECIDED_ON))
    assert told(permit)[2][2]["decision"] == "refused"
    assert standing_on(permit, DECIDED_ON) == "suspended"


def _refused_reasons(place: str, day: date) -> list[str]:
    permit = held(place)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        file_hardship(permit_id=permit, hardship=WHOLE, act=police(day))
    assert caught.value.why is Why.LAW
    return [each.code for each in caught.value.reasons]


@pytest.mark.parametrize(
    ("place", "day", "code"),
    [
        (HANGZHOU, DAY, "no_hardship_here"),
        (PUDONG, date(2025, 3, 14), "hardship_not_needed"),
        (PUDONG, date(2025, 5, 13), "hardship_not_needed"),
        (PUDONG, date(2026, 3, 15), "hardship_over"),
    ],
)
def test_where_and_when_it_cannot_be_asked_for(
    sqlite_city: Database, place: str, day: date, code: str
) -> None:
    assert _refused_reasons(place, day) == [code]


@pytest.mark.parametrize("day", [date(2025, 5, 14), date(2026, 3, 13), date(2026, 3, 14)])
def test_from_the_end_of_the_grace_to_the_last_day(sqlite_city: Database, day: date) -> None:
    _, case = _filed(day=day)
    assert state_of(case) == "accepted"


def test_before_the_window_nothing_is_filed(sqlite_city: Database) -> None:
    permit = held(PUDONG)
    with refused_by_law(Refusal.TOO_EARLY, date(2025, 2, 13)):
        file_hardship(permit_id=permit, hardship=WHOLE, act=police(date(2025, 2, 12)))


def test_completed_after_its_notice_and_after_the_last_day_nothing_heals(
    sqlite_city: Database,
) -> None:
    _, case = _filed(Hardship(), date(2026, 3, 1))
    give_notice(case_id=case, seen=1, act=police(date(2026, 3, 1)))
    late = date(2026, 4, 1)
    complete_filed(case_id=case, materials=ALL, seen=2, act=police(late))
    accept_filed(case_id=case, seen=3, act=police(late))
    examine_hardship(case_id=case, good_reason=True, seen=4, act=police(late))
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        grant_hardship(case_id=case, seen=5, act=issuing(late))
    assert [each.code for each in caught.value.reasons] == ["hardship_over"]


def test_an_unanswered_notice_and_a_withdrawal_end_it(sqlite_city: Database) -> None:
    permit, case = _filed(Hardship())
    give_notice(case_id=case, seen=1, act=police(DAY))
    not_accept_filed(case_id=case, seen=2, act=police(date(2025, 9, 1)))
    assert told(permit)[2][2]["decision"] == "withdrawn"
    again = file_hardship(permit_id=permit, hardship=WHOLE, act=police(date(2025, 9, 2)))
    withdraw_filed(case_id=str(again["subject"]), seen=2, act=police(date(2025, 9, 2)))
    assert state_of(str(again["subject"])) == "withdrawn"


def test_only_an_officer_grants_and_nobody_grants_what_is_not_examined(
    sqlite_city: Database,
) -> None:
    _, case = _filed()
    with case_refused(Why.NOT_NOW):
        grant_hardship(case_id=case, seen=None, act=issuing(DECIDED_ON))
    examine_hardship(case_id=case, good_reason=True, seen=2, act=police(DAY))
    with case_refused(Why.NOT_YOURS):
        grant_hardship(case_id=case, seen=None, act=police(DECIDED_ON, actor="clerk-2"))
    with case_refused(Why.SAME_PERSON):
        grant_hardship(case_id=case, seen=None, act=issuing(DECIDED_ON, actor="clerk-1"))
    with case_refused(Why.NOT_NOW):
        grant_changed(case_id=case, seen=None, act=issuing(DECIDED_ON))


def test_a_reason_that_nobody_looked_at_is_found_out_first(sqlite_city: Database) -> None:
    _, case = _filed()
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        examine_hardship(case_id=case, good_reason=None, seen=2, act=police(DAY))
    assert (caught.value.why, caught.value.missing) == (Why.UNKNOWN, ("good_reason",))


def test_an_officer_sends_it_back(sqlite_city: Database) -> None:
    _, case = _examined(good_reason=False)
    return_filed(case_id=case, seen=3, act=issuing(DECIDED_ON))
    examine_hardship(case_id=case, good_reason=True, seen=4, act=police(DECIDED_ON))
    grant_hardship(case_id=case, seen=5, act=issuing(DECIDED_ON))
    assert state_of(case) == "settled"
