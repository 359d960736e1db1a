"""Why a history was refused, in one sentence of either language."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import Refusal, RefusedHistory
from anju.law.measures_files import load_measures
from anju.law.refusals import SENTENCES, refusal_in_words, refusal_template
from anju.law.standing import standing

JUNE = Permit(date(2024, 6, 10))


def endorsed(*days: date) -> Permit:
    return replace(JUNE, endorsements=tuple(Endorsement(day) for day in days))


def cancelled(permit: Permit, day: date) -> Permit:
    return replace(permit, cancellations=(Cancellation(day),))


def refused(permit: Permit, code: str = "000000") -> RefusedHistory:
    with pytest.raises(RefusedHistory) as found:
        standing(permit, load_measures().for_place(code), date(2026, 11, 23))
    return found.value


SAID = [
    (
        refused(Permit(date(2015, 12, 31))),
        (
            "issued on Thursday, 31 December 2015, before the Regulation came into force on "
            "Friday, 1 January 2016; such a permit stays good for its own term and no endorsement "
            "year is computed for it"
        ),
    ),
    (
        refused(Permit(date(2026, 11, 24))),
        "issued on Tuesday, 24 November 2026, after the day judged, Monday, 23 November 2026",
    ),
    (
        refused(cancelled(JUNE, date(2024, 6, 9))),
        "cancelled on Sunday, 9 June 2024, before its issue on Monday, 10 June 2024",
    ),
    (
        refused(endorsed(date(2024, 6, 9))),
        "endorsed on Sunday, 9 June 2024, before its issue on Monday, 10 June 2024",
    ),
    (
        refused(
            replace(endorsed(date(2025, 6, 6)), cancellations=(Cancellation(date(2025, 6, 5)),))
        ),
        "endorsed on Friday, 6 June 2025, although it had been cancelled on Thursday, 5 June 2025",
    ),
    (
        refused(endorsed(date(2025, 5, 9))),
        "endorsed on Friday, 9 May 2025, before the window opened on Saturday, 10 May 2025",
    ),
    (
        refused(endorsed(date(2025, 12, 12)), "410000"),
        (
            "endorsed on Friday, 12 December 2025, although the measure had cancelled it after "
            "Wednesday, 10 December 2025; a new permit was to be applied for"
        ),
    ),
    (
        refused(endorsed(date(2025, 5, 20), date(2025, 6, 10))),
        (
            "endorsed on Tuesday, 10 June 2025, a second time in a year already endorsed; the next "
            "window opens on Sunday, 10 May 2026"
        ),
    ),
]


@pytest.mark.parametrize(("history", "sentence"), SAID)
def test_the_sentence_says_what_is_wrong(history: RefusedHistory, sentence: str) -> None:
    assert refusal_in_words(history, "en") == sentence


def test_every_reason_has_its_sentence() -> None:
    assert [history.reason for history, _ in SAID[:-1]] == list(Refusal) == list(SENTENCES)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("reason", list(Refusal))
def test_both_languages_name_both_days(reason: Refusal, again: bool) -> None:
    for language in ("zh", "en"):
        said = refusal_template(reason, language, already_endorsed=again)
        assert {"{day}", "{boundary}"} <= {"{day}", "{boundary}"} & set(_slots(said))


def _slots(sentence: str) -> list[str]:
    return ["{" + part.partition("}")[0] + "}" for part in sentence.split("{")[1:]]


def test_a_refusal_is_said_in_chinese() -> None:
    assert "2025年5月9日（星期五）" in refusal_in_words(refused(endorsed(date(2025, 5, 9))), "zh")
    assert "2025年5月10日（星期六）" in refusal_in_words(refused(endorsed(date(2025, 5, 9))), "zh")


def test_a_refusal_carries_its_reason_and_no_personal_detail() -> None:
    assert str(refused(endorsed(date(2025, 5, 9)))) == "too_early"
