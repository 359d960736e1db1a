"""Founded cities whose outbox is a folder of their own, and gateways of channels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from tests.office.notices.gateways import HttpGateway, MailGateway, serving


@pytest.fixture(autouse=True)
def _outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the outbox lie in the folder of the test."""
    monkeypatch.setitem(settings.ANJU, "HOME", tmp_path)


@pytest.fixture
def gateway() -> Iterator[HttpGateway]:
    """A gateway that is told over HTTP."""
    made = HttpGateway()
    with serving(made, before_end=made.released.set):
        yield made


@pytest.fixture
def mail_gateway() -> Iterator[MailGateway]:
    """A gateway that takes mail."""
    made = MailGateway()
    with serving(made):
        yield made
