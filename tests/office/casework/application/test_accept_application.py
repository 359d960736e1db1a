"""Acceptance: only a complete file, and a clock that runs from the day it was complete."""

from datetime import date

import pytest
from tests.office.casework.acting import AGENCY, agency_clerk, case_of, case_refused
from tests.office.casework.application.given import (
    CARD,
    CONTRACT,
    FILED,
    LATER,
    PHOTO,
    accept,
    an_applicant,
    an_application,
    clerk,
    filed,
    record_of,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, act, conflicting, nothing_is_amiss, officer, told

from anju.law.applicant_facts import Ground
from anju.law.materials import Evidence, Material
from anju.office.casework.application.accepting import accept_application
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.casework.application.filing import file_and_accept, file_with_notice
from anju.office.casework.application.noticing import complete_materials
from anju.office.casework.cases.states import Action
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.registry.people.registering import record_ground

LIMIT = date(2026, 12, 8)
"""Fifteen days after 23 November 2026."""


def test_a_complete_file_is_accepted_and_the_clock_starts(city: Database) -> None:
    case = filed()
    outcome = accept_application(case_id=case, seen=1, act=clerk(FILED, "k"))
    kind, on, payload, _ = told(case)[-1]
    assert (kind, on, payload["last_day"]) == ("case_accepted", "2026-11-23", "2026-12-08")
    assert payload["measure"].startswith("440300:")
    row = case_of(outcome)
    assert (row.state, row.accepted_on, row.due_on, row.clock_on) == (
        "accepted",
        FILED,
        LIMIT,
        LIMIT,
    )
    assert accept_application(case_id=case, seen=1, act=clerk(FILED, "k")) == outcome
    with conflicting():
        complete_materials(
            case_id=case, seen=1, materials=frozenset({PHOTO}), act=clerk(FILED, "k")
        )
    nothing_is_amiss()


def test_filed_and_accepted_in_one(city: Database) -> None:
    application = an_application()
    outcome = file_and_accept(application=application, act=clerk(FILED, "k"))
    assert [entry[0] for entry in told(str(outcome["subject"]))] == ["case_filed", "case_accepted"]
    assert str(outcome["receipt_number"]).startswith("20261123")
    assert file_and_accept(application=application, act=clerk(FILED, "k")) == outcome
    assert Case.objects.count() == 1


def test_the_clock_runs_from_the_day_the_file_was_complete(sqlite_city: Database) -> None:
    record = accept(filed(), clerk(LATER))
    assert (record.accepted_on, record.limit_on) == (LATER, LIMIT)


def test_after_a_notice_it_runs_from_the_day_what_was_missing_came(sqlite_city: Database) -> None:
    case = waiting()
    for day, paper in ((25, PHOTO), (27, Material.LEASE)):
        complete_materials(
            case_id=case,
            seen=None,
            materials=frozenset({paper}),
            act=clerk(date(2026, 11, day)),
        )
    assert accept(case, clerk(LATER)).limit_on == date(2026, 12, 10)


def test_what_is_missing_is_named_and_nothing_is_filed(city: Database) -> None:
    application = an_application(materials=frozenset({CARD}))
    with case_refused(Why.NOT_COMPLETE):
        file_and_accept(application=application, act=clerk())
    assert Case.objects.count() == 0


@pytest.mark.parametrize("paper", [CARD, PHOTO, CONTRACT])
def test_without_one_paper_it_is_not_accepted(paper: Material, sqlite_city: Database) -> None:
    case = filed(an_application(materials=frozenset({CARD, PHOTO, CONTRACT} - {paper})))
    with case_refused(Why.NOT_COMPLETE):
        accept(case, clerk())


def test_a_paper_that_the_lists_do_not_name_is_there(sqlite_city: Database) -> None:
    papers = frozenset({CARD, PHOTO, Material.OTHER_EMPLOYMENT_PROOF})
    assert accept(filed(an_application(materials=papers)), clerk()).limit_on == LIMIT


def test_what_is_known_by_sharing_is_not_asked_for(sqlite_city: Database) -> None:
    declaration = Declaration(
        grounds=(ClaimedGround(Ground.EMPLOYMENT),),
        shared=frozenset({Evidence.EMPLOYMENT, Evidence.IDENTITY}),
    )
    application = an_application(declaration=declaration, materials=frozenset({PHOTO}))
    assert accept(filed(application), clerk()).limit_on == LIMIT


def test_a_ground_that_is_recorded_with_its_paper_is_not_asked_for(sqlite_city: Database) -> None:
    person = an_applicant()
    record_ground(
        person_id=person,
        ground="employment",
        first_day=date(2025, 3, 3),
        evidence="labour_contract",
        evidence_on=date(2025, 3, 3),
        act=clerk(),
    )
    papers = frozenset({CARD, PHOTO})
    case = filed(an_application(person, Declaration(), papers))
    assert accept(case, clerk()).limit_on == LIMIT


def test_a_ground_that_has_ended_is_asked_for(sqlite_city: Database) -> None:
    person = an_applicant()
    record_ground(
        person_id=person,
        ground="accommodation",
        first_day=date(2025, 3, 3),
        evidence="lease",
        evidence_on=date(2025, 3, 3),
        act=clerk(),
        last_day=date(2026, 11, 22),
    )
    case = filed(an_application(person, Declaration(), frozenset({CARD, PHOTO})))
    with case_refused(Why.NOT_COMPLETE):
        accept(case, clerk())


def test_the_agency_accepts(sqlite_city: Database) -> None:
    case = filed(by=agency_clerk(FILED))
    assert accept(case, agency_clerk(FILED)).office_id == AGENCY


def test_another_role_and_another_place_do_not_accept(sqlite_city: Database) -> None:
    case = filed()
    with case_refused(Why.NOT_YOURS):
        accept(case, officer(FILED))
    with case_refused(Why.NO_CASE):
        accept(case, act(FILED, within=DONGGUAN))


def test_who_saw_an_earlier_step_accepts_nothing(sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.MOVED_ON):
        accept_application(case_id=case, seen=1, act=clerk())
    assert record_of(case).number == 2


def test_while_a_fact_is_waited_for_the_clock_does_not_run(sqlite_city: Database) -> None:
    """All papers lay there; the notice asked for the months of insurance, and they came later."""
    declaration = Declaration(grounds=(ClaimedGround(Ground.EMPLOYMENT, date(2025, 3, 3)),))
    application = an_application(declaration=declaration)
    case = str(file_with_notice(application=application, act=clerk())["subject"])
    assert record_of(case).last(Action.GIVE_NOTICE) is not None
    complete_materials(
        case_id=case,
        seen=None,
        materials=frozenset(),
        declaration=Declaration(insured_months_running=14),
        act=clerk(date(2026, 12, 18)),
    )
    assert accept(case, clerk(date(2026, 12, 21))).limit_on == date(2027, 1, 2)
