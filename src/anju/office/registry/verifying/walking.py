"""Walks over all entries in the order of their positions: hashes, chains, and the trees on the way.

At the size of each checkpoint the root over all entries is compared with what was signed; at the
sizes asked for, the root over all heads as well.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from anju.office.registry.ledger.checkpoint import Checkpoint
from anju.office.registry.ledger.entry_bytes import NotHashable, entry_hash, text_hashes
from anju.office.registry.ledger.hashing import DIGEST_LENGTH
from anju.office.registry.ledger.heads import BUCKETS, root_of_buckets
from anju.office.registry.ledger.merkle import Frontier
from anju.office.registry.ledger.reading import Reader, Row
from anju.office.registry.verifying.chains import Chains
from anju.office.registry.verifying.findings import Code, EntryName, Findings, name_of
from anju.office.registry.verifying.in_order import InOrder, Run

_UNKNOWN: Final = bytes(DIGEST_LENGTH)
"""Stands for the leaf of an entry that cannot be read."""


@dataclass(slots=True)
class Walk:
    """Some checkpoints in order of size, and what is met on the way past them.

    `heads_at` are the sizes at which the heads are compared too.  There is a tree for each hash
    that the checkpoints are of; None once a position is missing.
    """

    reader: Reader
    findings: Findings
    checkpoints: Sequence[Checkpoint]
    heads_at: frozenset[int]
    entries: int = 0
    positions: int = 0
    _roots: dict[tuple[int, int], dict[int, bytes]] = field(default_factory=dict)
    _trees: dict[int, Frontier] | None = None
    _by_size: dict[int, list[Checkpoint]] = field(default_factory=dict)
    _met: list[Checkpoint] = field(default_factory=list)
    _missed: list[Checkpoint] = field(default_factory=list)

    def go(self, parts: Sequence[range]) -> None:
        """Look through all entries, once for each part of the buckets."""
        used = {each.body.algorithm for each in self.checkpoints}
        self._trees = {algorithm: Frontier(algorithm=algorithm) for algorithm in used}
        for number, buckets in enumerate(parts):
            chains = Chains(self.findings, buckets)
            runs = InOrder(self.reader, self.findings if number == 0 else Findings()).runs()
            self._pass(self._thorough(runs) if number == 0 else _sane_runs(runs), chains)
        self._compare_heads()
        self._tell_roots()

    def _pass(self, runs: Iterator[Run], chains: Chains) -> None:
        wanted = sorted(self.heads_at)
        self._take_roots(chains, 0)
        for run in runs:
            for piece in _pieces(run, wanted):
                chains.take(piece.rows, piece.first)
                if piece.first:
                    self._take_roots(chains, piece.first + len(piece.rows) - 1)

    def _take_roots(self, chains: Chains, size: int) -> None:
        if size in self.heads_at:
            for algorithm in self._used_at(size):
                roots = self._roots.setdefault((size, algorithm), {})
                roots.update(chains.bucket_roots(algorithm))

    def _used_at(self, size: int) -> set[int]:
        """The hashes that the checkpoints of a size are of."""
        bodies = (each.body for each in self.checkpoints)
        return {body.algorithm for body in bodies if body.entries.size == size}

    def _thorough(self, runs: Iterator[Run]) -> Iterator[Run]:
        """The runs with every entry's hash compared and the tree grown."""
        sizes = sorted({each.body.entries.size for each in self.checkpoints})
        self._compare_tree(0)
        for run in runs:
            checked = Run(run.first, self._hashed(run))
            self.entries += sum(row is not None for row in checked.rows)
            if run.first:
                for piece in _pieces(checked, sizes):
                    self._grow(piece)
                    self.positions = piece.first + len(piece.rows) - 1
                    self._compare_tree(self.positions)
            else:
                self._tell_unsequenced(checked.rows)
            yield checked

    def _hashed(self, run: Run) -> list[Row | None]:
        """The rows of a run after their hashes were compared; what is of another kind is mended."""
        try:
            if text_hashes(run.rows) == [row[12] for row in run.rows]:  # type: ignore[arg-type,index] # a missing entry raises TypeError
                return run.rows
        except (AttributeError, TypeError, UnicodeError):
            pass
        rows: list[Row | None] = []
        for offset, row in enumerate(run.rows):
            if row is not None and not _has_its_hash(row):
                name = name_of(row, run.first + offset if run.first else 0)
                self.findings.add(Code.ENTRY_ALTERED, name)
                rows.append(_sane(row))
            else:
                rows.append(row)
        return rows

    def _grow(self, piece: Run) -> None:
        if self._trees is None:
            return
        if any(tree.size + 1 != piece.first for tree in self._trees.values()):
            self._trees = None  # a position is missing, which is told already
            return
        found = _leaves(piece.rows) if self._trees else []
        for algorithm, tree in self._trees.items():
            self._trees[algorithm] = tree.extended(found)

    def _compare_tree(self, size: int) -> None:
        """Compare the roots of all checkpoints of a size."""
        if not self._by_size:
            for each in self.checkpoints:
                self._by_size.setdefault(each.body.entries.size, []).append(each)
        for each in self._by_size.get(size, []):
            tree = None if self._trees is None else self._trees[each.body.algorithm]
            same = tree is not None and tree.root() == each.body.entries.root()
            (self._met if same else self._missed).append(each)

    def _tell_unsequenced(self, rows: Iterable[Row | None]) -> None:
        for row in rows:
            if row is not None:
                self.findings.add(Code.ENTRY_UNSEQUENCED, name_of(row))

    def _tell_roots(self) -> None:
        """Tell the first checkpoint whose root is not met, unless an entry explains it."""
        for each in self.checkpoints:
            if each.body.entries.size > self.positions:
                self.findings.add(
                    Code.CHECKPOINT_BEYOND,
                    EntryName(position=self.positions + 1),
                    sequence=each.body.sequence,
                    size=each.body.entries.size,
                    positions=self.positions,
                )
        if self._missed:
            first = min(self._missed, key=lambda each: each.body.entries.size)
            size = first.body.entries.size
            if not self.findings.explain(size):
                sound = [met.body.entries.size for met in self._met]
                before = max((found for found in sound if found < size), default=0)
                self.findings.add(
                    Code.ENTRIES_ROOT_DIFFERS,
                    EntryName(position=before + 1),
                    first=before + 1,
                    last=size,
                    sequence=first.body.sequence,
                )

    def _compare_heads(self) -> None:
        for each in self.checkpoints:
            size, algorithm = each.body.entries.size, each.body.algorithm
            roots = self._roots.get((size, algorithm), {})
            if len(roots) == BUCKETS:
                found = root_of_buckets([roots[bucket] for bucket in range(BUCKETS)], algorithm)
                if found != each.body.heads_root and not self.findings.explain(size):
                    sequence = each.body.sequence
                    self.findings.add(Code.HEADS_ROOT_DIFFERS, sequence=sequence, size=size)


