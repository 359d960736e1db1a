"""The places typed by hand from the table of measures, for the second opinion alone.

National: Interim Regulations on Residence Permits art. 10; the places: their implementing
measures (art. 22). Nothing here is read from a file of `anju`.
"""

from datetime import date

from tests.law.second_opinion.records import Rules, Versions

FIRST_DAY = date(2016, 1, 1)

GUANGDONG_HOLD = (date(2020, 1, 1), date(2021, 1, 31), date(2021, 1, 31), date(2021, 2, 1))
BEIJING_HOLD = (date(2020, 2, 28), date(2021, 5, 31), date(2021, 8, 1), date(2021, 8, 1))

NATIONAL = Rules("000000", ("months", 1), "eve", "day_after")
BEIJING = Rules(
    "110000",
    ("days", 30),
    "eve",
    "anniversary",
    cycle="rolling",
    grace=("months", 1),
    lapse=("months", 6),
    holds=(BEIJING_HOLD,),
)
TIANJIN = Rules("120000", ("months", 1), "anniversary", "day_after")
HEBEI = Rules("130000", ("days", 30), "eve", "anniversary", grace=("months", 12))
SHANGHAI = Rules("310000", ("days", 30), "eve", "anniversary", grace=("days", 60))
JIANGSU = Rules("320000", ("months", 1), "eve", "anniversary", grace=("days", 30))
ZHEJIANG = Rules("330000", ("months", 1), "eve", "day_after")
HANGZHOU = Rules("330100", ("months", 1), "eve", "day_after", late="gap_excluded")
FUJIAN = Rules("350000", ("months", 1), "eve", "day_after")
HENAN = Rules("410000", ("months", 1), "eve", "day_after", cycle="rolling", lapse=("months", 6))
GUANGDONG = Rules("440000", ("months", 1), "eve", "day_after", holds=(GUANGDONG_HOLD,))
SHENZHEN = Rules("440300", ("days", 60), "eve", "anniversary", lapse=("months", 24))
CHONGQING = Rules("500000", ("months", 1), "eve", "anniversary")
GUIYANG = Rules("520100", ("months", 1), "eve", "anniversary")
SHAANXI = Rules("610000", ("months", 1), "eve", "day_after")

PLACES: dict[str, Versions] = {
    rules.code: [(FIRST_DAY, rules)]
    for rules in (
        NATIONAL,
        BEIJING,
        TIANJIN,
        HEBEI,
        SHANGHAI,
        JIANGSU,
        ZHEJIANG,
        HANGZHOU,
        FUJIAN,
        HENAN,
        GUANGDONG,
        SHENZHEN,
        CHONGQING,
        GUIYANG,
        SHAANXI,
    )
}


def versions_for(code: str) -> Versions:
    """The rules of a place, or of its city, its province, or else the national ones."""
    for place in (code, code[:4] + "00", code[:2] + "0000"):
        if place in PLACES:
            return PLACES[place]
    return PLACES["000000"]
