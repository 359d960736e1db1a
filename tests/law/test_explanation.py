"""The one sentence about a permit: each case is reached, true, and complete in both languages."""

import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from anju.law.explanation import SENTENCES, Case, case_of, explain, slots, template
from anju.law.facts import Cancellation, Decision, Endorsement, Permit
from anju.law.legal_days import Months
from anju.law.life import Life, live
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.standing import standing_of

MARCH = Permit(date(2025, 3, 15))


def place(code: str) -> PlaceMeasures:
    return load_measures().for_place(code)


def lapsing_hangzhou() -> PlaceMeasures:
    """No place leaves gaps out and lapses; Hangzhou could."""
    return PlaceMeasures([replace(place("330100").versions[0], lapse=Months(6))])


def filed(day: date, decision: Decision | None = None) -> Permit:
    return replace(MARCH, endorsements=(Endorsement(day, decision),))


@dataclass(frozen=True)
class Said:
    """A permit on a day, and how its sentence begins, up to the basis."""

    case: Case
    permit: Permit
    rules: PlaceMeasures
    on: date
    en: str
    zh: str

    @property
    def life(self) -> Life:
        return live(self.permit, self.rules, self.on)


SAID = [
    Said(
        Case.NOT_OPEN,
        MARCH,
        place("000000"),
        date(2026, 2, 14),
        "In force on Saturday, 14 February 2026: the endorsement window opens on Sunday, 15 "
        "February 2026; endorse by Saturday, 14 March 2026, or use is suspended from Monday, 16 "
        "March 2026",
        "截至2026年2月14日（星期六）使用中：签注期2026年2月15日（星期日）开始，最迟2026年3月14日"
        "（星期六）签注，否则2026年3月16日（星期一）起暂停使用（使用功能中止）",
    ),
    Said(
        Case.OPEN,
        MARCH,
        place("440305"),
        date(2026, 2, 15),
        "In force on Sunday, 15 February 2026: endorse by Saturday, 14 March 2026; without it use "
        "is suspended from Sunday, 15 March 2026",
        "截至2026年2月15日（星期日）使用中、已到签注期：最迟2026年3月14日（星期六）签注，否则"
        "2026年3月15日（星期日）起暂停使用（使用功能中止）",
    ),
    Said(
        Case.OPEN_PAST_TOLD,
        Permit(date(2025, 11, 23)),
        place("000000"),
        date(2026, 11, 23),
        "In force on Monday, 23 November 2026: the last day told was Sunday, 22 November 2026, yet "
        "an endorsement before Tuesday, 24 November 2026 is still in time; on that day use is "
        "suspended",
        "截至2026年11月23日（星期一）使用中：告知的最后一天2026年11月22日（星期日）已过，但在"
        "2026年11月24日（星期二）之前签注仍算按时，当日起暂停使用（使用功能中止）",
    ),
    Said(
        Case.SUSPENDED_HEALS,
        MARCH,
        place("310000"),
        date(2026, 4, 1),
        "Suspended on Wednesday, 1 April 2026, since Sunday, 15 March 2026: endorse by Wednesday, "
        "13 May 2026 and use is restored the same day, with no break in the years",
        "截至2026年4月1日（星期三）已暂停使用（使用功能中止），自2026年3月15日（星期日）起：最迟"
        "2026年5月13日（星期三）补办签注，当日恢复使用，居住年限不中断",
    ),
    Said(
        Case.SUSPENDED_TURNS_BACK,
        Permit(date(2018, 6, 1)),
        place("440000"),
        date(2020, 5, 5),
        "Suspended on Tuesday, 5 May 2020, since Sunday, 2 June 2019: a decree lets an endorsement "
        "by Monday, 1 February 2021 count as if made on Wednesday, 1 January 2020",
        "截至2020年5月5日（星期二）已暂停使用（使用功能中止），自2019年6月2日（星期日）起："
        "按延期规定，最迟2021年2月1日（星期一）补办签注，视同2020年1月1日（星期三）办理",
    ),
    Said(
        Case.SUSPENDED_RESTARTS,
        MARCH,
        place("320000"),
        date(2026, 5, 5),
        "Suspended on Tuesday, 5 May 2026, since Sunday, 15 March 2026: use is restored on the day "
        "of a late endorsement, and the years begin afresh from that day",
        "截至2026年5月5日（星期二）已暂停使用（使用功能中止），自2026年3月15日（星期日）起："
        "补办签注当日恢复使用，居住年限自补办之日起重新连续计算",
    ),
    Said(
        Case.SUSPENDED_RESTARTS_LAPSES,
        MARCH,
        place("410000"),
        date(2026, 5, 5),
        "Suspended on Tuesday, 5 May 2026, since Monday, 16 March 2026: use is restored on the day "
        "of a late endorsement, and the years begin afresh from that day; after Tuesday, 15 "
        "September 2026 the permit is cancelled",
        "截至2026年5月5日（星期二）已暂停使用（使用功能中止），自2026年3月16日（星期一）起："
        "补办签注当日恢复使用，居住年限自补办之日起重新连续计算；2026年9月15日（星期二）之后居住证"
        "注销",
    ),
    Said(
        Case.SUSPENDED_GAP,
        MARCH,
        place("330100"),
        date(2026, 5, 5),
        "Suspended on Tuesday, 5 May 2026, since Monday, 16 March 2026: use is restored on the day "
        "of a late endorsement, and only the suspended days are left out of the years",
        "截至2026年5月5日（星期二）已暂停使用（使用功能中止），自2026年3月16日（星期一）起："
        "补办签注当日恢复使用，居住年限只扣除中止的天数",
    ),
    Said(
        Case.SUSPENDED_GAP_LAPSES,
        MARCH,
        lapsing_hangzhou(),
        date(2026, 5, 5),
        "Suspended on Tuesday, 5 May 2026, since Monday, 16 March 2026: use is restored on the day "
        "of a late endorsement, and only the suspended days are left out of the years; after "
        "Tuesday, 15 September 2026 the permit is cancelled",
        "截至2026年5月5日（星期二）已暂停使用（使用功能中止），自2026年3月16日（星期一）起："
        "补办签注当日恢复使用，居住年限只扣除中止的天数；2026年9月15日（星期二）之后居住证注销",
    ),
    Said(
        Case.CANCELLED,
        replace(MARCH, cancellations=(Cancellation(date(2026, 1, 7)),)),
        place("000000"),
        date(2026, 5, 5),
        "Cancelled on Tuesday, 5 May 2026, since Wednesday, 7 January 2026: apply for a new permit",
        "截至2026年5月5日（星期二）已注销，自2026年1月7日（星期三）起：需要重新申领居住证",
    ),
    Said(
        Case.LAPSED,
        MARCH,
        place("110000"),
        date(2026, 11, 23),
        "Cancelled on Monday, 23 November 2026, by the measure itself since Tuesday, 15 September "
        "2026, because use had been suspended since Sunday, 15 March 2026: apply for a new permit",
        "截至2026年11月23日（星期一）已注销：自2026年3月15日（星期日）起暂停使用而未补办签注，按当地"
        "规定2026年9月15日（星期二）起注销，需要重新申领居住证",
    ),
    Said(
        Case.PENDING_IN_TIME,
        filed(date(2026, 3, 10)),
        place("120000"),
        date(2026, 3, 20),
        "In force on Friday, 20 March 2026: the endorsement was filed in time and is being "
        "decided; nothing is suspended before the decision",
        "截至2026年3月20日（星期五）使用中：签注已按时提交、正在办理，作出决定之前不会暂停使用",
    ),
    Said(
        Case.PENDING_LATE,
        filed(date(2026, 3, 30)),
        place("500000"),
        date(2026, 4, 2),
        "Suspended on Thursday, 2 April 2026, since Sunday, 15 March 2026: the late endorsement is "
        "being decided; once granted, it counts from the day it was filed",
        "截至2026年4月2日（星期四）已暂停使用（使用功能中止），自2026年3月15日（星期日）起："
        "补办签注正在办理，准予后自提交之日起算",
    ),
]
by_case = pytest.mark.parametrize("said", SAID, ids=lambda said: said.case.value)


