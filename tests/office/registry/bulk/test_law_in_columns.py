"""The law's facts in columns are those that the law says one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import rich_permits

from anju.law.facts import Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.life import live
from anju.law.measures_files import load_measures
from anju.office.registry.permits.columns import Told, last_known_on
from anju.office.registry.permits.law_facts import facts_of
from anju.office.registry.permits.lived_in_columns import LawInColumns

MEASURES = load_measures()
CODES = [
    code
    for code in MEASURES.codes()
    if not any(version.holiday_roll for version in MEASURES.for_place(code).timeline())
]
LAW = LawInColumns(MEASURES)


def one_by_one(permit: Permit, division_code: str) -> Told:
    try:
        rules = MEASURES.for_place(division_code)
        return facts_of(live(permit, rules, last_known_on(permit)))
    except RefusedHistory as refused:
        return refused


def comparable(told: Told) -> object:
    if isinstance(told, RefusedHistory):
        return told.reason, told.day, told.boundary, told.already_endorsed
    return told


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(rich_permits(), st.sampled_from(CODES)), max_size=5))
def test_many_permits_at_once_are_told_what_each_is_told(permits: list[tuple[Permit, str]]) -> None:
    found = map(comparable, LAW.judged(permits))
    assert list(found) == [comparable(one_by_one(*each)) for each in permits]


def test_the_first_history_that_cannot_be_true_is_refused() -> None:
    good = Permit(date(2024, 3, 15))
    early = Permit(date(2024, 3, 15), (Endorsement(date(2024, 3, 20)),))
    with pytest.raises(RefusedHistory, match="too_early"):
        LAW.facts([(good, "440300"), (early, "440300")])


def test_hardly_any_permit_is_asked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    law, asked = LawInColumns(MEASURES), list[Permit]()

    def ask(permit: Permit, code: str) -> Told:
        asked.append(permit)
        return one_by_one(permit, code)

    monkeypatch.setattr(law, "_one_by_one", ask)
    days = [date(2016, 1, 1) + timedelta(days=11 * step) for step in range(300)]
    law.facts([(Permit(day), "440300") for day in days])
    assert asked == []
