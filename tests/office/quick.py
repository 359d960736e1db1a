"""What takes a running office its time once, and would take each test the same time again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from anju.office.common.statics import CompressedStatics


@contextmanager
def passwords_hashed_with_little() -> Iterator[None]:
    """Hash passwords as the settings say, with less of the machine's time and memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2PasswordHasher, "time_cost", 1)
        patch.setattr(Argon2PasswordHasher, "memory_cost", 1024)
        patch.setattr(Argon2PasswordHasher, "parallelism", 1)
        yield


@contextmanager
def statics_read_once() -> Iterator[None]:
    """Read style sheets and scripts once: each browser of the tests begins the site anew."""
    read, known = CompressedStatics.add_files_from_finders, dict[str, Any]()

    def add_known(statics: CompressedStatics) -> None:
        if not known:
            read(statics)
            known.update(statics.files)
        statics.files.update(known)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CompressedStatics, "add_files_from_finders", add_known)
        yield