def test_every_case_is_reached_and_has_its_sentence() -> None:
    assert [said.case for said in SAID] == list(Case) == list(SENTENCES)


@by_case
def test_the_sentence_of_a_case_is_true_in_english(said: Said) -> None:
    assert case_of(standing_of(said.life), said.life) is said.case
    assert explain(said.life, "en").partition(" (Interim Regulations")[0] == said.en


@by_case
def test_the_sentence_of_a_case_is_true_in_chinese(said: Said) -> None:
    assert explain(said.life, "zh").partition("（《居住证暂行条例》")[0] == said.zh


@by_case
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_names_only_days_that_are_known(said: Said, language: str) -> None:
    standing = standing_of(said.life)
    named = set(re.findall(r"{(\w+)}", template(said.case, standing.measure, language)))
    assert named <= set(slots(standing, said.life))
    assert "on" in named


@by_case
def test_both_languages_name_the_same_days(said: Said) -> None:
    measure = standing_of(said.life).measure
    chinese, english = template(said.case, measure, "zh"), template(said.case, measure, "en")
    assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english))


BASES = [
    (
        "000000",
        "(Interim Regulations on Residence Permits, art. 10; the national rule).",
        "（《居住证暂行条例》第10条；全国规定）。",
    ),
    (
        "330100",
        (
            "(Interim Regulations on Residence Permits, art. 10, Hangzhou Provisions on "
            "Services for the Floating Population, art. 19; Hangzhou: the article itself was read)."
        ),
        "（《居住证暂行条例》第10条、《杭州市流动人口服务管理规定》第19条；杭州市，条文已查阅）。",
    ),
    (
        "110000",
        (
            "(Interim Regulations on Residence Permits, art. 10, Beijing Measures for "
            "Implementing the Interim Regulations on Residence Permits, art. 13; Beijing: the "
            "article as quoted in guides that agree)."
        ),
        (
            "（《居住证暂行条例》第10条、《北京市实施〈居住证暂行条例〉办法》第13条；北京市，条文据多份"
            "一致的指南引述）。"
        ),
    ),
    (
        "310000",
        (
            "(Interim Regulations on Residence Permits, art. 10; Shanghai: known from guides "
            "only: ask the police station to confirm)."
        ),
        "（《居住证暂行条例》第10条；上海市，仅据指南，请向派出所核实）。",
    ),
]


