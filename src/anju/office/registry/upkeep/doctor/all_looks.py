"""Every look in order; where the database does not answer, those at it are left out."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import DatabaseError, InterfaceError, connection

from anju.office.registry.upkeep.doctor.database import (
    look_at_guards,
    look_at_migrations,
    look_at_positions,
    look_at_role,
    look_at_version,
)
from anju.office.registry.upkeep.doctor.finding import Finding, wrong
from anju.office.registry.upkeep.doctor.machine import (
    look_at_channels,
    look_at_fonts,
    look_at_keys,
    look_at_mode,
    look_at_python,
    look_at_room,
)
from anju.office.registry.upkeep.doctor.names import look_at_names
from anju.office.registry.upkeep.doctor.suite import look_at_suite
from anju.office.registry.upkeep.doctor.times import (
    look_at_calendars,
    look_at_checkpoints,
    look_at_clock,
)
from anju.words import N_

Look = Callable[[], Iterator[Finding]]
"""Something to look at."""

_AT_THE_MACHINE: Final[tuple[Look, ...]] = (
    look_at_python,
    look_at_keys,
    look_at_suite,
    look_at_room,
    look_at_fonts,
    look_at_mode,
    look_at_channels,
)


def findings(today: date, at: datetime, *, every_name: bool = False) -> Iterator[Finding]:
    """Everything that was found, in order; `every_name` is for as long as that takes."""
    for look in _AT_THE_MACHINE:
        yield from look()
    try:
        connection.ensure_connection()
        yield from look_at_version()
        waiting = list(look_at_migrations())
        yield from waiting
    except (DatabaseError, InterfaceError) as error:
        yield wrong(
            "database",
            N_("The database does not answer: {reason}."),
            N_("Start it, or put its address right in DATABASE_URL."),
            reason=str(error).strip().partition("\n")[0],
        )
        return
    if all(not finding.advice for finding in waiting):
        for look in _in_the_tables(today, at, every_name):
            yield from look()


def _in_the_tables(today: date, at: datetime, every_name: bool) -> tuple[Look, ...]:
    return (
        look_at_guards,
        look_at_role,
        look_at_positions,
        partial(look_at_clock, at),
        partial(look_at_checkpoints, at),
        partial(look_at_calendars, today),
        partial(look_at_names, every=every_name),
    )
