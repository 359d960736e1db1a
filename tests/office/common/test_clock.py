"""A moment is read only as it was written: fixed width, in UTC, to the microsecond."""

from datetime import UTC, datetime

import pytest

from anju.office.common.clock import moment_of, moment_text


@pytest.mark.parametrize("microsecond", [0, 1, 999_999])
def test_a_moment_comes_back(microsecond: int) -> None:
    moment = datetime(2026, 11, 23, 16, 0, 0, microsecond, UTC)
    assert moment_of(moment_text(moment)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23",
        "2026-11-23T16:00:00Z",
        "2026-11-23T16:00:00.000000",
        "2026-11-23T16:00:00.000000+00:00",
        "2026-11-24T00:00:00.000000+08:00",
        "2026-11-23 16:00:00.000000Z",
        "2026-W48-1T16:00:00.000000Z",
        "2026-11-31T16:00:00.000000Z",
    ],
)
def test_anything_else_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|isoformat|day"):
        moment_of(text)
