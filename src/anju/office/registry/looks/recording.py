"""Records a look before a page shows a person: no record, no page."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from anju.office.common.clock import moment_text
from anju.office.registry.ledger.requests import ATTEMPTS, Busy
from anju.office.registry.looks.models import Look, LookedAt

SHA_256 = b"\x01"
"""The id of the algorithm, before each digest."""


def record_look(
    *, viewer: str, page: str, purpose: str, persons: Iterable[str], at: datetime
) -> Look:
    """Record that a page showed persons to a viewer.

    `purpose` is the open case or queue, or what the viewer typed where there is none.  Raises
    Busy where the same viewer's other pages were faster each time, ValueError for no persons.
    """
    shown = sorted(set(persons))
    if not shown:
        raise ValueError("a look at nobody is none")
    told = f",{','.join(shown)},"
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _recorded(viewer, page, purpose, told, moment_text(at))
        except IntegrityError:
            continue
    raise Busy


def _recorded(viewer: str, page: str, purpose: str, persons: str, looked_at: str) -> Look:
    last = Look.objects.filter(viewer=viewer).order_by("-number").first()
    number, before = (last.number + 1, bytes(last.hash)) if last else (1, b"")
    if last:
        looked_at = max(looked_at, last.looked_at)
    look = Look(
        viewer=viewer,
        number=number,
        looked_at=looked_at,
        page=page,
        purpose=purpose,
        persons=persons,
        previous_hash=before,
    )
    look.hash = look_hash(look)
    look.save(force_insert=True)
    LookedAt.objects.bulk_create(
        LookedAt(person_id=person, look_id=look.id) for person in persons.strip(",").split(",")
    )
    return look


def look_hash(look: Look) -> bytes:
    """The tagged hash of a look: its columns, one on a line, and the hash before.

    What is typed as a purpose has its line feeds made blanks before it is recorded.
    """
    lines = (
        "anju-look-1",
        look.viewer,
        str(look.number),
        look.looked_at,
        look.page,
        look.purpose,
        look.persons,
        bytes(look.previous_hash).hex(),
    )
    return SHA_256 + hashlib.sha256(b"\x00" + "\n".join(lines).encode()).digest()
