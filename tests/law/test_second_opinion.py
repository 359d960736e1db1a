"""The law and a slow program written apart from it agree, history by history."""

from datetime import date
from random import Random

import pytest
from tests.law.bridge import answer_of, measure_of, permit_of, place_of, random_versions
from tests.law.second_opinion import History, opinion
from tests.law.second_opinion.histories import random_history
from tests.law.second_opinion.measures import PLACES
from tests.law.second_opinion.records import Versions

from anju.law.measures_files import load_measures

PARAMETERS = ("window", "last_day_told", "suspended_from", "cycle", "grace", "late", "lapse")


def assert_agree(history: History, versions: Versions, on: date) -> None:
    expected = opinion(history, versions, on)
    answer = answer_of(permit_of(history), place_of(versions), on)
    assert answer == {key: expected[key] for key in answer}, (history, versions, on)  # type: ignore[literal-required]


@pytest.mark.parametrize("code", sorted(PLACES))
def test_the_shipped_measure_is_the_one_typed_by_hand(code: str) -> None:
    (typed_from, rules), (shipped,) = PLACES[code][0], load_measures().for_place(code).versions
    typed = measure_of(rules, typed_from)
    assert (shipped.code, shipped.first_day) == (code, typed_from)
    for name in PARAMETERS:
        assert getattr(shipped, name) == getattr(typed, name), name
    days = [(h.first_day, h.last_day, h.last_day_told, h.last_good_day) for h in shipped.holds]
    assert days == list(rules.holds)


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("code", sorted(PLACES))
def test_every_measure_gives_the_same_answers(code: str, rich: bool) -> None:
    rng = Random(f"{code} {rich}")
    for _ in range(25):
        history, on = random_history(rng, PLACES[code], rich=rich)
        assert_agree(history, PLACES[code], on)


@pytest.mark.parametrize(
    "seed",
    [
        *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(6)),
        *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(6, 60)),
    ],
)
def test_rules_no_place_has_yet_give_the_same_answers(seed: int) -> None:
    rng = Random(seed)
    for _ in range(120):
        versions = random_versions(rng)
        for _ in range(4):
            history, on = random_history(rng, versions, rich=rng.random() < 0.7)
            assert_agree(history, versions, on)
