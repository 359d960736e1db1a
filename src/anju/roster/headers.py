"""The header of a roster: which column holds which field, in Chinese or English.

>>> header = read_header(["姓名", " 居住证编号 ", "issued_on", "签注日期2", "备注"])
>>> header.columns[Field.PERMIT_NUMBER], header.columns[Field.ENDORSED_ON], header.missing
((1,), (3,), ())
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from anju.roster.unusable import Unusable
from anju.words import N_

HEADER_WITHIN = 20
"""The header is looked for in this many rows from the top."""


class Field(StrEnum):
    """What is read from a roster, by its English header."""

    PERMIT_NUMBER = "permit_number"
    NAME = "name"
    IDENTITY_NUMBER = "identity_number"
    ISSUED_ON = "issued_on"
    ENDORSED_ON = "endorsed_on"
    CANCELLED_ON = "cancelled_on"
    DIVISION_CODE = "division_code"


CHINESE: Mapping[Field, tuple[str, ...]] = {
    Field.PERMIT_NUMBER: ("居住证编号", "居住证号", "证件编号"),
    Field.NAME: ("姓名",),
    Field.IDENTITY_NUMBER: ("公民身份号码", "身份证号", "身份证号码"),
    Field.ISSUED_ON: ("签发日期", "发证日期"),
    Field.ENDORSED_ON: ("签注日期", "签注记录"),
    Field.CANCELLED_ON: ("注销日期",),
    Field.DIVISION_CODE: ("居住地代码", "行政区划代码"),
}

REQUIRED = (Field.PERMIT_NUMBER, Field.ISSUED_ON)
BY_NAME = {name: field for field in Field for name in (field.value, *CHINESE[field])}
NO_HEADER = N_(
    "{file} has no header: no column for 居住证编号 (permit_number) in its first 20 rows"
)
FURTHER = re.compile(r"(?:签注日期|签注记录|endorsed_on)[\s_]*[(（]?([1-9１-９]\d{0,2})[)）]?")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of all columns as they stand, and the columns (from 0) of each field found."""

    names: tuple[str, ...]
    columns: Mapping[Field, tuple[int, ...]]

    @property
    def missing(self) -> tuple[str, ...]:
        """The required columns that are not there, named in both languages."""
        absent = (field for field in REQUIRED if field not in self.columns)
        return tuple(f"{CHINESE[field][0]} ({field})" for field in absent)

    def check(self) -> None:
        """Raises Unusable where a required column is missing or a field has two columns."""
        if self.missing:
            raise Unusable(
                N_("the roster has no column for {missing}: name one so"), missing=self.missing
            )
        roles = [(role, name) for name in self.names if (role := _role(name))]
        for field, number in {role for role, _ in roles}:
            same = tuple(name.strip() for role, name in roles if role == (field, number))
            if len(same) > 1:
                raise Unusable(
                    N_("{names} hold the same field ({field}): leave one of them"),
                    names=same,
                    field=field,
                )


def read_header(cells: Iterable[str]) -> Header:
    """The header that a row of cells makes; surrounding blanks are ignored."""
    names = tuple(cells)
    columns: dict[Field, list[int]] = {}
    for index, name in enumerate(names):
        if role := _role(name):
            columns.setdefault(role[0], []).append(index)
    return Header(names, {field: tuple(found) for field, found in columns.items()})


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, Header] | None:
    """The first row, from 0, that has every required column, and the header it makes.

    Failing that, the one that names most fields.  Only the first rows are looked at; None where
    no row names a single required field.
    """
    found = [(index, read_header(cells)) for index, cells in enumerate(rows[:HEADER_WITHIN])]
    whole = next(((index, header) for index, header in found if not header.missing), None)
    partial = [pair for pair in found if len(pair[1].missing) < len(REQUIRED)]
    return whole or max(partial, key=lambda pair: len(pair[1].columns), default=None)


def _role(name: str) -> tuple[Field, int] | None:
    """The field that a header names, and its number: 签注日期2 is the second endorsement column."""
    name = name.strip()
    if field := BY_NAME.get(name):
        return field, 0
    further = FURTHER.fullmatch(name)
    return (Field.ENDORSED_ON, int(further[1])) if further else None
