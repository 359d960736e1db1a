"""The parts that the cast plays: who shows which state.

The order is kept; a new part comes last, so that identity numbers given out stay the same.

>>> [part.name for part in PARTS if part.key == "suspended_three_days"]
['李秀英']
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from anju.law.facts import HealingGround, Permit
from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.law.measures import PlaceMeasures
from anju.office.registry.sample import cast_lives as lives
from anju.office.registry.sample.permits import LivedPermit

Life = Callable[[PlaceMeasures, date], lives.Lives]


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be played: who, and the life of the permits."""

    key: str
    name: str
    sex: str
    born_year: int
    life: Life
    ethnicity: str = "01"


def _stands(boundary: lives.Boundary, days: int, years: int) -> Life:
    return partial(lives.standing_at, boundary=boundary, days=days, years=years)


def _cancelled(reason: str, days: int) -> Life:
    return partial(lives.cancelled, reason=reason, days=days)


def _late(days: int) -> Life:
    return partial(lives.endorsed_late, days=days)


def _issued(month: int, day: int, years_ago: int) -> Life:
    return lambda rules, on: lives.punctual(rules, date(on.year - years_ago, month, day), on)


def _on_leap_day(rules: PlaceMeasures, on: date) -> lives.Lives:
    return lives.punctual(rules, lives.latest_leap_day(on), on)


def _on_first_day(rules: PlaceMeasures, on: date) -> lives.Lives:
    return lives.punctual(rules, REGULATION_IN_FORCE_ON, on)


def _legacy(_rules: PlaceMeasures, _on: date) -> lives.Lives:
    return (LivedPermit(Permit(date(2014, 5, 20))),)


def _none(_rules: PlaceMeasures, _on: date) -> lives.Lives:
    return ()


PARTS = (
    Part("window_not_open", "张伟", "M", 1988, _stands(lives.opens, 120, 3)),
    Part("window_opens_today", "王芳", "F", 1985, _stands(lives.opens, 0, 2)),
    Part("window_open", "李娜", "F", 1993, _stands(lives.opens, -10, 2)),
    Part("last_day_told", "刘洋", "M", 1990, _stands(lives.told, 0, 2)),
    Part("last_good_day", "陈静", "F", 1987, _stands(lives.good, 0, 1)),
    Part("first_day_suspended", "杨敏", "F", 1979, _stands(lives.good, -1, 3)),
    Part("suspended_three_days", "李秀英", "F", 1968, _stands(lives.good, -4, 2)),
    Part("suspended_long", "赵强", "M", 1976, _stands(lives.good, -151, 2)),
    Part("lapsed", "黄磊", "M", 1983, _stands(lives.good, -801, 2)),
    Part("cancelled_died", "周德福", "M", 1944, _cancelled("died", 20)),
    Part("cancelled_became_local", "吴婷", "F", 1991, _cancelled("became_local", 35)),
    Part("cancelled_left", "徐浩", "M", 1996, _cancelled("left", 12)),
    Part("cancelled_fraud", "孙丽", "F", 1982, _cancelled("fraud", 75)),
    Part("issued_anew", "马小军", "M", 1974, lives.issued_anew, "03"),
    Part("pending_in_time", "欧阳明月", "F", 1995, partial(lives.undecided, in_time=True)),
    Part("pending_late", "司马青", "M", 1992, partial(lives.undecided, in_time=False)),
    Part("refused", "朱海燕", "F", 1978, lives.refused),
    Part("withdrawn", "胡志强", "M", 1969, lives.withdrawn),
    Part(
        "healed_office",
        "韦秀梅",
        "F",
        1981,
        partial(lives.healed, ground=HealingGround.OFFICE),
        "08",
    ),
    Part(
        "healed_hardship", "郭勇", "M", 1977, partial(lives.healed, ground=HealingGround.HARDSHIP)
    ),
    Part("endorsed_in_grace", "阿卜杜热合曼·麦麦提依明", "M", 1989, _late(20), "05"),
    Part("endorsed_late", "丹增罗布", "M", 1994, _late(100), "04"),
    Part("cancellation_annulled", "林䶮", "M", 1986, lives.annulled),
    Part(
        "issued_on_leap_day",
        "𠮷野",
        "F",
        1997,
        _on_leap_day,
    ),
    Part("issued_on_month_end", "罗㐂", "F", 1984, _issued(1, 31, 3)),
    Part("issued_on_31_december", "高𬭎", "M", 1999, _issued(12, 31, 2)),
    Part(
        "issued_on_first_day",
        "何建国",
        "M",
        1965,
        _on_first_day,
    ),
    Part("nine_permits", "宋永强", "M", 1972, lives.nine_permits),
    Part(
        "legacy_permit",
        "郑桂英",
        "F",
        1958,
        _legacy,
    ),
    Part("no_permit", "谢梓涵", "F", 2004, _none),
    Part("moved_twice", "唐晓燕", "F", 1986, _stands(lives.opens, 150, 4)),
    Part("family_father", "邓国强", "M", 1985, _stands(lives.opens, 200, 3)),
    Part("family_mother", "冯丽娟", "F", 1987, _stands(lives.opens, 190, 3)),
    Part("family_child", "邓一诺", "F", 2016, _stands(lives.opens, 60, 2)),
    Part("family_grandmother", "何淑珍", "F", 1955, _stands(lives.opens, 170, 1)),
)
"""Every part, in the order in which the cast comes."""
