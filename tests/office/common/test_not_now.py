"""A database that cannot be written is told in a sentence, not by a bare error."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from anju.office.common.middleware import NotNow
from anju.office.common.not_now import NotJustNow


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("written")


@pytest.mark.parametrize(
    "cause",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        NotJustNow("others were faster"),
    ],
)
def test_it_is_said_that_nothing_was_lost(cause: Exception) -> None:
    told = NotNow(answer).process_exception(RequestFactory().post("/"), cause)
    assert told is not None
    assert told.status_code == 503
    assert told["Retry-After"] == "30"
    assert isinstance(told, HttpResponse)
    assert str(cause) not in told.content.decode()


def test_another_error_is_none_of_it() -> None:
    assert NotNow(answer).process_exception(RequestFactory().get("/"), ValueError()) is None
    assert NotNow(answer)(RequestFactory().get("/")).status_code == 200