@pytest.mark.parametrize(("code", "english", "chinese"), BASES)
def test_a_sentence_ends_with_what_it_rests_on(code: str, english: str, chinese: str) -> None:
    life = live(MARCH, place(code), date(2025, 6, 7))
    assert explain(life, "en").endswith(english)
    assert explain(life, "zh").endswith(chinese)


def test_a_lapse_recorded_on_its_own_day_is_a_recorded_cancellation() -> None:
    recorded = replace(MARCH, cancellations=(Cancellation(date(2026, 9, 15)),))
    life = live(recorded, place("110000"), date(2026, 11, 23))
    assert case_of(standing_of(life), life) is Case.CANCELLED


@pytest.mark.parametrize(
    ("day", "case"),
    [
        (date(2020, 1, 1), Case.SUSPENDED_RESTARTS),
        (date(2020, 1, 2), Case.SUSPENDED_TURNS_BACK),
        (date(2021, 2, 1), Case.SUSPENDED_TURNS_BACK),
        (date(2021, 2, 2), Case.SUSPENDED_RESTARTS),
    ],
)
def test_a_decree_turns_back_the_days_after_its_first(day: date, case: Case) -> None:
    life = live(Permit(date(2018, 6, 1)), place("440000"), day)
    assert case_of(standing_of(life), life) is case
