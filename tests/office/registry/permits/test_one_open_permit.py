"""One open permit for each person and issuing city, also beside one that has a term of its own."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    OTHER,
    a_permit,
    a_person,
    act,
    nothing_written,
    officer,
    refused,
)

from anju.law.facts import Decision
from anju.office.registry.models import Permit, Person
from anju.office.registry.people.merging import decide_on_persons, propose_merge
from anju.office.registry.permits.cancelling import CancelReason, annul_cancellation, cancel
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.rebuilding.dumping import digests
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because, Refused

BEFORE_2016, GOOD_UNTIL = date(2015, 6, 1), date(2025, 5, 31)
DAY = date(2024, 3, 15)
"""A day in the term of the permit of before 2016."""


def _of_own_term(person: str, good_until: date = GOOD_UNTIL) -> str:
    return a_permit(person, "4403T1", BEFORE_2016, good_until=good_until)


def _cancel(permit: str, day: date) -> None:
    cancel(permit_id=permit, cancelled_on=day, reason=CancelReason.LEFT, act=officer(day))


def _proposed_merge(person: str, into: str) -> int:
    proposed = propose_merge(person_id=person, into=into, reason="same", act=act(DAY))
    return int(proposed["number"])


def _merge(person: str, number: int) -> None:
    decide_on_persons(
        person_id=person, proposal=number, decision=Decision.GRANTED, act=officer(DAY)
    )


def test_beside_a_term_that_lasts_no_permit_is_issued(city: Database) -> None:
    person = a_person()
    _of_own_term(person)
    for day in (DAY, GOOD_UNTIL):
        with refused(Because.TERM_LASTS, GOOD_UNTIL):
            a_permit(person, issued_on=day)


def test_the_day_after_its_term_another_one_is_issued(city: Database) -> None:
    person = a_person()
    _of_own_term(person)
    a_permit(person, issued_on=GOOD_UNTIL + timedelta(days=1))
    assert Permit.objects.filter(person_id=person).count() == 2


def test_once_it_is_cancelled_another_one_is_issued_on_that_day(city: Database) -> None:
    person = a_person()
    _cancel(_of_own_term(person), DAY)
    a_permit(person, issued_on=DAY)
    assert Permit.objects.filter(person_id=person, closed_on__isnull=True).count() == 1


def test_of_another_city_it_stands_beside(sqlite_city: Database) -> None:
    person = a_person()
    _of_own_term(person)
    a_permit(person, place=DONGGUAN)
    assert Permit.objects.filter(person_id=person).count() == 2


def test_a_term_is_not_recorded_beside_an_open_permit(city: Database) -> None:
    person = a_person()
    a_permit(person, issued_on=DAY)
    with refused(Because.ALREADY_OPEN):
        _of_own_term(person)


def test_a_term_that_ended_before_is_recorded_beside_it(city: Database) -> None:
    person = a_person()
    a_permit(person, issued_on=DAY)
    _of_own_term(person, DAY - timedelta(days=1))
    assert Permit.objects.filter(person_id=person).count() == 2


def test_two_terms_that_share_a_day_are_not_recorded(city: Database) -> None:
    person = a_person()
    _of_own_term(person)
    with refused(Because.TERM_LASTS, GOOD_UNTIL):
        a_permit(person, "4403T2", date(2015, 12, 31), good_until=date(2025, 12, 30))


def test_two_records_with_a_term_and_an_open_permit_are_not_merged(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    legacy = _of_own_term(person)
    a_permit(into, issued_on=DAY)
    number = _proposed_merge(person, into)
    with refused(Because.TERM_LASTS, GOOD_UNTIL):
        _merge(person, number)
    _cancel(legacy, DAY)
    _merge(person, number)
    assert Permit.objects.filter(person_id=into).count() == 2


def test_its_cancellation_is_not_annulled_beside_another_one(city: Database) -> None:
    person = a_person()
    legacy = _of_own_term(person)
    _cancel(legacy, DAY)
    a_permit(person, issued_on=DAY)
    with refused(Because.ALREADY_OPEN):
        annul_cancellation(permit_id=legacy, reason="wrong_entry", act=officer(DAY))
    propose_correction(permit_id=legacy, entry=2, reason="wrong_entry", act=act(DAY))
    with refused(Because.ALREADY_OPEN):
        decide_correction(permit_id=legacy, proposal=3, decision=Decision.GRANTED, act=officer(DAY))


def test_a_cancellation_is_not_annulled_beside_a_term(city: Database) -> None:
    person = a_person()
    permit = a_permit(person, issued_on=date(2020, 1, 2))
    _cancel(permit, DAY)
    _of_own_term(person)
    with refused(Because.TERM_LASTS, GOOD_UNTIL):
        annul_cancellation(permit_id=permit, reason="wrong_entry", act=officer(DAY))


@pytest.mark.parametrize(
    "changed",
    [
        {"issued_on": DAY, "closed_on": None},
        {"issued_on": GOOD_UNTIL, "closed_on": None},
        {"issued_on": BEFORE_2016, "closed_on": DAY, "closed_reason": "term_ended"},
    ],
)
def test_the_database_itself_refuses_them(city: Database, changed: dict[str, object]) -> None:
    person = a_person()
    row = Permit.objects.get(id=_of_own_term(person))
    row.id, row.good_until, row.closed_reason = "0" * 20, None, ""
    for name, value in changed.items():
        setattr(row, name, value)
    with (
        nothing_written(),
        pytest.raises(IntegrityError, match="ranges overlap"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


def test_the_database_itself_refuses_that_they_become_one_persons(city: Database) -> None:
    person, another = a_person(), a_person(OTHER)
    legacy = _of_own_term(person)
    a_permit(another, issued_on=DAY)
    with (
        nothing_written(),
        pytest.raises(IntegrityError, match="ranges overlap"),
        transaction.atomic(),
    ):
        Permit.objects.filter(id=legacy).update(person_id=another)


def _at_once(city: Database, *jobs: Callable[[], object]) -> list[str]:
    def attempt(job: Callable[[], object]) -> str:
        try:
            job()
        except Refused as found:
            return found.reason.value
        return "done"

    return city.in_threads(*(partial(attempt, job) for job in jobs))


def test_a_term_and_another_permit_at_once_are_one(city: Database) -> None:
    person = a_person()
    answers = _at_once(city, partial(_of_own_term, person), partial(a_permit, person))
    assert sorted(answers) in (["already_open", "done"], ["done", "term_lasts"])
    assert Permit.objects.filter(person_id=person).count() == 1


def test_an_annulment_and_an_issue_at_once_leave_one_open(city: Database) -> None:
    person = a_person()
    legacy = _of_own_term(person)
    _cancel(legacy, DAY)
    annul = partial(annul_cancellation, permit_id=legacy, reason="wrong", act=officer(DAY))
    answers = _at_once(city, annul, partial(a_permit, person, issued_on=DAY))
    assert sorted(answers) in (["already_open", "done"], ["done", "term_lasts"])
    standing = Permit.objects.filter(person_id=person).exclude(closed_reason="left")
    assert standing.count() == 1


def test_it_is_rebuilt_as_it_was(city: Database) -> None:
    """A merge of two that were open at different times, and a term that was followed."""
    person, into = a_person(), a_person(OTHER)
    _cancel(_of_own_term(person), DAY)
    a_permit(into, issued_on=date(2020, 1, 2))
    _merge(person, _proposed_merge(person, into))
    before = digests()
    assert rebuild().changed == []
    assert digests() == before
    assert Person.objects.get(id=person).merged_into_id == into


SENTENCES = {
    "en": (
        "a permit of this city from before 2016 is good until Saturday, 31 May 2025 by its own "
        "term, and no other is open beside it; cancel it first, or issue the other one after "
        "that day"
    ),
    "zh": (
        "该人2016年以前签发的本市居住证按其自身期限至2025年5月31日（星期六）有效，"
        "其间不能另有有效的本市居住证；请先注销该证，或者在该日之后签发"
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_refusal_says_until_when(language: str) -> None:
    told = Refused(Because.TERM_LASTS, GOOD_UNTIL).in_words(language)
    assert told == SENTENCES[language]
