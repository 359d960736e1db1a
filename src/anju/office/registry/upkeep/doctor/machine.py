"""Looks at the machine: Python, keys, room on the disk, fonts, channels, the mode of running."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from anju.office.common.demo import is_demo
from anju.office.common.fonts import missing_packages
from anju.office.common.keyfile import KeysUnusable
from anju.office.common.keyring import current_ring
from anju.office.common.keys import NoSuchKey, Purpose
from anju.office.registry.upkeep.doctor.finding import Finding, note, well, wrong
from anju.words import N_

OLDEST_PYTHON: Final = (3, 11)
ROOM: Final = 1 << 30
"""Bytes that are to be free."""

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


def look_at_python() -> Iterator[Finding]:
    """Python's version."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        yield wrong(
            "python", N_("Python is {version}."), N_("It needs 3.11 or newer."), version=version
        )
    else:
        yield well("python", N_("Python is {version}."), version=version)


def look_at_keys() -> Iterator[Finding]:
    """Whether the keys can be read, by their owner only."""
    try:
        ring = current_ring()
    except KeysUnusable as error:
        yield wrong(
            "keys",
            N_("The keys cannot be used: {reason}."),
            N_("Nothing personal can be read until they can."),
            reason=error,
        )
        return
    if not ring.of(Purpose.PAPER):
        sentence = N_("No key marks papers here: none can be printed.")
        yield wrong("keys", sentence, N_("Make one: anju keys rotate paper."))
        return
    try:
        ring.newest(Purpose.SIGNING)
    except NoSuchKey:
        sentence = N_("No key signs checkpoints here.")
        yield note("keys", sentence, N_("A city of the suite sm signs by a device of its own."))
        return
    yield well(
        "keys", N_("The {count} keys can be read by their owner only."), count=len(ring.keys)
    )


def look_at_room() -> Iterator[Finding]:
    """Whether there is room on the disk of the installation."""
    free = shutil.disk_usage(settings.ANJU["HOME"]).free
    told = {"free": f"{free / (1 << 30):.1f}", "folder": settings.ANJU["HOME"]}
    if free < ROOM:
        yield wrong(
            "disk",
            N_("{free} GiB are free at {folder}."),
            N_("Make room before the disk is full: nothing can be recorded then."),
            **told,
        )
    else:
        yield well("disk", N_("{free} GiB are free at {folder}."), **told)


def look_at_fonts() -> Iterator[Finding]:
    """Whether the fonts are there that Chinese papers are printed with."""
    if missing := missing_packages():
        yield note(
            "fonts",
            N_("Fonts are missing: names in rare characters cannot be printed."),
            N_("Install {packages} (Debian: apt-get install {packages})."),
            packages=" ".join(missing),
        )
    else:
        yield well("fonts", N_("The fonts for Chinese papers are there."))


def look_at_mode() -> Iterator[Finding]:
    """Whether the demo, in which anybody signs in as anybody, can be reached from elsewhere."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL]
    if is_demo() and (hosts or settings.PRODUCTION):
        yield wrong(
            "mode",
            N_("The demo mode is on, and the site answers as {hosts}."),
            N_("Anybody signs in as anybody: unset ANJU_DEMO."),
            hosts=", ".join(hosts) or "localhost",
        )
    elif is_demo():
        sentence = N_("The demo mode is on.")
        yield note("mode", sentence, N_("Record nobody here who really lives."))
    else:
        yield well("mode", N_("The demo mode is off."))


def look_at_channels() -> Iterator[Finding]:
    """Whether messages go out: reminders, notices and the codes to sign in with."""
    set_up = sorted(settings.ANJU["CHANNELS"])
    folder = Path(settings.ANJU["HOME"]) / "outbox"
    if set_up:
        yield well("channels", N_("Messages go out by {channels}."), channels=", ".join(set_up))
    elif is_demo():
        yield well("channels", N_("Messages go to the folder {folder}."), folder=folder)
    else:
        yield note(
            "channels",
            N_(
                "No channel is set up: reminders, notices and codes only go to the folder {folder}."
            ),
            N_(
                "Set ANJU_CHANNEL_SMS, ANJU_CHANNEL_MAIL or ANJU_CHANNEL_CHAT (docs/operations.md)."
            ),
            folder=folder,
        )


def has_second_disk(folder: Path) -> bool:
    """Whether a folder lies on another disk than the installation."""
    there = folder if folder.exists() else folder.parent
    home = Path(settings.ANJU["HOME"])
    return there.exists() and there.stat().st_dev != home.stat().st_dev
