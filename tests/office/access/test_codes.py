"""One-time codes: good once, for ten minutes, for five tries and for one thing."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.office.databases import Database

from anju.office.access.codes import (
    GOOD_FOR,
    TRIES,
    For,
    MadeCode,
    NotProved,
    drop_old_codes,
    make_code,
    prove,
)
from anju.office.access.models import OneTimeCode

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SUBJECT = "0f1e2d3c4b5a69788796"


def made(subject: str = SUBJECT) -> MadeCode:
    return make_code(purpose=For.SIGN_IN, subject=subject, at=AT)


def tried(code: MadeCode, typed: str, at: datetime = AT, purpose: For = For.SIGN_IN) -> str:
    """The subject that was proved, or "wrong", or "over"."""
    try:
        return prove(code_id=code.code_id, purpose=purpose, typed=typed, at=at)
    except NotProved as refusal:
        return str(refusal)


def other_than(code: MadeCode) -> str:
    return f"{(int(code.digits) + 1) % 10**6:06}"


def test_a_code_proves_its_subject_once(sqlite_database: Database) -> None:
    code = made()
    assert len(code.digits) == 6
    assert tried(code, f" {code.digits[:3]} {code.digits[3:]}") == SUBJECT
    assert tried(code, code.digits) == "over"


def test_full_width_digits_are_forgiven(sqlite_database: Database) -> None:
    code = made()
    assert tried(code, "".join(chr(ord(digit) + 0xFEE0) for digit in code.digits)) == SUBJECT


def test_the_fifth_wrong_one_is_the_last(sqlite_database: Database) -> None:
    code = made()
    assert [tried(code, other_than(code)) for _ in range(TRIES)] == ["wrong"] * 4 + ["over"]
    assert tried(code, code.digits) == "over"


@pytest.mark.parametrize(("late", "found"), [(-1, SUBJECT), (0, "over"), (1, "over")])
def test_it_is_good_for_ten_minutes(late: int, found: str, sqlite_database: Database) -> None:
    code = made()
    assert tried(code, code.digits, AT + GOOD_FOR + timedelta(seconds=late)) == found


def test_it_proves_nothing_else(sqlite_database: Database) -> None:
    one, two = made(), made("1" * 20)
    assert tried(one, one.digits, purpose=For.CONTACT) == "over"
    assert tried(two, one.digits) in {"wrong", "1" * 20 if one.digits == two.digits else "wrong"}
    assert tried(MadeCode("2" * 20, one.digits), one.digits) == "over"


def test_a_code_without_a_subject_proves_nothing(sqlite_database: Database) -> None:
    code = made("")
    assert tried(code, code.digits) == "wrong"


def test_the_digits_are_kept_nowhere(sqlite_database: Database) -> None:
    code = made()
    [row] = OneTimeCode.objects.values_list("digest", "subject", "purpose")
    assert code.digits not in row
    assert code.digits not in repr(code)


def test_two_at_once_count_as_two_and_one_is_let_in(database: Database) -> None:
    code = made()
    told = database.in_threads(*[lambda: tried(code, code.digits)] * 3)
    assert sorted(told) == sorted([SUBJECT, "over", "over"])
    wrong = made()
    told = database.in_threads(*[lambda: tried(wrong, other_than(wrong))] * 6)
    assert told.count("wrong") <= TRIES
    assert tried(wrong, wrong.digits) == "over"


def test_old_codes_are_forgotten(sqlite_database: Database) -> None:
    made()
    assert drop_old_codes(AT + timedelta(hours=24)) == 0
    assert drop_old_codes(AT + timedelta(hours=25)) == 1
