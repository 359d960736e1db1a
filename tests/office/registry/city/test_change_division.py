"""Divisions are opened, renamed, merged and ended, each from a day on; what was stays known."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    act,
    conflicting,
    found,
    nothing_written,
    refused,
    told,
)

from anju.office.common.keyring import current_ring
from anju.office.places.divisions import former_codes, known_name, name_on, names_on
from anju.office.places.models import Division
from anju.office.registry.city.divisions import (
    close_division,
    divisions_subject,
    found_divisions,
    merge_division,
    open_division,
    rename_division,
)
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.rebuilding.comparing import compare
from anju.office.registry.rebuilding.dumping import digests
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

BAOAN, NEW = "440306", "440312"
COUNTY = "440321"
"""Baoan County, which the law's table ends with 1992."""
TODAY, DAY = date(2026, 11, 24), date(2027, 1, 1)
EVE = DAY - timedelta(days=1)


def _admin(key: str = "", within: str = CITY, actor: str = "admin-1") -> Act:
    return act(TODAY, key, actor=actor, role="city_administrator", within=within)


def _open(code: str = NEW, day: date = DAY, acting: Act | None = None) -> Outcome:
    return open_division(
        division_code=code,
        name_zh="前海区",
        name_en="Qianhai",
        first_day=day,
        act=acting or _admin(),
    )


def _rename(
    code: str = NANSHAN, day: date = DAY, acting: Act | None = None, name: str = "南海区"
) -> Outcome:
    return rename_division(
        division_code=code, name_zh=name, name_en="Nanhai", first_day=day, act=acting or _admin()
    )


def _merge(
    code: str = NANSHAN, into: str = FUTIAN, day: date = DAY, acting: Act | None = None
) -> Outcome:
    return merge_division(division_code=code, into=into, first_day=day, act=acting or _admin())


def _close(code: str = NANSHAN, day: date = EVE, acting: Act | None = None) -> Outcome:
    return close_division(division_code=code, last_day=day, act=acting or _admin())


def _rows(code: str) -> list[tuple[str, date, date | None, str, date | None]]:
    rows = Division.objects.filter(division_code=code).order_by("first_day")
    return [
        (row.name_zh, row.first_day, row.last_day, row.merged_into, row.merged_from) for row in rows
    ]


def test_a_city_is_founded_with_the_divisions_of_the_law(city: Database) -> None:
    assert Division.objects.count() == 17
    assert _rows(NANSHAN) == [
        ("南头区办事处", date(1983, 1, 1), date(1989, 12, 31), "", None),
        ("南山区", date(1990, 1, 1), None, "", None),
    ]
    assert _rows(COUNTY) == [("宝安县", date(1982, 1, 1), date(1992, 12, 31), "", None)]


def test_founding_again_records_nothing(city: Database) -> None:
    _rename()
    with nothing_written():
        found()
        assert found_divisions(_admin()) == 0


def test_a_division_is_opened(city: Database) -> None:
    _open()
    payload = {"division_code": NEW, "name_zh": "前海区", "name_en": "Qianhai"}
    assert told(divisions_subject())[-1] == ("division_opened", "2027-01-01", payload, "")
    assert _rows(NEW) == [("前海区", DAY, None, "", None)]
    assert name_on(NEW, DAY, "zh") == "广东省深圳市前海区"
    assert name_on(NEW, DAY, "en") == "Qianhai, Shenzhen"


def test_a_new_name_holds_from_its_day(city: Database) -> None:
    _rename()
    payload = {"division_code": NANSHAN, "name_zh": "南海区", "name_en": "Nanhai"}
    assert told(divisions_subject())[-1] == ("division_renamed", "2027-01-01", payload, "")
    assert _rows(NANSHAN)[1:] == [
        ("南山区", date(1990, 1, 1), EVE, "", None),
        ("南海区", DAY, None, "", None),
    ]


