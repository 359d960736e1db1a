"""No identity number gets into a log, by whatever way."""

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.quiet_logs import SAID_INSTEAD, IdentityNumbersHidden, hidden

NUMBER = "44030519900101001X"
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@pytest.fixture
def written() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger with the filter, and what it wrote."""
    stream, logger = io.StringIO(), logging.getLogger("anju.tests.quiet")
    written_by = logging.StreamHandler(stream)
    written_by.setFormatter(logging.Formatter("%(message)s %(extra)s", defaults={"extra": ""}))
    written_by.addFilter(IdentityNumbersHidden())
    logger.addHandler(written_by)
    yield logger, stream
    logger.removeHandler(written_by)


Written = tuple[logging.Logger, io.StringIO]


@given(st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True), st.text("ab 张：", max_size=5))
def test_whatever_looks_like_one_is_hidden(number: str, around: str) -> None:
    for said in (number, number.translate(WIDE), f"{number[:6]} {number[6:14]}-{number[14:]}"):
        assert hidden(f"{around}{said}{around}") == f"{around}{SAID_INSTEAD}{around}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "440305",
        "2026-11-23 16:00:00,123",
        "5f3a9c0123456789abcd",
        "4400J0790000000",
        "127.0.0.1",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert hidden(text) == text


def test_a_number_among_other_digits_is_hidden_too() -> None:
    assert NUMBER[6:14] not in hidden(f"id=99{NUMBER}")


def test_message_and_arguments_are_looked_through(written: Written) -> None:
    logger, stream = written
    logger.warning("refused: %s, %s of %d", NUMBER, "张三", 440305199001010012)
    assert stream.getvalue() == f"refused: {SAID_INSTEAD}, 张三 of {SAID_INSTEAD} \n"


def test_arguments_by_name_and_objects_are_looked_through(written: Written) -> None:
    logger, stream = written
    logger.warning("%(number)s", {"number": NUMBER})
    logger.warning({"number": NUMBER})
    assert NUMBER not in stream.getvalue()
    assert stream.getvalue().count(SAID_INSTEAD) == 2


def test_arguments_that_do_not_fit_are_looked_through(written: Written) -> None:
    logger, stream = written
    logger.warning(*("no place for it", NUMBER))
    assert stream.getvalue().count(SAID_INSTEAD) == 1
    assert "no place for it" in stream.getvalue()


def test_what_was_added_to_a_record_is_looked_through(written: Written) -> None:
    logger, stream = written
    logger.warning("found", extra={"extra": f"/find/{NUMBER}"})
    assert stream.getvalue() == f"found /find/{SAID_INSTEAD}\n"


def test_an_exception_and_what_it_came_from_are_looked_through(written: Written) -> None:
    logger, stream = written

    def fail() -> None:
        try:
            int(f"no {NUMBER}")
        except ValueError as error:
            raise LookupError(NUMBER.translate(WIDE)) from error

    try:
        fail()
    except LookupError:
        logger.exception("failed")
    assert NUMBER not in stream.getvalue()
    assert "４４０３" not in stream.getvalue()
    assert f"LookupError: {SAID_INSTEAD}" in stream.getvalue()
    assert "in fail" in stream.getvalue()
    assert stream.getvalue().count(SAID_INSTEAD) == 2


def test_no_traceback_with_its_values_is_passed_on() -> None:
    try:
        int(NUMBER)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("anju", logging.ERROR, "", 0, "failed", (), told)
    assert IdentityNumbersHidden().filter(record)
    assert record.exc_info is None
    assert SAID_INSTEAD in (record.exc_text or "")
