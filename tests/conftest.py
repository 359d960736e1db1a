"""Every run of the tests has a folder of its own, and no installation of the machine it runs on.

The folder holds what the workers of one run share: prepared databases, the PostgreSQL.  It goes
when the run ends.
"""

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from tests.office.postgres import stop_server

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
ROOM = 1 << 30  # bytes
FOREIGN = ("ANJU_", "DATABASE_URL", "DJANGO_", "PG")
OURS = "ANJU_SOAK_"
"""What tells the long tests how long, and where to begin."""


def _folder() -> Path:
    """The folder of this run: the one that its first process made."""
    if WORKER:
        return Path(os.environ["ANJU_TESTS_FOLDER"])
    for name in [name for name in os.environ if name.startswith(FOREIGN)]:
        if not name.startswith(OURS):
            del os.environ[name]
    made = Path(tempfile.mkdtemp(prefix="anju-tests-", dir=_memory()))
    made.chmod(0o711)  # PostgreSQL runs as a user of its own and has to reach its folder in it
    return made


def _memory() -> Path | None:
    """Where files are kept in memory and there is room: a database is copied there at once."""
    memory = Path("/dev/shm")
    usable = memory.is_dir() and os.access(memory, os.W_OK)
    return memory if usable and shutil.disk_usage(memory).free > ROOM else None


# Before any test is imported: Django reads its settings once.
FOLDER = _folder()
os.environ["ANJU_TESTS_FOLDER"] = str(FOLDER)
os.environ["ANJU_HOME"] = str(FOLDER / f"home{WORKER}")
os.environ["DJANGO_SETTINGS_MODULE"] = "anju.office.config.settings"


def pytest_configure(config: pytest.Config) -> None:
    """Give each test its folder beside what is shared: in memory, where there is room."""
    if not WORKER and not config.option.basetemp:
        config.option.basetemp = str(FOLDER / "each")


def pytest_collection() -> None:
    """Collect the tests without the garbage collector, which would find nothing."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later search for garbage: it stays to the end."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Stop what the workers started; the first process ends last."""
    if not WORKER:
        stop_server(FOLDER)
        shutil.rmtree(FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """What the workers of one run share."""
    return FOLDER
