"""The list says every fact of the life, in both languages; the plain values say the same."""

import json
from datetime import date

import pytest
from tests.picture.lives import LIVES, random_lives

from anju.law.life import Life
from anju.law.wording import day_in_words
from anju.picture.events import as_json, listed
from anju.picture.marks import KINDS
from anju.picture.scene import scene
from anju.picture.sentences import headline

EVERY = [*LIVES.values(), *random_lives(200)]


def facts(life: Life) -> set[date]:
    """The days of everything recorded and known, and of what the law makes of it."""
    days = {life.permit.issued_on, life.known_on}
    days |= {f.filed_on for f in life.permit.endorsements if f.filed_on <= life.known_on}
    gaps = [judgement.gap for judgement in life.judgements if judgement.gap and judgement.gap.days]
    days |= {day for gap in gaps for day in (gap.first_day, gap.last_day)}
    if life.recorded_cancellation_on:
        days.add(min(life.cancelled_from or life.known_on, life.recorded_cancellation_on))
    return days


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fact_of_the_life_is_said(language: str) -> None:
    for life in EVERY:
        said = " ".join(listed(scene(life), language))
        missing = [day for day in facts(life) if day_in_words(day, language) not in said]
        assert not missing, life.permit


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_is_whole(language: str) -> None:
    end = "。" if language == "zh" else "."
    for life in EVERY:
        for sentence in (*listed(scene(life), language), headline(scene(life), language)):
            assert sentence.endswith(end)
            assert "{" not in sentence
            assert "None" not in sentence


def test_the_plain_values_are_json_in_order_of_day() -> None:
    for life in EVERY:
        found = as_json(scene(life))
        assert json.loads(json.dumps(found)) == found
        assert [one["first_day"] for one in found] == sorted(str(one["first_day"]) for one in found)
        assert {one["kind"] for one in found} <= set(KINDS.values())
        for one in found:
            assert next(iter(one)) == "kind"
            assert one["last_day"] is None or str(one["last_day"]) >= str(one["first_day"])


def test_the_plain_values_of_a_late_endorsement() -> None:
    found = as_json(scene(LIVES["a restart"]))
    endorsed = [one for one in found if one["kind"] == "endorsed"]
    assert endorsed[1] == {
        "kind": "endorsed",
        "first_day": "2023-05-30",
        "last_day": "2023-05-30",
        "effect": "restarted",
        "counted_on": None,
    }
    assert {
        "kind": "suspended",
        "first_day": "2023-03-15",
        "last_day": "2023-05-29",
        "healed": False,
        "ahead": False,
    } in found


def test_the_window_gives_the_day_told_and_the_last_good_day() -> None:
    window = next(
        one for one in as_json(scene(LIVES["the last good day"])) if one["kind"] == "window"
    )
    assert window["last_day"] == "2026-11-22"
    assert window["last_good_day"] == "2026-11-23"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nine years", "Last day to endorse in time: Sunday, 14 March 2027 (111 days left)."),
        ("the last good day", "Last day to endorse in time: Monday, 23 November 2026 (today)."),
        ("lapsed", "Cancelled by the measure itself from Tuesday, 2 July 2024."),
        ("waiting in time", "Filed on Thursday, 5 November 2026; not decided yet."),
        ("three gaps", "Use has been suspended since Saturday, 2 March 2024."),
    ],
)
def test_what_matters_most_is_said_first(name: str, said: str) -> None:
    assert headline(scene(LIVES[name]), "en") == said