@pytest.mark.parametrize(
    ("code", "day", "language", "name"),
    [
        (NANSHAN, EVE, "zh", "广东省深圳市南山区"),
        (NANSHAN, DAY, "zh", "广东省深圳市南海区"),
        (NANSHAN, EVE, "en", "南山区, Shenzhen"),
        (NANSHAN, DAY, "en", "Nanhai, Shenzhen"),
        (NANSHAN, date(1985, 7, 1), "zh", "广东省深圳市南头区办事处"),
        (NANSHAN, date(1960, 7, 1), "zh", "广东省深圳市南头区办事处"),
        (COUNTY, DAY, "zh", "广东省深圳市宝安县"),
        (CITY, DAY, "en", "Shenzhen"),
        (CITY, DAY, "zh", "广东省深圳市"),
        ("440000", DAY, "en", "Guangdong"),
        ("000000", DAY, "zh", "全国"),
        ("110105", DAY, "zh", "北京市朝阳区"),
    ],
)
def test_the_name_is_that_of_the_day(
    sqlite_city: Database, code: str, day: date, language: str, name: str
) -> None:
    _rename()
    assert name_on(code, day, language) == name


def test_a_city_that_is_renamed_renames_what_lies_inside(sqlite_city: Database) -> None:
    _rename(CITY, name="鹏城市")
    asked = [(NANSHAN, EVE), (NANSHAN, DAY)]
    with CaptureQueriesContext(connection) as queries:
        names = names_on(asked, "zh")
    assert [names[each] for each in asked] == ["广东省深圳市南山区", "广东省鹏城市南山区"]
    assert len(queries) == 1


@pytest.mark.parametrize(
    ("name_en", "city", "district"),
    [
        ("Pengcheng", "Pengcheng", "南山区, Pengcheng"),
        ("", "鹏城市, Guangdong", "鹏城市南山区, Guangdong"),
    ],
)
def test_an_english_name_goes_with_the_chinese_one_it_stood_for(
    sqlite_city: Database, name_en: str, city: str, district: str
) -> None:
    rename_division(
        division_code=CITY, name_zh="鹏城市", name_en=name_en, first_day=DAY, act=_admin()
    )
    assert name_on(CITY, EVE, "en") == "Shenzhen"
    assert name_on(CITY, DAY, "en") == city
    assert name_on(NANSHAN, DAY, "en") == district


@pytest.mark.parametrize("code", [NEW, "", "44030", "44031x"])
def test_a_code_that_no_place_ever_had_has_no_name(sqlite_city: Database, code: str) -> None:
    assert known_name(code, DAY, "zh") == ""
    with pytest.raises(ValueError, match=r"no place|six digits"):
        name_on(code, DAY, "zh")


def test_a_division_goes_into_another_one(city: Database) -> None:
    _merge()
    payload = {"division_code": NANSHAN, "into": FUTIAN}
    assert told(divisions_subject())[-1] == ("division_merged", "2027-01-01", payload, "")
    assert _rows(NANSHAN)[1:] == [("南山区", date(1990, 1, 1), EVE, FUTIAN, DAY)]
    assert (former_codes(FUTIAN, EVE), former_codes(FUTIAN, DAY)) == ((), (NANSHAN,))


def test_one_after_another_they_go_into_the_last(city: Database) -> None:
    later = date(2028, 7, 1)
    _merge()
    _merge(FUTIAN, BAOAN, later)
    assert former_codes(BAOAN, DAY) == ()
    assert former_codes(BAOAN, later) == (FUTIAN, NANSHAN)
    assert former_codes(FUTIAN, later) == (NANSHAN,)


def test_what_had_ended_before_belongs_from_the_day_and_keeps_its_last(city: Database) -> None:
    _merge(COUNTY, BAOAN)
    assert _rows(COUNTY) == [("宝安县", date(1982, 1, 1), date(1992, 12, 31), BAOAN, DAY)]
    assert (former_codes(BAOAN, EVE), former_codes(BAOAN, DAY)) == ((), (COUNTY,))


