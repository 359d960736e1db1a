"""A cancellation is decided: the holder was told, could object, and another account decides."""

from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused, holder_of_permit
from tests.office.casework.cancellation.given import (
    DECIDE_FROM,
    OBJECT_BY,
    SHOWN_ON,
    TOLD_ON,
    propose,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    refused_by_law,
    told,
)

from anju.law.cancelling import CancelGround
from anju.law.known import Refusal
from anju.office.casework.cancellation.deciding import grant_cancellation, refuse_cancellation
from anju.office.casework.cancellation.hearing import object_to_cancellation, tell_holder
from anju.office.casework.cancellation.lapsing import record_lapse
from anju.office.casework.cancellation.withdrawing import withdraw_cancellation
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.saying import read_said
from anju.office.casework.refused import Why
from anju.office.registry.models import Permit
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because


def _proposed(ground: CancelGround = CancelGround.LEFT) -> tuple[str, str]:
    permit = a_permit(a_person())
    return permit, str(propose(permit, ground)["subject"])


def _told(ground: CancelGround = CancelGround.LEFT) -> tuple[str, str]:
    permit, case = _proposed(ground)
    tell_holder(case_id=case, seen=1, channel=Channel.LETTER, act=officer(TOLD_ON))
    return permit, case


def test_the_holder_is_told_and_by_when_to_object(city: Database) -> None:
    _, case = _proposed()
    row = case_of(tell_holder(case_id=case, seen=1, channel=Channel.LETTER, act=officer(TOLD_ON)))
    assert (row.state, row.desk, row.complete_by) == ("told", "holder", OBJECT_BY)
    assert told(case)[-1][2] == {"complete_by": "2024-09-18", "channel": "letter"}


def test_nothing_is_granted_before_the_term_is_over(city: Database) -> None:
    permit, case = _told()
    for day in (TOLD_ON, OBJECT_BY):
        with case_refused(Why.TOO_SOON, DECIDE_FROM):
            grant_cancellation(case_id=case, seen=2, act=officer(day))
    row = case_of(grant_cancellation(case_id=case, seen=2, act=officer(DECIDE_FROM)))
    assert (row.state, row.outcome) == ("settled", "granted")
    assert told(case)[-1][2]["result"] == "cancelled"
    closed = Permit.objects.get(id=permit)
    assert (closed.closed_on, closed.closed_reason) == (DECIDE_FROM, "left")
    nothing_is_amiss()


def test_an_objection_is_sealed_weighed_and_answered(city: Database) -> None:
    permit, case = _told()
    row = case_of(
        object_to_cancellation(case_id=case, seen=2, said="我仍住在这里", act=act(TOLD_ON))
    )
    assert (row.state, row.desk) == ("examined", "officer")
    assert "我仍" not in str(told(case))
    assert read_said(case, 3) == "我仍住在这里"
    with case_refused(Why.ANSWER_MISSING):
        grant_cancellation(case_id=case, seen=3, act=officer(TOLD_ON))
    done = case_of(refuse_cancellation(case_id=case, seen=3, act=officer(TOLD_ON)))
    assert (done.state, done.outcome) == ("refused", "refused")
    assert told(case)[-1][2]["review_by"] == "2024-11-02"
    assert Permit.objects.get(id=permit).closed_on is None


def test_an_objection_that_was_answered_does_not_hinder(sqlite_city: Database) -> None:
    permit, case = _told()
    object_to_cancellation(case_id=case, seen=2, said="不同意", act=act(TOLD_ON))
    grant_cancellation(case_id=case, seen=3, act=officer(TOLD_ON), said="房屋已空置三个月")
    assert read_said(case, 4) == "房屋已空置三个月"
    assert Permit.objects.get(id=permit).closed_on == TOLD_ON


def test_an_objection_after_the_term_is_still_heard(sqlite_city: Database) -> None:
    _, case = _told()
    row = case_of(
        object_to_cancellation(case_id=case, seen=2, said="刚刚收到", act=act(DECIDE_FROM))
    )
    assert row.state == "examined"


@pytest.mark.parametrize("ground", [CancelGround.DIED, CancelGround.OWN_WISH])
def test_nobody_is_waited_for_but_an_officer_decides(
    ground: CancelGround, sqlite_city: Database
) -> None:
    permit, case = _proposed(ground)
    with case_refused(Why.NOT_NOW):
        tell_holder(case_id=case, seen=1, channel=Channel.LETTER, act=officer(TOLD_ON))
    with case_refused(Why.NOT_YOURS):
        grant_cancellation(case_id=case, seen=1, act=act(TOLD_ON, actor="clerk-2"))
    grant_cancellation(case_id=case, seen=1, act=officer(TOLD_ON))
    day = SHOWN_ON if ground is CancelGround.DIED else TOLD_ON
    assert Permit.objects.get(id=permit).closed_on == day


