"""Lists of people as an employer sends them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from stdnum.cn import ric

HEADER = ["居住证编号", "姓名", "公民身份号码", "签发日期"]


def number_of(serial: int) -> str:
    """An identity number of nobody, another one for each serial number up to a thousand."""
    number = f"110105196001{1 + serial % 28:02}{serial:03}"
    return number + ric.calc_check_digit(number + "0")


def a_list(folder: Path, rows: Iterable[list[str]], name: str = "list.csv") -> Path:
    """A list of rows: permit number, name, identity number."""
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *([*row, ""] for row in rows)])
    return file