def test_a_division_ends(city: Database) -> None:
    _close()
    payload = {"division_code": NANSHAN}
    assert told(divisions_subject())[-1] == ("division_closed", "2026-12-31", payload, "")
    assert _rows(NANSHAN)[1:] == [("南山区", date(1990, 1, 1), EVE, "", None)]


def test_a_code_is_given_again_after_its_division_ended(city: Database) -> None:
    _close()
    _open(NANSHAN)
    assert _rows(NANSHAN)[1:] == [
        ("南山区", date(1990, 1, 1), EVE, "", None),
        ("前海区", DAY, None, "", None),
    ]


Change = Callable[[], object]


def _nothing() -> None:
    """What comes before a change that is refused by itself."""


REFUSED: dict[str, tuple[Change, Change, Because, date | None]] = {
    "opened under a code that is held": (
        _nothing,
        lambda: _open(NANSHAN),
        Because.CODE_HELD,
        None,
    ),
    "opened on the last day": (_close, lambda: _open(NANSHAN, EVE), Because.CODE_HELD, None),
    "opened after it went into another": (
        _merge,
        lambda: _open(NANSHAN, date(2030, 1, 1)),
        Because.DIVISION_GONE,
        None,
    ),
    "opened under no code": (_nothing, lambda: _open("44031x"), Because.NOT_FOUND, None),
    "opened under a long code": (_nothing, lambda: _open("4403055"), Because.NOT_FOUND, None),
    "opened in another city": (_nothing, lambda: _open("441901"), Because.NOT_FOUND, None),
    "renamed but unknown": (_nothing, lambda: _rename(NEW), Because.NOT_FOUND, None),
    "renamed elsewhere": (_nothing, lambda: _rename(DONGGUAN), Because.NOT_FOUND, None),
    "renamed after its end": (_nothing, lambda: _rename(COUNTY), Because.DIVISION_GONE, None),
    "renamed to its own name": (
        _rename,
        lambda: _rename(day=date(2030, 1, 1)),
        Because.SAME_NAME,
        None,
    ),
    "renamed on its first day": (
        _nothing,
        lambda: _rename(day=date(1990, 1, 1)),
        Because.DAY_OUT_OF_ORDER,
        date(1990, 1, 1),
    ),
    "merged but unknown": (_nothing, lambda: _merge(NEW), Because.NOT_FOUND, None),
    "merged into itself": (_nothing, lambda: _merge(into=NANSHAN), Because.NOT_FOUND, None),
    "merged into a part of itself": (
        _nothing,
        lambda: _merge(CITY, NANSHAN),
        Because.NOT_FOUND,
        None,
    ),
    "merged into an unknown one": (_nothing, lambda: _merge(into=NEW), Because.NOT_FOUND, None),
    "merged into another city": (_nothing, lambda: _merge(into=DONGGUAN), Because.NOT_FOUND, None),
    "merged into an ended one": (
        _nothing,
        lambda: _merge(into=COUNTY),
        Because.DIVISION_GONE,
        None,
    ),
    "merged twice": (_merge, lambda: _merge(into=BAOAN), Because.DIVISION_GONE, None),
    "merged into one that went into it": (
        _merge,
        lambda: _merge(FUTIAN, NANSHAN),
        Because.DIVISION_GONE,
        None,
    ),
    "merged on its first day": (
        _nothing,
        lambda: _merge(day=date(1990, 1, 1)),
        Because.DAY_OUT_OF_ORDER,
        date(1990, 1, 1),
    ),
    "merged before its end": (
        _nothing,
        lambda: _merge(COUNTY, day=date(1992, 12, 31)),
        Because.DAY_OUT_OF_ORDER,
        date(1992, 12, 31),
    ),
    "merged into one that is not yet": (
        _open,
        lambda: _merge(into=NEW, day=EVE),
        Because.DAY_OUT_OF_ORDER,
        EVE,
    ),
    "gone before one that is to go into it": (
        _merge,
        lambda: _merge(FUTIAN, BAOAN, EVE),
        Because.DAY_OUT_OF_ORDER,
        EVE,
    ),
    "ended before one that is to go into it": (
        _merge,
        lambda: _close(FUTIAN, EVE),
        Because.DAY_OUT_OF_ORDER,
        EVE,
    ),
    "ended twice": (_close, _close, Because.DIVISION_GONE, None),
    "ended before it began": (
        _nothing,
        lambda: _close(day=date(1989, 12, 31)),
        Because.DAY_OUT_OF_ORDER,
        date(1989, 12, 31),
    ),
}


