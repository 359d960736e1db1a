"""Completing a file after its notice: in parts, with facts, in time or later."""

from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    CARD,
    CONTRACT,
    FILED,
    PHOTO,
    WORK,
    accept,
    an_application,
    clerk,
    filed,
    record_of,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import conflicting, nothing_is_amiss, officer, told

from anju.law.applicant_facts import Ground
from anju.law.materials import Evidence, Material
from anju.office.casework.application.declaration import (
    ClaimedGround,
    Declaration,
    declaration_of,
)
from anju.office.casework.application.noticing import complete_materials, give_notice
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome

COMES = date(2026, 12, 2)


def complete(
    case: str,
    by: Act,
    *papers: Material,
    declaration: Declaration | None = None,
    seen: int | None = None,
) -> Outcome:
    return complete_materials(
        case_id=case, seen=seen, materials=frozenset(papers), act=by, declaration=declaration
    )


def test_what_was_missing_comes(city: Database) -> None:
    case = waiting()
    outcome = complete(case, clerk(COMES, "k"), PHOTO, seen=2)
    assert told(case)[-1][:3] == ("case_completed", "2026-12-02", {"materials": "photo"})
    assert case_of(outcome).state == "completed"
    assert record_of(case).materials == {"photo", "labour_contract", "resident_identity_card"}
    assert complete(case, clerk(COMES, "k"), PHOTO, seen=2) == outcome
    with conflicting():
        complete(case, clerk(COMES, "k"), CARD, seen=2)
    nothing_is_amiss()


@pytest.mark.parametrize("day", [23, 24])
def test_on_the_last_day_and_later_it_is_still_taken(day: int, sqlite_city: Database) -> None:
    case = waiting()
    comes = date(2026, 12, day)
    complete(case, clerk(comes), PHOTO)
    record = accept(case, clerk(comes))
    assert record.limit_on == date(2027, 1, day - 16)


def test_it_comes_in_parts(sqlite_city: Database) -> None:
    case = waiting(materials=frozenset({CONTRACT}))
    complete(case, clerk(COMES), CARD)
    with case_refused(Why.NOT_COMPLETE):
        accept(case, clerk(COMES))
    complete(case, clerk(COMES), PHOTO)
    assert accept(case, clerk(COMES)).state.value == "accepted"


def test_facts_that_were_asked_for_are_added_to_those_told_before(sqlite_city: Database) -> None:
    case = filed(an_application(declaration=Declaration(shared=frozenset({Evidence.IDENTITY}))))
    give_notice(case_id=case, seen=None, act=clerk())
    more = Declaration(
        grounds=(ClaimedGround(Ground.EMPLOYMENT),),
        shared=frozenset({Evidence.LIKENESS}),
        insured_months_running=14,
    )
    complete(case, clerk(COMES), declaration=more)
    assert declaration_of(record_of(case).asks) == Declaration(
        grounds=(ClaimedGround(Ground.EMPLOYMENT),),
        shared=frozenset({Evidence.IDENTITY, Evidence.LIKENESS}),
        insured_months_running=14,
    )


def test_a_second_ground_leaves_the_first(sqlite_city: Database) -> None:
    case = waiting()
    more = Declaration(grounds=(ClaimedGround(Ground.SCHOOLING, date(2025, 9, 1)),))
    complete(case, clerk(COMES), declaration=more)
    assert declaration_of(record_of(case).asks).grounds == (
        *WORK.grounds,
        ClaimedGround(Ground.SCHOOLING, date(2025, 9, 1)),
    )


def test_nothing_at_all_completes_nothing(sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.NOTHING_BROUGHT):
        complete(case, clerk(COMES))


def test_who_saw_an_earlier_step_adds_nothing(sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.MOVED_ON):
        complete(case, clerk(COMES), PHOTO, seen=1)


def test_an_officer_takes_no_papers(sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.NOT_YOURS):
        complete(case, officer(FILED), PHOTO)
