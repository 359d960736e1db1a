"""The one-time notice: everything at once, by when, once."""

from dataclasses import replace
from datetime import date

from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    CARD,
    CONTRACT,
    FILED,
    MOTHER,
    WORK,
    an_applicant,
    an_application,
    clerk,
    filed,
    record_of,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import conflicting, nothing_is_amiss, officer, told

from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.filing import file_with_notice
from anju.office.casework.application.noticing import give_notice
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cases.states import Action
from anju.office.casework.models import Case
from anju.office.casework.refused import Why


def test_everything_that_is_missing_is_told_at_once(city: Database) -> None:
    case = filed(an_application(declaration=Declaration(), materials=frozenset()))
    outcome = give_notice(case_id=case, seen=1, act=clerk(FILED, "k"))
    kind, on, payload, _ = told(case)[-1]
    assert (kind, on) == ("case_notice_given", "2026-11-23")
    assert payload == {
        "missing": (
            "identity_evidence likeness_evidence ground_evidence"
            " merits insured_months_running insured_months_of_last_24"
        ),
        "complete_by": "2026-12-23",
    }
    row = case_of(outcome)
    assert (row.state, row.desk, row.due_on) == ("waiting", "holder", date(2026, 12, 23))
    assert give_notice(case_id=case, seen=1, act=clerk(FILED, "k")) == outcome
    with conflicting():
        withdraw_application(case_id=case, seen=1, act=clerk(FILED, "k"))
    nothing_is_amiss()


def test_filed_with_its_notice_in_one(city: Database) -> None:
    application = an_application(materials=frozenset({CARD, CONTRACT}))
    outcome = file_with_notice(application=application, act=clerk(FILED, "k"))
    entries = told(str(outcome["subject"]))
    assert [entry[0] for entry in entries] == ["case_filed", "case_notice_given"]
    assert entries[1][2]["missing"] == "likeness_evidence"
    assert file_with_notice(application=application, act=clerk(FILED, "k")) == outcome
    assert Case.objects.count() == 1


def test_a_fact_alone_is_asked_for(sqlite_city: Database) -> None:
    unknown = replace(WORK, insured_months_running=None)
    case = filed(an_application(an_applicant(), unknown))
    give_notice(case_id=case, seen=None, act=clerk())
    step = record_of(case).last(Action.GIVE_NOTICE)
    assert step is not None
    assert step.told["missing"] == "merits insured_months_running insured_months_of_last_24"


def test_where_nothing_is_missing_there_is_nothing_to_tell(sqlite_city: Database) -> None:
    case, application = filed(), an_application(an_applicant(MOTHER))
    with case_refused(Why.NOTHING_MISSING):
        give_notice(case_id=case, seen=None, act=clerk())
    with case_refused(Why.NOTHING_MISSING):
        file_with_notice(application=application, act=clerk())


def test_there_is_no_second_notice(sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.NOT_NOW):
        give_notice(case_id=case, seen=None, act=clerk(date(2026, 11, 24)))


def test_an_officer_gives_no_notice(sqlite_city: Database) -> None:
    case = filed(an_application(materials=frozenset({CARD})))
    with case_refused(Why.NOT_YOURS):
        give_notice(case_id=case, seen=None, act=officer(FILED))
