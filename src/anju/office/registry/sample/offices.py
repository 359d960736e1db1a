"""The offices of a made-up city: issuing authorities, police stations, community agencies.

One issuing authority for each county; stations below it and agencies below those, more of
them where more people are.  One agency was merged into another, one station renamed.

>>> offices = offices_of("440305", 1_000, date(2026, 11, 23))
>>> offices[0].name_zh, offices[0].key, offices[1].parent
('深圳市公安局南山分局', '440305-00', '440305-00')
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pypinyin import lazy_pinyin

from anju.law.division_names import ENGLISH
from anju.law.divisions import Division, find_division
from anju.law.moving import MUNICIPALITIES
from anju.office.registry.sample.counties import counties_in
from anju.office.registry.sample.streets import COMMUNITIES, STREETS

FIRST_DAY = date(2010, 1, 1)
"""Every office of a made-up city is there from this day on."""

PEOPLE_TO_A_STATION = 8_000
AGENCIES_TO_A_STATION = 3


class OfficeKind(StrEnum):
    """Issuing authority (签发机关), police station (公安派出所), entrusted community agency."""

    ISSUING_AUTHORITY = "issuing_authority"
    POLICE_STATION = "police_station"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an office had until a legal day, that day included."""

    name_zh: str
    name_en: str
    last_day: date


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """An office; `parent` and `merged_into` are keys, empty where there is none.

    `key` is the division code, the station's and the agency's number: 440305-02-01.  `street`
    is the street it serves; `last_day` is None while it is open.
    """

    key: str
    kind: OfficeKind
    name_zh: str
    name_en: str
    division_code: str
    parent: str = ""
    street: str = ""
    first_day: date = FIRST_DAY
    last_day: date | None = None
    merged_into: str = ""
    former_names: tuple[FormerName, ...] = ()


def offices_of(division_code: str, people: int, on: date) -> tuple[SampleOffice, ...]:
    """Every office under a division code for so many people, a parent before its children.

    The first of each county are the same for any number of people.  Raises ValueError
    where no county under the code is in use in the year of `on`.
    """
    counties = counties_in(division_code, on.year)
    stations = max(1, min(len(STREETS), people // len(counties) // PEOPLE_TO_A_STATION))
    made = [office for county in counties for office in _of_county(county, stations)]
    first_agency = next(office for office in made if office.kind is OfficeKind.AGENCY)
    last_station = max(at for at, office in enumerate(made) if _is_station(office))
    made[last_station] = _renamed(made[last_station], on)
    return (*made, _merged(first_agency, on))


def _is_station(office: SampleOffice) -> bool:
    return office.kind is OfficeKind.POLICE_STATION


def _of_county(county: Division, stations: int) -> list[SampleOffice]:
    name_zh, name_en = _authority_names(county)
    authority = SampleOffice(
        f"{county.code}-00", OfficeKind.ISSUING_AUTHORITY, name_zh, name_en, county.code
    )
    made = [authority]
    for number in range(1, stations + 1):
        station = _station(authority, number)
        made += [station, *(_agency(station, each) for each in range(AGENCIES_TO_A_STATION))]
    return made


def _station(authority: SampleOffice, number: int) -> SampleOffice:
    street = _street(authority.division_code, number)
    return SampleOffice(
        f"{authority.division_code}-{number:02d}",
        OfficeKind.POLICE_STATION,
        f"{authority.name_zh}{street}派出所",
        f"{pinyin(street)} Police Station, {authority.name_en}",
        authority.division_code,
        authority.key,
        street,
    )


def _street(county: str, number: int) -> str:
    """Each county begins elsewhere in the list, so that neighbours differ."""
    return STREETS[(int(county) * 7 + number - 1) % len(STREETS)]


def _agency(station: SampleOffice, number: int) -> SampleOffice:
    community = COMMUNITIES[(int(station.key[-2:]) * 3 + number) % len(COMMUNITIES)]
    return SampleOffice(
        f"{station.key}-{number + 1:02d}",
        OfficeKind.AGENCY,
        f"{station.street}街道{community}社区服务中心",
        f"{pinyin(station.street)} {pinyin(community)} Community Service Centre",
        station.division_code,
        station.key,
        station.street,
    )


def _merged(into: SampleOffice, on: date) -> SampleOffice:
    """An agency that was there beside the first one and is part of it since."""
    return replace(
        into,
        key=f"{into.parent}-90",
        name_zh=f"{into.street}街道旧街社区服务中心",
        name_en=f"{pinyin(into.street)} Old Street Community Service Centre",
        last_day=date(on.year - 3, 6, 30),
        merged_into=into.key,
    )


def _renamed(station: SampleOffice, on: date) -> SampleOffice:
    former = FormerName(
        station.name_zh.replace(station.street, "城关"),
        station.name_en.replace(pinyin(station.street), "Chengguan"),
        date(on.year - 2, 12, 31),
    )
    return replace(station, former_names=(former,))


def _authority_names(county: Division) -> tuple[str, str]:
    """A district has a branch of its city's bureau; a county or a county-level city its own."""
    city = county.code[:2] + "0000" if county.code[:2] in MUNICIPALITIES else county.code[:4] + "00"
    above = find_division(city)
    if not county.name_zh.endswith("区") or above is None or city == county.code:
        own = county.name_zh
        return f"{own}公安局", f"{_place_in_english(county.code, own)} Public Security Bureau"
    short = _short(county.name_zh)
    bureau = f"{_place_in_english(city, above.name_zh)} Public Security Bureau"
    return f"{above.name_zh}公安局{short}分局", f"{pinyin(short)} Branch, {bureau}"


def _short(district: str) -> str:
    """A district's name as its branch is called: 南山区, 浦东新区 give 南山, 浦东."""
    bare = district.removesuffix("新区").removesuffix("区")
    return bare if len(bare) > 1 else district


def _place_in_english(code: str, name_zh: str) -> str:
    for suffix, word in (("市", ""), ("县", " County"), ("旗", " Banner"), ("州", " Prefecture")):
        if name_zh.endswith(suffix):
            return ENGLISH.get(code) or pinyin(name_zh.removesuffix(suffix)) + word
    return ENGLISH.get(code) or pinyin(name_zh)


def pinyin(text: str) -> str:
    """Chinese in Latin letters, one word with a capital: 南山 gives Nanshan."""
    if text.startswith("朝阳"):
        return "Chaoyang" + "".join(lazy_pinyin(text[2:]))
    return "".join(lazy_pinyin(text)).capitalize()
