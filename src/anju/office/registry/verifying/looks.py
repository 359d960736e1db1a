"""The looks: hashes, the chain of each viewer, and the tree that checkpoints sign."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from anju.office.registry.ledger.checkpoint import Checkpoint
from anju.office.registry.ledger.hashing import DIGEST_LENGTH
from anju.office.registry.ledger.merkle import Frontier
from anju.office.registry.ledger.reading import Reader, Row, Streamed, stream
from anju.office.registry.looks.models import Look
from anju.office.registry.looks.recording import look_hash
from anju.office.registry.verifying.findings import Code, Findings

_COLUMNS: Final = (
    "look.id, look.viewer, look.number, look.looked_at, look.page, look.purpose, look.persons,"
    " look.previous_hash, look.hash"
)
_PLACED: Final = (
    "registry_lookposition AS placed LEFT JOIN registry_look AS look ON look.id = look_id"
)
_FRESH: Final = (
    "(SELECT * FROM registry_look AS any_look WHERE NOT EXISTS"
    " (SELECT 1 FROM registry_lookposition WHERE look_id = any_look.id)) AS look"
)


@dataclass(slots=True)
class LookWalk:
    """Walks over all looks in the order of their positions."""

    reader: Reader
    findings: Findings
    checkpoints: Sequence[Checkpoint]
    looks: int = 0
    _size: int = 0
    _trees: dict[int, Frontier] = field(default_factory=dict)
    _leaves: list[bytes] = field(default_factory=list)
    _signed: dict[int, list[Checkpoint]] = field(default_factory=dict)
    _last: dict[str, tuple[int, bytes, str]] = field(default_factory=dict)
    _is_wrong: bool = False

    def go(self) -> None:
        """Tell everything that is wrong with the looks."""
        for each in self.checkpoints:
            self._trees[each.body.algorithm] = Frontier(algorithm=each.body.algorithm)
            self._signed.setdefault(each.body.looks.size, []).append(each)
        self._compare()
        placed = Streamed(_PLACED, f"placed.position, {_COLUMNS}")
        for rows in stream(self.reader, placed):
            for position, *look in rows:
                self._place(position, look)
            self._grow()
        for position in placed.unreadable:
            self.findings.add(Code.LOOK_UNREADABLE, look=position)
        if max(self._signed, default=0) > self._size:
            self.findings.add(Code.LOOK_MISSING, position=self._size + 1)
        fresh = Streamed(_FRESH, _COLUMNS)
        for rows in stream(self.reader, fresh):
            for row in rows:
                self._take(row)

    def _place(self, position: int, look: Row) -> None:
        if position != self._size + len(self._leaves) + 1 or look[0] is None:
            self.findings.add(Code.LOOK_MISSING, position=position)
            self._is_wrong = True
        leaf = b"" if look[0] is None else self._take(look)
        self._leaves.append(leaf if len(leaf) == DIGEST_LENGTH else bytes(DIGEST_LENGTH))
        if self._size + len(self._leaves) in self._signed:
            self._grow()
            self._compare()

    def _grow(self) -> None:
        for algorithm, tree in self._trees.items():
            self._trees[algorithm] = tree.extended(self._leaves)
        self._size, self._leaves = self._size + len(self._leaves), []

    def _take(self, row: Row) -> bytes:
        """Check one look; its digest as it stands there."""
        self.looks += 1
        identifier, viewer, number, looked_at, page, purpose, persons, previous, own = row
        told = Look(
            viewer=viewer,
            number=number,
            looked_at=looked_at,
            page=page,
            purpose=purpose,
            persons=persons,
            previous_hash=previous,
        )
        name = {"look": identifier, "viewer": str(viewer), "number": str(number)}
        if not _has_hash(told, own):
            self.findings.add(Code.LOOK_ALTERED, **name)
            self._is_wrong = True
        last = self._last.get(viewer, (0, b"", ""))
        if (last[0] + 1, last[1]) != (number, previous) or last[2] > str(looked_at):
            self.findings.add(Code.LOOK_CHAIN_BROKEN, **name)
            self._is_wrong = True
        self._last[viewer] = (number if isinstance(number, int) else 0, own, str(looked_at))
        return own[1:] if isinstance(own, bytes) else b""

    def _compare(self) -> None:
        """Compare the roots that checkpoints sign for so many looks; the first that differs."""
        for each in self._signed.get(self._size, []):
            tree = self._trees[each.body.algorithm]
            if each.body.looks.root() != tree.root() and not self._is_wrong:
                self.findings.add(Code.LOOKS_ROOT_DIFFERS, sequence=each.body.sequence)
                self._is_wrong = True


def _has_hash(look: Look, own: object) -> bool:
    try:
        return look_hash(look) == own
    except (AttributeError, TypeError, ValueError):
        return False
