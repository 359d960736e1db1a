"""What a verification can find: a code, the entry it is about, and what was found there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from anju.office.registry.ledger.reading import Row


class Code(StrEnum):
    """What can be wrong, alphabetical; `words` says each in a sentence."""

    CHAIN_BROKEN = "chain_broken"
    CHAIN_CUT = "chain_cut"
    CHAIN_UNREADABLE = "chain_unreadable"
    CHECKPOINT_BEYOND = "checkpoint_beyond"
    CHECKPOINT_DIFFERS = "checkpoint_differs"
    CHECKPOINT_INCONSISTENT = "checkpoint_inconsistent"
    CHECKPOINT_MISSING = "checkpoint_missing"
    CHECKPOINT_UNREADABLE = "checkpoint_unreadable"
    CHECKPOINT_UNSIGNED = "checkpoint_unsigned"
    DETAIL_ALTERED = "detail_altered"
    DETAIL_KEPT = "detail_kept"
    DETAIL_MISSING = "detail_missing"
    DETAIL_NOT_OPENED = "detail_not_opened"
    DETAIL_UNKNOWN = "detail_unknown"
    ENTRIES_ROOT_DIFFERS = "entries_root_differs"
    ENTRY_ALTERED = "entry_altered"
    ENTRY_MISSING = "entry_missing"
    ENTRY_UNREADABLE = "entry_unreadable"
    ENTRY_UNSEQUENCED = "entry_unsequenced"
    HEADS_ROOT_DIFFERS = "heads_root_differs"
    LOOKS_ROOT_DIFFERS = "looks_root_differs"
    LOOK_ALTERED = "look_altered"
    LOOK_CHAIN_BROKEN = "look_chain_broken"
    LOOK_MISSING = "look_missing"
    LOOK_UNREADABLE = "look_unreadable"
    MOMENT_FALLS = "moment_falls"
    NUMBER_OUT_OF_ORDER = "number_out_of_order"
    POSITION_MISSING = "position_missing"
    POSITION_UNREADABLE = "position_unreadable"
    PROJECTION_DIFFERS = "projection_differs"
    PROJECTION_EXTRA = "projection_extra"
    PROJECTION_MISSING = "projection_missing"
    PROJECTION_UNREADABLE = "projection_unreadable"


@dataclass(frozen=True, slots=True)
class EntryName:
    """Everything an entry can be found by; 0 and empty for what is not known of it."""

    id: int = 0
    subject: str = ""
    number: int = 0
    kind: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an entry, a checkpoint, a look, a detail or a row of a projection.

    `told` fills the slots of the sentence.
    """

    code: Code
    entry: EntryName | None = None
    told: Mapping[str, str | int] = field(default_factory=dict)


def name_of(row: Row, position: int = 0) -> EntryName:
    """The name of an entry as it was read; a column that is not of its kind is left out."""
    identifier, subject, number, kind = row[:4]
    return EntryName(
        identifier if isinstance(identifier, int) else 0,
        _readable(subject),
        number if isinstance(number, int) else 0,
        _readable(kind),
        position,
    )


def _readable(column: object) -> str:
    """A column as text that can be printed."""
    if isinstance(column, bytes):
        return column.decode("utf-8", "replace")
    return column.encode("utf-8", "replace").decode() if isinstance(column, str) else ""


FINDINGS_KEPT: Final = 1000
"""So many findings are kept; the others are counted."""


@dataclass(slots=True)
class Findings:
    """Takes findings as they are met; after the first thousand they are only counted."""

    kept: list[Finding] = field(default_factory=list)
    count: int = 0
    first_position: int = 0
    """The first position at which an entry was found wrong; 0 where none was."""

    def add(self, code: Code, entry: EntryName | None = None, **told: str | int) -> None:
        """Take a finding; what only waits for its position is told and not counted."""
        self.count += code is not Code.ENTRY_UNSEQUENCED
        if len(self.kept) < FINDINGS_KEPT:
            self.kept.append(Finding(code, entry, told))
        position = entry.position if entry else 0
        if position and (not self.first_position or position < self.first_position):
            self.first_position = position

    def explain(self, size: int) -> bool:
        """Whether an entry among the first `size` positions was found wrong already."""
        return 0 < self.first_position <= size
