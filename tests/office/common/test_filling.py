"""Rows in one piece for COPY: what is read is what was given, or the piece is not made."""

import pytest
from django.db import connection
from tests.office.databases import Database

from anju.office.common.filling import as_copied, copy_text

ROWS = [("张𠮷", 7, None), ("", -1, "NULL"), ("半%年'\"", 0, "N"), (" . ", 2, "")]


def test_a_piece_has_a_line_for_each_row() -> None:
    assert as_copied([("a", 1, None), ("", 2, "b")]) == b"a\t1\t\\N\n\t2\tb\n"
    assert as_copied([]) == b""


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\rb", "a\\b", "\\N", "\\."])
def test_what_copy_would_read_as_something_else_is_in_no_piece(text: str) -> None:
    assert as_copied([("a", None), (text, "b")]) is None


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_was_given_is_read_back(database: Database) -> None:
    piece = as_copied(ROWS)
    assert piece is not None
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (said text, number integer, more text)")
        copy_text("told", "said, number, more", piece)
        cursor.execute("SELECT said, number, more FROM told")
        assert cursor.fetchall() == ROWS
