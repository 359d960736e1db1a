"""No room on the disk: refused as a whole, and it goes on once there is room."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import OperationalError, connection
from tests.office.databases import Database, connected
from tests.office.registry.acting import DETAILS, act, everything
from tests.office.reliability.soundness import assert_sound

from anju.office.common.keyring import current_ring
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.models import Permit
from anju.office.registry.people.registering import register_person
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.verifying.verify import verify

DAY = date(2025, 3, 1)
ROOM = 6 << 20  # bytes: the database of these tests needs four


def _pragma(said: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {said}")
        return int(cursor.fetchone()[0])


def _fill_up() -> int:
    """Register people until the database refuses, which writes nothing; for how many was room."""
    for number in range(3000):
        name = f"赵{chr(0x4E00 + number)}{chr(0x5E00 + number)}"
        before = everything()
        try:
            _register(PersonalDetails(name * 12))
        except OperationalError as full:
            refusal = str(full)
            break
    assert everything() == before
    assert "full" in refusal
    return number


def _register(details: PersonalDetails) -> None:
    register_person(details=details, division_code="440305", act=act(DAY))


def _endorse_one_more() -> None:
    permit = Permit.objects.filter(cycle_year=1).order_by("id").values_list("id", flat=True)[0]
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY, "after"))
    assert Permit.objects.get(id=permit).cycle_year == 2


def test_without_room_nothing_is_written_by_half(sqlite_city: Database) -> None:
    _pragma(f"max_page_count = {_pragma('page_count') + 30}")
    assert _fill_up() > 0
    assert verify(ring=current_ring()).is_sound
    _pragma("max_page_count = 1000000")
    _register(DETAILS)
    _endorse_one_more()
    assert_sound()


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own with little room; only the administrator of a machine can make one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


if os.geteuid() == 0:

    def test_a_disk_that_is_full_refuses_and_goes_on_after(
        sqlite_city: Database, tmp_path: Path
    ) -> None:
        connection.close()
        with _small_disk(tmp_path / "disk") as disk:
            shutil.copytree(sqlite_city.home, disk / "city")
            other_things = disk / "other things"
            free = shutil.disk_usage(disk).free
            other_things.write_bytes(bytes(free - (400 << 10)))
            with connected(Database("sqlite", disk / "city")):
                assert _fill_up() > 0
                assert verify(ring=current_ring()).is_sound
                other_things.unlink()
                _register(DETAILS)
                _endorse_one_more()
                assert_sound()
                connection.close()