@pytest.mark.parametrize(("before", "change", "reason", "day"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(
    sqlite_city: Database, before: Change, change: Change, reason: Because, day: date | None
) -> None:
    before()
    with refused(reason, day):
        change()


@pytest.mark.parametrize("within", [FUTIAN, "110000"])
def test_outside_the_jurisdiction_no_division_changes(sqlite_city: Database, within: str) -> None:
    elsewhere = _admin(within=within)
    for change in (_open, _rename, _merge, _close):
        with refused(Because.NOT_FOUND):
            change(acting=elsewhere)


def test_a_district_does_not_take_in_its_neighbour(sqlite_city: Database) -> None:
    with refused(Because.NOT_FOUND):
        _merge(NANSHAN, FUTIAN, acting=_admin(within=NANSHAN))


def test_the_same_request_changes_once(city: Database) -> None:
    first = _rename(acting=_admin("key-1"))
    with nothing_written():
        assert _rename(acting=_admin("key-1")) == first
    with conflicting():
        _rename(acting=_admin("key-1"), name="前湾区")
    with conflicting():
        _close(acting=_admin("key-1"))


def test_two_that_go_into_one_another_at_once_do_not(city: Database) -> None:
    jobs: list[Callable[[], bool]] = []
    for number in range(10):
        pair = (NANSHAN, FUTIAN) if number % 2 else (FUTIAN, NANSHAN)
        jobs.append(partial(_attempt, partial(_merge, *pair, acting=_admin(actor=f"a-{number}"))))
    assert sum(city.in_threads(*jobs)) == 1
    assert Division.objects.exclude(merged_into="").count() == 1
    assert len(told(divisions_subject())) == 18


def test_many_that_change_different_divisions_at_once_all_do(city: Database) -> None:
    codes = (NANSHAN, FUTIAN, BAOAN, "440303")
    jobs = [partial(_attempt, partial(_rename, code, name=f"新{code}区")) for code in codes]
    assert city.in_threads(*jobs) == [True] * 4
    names = {row.division_code: row.name_zh for row in Division.objects.order_by("first_day")}
    assert [names[code] for code in codes] == [f"新{code}区" for code in codes]


def _attempt(change: Callable[[], object]) -> bool:
    try:
        change()
    except ValueError:
        return False
    return True


def test_the_database_itself_refuses_two_names_on_one_day(city: Database) -> None:
    _rename()
    row = Division.objects.get(division_code=NANSHAN, name_zh="南海区")
    for first_day, last_day in ((DAY, None), (EVE, EVE), (date(2027, 5, 1), date(2027, 5, 1))):
        with (
            nothing_written(),
            transaction.atomic(),
            pytest.raises(DatabaseError, match="ranges overlap"),
        ):
            Division.objects.create(
                id=10**9,
                division_code=NANSHAN,
                name_zh="另一区",
                first_day=first_day,
                last_day=last_day,
            )
    assert row.last_day is None


def test_changes_are_rebuilt_byte_for_byte_and_verified(city: Database) -> None:
    _open()
    _rename()
    _merge(COUNTY, BAOAN)
    _merge("440307", NEW, date(2028, 1, 1))
    _close("440308")
    before = digests()
    assert rebuild().changed == []
    Division.objects.filter(division_code=NANSHAN).delete()
    assert rebuild().changed == ["places_division"]
    assert digests() == before
    assert list(compare(print)) == []
    sequence()
    assert verify(ring=current_ring()).findings == []
