"""A paper's code tells its kind and its entry again, however it is typed, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.databases import Database
from tests.office.registry.acting import a_permit, a_person

from anju.office.common.keyring import current_ring
from anju.office.common.keys import KeyRing, NoSuchKey, Purpose
from anju.office.common.suites import SM
from anju.office.papers.base32 import BYTES, read, written
from anju.office.papers.check_codes import HALF, code_of, paper_of
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import Recorded, read_chain

VALUES = st.binary(min_size=BYTES, max_size=BYTES)
FORGIVEN = str.maketrans("01", "OI")
FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"}


def an_entry() -> Recorded:
    return read_chain(a_permit(a_person()))[-1]


@given(VALUES)
def test_what_is_written_is_read_again(value: bytes) -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", written(value))
    assert read(written(value)) == value


@given(VALUES)
def test_a_code_is_read_however_it_is_typed(value: bytes) -> None:
    code = written(value)
    typed = {
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " \u3000"),
        code.replace("-", "—"),
        code.translate(FORGIVEN),
        code.translate(FORGIVEN).lower(),
        code.replace("1", "l"),
        code.translate(FULL_WIDTH),
        f"  {code}\n",
    }
    assert {read(each) for each in typed} == {value}


@given(st.text(max_size=24))
def test_any_other_text_is_read_as_nothing_or_as_a_whole_code(text: str) -> None:
    found = read(text)
    assert found is None or len(found) == BYTES


@pytest.mark.parametrize(
    "text", ["", "0" * 15, "0" * 17, "U" * 16, "0" * 15 + "零", "0" * 15 + "!"]
)
def test_what_is_no_code_is_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("length", [0, BYTES - 1, BYTES + 1])
def test_a_code_is_made_of_ten_bytes_only(length: int) -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        written(bytes(length))


@pytest.mark.parametrize("kind", PaperKind)
def test_a_code_tells_the_kind_and_the_entry(kind: PaperKind, sqlite_city: Database) -> None:
    entry, ring = an_entry(), current_ring()
    code = code_of(kind, entry, ring)
    assert paper_of(code, ring) == (kind, entry)
    assert paper_of(code.lower().replace("-", ""), ring) == (kind, entry)


def test_both_databases_give_the_entry_of_a_code(city: Database) -> None:
    entry, ring = an_entry(), current_ring()
    assert paper_of(code_of(PaperKind.CARD, entry, ring), ring) == (PaperKind.CARD, entry)


def test_no_other_code_is_read(sqlite_city: Database) -> None:
    entry, ring = an_entry(), current_ring()
    value = read(code_of(PaperKind.CARD, entry, ring))
    assert value
    for bit in range(BYTES * 8):
        changed = int.from_bytes(value) ^ 1 << bit
        assert paper_of(written(changed.to_bytes(BYTES)), ring) is None


def test_codes_of_neighbouring_entries_show_no_order(sqlite_city: Database) -> None:
    person = a_person()
    entries = [*read_chain(person), *read_chain(a_permit(person))]
    codes = [read(code_of(PaperKind.CARD, entry, current_ring())) for entry in entries]
    numbers = [code[HALF:] for code in codes if code]
    assert not [n for n, e in zip(numbers, entries, strict=True) if n == e.id.to_bytes(HALF)]
    assert len(set(numbers)) == len(entries)


def test_a_code_is_read_after_a_rotation_and_in_a_later_suite(sqlite_city: Database) -> None:
    entry, ring = an_entry(), current_ring()
    old = code_of(PaperKind.REFUSAL_NOTICE, entry, ring)
    for later in (ring.rotate(Purpose.PAPER), ring.in_suite(SM)):
        new = code_of(PaperKind.REFUSAL_NOTICE, entry, later)
        assert new != old
        for code in (old, new):
            assert paper_of(code, later) == (PaperKind.REFUSAL_NOTICE, entry)
        assert paper_of(new, ring) is None, "the older ring cannot know it"


def test_another_office_reads_nothing(sqlite_city: Database) -> None:
    code = code_of(PaperKind.CARD, an_entry(), current_ring())
    assert paper_of(code, KeyRing.create()) is None


def test_an_entry_that_was_altered_has_no_paper(sqlite_city: Database) -> None:
    entry, ring = an_entry(), current_ring()
    forged = entry._replace(hash=bytes(33))
    assert paper_of(code_of(PaperKind.CARD, forged, ring), ring) is None


def test_without_a_key_for_papers_no_code_is_made(sqlite_city: Database) -> None:
    ring = current_ring()
    others = KeyRing("intl", tuple(key for key in ring.keys if key.purpose is not Purpose.PAPER))
    with pytest.raises(NoSuchKey):
        code_of(PaperKind.CARD, an_entry(), others)
    assert paper_of("0000-0000-0000-0000", others) is None
