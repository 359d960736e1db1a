"""Examination: the law's answer of the day is kept, and papers that no list names are looked at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.casework.application.given import (
    APPLICANT,
    CARD,
    FILED,
    HOME,
    PHOTO,
    WORK,
    accepted,
    an_applicant,
    an_application,
    examiner,
    record_of,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, act, conflicting, nothing_is_amiss, officer, told

from anju.law.applicant_facts import Ground, Merit
from anju.law.materials import Material
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.registering import end_residence

OTHER_PAPER = frozenset({CARD, PHOTO, Material.OTHER_EMPLOYMENT_PROOF})


def examine(
    case: str,
    by: Act | None = None,
    shows: Mapping[Ground, bool] | None = None,
    said: str = "",
) -> Outcome:
    return examine_application(
        case_id=case, seen=None, act=by or examiner(), papers_show=shows, said=said
    )


def finding(case: str) -> tuple[str, list[str], str]:
    """The finding, the codes of its reasons, and what was missing."""
    step = record_of(case).last(Action.EXAMINE)
    assert step is not None
    codes = [reason.code for reason in reasons_of(step.told["grounds"])]
    return step.told["finding"], codes, step.told.get("missing", "")


def test_who_fulfils_the_conditions_is_found_so(city: Database) -> None:
    case = accepted()
    outcome = examine(case, examiner(FILED, "k"), said="已核对劳动合同与社保记录")
    kind, on, payload, _ = told(case)[-1]
    assert (kind, on) == ("case_examined", "2026-11-23")
    assert "社保" not in str(payload)
    assert finding(case) == (
        "met",
        [
            "citizen",
            "another_city_than_household",
            "registered_long_enough",
            "insured_months_running_reached",
            "ground_there",
            *["material_proves"] * 3,
        ],
        "",
    )
    assert state_of(case) == ("examined", "")
    assert examine(case, examiner(FILED, "k"), said="已核对劳动合同与社保记录") == outcome
    with conflicting():
        examine(case, examiner(FILED, "k"), said="已核对")
    nothing_is_amiss()


def test_who_was_insured_too_short_is_found_so(sqlite_city: Database) -> None:
    case = accepted(an_application(declaration=replace(WORK, insured_months_running=11)))
    examine(case)
    assert finding(case)[0] == "cannot_tell"
    second = an_application(
        an_applicant(replace(APPLICANT, identity_number="")),
        replace(
            WORK,
            insured_months_running=11,
            insured_months_of_last_24=17,
            citizen=True,
            merits=frozenset(),
        ),
    )
    case = accepted(second)
    examine(case)
    assert finding(case)[:2] == (
        "not_met",
        ["no_merit", "insured_months_running_too_few", "insured_months_of_last_24_too_few"],
    )


def test_what_cannot_be_told_names_what_is_missing(sqlite_city: Database) -> None:
    case = accepted(an_application(declaration=replace(WORK, insured_months_running=None)))
    examine(case)
    assert finding(case)[0] == "cannot_tell"
    assert finding(case)[2] == "merits insured_months_running insured_months_of_last_24"


@pytest.mark.parametrize(
    ("shows", "found", "missing"),
    [
        ({}, "cannot_tell", "employment_proof_examined"),
        ({Ground.EMPLOYMENT: True}, "met", ""),
        ({Ground.SCHOOLING: True}, "cannot_tell", "employment_proof_examined"),
    ],
)
def test_a_paper_that_no_list_names_is_looked_at(
    shows: dict[Ground, bool], found: str, missing: str, sqlite_city: Database
) -> None:
    case = accepted(an_application(materials=OTHER_PAPER))
    examine(case, shows=shows)
    assert (finding(case)[0], finding(case)[2]) == (found, missing)


def test_a_paper_that_does_not_show_its_ground_leaves_none(sqlite_city: Database) -> None:
    declaration = replace(WORK, merits=frozenset())
    case = accepted(an_application(declaration=declaration, materials=OTHER_PAPER))
    examine(case, shows={Ground.EMPLOYMENT: False})
    assert finding(case)[0] == "not_met"
    assert finding(case)[1].count("ground_not_there") == 3


def test_another_ground_relied_on_is_enough(sqlite_city: Database) -> None:
    both = replace(WORK, grounds=(*WORK.grounds, *HOME.grounds))
    papers = OTHER_PAPER | {Material.LEASE}
    case = accepted(an_application(declaration=both, materials=papers))
    examine(case, shows={Ground.EMPLOYMENT: False})
    assert finding(case)[0] == "met"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2027, 4, 29), "met"),
        (date(2027, 4, 30), "met"),
        (date(2027, 5, 1), "not_met"),
    ],
)
def test_the_law_answers_for_the_day_of_the_examination(
    day: date, found: str, sqlite_city: Database
) -> None:
    papers = frozenset({CARD, PHOTO, Material.LEASE})
    declaration = replace(HOME, merits=frozenset())
    case = accepted(an_application(declaration=declaration, materials=papers))
    examine(case, examiner(day))
    assert finding(case)[0] == found


def test_whoever_is_registered_no_more_is_found_so(sqlite_city: Database) -> None:
    person = an_applicant()
    case = accepted(an_application(person, replace(WORK, merits=frozenset())))
    row = ResidenceRegistration.objects.get(person_id=person)
    end_residence(
        person_id=person,
        record=row.id,
        last_day=date(2026, 11, 24),
        reason="left",
        act=examiner(date(2026, 11, 25)),
    )
    examine(case, examiner(date(2026, 11, 25)))
    assert finding(case)[:2] == ("not_met", ["no_merit", "not_registered_here"])


def test_a_merit_admits_directly(sqlite_city: Database) -> None:
    declaration = Declaration(grounds=WORK.grounds, merits=frozenset({Merit.TALENT}))
    case = accepted(an_application(an_applicant(since=date(2026, 11, 2)), declaration))
    examine(case)
    assert finding(case)[0] == "met"


def test_only_a_police_clerk_of_the_place_examines(sqlite_city: Database) -> None:
    case = accepted()
    for by in (agency_clerk(FILED), officer(FILED)):
        with case_refused(Why.NOT_YOURS):
            examine(case, by)
    with case_refused(Why.NO_CASE):
        examine(case, act(FILED, within=DONGGUAN))


def test_who_saw_an_earlier_step_examines_nothing(sqlite_city: Database) -> None:
    case = accepted()
    with case_refused(Why.MOVED_ON):
        examine_application(case_id=case, seen=1, act=examiner())