def _pieces(run: Run, sizes: Sequence[int]) -> Iterator[Run]:
    """A run cut behind each of some sizes, in order, that lies in it."""
    last = run.first + len(run.rows) - 1
    inside = sizes[bisect_left(sizes, run.first) : bisect_left(sizes, last)] if run.first else []
    if not inside:
        yield run
        return
    first = run.first
    for size in [*inside, last]:
        yield Run(first, run.rows[first - run.first : size + 1 - run.first])
        first = size + 1


def _sane_runs(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs of a further look: what is of another kind was told the first time."""
    for run in runs:
        yield Run(run.first, [None if row is None else _sane(row) for row in run.rows])


def _leaves(rows: Sequence[Row | None]) -> list[bytes]:
    """The digests of entries as their rows have them; what is no hash stands for the unknown."""
    try:
        leaves = [row[12][1:] for row in rows]  # type: ignore[index] # a missing entry is seen to
    except TypeError:
        leaves = [b"" if row is None else row[12][1:] for row in rows]
    if set(map(len, leaves)) == {DIGEST_LENGTH}:
        return leaves
    return [leaf if len(leaf) == DIGEST_LENGTH else _UNKNOWN for leaf in leaves]


def _has_its_hash(row: Row) -> bool:
    try:
        own: bytes = row[12]
        is_text = all(isinstance(row[column], str) for column in (1, *range(3, 11)))
        return is_text and entry_hash(*row[1:12], algorithm=own[0]) == own
    except (AttributeError, IndexError, NotHashable, TypeError, ValueError):
        return False


def _sane(row: Row) -> Row:
    """A row whose columns are of their kinds, so that chains can go on past it."""
    texts = [_text(column) for column in row[3:11]]
    number = row[2] if isinstance(row[2], int) else 0
    hashes = [column if isinstance(column, bytes) else b"" for column in row[11:13]]
    return (row[0], _text(row[1]), number, *texts, *hashes)


def _text(column: object) -> str:
    if isinstance(column, bytes):
        return column.decode("utf-8", "replace")
    return column.encode("utf-8", "replace").decode() if isinstance(column, str) else ""
