"""The list of erasures: a file in a second place, so that a backup brings nobody back.

A line for each erased person: the identifier and the hash of the entry, both without meaning to
anybody else.  The worker adds what the ledger has and the list has not.
"""

import os
from pathlib import Path
from typing import Final

from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.models import Entry
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.erasing import erase_record
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import locked_person

NAME: Final = "erased.txt"
ERASED_BEFORE: Final = "erased_before"
"""The reason code of an erasure that a restore carries out again."""


def listed(folder: Path) -> dict[str, str]:
    """The persons of the list, each with the hash of its entry in hex; empty without a list."""
    file = folder / NAME
    if not file.exists():
        return {}
    rows = (line.split() for line in file.read_text("ascii").splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


def add_to_list(folder: Path) -> int:
    """Add the erasures of the ledger that the list lacks; how many.  Raises OSError."""
    known = listed(folder)
    rows = Entry.objects.filter(kind=Kind.PERSON_ERASED).order_by("id")
    fresh = {
        subject: bytes(digest).hex()
        for subject, digest in rows.values_list("subject", "hash")
        if subject not in known
    }
    if fresh:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / NAME).open("a", encoding="ascii") as file:
            file.writelines(f"{subject} {digest}\n" for subject, digest in fresh.items())
            file.flush()
            os.fsync(file.fileno())
    return len(fresh)


def erase_listed(folder: Path, act: Act) -> int:
    """Erase again whoever the list names and a backup brought back; how many."""
    here = Person.objects.filter(erased_on__isnull=True).values_list("id", flat=True)
    brought_back = sorted(listed(folder).keys() & set(here.iterator()))
    for person_id in brought_back:
        _erase(person_id, act)
    return len(brought_back)


def _erase(person_id: str, act: Act) -> None:
    """Whatever is open in the backup: the person was erased when it was not any more."""

    def operation() -> Outcome:
        entries = erase_record(locked_person(person_id, act), ERASED_BEFORE, act)
        return outcome_of(entries, [entry.id for entry in entries])

    once(act, {"person": person_id, "erase": ERASED_BEFORE}, operation)
