"""Taking a step in a case: in its turn, by the right role, by one of two who try."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections
from tests.office.casework.acting import case_of, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, a_person, act, conflicting, officer

from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.models import Assignment, Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

DAY, LIMIT = date(2026, 11, 23), date(2026, 12, 8)
ACCEPTED = Draft(Kind.CASE_ACCEPTED, DAY, {"last_day": "2026-12-08", "measure": "440300:x"})
EXAMINED = Draft(Kind.CASE_EXAMINED, DAY, {"finding": "met"})
NOTICE = Draft(Kind.CASE_NOTICE_GIVEN, DAY, {"missing": "photo", "complete_by": "2026-12-23"})
WITHDRAWN = Draft(Kind.CASE_WITHDRAWN, DAY, {})


def a_case() -> str:
    filing = Filing(Procedure.APPLICATION, a_person(), DAY)
    return str(open_case(filing, act(DAY))["subject"])


def take(case: str, by: Act, *drafts: Draft, seen: int | None = None) -> Outcome:
    asked = {"steps": " ".join(draft.kind for draft in drafts)}
    return change_case(case, asked, by, lambda _record, _measures: drafts, seen=seen)


def test_steps_move_a_case_on(city: Database) -> None:
    case = a_case()
    row = case_of(take(case, act(DAY), ACCEPTED))
    assert (row.state, row.desk, row.step) == ("accepted", "police", 2)
    assert (row.accepted_on, row.due_on, row.clock_on) == (DAY, LIMIT, LIMIT)
    row = case_of(take(case, act(DAY), EXAMINED, WITHDRAWN))
    assert (row.state, row.desk, row.outcome, row.step) == ("withdrawn", "", "withdrawn", 4)
    assert (row.decided_on, row.ended_on, row.due_on, row.clock_on) == (DAY, DAY, None, None)


def test_a_case_waits_for_its_holder(city: Database) -> None:
    row = case_of(take(a_case(), act(DAY), NOTICE))
    assert (row.state, row.desk, row.due_on) == ("waiting", "holder", date(2026, 12, 23))


def test_a_step_out_of_turn_is_refused(city: Database) -> None:
    case = a_case()
    with case_refused(Why.NOT_NOW):
        take(case, act(DAY), EXAMINED)
    take(case, act(DAY), ACCEPTED)
    with case_refused(Why.NOT_NOW):
        take(case, act(DAY), EXAMINED, ACCEPTED)


def test_a_step_of_another_role_is_refused(sqlite_city: Database) -> None:
    case = a_case()
    with case_refused(Why.NOT_YOURS):
        take(case, officer(DAY), ACCEPTED)
    take(case, act(DAY), ACCEPTED)
    with case_refused(Why.NOT_YOURS):
        take(case, act(DAY, role="agency_clerk"), EXAMINED)


def test_a_case_elsewhere_is_not_there(sqlite_city: Database) -> None:
    case = a_case()
    with case_refused(Why.NO_CASE):
        take(case, act(DAY, within=DONGGUAN), ACCEPTED)
    with case_refused(Why.NO_CASE):
        take("0" * 20, act(DAY), ACCEPTED)


def test_whoever_saw_an_earlier_step_overwrites_nothing(city: Database) -> None:
    case = a_case()
    take(case, act(DAY), NOTICE, seen=1)
    with case_refused(Why.MOVED_ON):
        take(case, act(DAY, actor="clerk-2"), WITHDRAWN, seen=1)


def test_a_repeated_request_takes_its_step_once(city: Database) -> None:
    case = a_case()
    first = take(case, act(DAY, "k"), ACCEPTED, seen=1)
    assert take(case, act(DAY, "k"), ACCEPTED, seen=1) == first
    assert Case.objects.get(id=case).step == 2
    with conflicting():
        take(case, act(DAY, "k"), WITHDRAWN, seen=1)


def test_of_two_at_once_one_takes_the_step(city: Database) -> None:
    case, start, told = a_case(), Barrier(2), []

    def try_it(actor: str) -> None:
        start.wait()
        try:
            take(case, act(DAY, actor=actor), ACCEPTED, seen=1)
            told.append("done")
        except CaseRefused as refusal:
            told.append(refusal.why.value)
        finally:
            connections.close_all()

    both = [Thread(target=try_it, args=(actor,)) for actor in ("clerk-1", "clerk-2")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(told) == ["done", "moved_on"]
    assert [entry.kind for entry in read_chain(case)] == ["case_filed", "case_accepted"]


@pytest.mark.parametrize("ends", [False, True])
def test_an_assignment_follows_the_case_until_its_end(ends: bool, sqlite_city: Database) -> None:
    case = a_case()
    Assignment.objects.create(
        case_id=case, office_id="", account_id="clerk-1", assigned_at=act(DAY).at, assigned_by="x"
    )
    take(case, act(DAY), ACCEPTED, *([WITHDRAWN] if ends else []))
    assert [each.due_on for each in Assignment.objects.all()] == ([] if ends else [LIMIT])
