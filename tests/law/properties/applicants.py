"""Random people who apply, mostly nearly qualified, so that every answer comes up often."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from anju.law.applicant_facts import (
    Applicant,
    Ground,
    GroundFact,
    Insurance,
    Merit,
    Person,
    ResidenceRegistration,
)

T = TypeVar("T")

PLACES = ("110105", "310115", "330604", "330182", "440104", "440305", "500103", "420106")
DAYS = st.dates(date(2017, 3, 1), date(2026, 12, 31))
TRUE_MORE_OFTEN = st.sampled_from((True,) * 8 + (False, None))


@st.composite
def applicants(draw: st.DrawFn) -> tuple[Applicant, str, date]:
    """Somebody, the place where the application is made, and a day."""
    on, place = draw(DAYS), draw(st.sampled_from(PLACES))
    person = Person(
        citizen=draw(TRUE_MORE_OFTEN),
        household_place=draw(st.sampled_from(("511602",) * 6 + (place, "440000", None))),
        born_on=draw(st.none() | st.dates(date(1950, 1, 1), on)),
        limited_mobility=draw(TRUE_MORE_OFTEN),
    )
    applicant = Applicant(
        person=person,
        residence_place=draw(st.sampled_from((place,) * 8 + (None,))),
        registrations=draw(mostly(st.lists(registrations(place, on), max_size=3).map(tuple))),
        grounds=draw(grounds(on)),
        registered_months_of_last_12=draw(months(12)),
        insurance=Insurance(draw(months(30)), draw(months(24)), draw(months(12))),
        merits=draw(mostly(st.frozensets(st.sampled_from(Merit), max_size=2))),
    )
    return applicant, place, on


def months(most: int) -> st.SearchStrategy[int | None]:
    """A number of months, or none told."""
    return mostly(st.integers(most // 2, most))


def mostly(told: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """What is told, and one time in eight nothing."""
    return st.integers(0, 7).flatmap(lambda number: told if number else st.none())


@st.composite
def registrations(draw: st.DrawFn, place: str, on: date) -> ResidenceRegistration:
    """A registration around half a year or a year old, or somewhere else."""
    first_day = on - timedelta(days=draw(st.sampled_from((30, 181, 184, 186, 366, 366, 900, 900))))
    last_day = first_day + timedelta(days=draw(st.integers(20, 1000)))
    elsewhere = draw(st.sampled_from((*(place,) * 24, *PLACES)))
    return ResidenceRegistration(
        elsewhere, first_day, draw(st.sampled_from((None, None, None, last_day)))
    )


@st.composite
def grounds(draw: st.DrawFn, on: date) -> tuple[GroundFact, ...]:
    """Some of the three grounds, there or not, ending somewhere around the day."""
    before = mostly(st.integers(-400, 10).map(lambda days: on + timedelta(days=days)))
    after = mostly(st.integers(-20, 400).map(lambda days: on + timedelta(days=days)))
    told = draw(st.sets(st.sampled_from(Ground), min_size=1))
    return tuple(
        GroundFact(ground, draw(st.sampled_from((True, True, False))), draw(before), draw(after))
        for ground in sorted(told)
    )


def with_a_fact_less(applicant: Applicant) -> Iterator[Applicant]:
    """The same person with one fact after another not told."""
    person, insurance = applicant.person, applicant.insurance
    for field in fields(Person):
        yield replace(applicant, person=replace(person, **_untold(field.name)))
    for field in fields(Insurance):
        yield replace(applicant, insurance=replace(insurance, **_untold(field.name)))
    for name in ("residence_place", "registrations", "registered_months_of_last_12", "merits"):
        yield replace(applicant, **_untold(name))
    for fact in applicant.grounds:
        others = tuple(each for each in applicant.grounds if each is not fact)
        yield replace(applicant, grounds=others)
        for day in ("first_day", "last_day"):
            yield replace(applicant, grounds=(*others, replace(fact, **_untold(day))))


def _untold(name: str) -> dict[str, Any]:
    """A field of any type, not told."""
    return {name: None}
