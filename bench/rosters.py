"""Large rosters for measuring: many places, days, spellings; one row in twelve is wrong."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from stdnum.cn import ric

HEADER = "居住证编号,姓名,公民身份号码,签发日期,签注日期,注销日期,居住地代码,备注"
PLACES = ("", "110105", "120101", "130100", "310000", "330106", "440305", "441900", "610113")
SPELLINGS = (
    "{0}-{1:02}-{2:02}",
    "{0}/{1}/{2}",
    "{0}.{1}.{2}",
    "{0}{1:02}{2:02}",
    "{0}年{1}月{2}日",
)
NAMES = "王李张刘陈杨赵黄周吴𠮷㐂"
FIRST_DAY = date(2016, 1, 1)
DAYS = 3900


def rows(count: int) -> Iterator[list[str]]:
    """So many rows, always the same."""
    chance = random.Random(20261123)
    people = [_identity_number(chance) for _ in range(5000)]
    for number in range(count):
        issued = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        later = range(1, chance.randrange(1, 8))
        endorsed = [
            issued + timedelta(days=365 * year - chance.randrange(-2, 28)) for year in later
        ]
        wrong = chance.random() < 1 / 12
        yield [
            f"P{number:015}",
            chance.choice(NAMES) + chance.choice(NAMES),
            chance.choice(people) if not wrong else "110105194912310021",
            _written(issued, chance),
            chance.choice("；;、 ").join(_written(day, chance) for day in endorsed),
            _written(issued + timedelta(days=2000), chance) if chance.random() < 0.05 else "",
            chance.choice(PLACES),
            chance.choice(("", "", "租房", "=1+1")),
        ]


def _written(day: date, chance: random.Random) -> str:
    return chance.choice(SPELLINGS).format(day.year, day.month, day.day)


def _identity_number(chance: random.Random) -> str:
    born = date(1955, 1, 1) + timedelta(days=chance.randrange(18000))
    number = f"{chance.choice(('110105', '440305'))}{born:%Y%m%d}{chance.choice(('000', '999'))}"
    return number + ric.calc_check_digit(number + "0")


def csv_roster(path: Path, count: int) -> Path:
    """A CSV of so many rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(",".join(row) + "\n" for row in rows(count))
    return path


def longer(path: Path, roster: Path, times: int) -> Path:
    """A CSV with all rows of another so many times, under new permit numbers."""
    header, _, body = roster.read_bytes().partition(b"\n")
    with path.open("wb") as file:
        file.write(header + b"\n")
        for turn in range(times):
            file.write(body.replace(b"P0", f"P{turn}".encode()))
    return path


def xlsx_roster(path: Path, count: int) -> Path:
    """A workbook of so many rows; every third day of issue is a real date."""
    options = {"constant_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER.split(","))
        for number, row in enumerate(rows(count), 1):
            for column, cell in enumerate(row):
                if column == 3 and number % 3 == 0:
                    sheet.write_number(number, column, 42370 + number % DAYS, day)
                elif cell:
                    sheet.write_string(number, column, cell)
    return path
