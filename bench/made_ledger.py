"""A city's ledger made up for measuring: people with a residence, a ground and a permit each.

Every chain is one that the operations could have written; personal details are left out, for no
measurement of the ledger opens any.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from anju.office.common.ids import LENGTH
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.append import has_one_writer, sealed
from anju.office.registry.ledger.entries import COLUMNS, Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.sequencing import sequence

PLACES = ("440303", "440304", "440305", "440306", "440307", "440308")
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
ACT = Act("9a" * 10, "0f" * 10, "police_clerk", "440300", TODAY, AT, "c0" * 16)
_AT_A_TIME = 5000
_FIELDS = COLUMNS.removeprefix("id, ")


def fill(count: int, seed: int = 20261123) -> int:
    """Write at least `count` entries with their positions; how many there are now."""
    rows: list[Recorded] = []
    written = 0
    for chain in _chains(random.Random(seed)):
        rows += chain
        written += len(chain)
        if len(rows) >= _AT_A_TIME or written >= count:
            _write(rows)
            rows = []
        if written >= count:
            break
    sequence()
    return written


def _write(rows: Sequence[Recorded]) -> None:
    marks = ", ".join(["%s"] * 12)
    with transaction.atomic(), connection.cursor() as cursor:
        if has_one_writer():
            cursor.executemany(
                f"INSERT INTO registry_entry ({_FIELDS}) VALUES ({marks})",
                [row[1:] for row in rows],
            )
            cursor.execute(
                "INSERT INTO registry_position (position, entry_id)"
                " SELECT id, id FROM registry_entry WHERE id >"
                " (SELECT coalesce(max(position), 0) FROM registry_position)"
            )
            return
        with cursor.copy(f"COPY registry_entry ({_FIELDS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row[1:])


def _chains(chance: random.Random) -> Iterator[list[Recorded]]:
    judged = measures_in_force()
    by = {place: judged.judged_by(judged.measures.for_place(place)) for place in PLACES}
    while True:
        place = chance.choice(PLACES)
        first = date(2019, 1, 1) + timedelta(days=chance.randrange(2500))
        person = _id(chance)
        yield sealed(person, None, _life(chance, place, first), ACT)
        yield sealed(_id(chance), None, _permit(chance, person, place, first, by[place]), ACT)


def _life(chance: random.Random, place: str, first: date) -> list[Draft]:
    details, address = _hash(chance), _hash(chance)
    registered = {"details": details, "version": 1, "division_code": place}
    residence = {
        "record": _id(chance),
        "address": address,
        "version": 1,
        "division_code": place,
        "office": "0f" * 10,
    }
    ground = {
        "record": _id(chance),
        "ground": "employment",
        "evidence": "labour_contract",
        "evidence_on": first.isoformat(),
    }
    return [
        Draft(Kind.PERSON_REGISTERED, first, registered),
        Draft(Kind.RESIDENCE_REGISTERED, first, residence),
        Draft(Kind.GROUND_RECORDED, first, ground),
    ]


def _permit(
    chance: random.Random, person: str, place: str, first: date, measure: str
) -> list[Draft]:
    issued = first + timedelta(days=183)
    told = {
        "person": person,
        "number": _hash(chance),
        "city_code": "440300",
        "division_code": place,
        "office": "0f" * 10,
        "measure": measure,
    }
    card = _id(chance)
    drafts = [
        Draft(Kind.PERMIT_ISSUED, issued, told),
        Draft(Kind.CARD_PRODUCED, issued, {"card": card}),
        Draft(Kind.CARD_HANDED_OVER, issued + timedelta(days=9), {"card": card}),
    ]
    for year in range(1, 8):
        day = issued + timedelta(days=365 * year - 10 - chance.randrange(10))
        if day > TODAY or chance.random() < 0.05:
            break
        drafts.append(Draft(Kind.PERMIT_ENDORSED, day, {"measure": measure}))
    return drafts


def _id(chance: random.Random) -> str:
    return f"{chance.getrandbits(4 * LENGTH):0{LENGTH}x}"


def _hash(chance: random.Random) -> str:
    return f"01{chance.getrandbits(256):064x}"
