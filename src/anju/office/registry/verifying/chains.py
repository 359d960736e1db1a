"""The chains of all subjects while entries come in the order of their positions.

Of each subject the last number, hash and moment are held: some 400 bytes.  A city of more
than a million subjects is looked through several times, each time for the subjects of a part of
the buckets, so that the memory stays the same.
"""

from collections.abc import Iterable
from typing import Final

from anju.office.registry.ledger.heads import (
    BUCKET_BITS,
    BUCKETS,
    KEY_BITS,
    Bucket,
    Head,
    bucket_of,
    nothing,
    place_of,
)
from anju.office.registry.ledger.reading import Row
from anju.office.registry.verifying.findings import Code, Findings, name_of

SUBJECTS_HELD: Final = 1_000_000
"""Subjects whose heads are held at a time."""

Last = tuple[int, bytes, str]


def parts_of(subjects: int, held: int = SUBJECTS_HELD) -> list[range]:
    """The buckets of each time that the entries are looked through.

    >>> parts_of(10), parts_of(1_500_000)
    ([range(0, 4096)], [range(0, 2048), range(2048, 4096)])
    """
    count = max(1, -(-subjects // held))
    step = -(-BUCKETS // count)
    return [range(first, min(first + step, BUCKETS)) for first in range(0, BUCKETS, step)]


class Chains:
    """The heads of the subjects of some buckets, as far as entries were taken."""

    def __init__(self, findings: Findings, buckets: range) -> None:
        self._findings = findings
        self._buckets = buckets
        self._is_whole = len(buckets) == BUCKETS
        self.heads: dict[str, Last] = {}

    def take(self, rows: Iterable[Row | None], first: int) -> None:
        """Take the next entries, which stand from position `first`; 0 for none."""
        heads, mine = self.heads, self._buckets
        get = heads.get
        for offset, row in enumerate(rows):
            if row is None:
                continue
            subject, number, moment, previous, own = row[1], row[2], row[5], row[11], row[12]
            if not self._is_whole and bucket_of(str(subject)) not in mine:
                continue
            last = get(subject)
            if last is None:
                if number != 1 or previous != b"":
                    self._begins_wrong(row, first + offset if first else 0)
            elif last[0] + 1 != number or last[1] != previous or last[2] > moment:
                self._goes_on_wrong(row, last, first + offset if first else 0)
            heads[subject] = (number, own, moment)

    def _begins_wrong(self, row: Row, position: int) -> None:
        name = name_of(row, position)
        if row[2] != 1:
            self._findings.add(Code.CHAIN_CUT, name, before=name.number - 1)
        else:
            self._findings.add(Code.CHAIN_BROKEN, name)

    def _goes_on_wrong(self, row: Row, last: Last, position: int) -> None:
        name = name_of(row, position)
        if last[0] + 1 != row[2]:
            self._findings.add(Code.NUMBER_OUT_OF_ORDER, name, expected=last[0] + 1)
        if last[1] != row[11]:
            self._findings.add(Code.CHAIN_BROKEN, name)
        if last[2] > row[5]:
            self._findings.add(Code.MOMENT_FALLS, name)

    def bucket_roots(self, algorithm: int) -> dict[int, bytes]:
        """The roots of these buckets as the tree of heads, of a hash, has them now."""
        placed: dict[int, list[tuple[int, Head]]] = {}
        for subject, (number, own, _) in self.heads.items():
            place = place_of(subject)
            told = (place, Head(subject, number, own))
            placed.setdefault(place >> KEY_BITS - BUCKET_BITS, []).append(told)
        return {
            bucket: (
                Bucket((), algorithm, placed=placed[bucket]).root()
                if bucket in placed
                else nothing(algorithm)
            )
            for bucket in self._buckets
        }
