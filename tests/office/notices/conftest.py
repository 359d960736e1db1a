"""Founded cities whose outbox is a folder of their own."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def _outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the outbox lie in the folder of the test."""
    monkeypatch.setitem(settings.ANJU, "HOME", tmp_path)
