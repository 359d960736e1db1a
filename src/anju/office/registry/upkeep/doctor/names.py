"""Looks whether every name can be drawn by the fonts that are here.

Names are opened a thousand at a time and never told: only the characters, and the records that
have them.  A big city is looked through for a bounded time; `anju doctor --every-name` goes on
to the end.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from anju.office.common.fonts import undrawn
from anju.office.common.keyfile import KeysUnusable
from anju.office.common.sealing import CannotOpen
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import PersonKey
from anju.office.registry.upkeep.doctor.finding import Finding, note, well, wrong
from anju.words import N_

BATCH: Final = 1000
"""Names opened at once."""
SECONDS: Final = 10.0
"""How long names are looked through where not every one is asked for."""
MOST: Final = 20
"""How many characters, and how many records, are told."""

DRAWN: Final = N_("The fonts here draw every name that was looked at: {seen} of {all}.")
UNDRAWN: Final = N_(
    "No font here draws {count} characters of names: {characters}. They stand in {people} of the "
    "{seen} names looked at, of {all}: records {records}."
)
INSTALL: Final = N_(
    "Install the fonts; where they are there, these names are printed nowhere until a font draws "
    "them."
)
SEALED: Final = N_("{count} of the {seen} names looked at cannot be opened.")
VERIFY: Final = N_("Run anju ledger verify: it says which were altered.")
LEFT: Final = N_("Of {all} names, {seen} were looked at within the time.")
GO_ON: Final = N_("anju doctor --every-name looks at each.")


@dataclass(slots=True)
class Seen:
    """What was met: names looked at, those that cannot be opened, characters, records."""

    names: int = 0
    sealed: int = 0
    characters: dict[str, None] = field(default_factory=dict)
    records: list[str] = field(default_factory=list)


def look_at_names(
    *, every: bool = False, seconds: Callable[[], float] = time.monotonic
) -> Iterator[Finding]:
    """Whether the fonts that are here draw every name; nothing where the keys cannot be used.

    `seconds` is a clock that only goes forward.
    """
    seen, end = Seen(), seconds() + SECONDS
    try:
        for persons in _in_batches():
            _take(persons, seen)
            if not every and seconds() > end:
                break
    except KeysUnusable:
        return
    yield from _told(seen, PersonKey.objects.count())


def _in_batches() -> Iterator[list[str]]:
    """The people who are not erased, in the order of their random identifiers."""
    rows = PersonKey.objects.order_by("person_id").values_list("person_id", flat=True)
    persons = list(rows[:BATCH])
    while persons:
        yield persons
        persons = list(rows.filter(person_id__gt=persons[-1])[:BATCH])


def _take(persons: Sequence[str], seen: Seen) -> None:
    names = _names(persons)
    seen.names += len(persons)
    seen.sealed += len(persons) - len(names)
    missing = undrawn("".join(names.values()))
    if missing:
        seen.characters |= dict.fromkeys(missing)
        apart = set(missing)
        seen.records += [person for person, name in names.items() if not apart.isdisjoint(name)]


def _names(persons: Sequence[str]) -> dict[str, str]:
    """The names of people; those that were altered are left out."""
    try:
        return {person: told.name for person, told in read_details(persons).items()}
    except CannotOpen:
        if len(persons) == 1:
            return {}
    middle = len(persons) // 2
    return {**_names(persons[:middle]), **_names(persons[middle:])}


def _told(seen: Seen, people: int) -> Iterator[Finding]:
    """What is said; `people` is counted once all is seen, and may have grown meanwhile."""
    counted = {"seen": f"{seen.names:,}", "all": f"{max(people, seen.names):,}"}
    if seen.characters:
        yield note(
            "names",
            UNDRAWN,
            INSTALL,
            count=len(seen.characters),
            characters=_some([f"{each} (U+{ord(each):04X})" for each in seen.characters]),
            people=f"{len(seen.records):,}",
            records=_some(seen.records),
            **counted,
        )
    else:
        yield well("names", DRAWN, **counted)
    if seen.names < people:
        yield note("names_left", LEFT, GO_ON, **counted)
    if seen.sealed:
        yield wrong("names_sealed", SEALED, VERIFY, count=f"{seen.sealed:,}", **counted)


def _some(told: Sequence[str]) -> str:
    """The first of many, and that there are more."""
    return ", ".join(told[:MOST]) + (", …" if len(told) > MOST else "")