@pytest.mark.parametrize(
    ("ground", "day"),
    [
        (CancelGround.BECAME_LOCAL, SHOWN_ON),
        (CancelGround.FRAUD, DECIDE_FROM),
        (CancelGround.LEFT, DECIDE_FROM),
    ],
)
def test_only_some_grounds_reach_back(
    ground: CancelGround, day: date, sqlite_city: Database
) -> None:
    permit, case = _told(ground)
    grant_cancellation(case_id=case, seen=2, act=officer(DECIDE_FROM))
    assert Permit.objects.get(id=permit).closed_on == day


@pytest.mark.parametrize(
    "ground", [CancelGround.BECAME_LOCAL, CancelGround.FRAUD, CancelGround.LEFT]
)
def test_nobody_who_may_object_is_passed_over(ground: CancelGround, sqlite_city: Database) -> None:
    _, case = _proposed(ground)
    with case_refused(Why.NOT_NOW):
        grant_cancellation(case_id=case, seen=1, act=officer(DECIDE_FROM))


def test_who_proposed_does_not_decide(sqlite_city: Database) -> None:
    _, case = _told()
    by = officer(DECIDE_FROM, actor="clerk-1")
    with case_refused(Why.SAME_PERSON):
        grant_cancellation(case_id=case, seen=2, act=by)
    with case_refused(Why.SAME_PERSON):
        refuse_cancellation(case_id=case, seen=2, act=by)


def test_a_permit_endorsed_after_a_death_is_not_cancelled_over_it(city: Database) -> None:
    permit = a_permit(a_person())
    day = date(2025, 3, 1)
    endorse(permit_id=permit, filed_on=day, act=act(day))
    died = propose(permit, CancelGround.DIED, act(day), shown_on=date(2025, 2, 1))
    with refused_by_law(Refusal.AFTER_CANCELLATION, date(2025, 2, 1)):
        grant_cancellation(case_id=str(died["subject"]), seen=1, act=officer(day))


def test_the_office_withdraws_its_proposal_and_a_holder_only_their_wish(
    sqlite_city: Database,
) -> None:
    permit, case = _told()
    with case_refused(Why.NOT_YOURS):
        withdraw_cancellation(case_id=case, seen=2, act=holder_of_permit(permit, TOLD_ON))
    assert case_of(withdraw_cancellation(case_id=case, seen=2, act=act(TOLD_ON))).state == (
        "withdrawn"
    )


def test_steps_are_taken_by_their_roles_at_home_and_in_turn(sqlite_city: Database) -> None:
    _, case = _proposed()
    with case_refused(Why.NOT_YOURS):
        tell_holder(case_id=case, seen=1, channel=Channel.LETTER, act=act(TOLD_ON))
    with case_refused(Why.NO_CASE):
        tell_holder(
            case_id=case, seen=1, channel=Channel.LETTER, act=officer(TOLD_ON, within=FUTIAN)
        )
    with case_refused(Why.NOT_NOW):
        object_to_cancellation(case_id=case, seen=1, said="x", act=act(TOLD_ON))
    with case_refused(Why.MOVED_ON):
        tell_holder(case_id=case, seen=2, channel=Channel.LETTER, act=officer(TOLD_ON))


def test_the_same_request_takes_each_step_once(city: Database) -> None:
    _, case = _proposed()

    def tell(channel: Channel) -> dict[str, object]:
        return tell_holder(case_id=case, seen=1, channel=channel, act=officer(TOLD_ON, "t"))

    first = tell(Channel.LETTER)
    with nothing_written():
        assert tell(Channel.LETTER) == first
    with conflicting():
        tell(Channel.COUNTER)
    granted = grant_cancellation(case_id=case, seen=2, act=officer(DECIDE_FROM, "g"))
    with nothing_written():
        assert grant_cancellation(case_id=case, seen=2, act=officer(DECIDE_FROM, "g")) == granted


def test_a_lapse_is_recorded_with_the_day_computed(city: Database) -> None:
    permit = a_permit(a_person())
    last, after = date(2027, 3, 14), date(2027, 3, 15)
    with refused(Because.LAPSE_NOT_RECORDED):
        record_lapse(permit_id=permit, act=officer(last))
    with case_refused(Why.NOT_YOURS):
        record_lapse(permit_id=permit, act=act(after))
    first = record_lapse(permit_id=permit, act=officer(after, "k"))
    assert told(permit)[-1][:2] == ("permit_lapsed", "2027-03-15")
    with nothing_written():
        assert record_lapse(permit_id=permit, act=officer(after, "k")) == first
    with refused(Because.ALREADY_DECIDED):
        record_lapse(permit_id=permit, act=officer(after))
