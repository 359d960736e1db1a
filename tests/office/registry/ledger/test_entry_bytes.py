"""The canonical bytes of an entry: what is hashed, typed out, and what they refuse."""

from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.entry_bytes import (
    COLUMNS,
    FIRST,
    NotHashable,
    entry_bytes,
    entry_hash,
    row_digest,
    row_digests,
)
from anju.office.registry.ledger.hashing import digest

SM3 = Algorithm.SM3
EXPECTED = (
    "anju-entry-1\n3f07c1d2e4a5b6978899\n2\npermit_endorsed\n2026-11-23\n"
    "2026-11-23T08:15:00.000042Z\n00aa11bb22cc33dd44ee\n440305001\nunchanged\nreq-7\n"
    '{"address":"福田区"}\n01abcd'
)
TEXTS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=5)
ROWS = st.tuples(TEXTS, st.integers(1, 10**9), *[TEXTS] * 8, st.binary(max_size=33))
Row = tuple[str, int, str, str, str, str, str, str, str, str, bytes]


def _columns(payload: str = '{"address":"福田区"}') -> Row:
    return (
        "3f07c1d2e4a5b6978899",
        2,
        "permit_endorsed",
        "2026-11-23",
        "2026-11-23T08:15:00.000042Z",
        "00aa11bb22cc33dd44ee",
        "440305001",
        "unchanged",
        "req-7",
        payload,
        b"\x01\xab\xcd",
    )


def _as_read(row: Row) -> list[bytes]:
    *told, previous_hash = row
    return [*(str(column).encode() for column in told), previous_hash.hex().encode()]


def test_the_bytes_are_the_columns_line_by_line_after_a_zero() -> None:
    assert entry_bytes(*_columns()) == b"\x00" + EXPECTED.encode()
    assert EXPECTED.count("\n") == len(COLUMNS)


def test_the_hash_says_its_algorithm() -> None:
    assert entry_hash(*_columns()) == b"\x01" + sha256(b"\x00" + EXPECTED.encode()).digest()
    assert entry_hash(*_columns(), algorithm=SM3) == b"\x02" + digest(
        SM3, b"\x00" + EXPECTED.encode()
    )


def test_the_first_entry_has_an_empty_last_line() -> None:
    assert entry_bytes(*_columns()[:-1], FIRST).endswith('福田区"}\n'.encode())


@given(st.lists(ROWS, max_size=3), st.sampled_from([1, SM3]))
def test_rows_read_as_bytes_have_the_same_digests(rows: list[Row], algorithm: int) -> None:
    expected = [entry_hash(*row, algorithm=algorithm)[1:] for row in rows]
    assert row_digests(map(_as_read, rows), algorithm) == expected
    assert [row_digest(_as_read(row), algorithm) for row in rows] == expected


@given(ROWS, ROWS)
def test_other_columns_are_other_bytes(one: Row, other: Row) -> None:
    assume(one != other)
    assert entry_bytes(*one) != entry_bytes(*other)


@given(ROWS, st.integers(2, 8), st.integers(1, 4))
def test_text_moved_over_a_line_is_seen(row: Row, place: int, cut: int) -> None:
    """A forger who writes into the database past all checks still cannot keep the digest."""
    columns = _as_read(row)
    moved = columns[place + 1][:cut]
    columns[place] += b"\n" + moved
    columns[place + 1] = columns[place + 1][cut:]
    assert row_digest(columns) != row_digest(_as_read(row))


@pytest.mark.parametrize("payload", ["a\nb", "\n", "half \ud800"])
def test_a_line_feed_and_half_a_character_are_refused(payload: str) -> None:
    with pytest.raises(NotHashable):
        entry_bytes(*_columns(payload))


def test_a_refusal_names_the_column() -> None:
    with pytest.raises(NotHashable, match="payload holds a line feed"):
        entry_bytes(*_columns("a\nb"))
