"""What a holder is told: what to do now, how the years stand, what each day ahead would do."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.facts import Cancellation, Endorsement, HealedGap, HealingGround, Permit
from anju.law.life import Life, live
from anju.law.measures_files import load_measures
from anju.law.statements import Statement, Topic, prospects_ahead, statements

MARCH = Permit(date(2025, 3, 15))
ENDORSED_LATE = replace(MARCH, endorsements=(Endorsement(date(2026, 3, 30), None),))


def life(code: str, day: date, permit: Permit = MARCH) -> Life:
    return live(permit, load_measures().for_place(code), day)


def said(topic: Topic, about: Life, language: str = "en") -> list[str]:
    return [each.sentence for each in statements(about, language) if each.topic is topic]


NEXT_STEPS = [
    (
        life("000000", date(2026, 2, 14)),
        (
            "Nothing to do now. Endorse from Sunday, 15 February 2026 to Saturday, 14 March "
            "2026 and nothing is interrupted. 28 days are left until the last day."
        ),
        "现在不用办理。2026年2月15日（星期日）至2026年3月14日（星期六）之间签注就不会中断。离最后一天还有28天。",
    ),
    (
        life("000000", date(2026, 2, 15)),
        "Endorse by Saturday, 14 March 2026 and nothing is interrupted. 27 days are left.",
        "最迟2026年3月14日（星期六）签注，就不会中断。还有27天。",
    ),
    (
        life("000000", date(2026, 3, 13)),
        "Endorse by Saturday, 14 March 2026 and nothing is interrupted. 1 day is left.",
        "最迟2026年3月14日（星期六）签注，就不会中断。还有1天。",
    ),
    (
        life("000000", date(2026, 3, 14)),
        "Endorse by Saturday, 14 March 2026 and nothing is interrupted. Today is that day.",
        "最迟2026年3月14日（星期六）签注，就不会中断。今天就是最后一天。",
    ),
    (
        life("000000", date(2026, 3, 15)),
        (
            "Endorse today: the last day told was Saturday, 14 March 2026, and use is suspended "
            "from Monday, 16 March 2026."
        ),
        (
            "请今天签注：告知的最后一天是2026年3月14日（星期六），2026年3月16日（星期一）起暂停使用"
            "（使用功能中止）。"
        ),
    ),
    (
        life("000000", date(2026, 3, 16)),
        (
            "Endorse as soon as you can: use comes back on that day, and the years begin again "
            "from it."
        ),
        "请尽快补办签注：补办当日恢复使用，居住年限自当日起重新连续计算。",
    ),
    (
        life("330100", date(2026, 3, 16)),
        (
            "Endorse as soon as you can: use comes back on that day, and only the suspended "
            "days are left out of the years."
        ),
        "请尽快补办签注：补办当日恢复使用，居住年限只扣除中止的天数。",
    ),
    (
        life("310000", date(2026, 5, 12)),
        (
            "Endorse by Wednesday, 13 May 2026: use comes back on that day, and no year is "
            "broken. 1 day is left."
        ),
        "最迟2026年5月13日（星期三）补办签注：当日恢复使用，居住年限不中断。还有1天。",
    ),
    (
        life("440000", date(2021, 2, 1), Permit(date(2018, 6, 1))),
        (
            "Endorse by Monday, 1 February 2021: by decree the years then begin again "
            "from Wednesday, 1 January 2020, no later. Today is that day."
        ),
        "最迟2021年2月1日（星期一）补办签注：按延期规定，居住年限自2020年1月1日（星期三）起重新连续计算，不会更晚。今天就是最后一天。",
    ),
    (
        life("500000", date(2026, 4, 2), ENDORSED_LATE),
        "Nothing to do now: the endorsement was filed and is being decided.",
        "现在不用办理：签注已提交，正在办理。",
    ),
    (
        life("110000", date(2026, 9, 15)),
        "The permit is cancelled: apply for a new one; the years begin again.",
        "居住证已注销：请重新申领，居住年限重新开始计算。",
    ),
]


@pytest.mark.parametrize(("about", "english", "chinese"), NEXT_STEPS)
def test_the_next_step_says_what_to_do_and_by_when(about: Life, english: str, chinese: str) -> None:
    assert said(Topic.NEXT_STEP, about) == [english]
    assert said(Topic.NEXT_STEP, about, "zh") == [chinese]


YEARS = [
    (
        life("000000", date(2026, 3, 14)),
        [
            (
                "Less than a full year of residence, counted from Saturday, 15 March 2025; 365 "
                "days count in all."
            ),
            "The next full year is reached on Sunday, 15 March 2026 if nothing breaks it.",
        ],
        [
            "居住年限还不满1年，自2025年3月15日（星期六）起算；累计计入365天。",
            "不中断的话，2026年3月15日（星期日）再满一年。",
        ],
    ),
    (
        life("000000", date(2026, 3, 16)),
        [
            (
                "1 full year of residence, counted from Saturday, 15 March 2025; 366 days count in "
                "all."
            ),
            "The years stand still while use is suspended.",
        ],
        [
            "居住年限满1年，自2025年3月15日（星期六）起算；累计计入366天。",
            "暂停使用期间，居住年限不增加。",
        ],
    ),
    (
        life(
            "000000",
            date(2027, 3, 15),
            replace(
                MARCH,
                endorsements=(Endorsement(date(2026, 3, 1)), Endorsement(date(2027, 3, 1))),
                cancellations=(Cancellation(date(2027, 3, 15)),),
            ),
        ),
        [
            (
                "2 full years of residence, counted from Saturday, 15 March 2025; 730 days "
                "count in all."
            ),
        ],
        ["居住年限满2年，自2025年3月15日（星期六）起算；累计计入730天。"],
    ),
]


@pytest.mark.parametrize(("about", "english", "chinese"), YEARS)
def test_the_years_say_how_many_since_when_and_what_comes_next(
    about: Life, english: list[str], chinese: list[str]
) -> None:
    assert said(Topic.YEARS, about) == english
    assert said(Topic.YEARS, about, "zh") == chinese


HEALED = replace(
    Permit(date(2024, 2, 29)),
    healed_gaps=(HealedGap(date(2025, 3, 1), date(2025, 4, 9), HealingGround.OFFICE),),
)
PROSPECTS = [
    (
        life("440300", date(2026, 3, 14)),
        [
            "Endorsed on Saturday, 14 March 2026: on time, the years go on.",
            (
                "Endorsed from Sunday, 15 March 2026 to Tuesday, 14 March 2028: use is "
                "suspended until then, and the years begin again from that day."
            ),
            (
                "From Wednesday, 15 March 2028 on: cancelled by the measure itself; only a new "
                "permit helps."
            ),
        ],
    ),
    (
        life("310000", date(2026, 3, 1)),
        [
            (
                "Endorsed from Sunday, 1 March 2026 to Saturday, 14 March 2026: on time, the "
                "years go on."
            ),
            (
                "Endorsed from Sunday, 15 March 2026 to Wednesday, 13 May 2026: use is "
                "suspended until then, but the years go on."
            ),
            (
                "Endorsed from Thursday, 14 May 2026 on: use is suspended until then, and the "
                "years begin again from that day."
            ),
        ],
    ),
    (
        life("330100", date(2027, 1, 2)),
        [
            (
                "Endorsed from Saturday, 2 January 2027 on: use is suspended until then, and the "
                "suspended days are left out."
            ),
        ],
    ),
    (
        life("440000", date(2020, 1, 2), Permit(date(2018, 6, 1))),
        [
            (
                "Endorsed from Thursday, 2 January 2020 to Monday, 1 February 2021: by decree "
                "judged as if made on Wednesday, 1 January 2020."
            ),
            (
                "Endorsed from Tuesday, 2 February 2021 on: use is suspended until then, and "
                "the years begin again from that day."
            ),
        ],
    ),
    (
        life("440000", date(2020, 4, 1), Permit(date(2019, 4, 10))),
        [
            (
                "Endorsed from Wednesday, 1 April 2020 to Friday, 10 April 2020: on time, the "
                "years go on."
            ),
            (
                "Endorsed from Saturday, 11 April 2020 to Monday, 1 February 2021: counted as "
                "on time, the years go on."
            ),
            (
                "Endorsed from Tuesday, 2 February 2021 on: use is suspended until then, and "
                "the years begin again from that day."
            ),
        ],
    ),
    (
        life("410000", date(2025, 3, 2), HEALED),
        [
            (
                "Endorsed from Sunday, 2 March 2025 to Thursday, 10 April 2025: the gap was "
                "healed by the office, the years go on."
            ),
            (
                "Endorsed from Friday, 11 April 2025 to Sunday, 31 August 2025: use is "
                "suspended until then, and the years begin again from that day."
            ),
            (
                "From Monday, 1 September 2025 on: cancelled by the measure itself; only a new "
                "permit helps."
            ),
        ],
    ),
    (life("110000", date(2026, 9, 15)), []),
]


@pytest.mark.parametrize(("about", "english"), PROSPECTS)
def test_every_day_ahead_has_its_prospect(about: Life, english: list[str]) -> None:
    assert said(Topic.PROSPECT, about) == english


def test_a_prospect_is_said_in_chinese_too() -> None:
    assert said(Topic.PROSPECT, life("440300", date(2026, 3, 14)), "zh") == [
        "2026年3月14日（星期六）当天签注：按时，居住年限连续计算。",
        (
            "2026年3月15日（星期日）至2028年3月14日（星期二）补办签注：办理前暂停使用，居住年限自补办之日起"
            "重新连续计算。"
        ),
        "2028年3月15日（星期三）起：按当地规定注销，只能重新申领。",
    ]


@pytest.mark.parametrize("day", [date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 15)])
def test_prospects_begin_with_the_window_or_today(day: date) -> None:
    about = life("000000", day)
    assert prospects_ahead(about)[0].first_day == max(day, date(2026, 2, 15))


def test_what_it_costs_and_where_is_always_said() -> None:
    found = statements(life("310000", date(2026, 3, 1)), "en")
    assert found[-2:] == (
        Statement(
            Topic.WHERE,
            "Endorse at the police station of the place of residence, at a community agency it "
            "entrusted, or online where the place offers it.",
            "Interim Regulations on Residence Permits, art. 10(2)",
        ),
        Statement(
            Topic.COST,
            "An endorsement costs nothing.",
            "Interim Regulations on Residence Permits, art. 21",
        ),
    )
    assert found[0].basis.startswith("Interim Regulations on Residence Permits, art. 10; Shanghai")


def test_nobody_is_sent_to_endorse_a_cancelled_permit() -> None:
    found = statements(life("110000", date(2026, 9, 15)), "en")
    assert {each.topic for each in found} == {Topic.NEXT_STEP, Topic.YEARS}
