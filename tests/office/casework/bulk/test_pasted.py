"""A pasted list: what each cell is follows from its shape."""

import pytest
from tests.office.casework.bulk.lists import number_of

from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.pasted import pasted_people

ID = number_of(11)
PERMIT = "4403J24031500011"


@pytest.mark.parametrize(
    "line",
    [
        f"王小雨\t{ID}",
        f"{ID}\t王小雨",
        f"王小雨,{ID}",
        f"王小雨，{ID}；13800138000",
        f"王小雨 {ID}",
        f"1\t王小雨\t女\t{ID}\t2026-03-15\t13800138000",
        f"　王小雨\t {ID[:6]} {ID[6:14]} {ID[14:]} ",
        f"王小雨\t{ID.replace('1', '１')}",
        f"王 小雨\t{ID.lower()}",
    ],
)
def test_a_name_and_a_number_are_found_among_other_cells(line: str) -> None:
    assert pasted_people(line) == [ListedPerson(1, "王小雨", ID, "")]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        (f"王小雨\t{PERMIT}", ("王小雨", "", PERMIT)),
        ("王小雨\t440300000000", ("王小雨", "", "440300000000")),
        (f"{PERMIT}\t{ID}\t王小雨", ("王小雨", ID, PERMIT)),
        (f"阿不都热合曼·买买提\t{ID}", ("阿不都热合曼·买买提", ID, "")),
        (f"John Smith\t{ID}", ("John Smith", ID, "")),
        (f"𠮷㐂\t{ID}", ("𠮷㐂", ID, "")),
        ("王小雨", ("王小雨", "", "")),
        (ID, ("", ID, "")),
        ("王小雨\t13800138000", ("王小雨", "", "")),
    ],
)
def test_what_a_line_tells_is_read_and_no_more(line: str, person: tuple[str, str, str]) -> None:
    # A line without a digit first would be a header.
    found = pasted_people(f"张三\t{number_of(1)}\n{line}")[1:]
    assert found == [ListedPerson(2, *person)]


def test_a_header_and_blank_lines_are_left_out_and_lines_counted() -> None:
    text = f"姓名\t公民身份号码\n\n王小雨\t{ID}\n\t\n张三\t{number_of(2)}"
    assert [(each.number, each.name) for each in pasted_people(text)] == [
        (3, "王小雨"),
        (5, "张三"),
    ]
    assert pasted_people("") == pasted_people("\n \n") == []
