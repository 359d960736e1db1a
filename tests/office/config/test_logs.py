"""What is logged names nobody."""

import logging
from io import StringIO

import pytest

from anju.office.config.logs import MaskedLines, logging_settings, masked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("of 440305199001010012.", "of 4403***********012."),
        ("of 44030519900101001x", "of 4403***********01x"),
        ("of 440305900101001", "of 4403********001"),
        ("of 440305 1990 0101 0012", "of [identity number]"),
        ("of ４４０３０５１９９００１０１００１２", "of [identity number]"),
        ("in 2027-03-14T04:00:00.000000Z", "in 2027-03-14T04:00:00.000000Z"),
        ("entry 5f3a9c0123456789abcd", "entry 5f3a9c0123456789abcd"),
        ("GET /find/?q=张三&note=x HTTP/1.1", "GET /find/?… HTTP/1.1"),
        ("really?", "really?"),
    ],
)
def test_numbers_and_queries_are_hidden(line: str, said: str) -> None:
    assert masked(line) == said


def test_an_error_is_written_without_its_values() -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(MaskedLines("%(message)s"))
    logger = logging.getLogger("anju.tests.one")
    logger.propagate = False
    logger.addHandler(handler)
    number = "440305" + "199001010012"
    try:
        raise ValueError(f"Key (number)=({number}) already exists")
    except ValueError:
        logger.exception("not recorded: %s", number)
    finally:
        logger.removeHandler(handler)
    assert number not in written.getvalue()
    assert written.getvalue().count("4403***********012") == 2


def test_every_line_goes_through_the_mask() -> None:
    told = logging_settings()
    assert all(one["formatter"] == "masked" for one in told["handlers"].values())
    assert not any(one.get("handlers") for one in told["loggers"].values())
