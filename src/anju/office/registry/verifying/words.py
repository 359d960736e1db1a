"""What a verification found, in words: what was touched, and what to do."""

from collections.abc import Mapping
from typing import Final

from anju.office.registry.verifying.findings import Code, Finding
from anju.words import N_, say

_RESTORE: Final = N_(
    "Do not repair it by hand: keep a copy of the database as it is, and compare it with a backup."
)
_REBUILD: Final = N_("Find out who wrote there, then run anju ledger rebuild.")
_WATCH: Final = N_("Keep every checkpoint file, and find out who had access to the database.")
_DISK: Final = N_(
    "Copy the database to another disk at once; SQLite: PRAGMA integrity_check, PostgreSQL: "
    "pg_amcheck say more."
)
_NOTHING: Final = N_("Nothing has to be done.")

SENTENCES: Final[Mapping[Code, tuple[str, str]]] = {
    Code.CHAIN_BROKEN: (
        N_("It does not name the hash of the entry before it: one of the two was replaced."),
        _RESTORE,
    ),
    Code.CHAIN_CUT: (
        N_("The history begins with this entry: the {before} before it were taken out."),
        _RESTORE,
    ),
    Code.CHAIN_UNREADABLE: (N_("Nothing can be made of what this history says."), _RESTORE),
    Code.CHECKPOINT_BEYOND: (
        N_(
            "Checkpoint {sequence} covers {size} entries, the database has {positions}: the last "
            "ones were cut off."
        ),
        _RESTORE,
    ),
    Code.CHECKPOINT_DIFFERS: (
        N_("Checkpoint {sequence} is another one in the database than in its copy {file}."),
        _WATCH,
    ),
    Code.CHECKPOINT_INCONSISTENT: (
        N_("Checkpoint {sequence} does not go on from the one before it."),
        _WATCH,
    ),
    Code.CHECKPOINT_MISSING: (N_("Checkpoint {sequence} is not in the database."), _WATCH),
    Code.CHECKPOINT_UNREADABLE: (
        N_("Checkpoint {sequence} is no checkpoint any more. {file}"),
        _WATCH,
    ),
    Code.CHECKPOINT_UNSIGNED: (
        N_("Checkpoint {sequence} is signed by none of the keys of this office. {file}"),
        _WATCH,
    ),
    Code.DETAIL_ALTERED: (
        N_("The {kind} it recorded (version {version}) says something else now."),
        _RESTORE,
    ),
    Code.DETAIL_KEPT: (
        N_("It erased the person, but the {kind} (version {version}) is still there."),
        N_("Carry out the erasures again: a restore from a backup brings details back."),
    ),
    Code.DETAIL_MISSING: (
        N_("The {kind} it recorded (version {version}) is gone, and nobody was erased."),
        _RESTORE,
    ),
    Code.DETAIL_NOT_OPENED: (
        N_(
            "The {kind} it recorded (version {version}) cannot be opened: it, its place or the "
            "person's key was altered."
        ),
        _RESTORE,
    ),
    Code.DETAIL_UNKNOWN: (
        N_("Something is there that no entry recorded: the {kind}, version {version}."),
        _RESTORE,
    ),
    Code.ENTRIES_ROOT_DIFFERS: (
        N_(
            "The entries at the positions {first} to {last} are not those that checkpoint "
            "{sequence} signed: they were reordered, exchanged or forged, with hashes that fit."
        ),
        _RESTORE,
    ),
    Code.ENTRY_ALTERED: (
        N_("What it says was altered after it was recorded: its hash is not that of its columns."),
        _RESTORE,
    ),
    Code.ENTRY_MISSING: (N_("It was taken out: its position is there, it is not."), _RESTORE),
    Code.ENTRY_UNREADABLE: (
        N_("The database cannot read the entries with the identifiers {first} to {last}."),
        _DISK,
    ),
    Code.ENTRY_UNSEQUENCED: (N_("It waits for its position; the worker gives it."), _NOTHING),
    Code.HEADS_ROOT_DIFFERS: (
        N_("The ends of the histories are not those that checkpoint {sequence} signed."),
        _WATCH,
    ),
    Code.LOOKS_ROOT_DIFFERS: (
        N_("The recorded looks are not those that checkpoint {sequence} signed."),
        _WATCH,
    ),
    Code.LOOK_ALTERED: (
        N_("Look {number} of {viewer} was altered after it was recorded."),
        _WATCH,
    ),
    Code.LOOK_CHAIN_BROKEN: (
        N_("Look {number} of {viewer} does not follow the one before it: looks were taken out."),
        _WATCH,
    ),
    Code.LOOK_MISSING: (N_("The look at the position {position} was taken out."), _WATCH),
    Code.LOOK_UNREADABLE: (N_("The database cannot read the look {look}."), _DISK),
    Code.MOMENT_FALLS: (N_("It was recorded earlier than the entry before it."), _RESTORE),
    Code.NUMBER_OUT_OF_ORDER: (
        N_("It should be number {expected} of its history: entries were taken out or put in."),
        _RESTORE,
    ),
    Code.POSITION_MISSING: (N_("The positions {first} to {last} were taken out."), _RESTORE),
    Code.POSITION_UNREADABLE: (
        N_("The database cannot read the positions {first} to {last}."),
        _DISK,
    ),
    Code.PROJECTION_DIFFERS: (
        N_("The row {row} of {table} says something else than the ledger: {columns}."),
        _REBUILD,
    ),
    Code.PROJECTION_EXTRA: (
        N_("The row {row} of {table} is there, and nothing in the ledger says so."),
        _REBUILD,
    ),
    Code.PROJECTION_MISSING: (
        N_("The row {row} of {table} is missing, though the ledger says so."),
        _REBUILD,
    ),
    Code.PROJECTION_UNREADABLE: (N_("The projections cannot be read: {error}"), _DISK),
}

_DETAILS: Final[Mapping[str, str]] = {
    "address": N_("address"),
    "permit_number": N_("permit number"),
    "person": N_("personal details"),
    "upload": N_("file handed in"),
}
"""What a detail says, in words."""

_OF_ENTRY: Final = N_("entry {number} of {subject} ({kind}, identifier {id}, position {position})")
_OF_POSITION: Final = N_("position {position} (identifier {id})")


def finding_in_words(finding: Finding, language: str) -> tuple[str, str, str]:
    """What is concerned, what was found and what to do, in "zh" or "en"."""
    told, advice = SENTENCES[finding.code]
    slots = {"columns": "", "file": "", **finding.told}
    if "kind" in slots:
        slots["kind"] = say(_DETAILS[str(slots["kind"])], language)
    sentence = say(told, language).format(**slots)
    return _concerned(finding, language), sentence.strip(), say(advice, language)


def _concerned(finding: Finding, language: str) -> str:
    entry = finding.entry
    if entry is None:
        return ""
    unknown = "–"
    slots = {
        "number": entry.number or unknown,
        "subject": entry.subject or unknown,
        "kind": entry.kind or unknown,
        "id": entry.id or unknown,
        "position": entry.position or unknown,
    }
    sentence = _OF_ENTRY if entry.subject else _OF_POSITION
    return say(sentence, language).format(**slots)
