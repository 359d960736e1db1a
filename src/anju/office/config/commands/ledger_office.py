"""What `anju ledger` does in an office: everything but the check of a proof."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from anju.office.common.clock import now
from anju.office.common.keyfile import KeysUnusable
from anju.office.common.keyring import current_ring, suite_in_use
from anju.office.common.keys import KeyRing
from anju.office.common.suites import Algorithm
from anju.office.config.commands.speaking import spoken
from anju.office.registry.ledger.checkpoint import Checkpoint
from anju.office.registry.ledger.checkpointing import keep_copies, make_checkpoint
from anju.office.registry.permits.following import judge_some_anew, waiting
from anju.office.registry.proving.prove import prove
from anju.office.registry.rebuilding.comparing import compare
from anju.office.registry.rebuilding.rebuild import CannotRebuild, rebuild
from anju.office.registry.verifying.findings import Finding
from anju.office.registry.verifying.verify import Verification, verify
from anju.office.registry.verifying.words import finding_in_words
from anju.roster.unusable import Unusable
from anju.words import N_, say

SEEN = N_(
    "{entries} entries, {positions} positions, {checkpoints} checkpoints, {looks} looks, {details} "
    "versions of details, {erased} of them erased"
)
SOUND = N_("nothing is wrong")
WRONG = N_("{count} findings")
MORE = N_("and {count} more, of other entries")
NO_KEYS = N_("signatures and details were not looked at: {reason}")
SIGNED = N_("checkpoint {sequence}: {entries} entries of {subjects} subjects, {looks} looks")
HASHED = N_("hashed with {hash}, signed with {signature} by the key {key}")
INSTEAD = N_(
    "the suite {suite} asks for {wanted}: no signer of the city's own is named in ANJU_SIGNER, and "
    "{signature} signs in its place"
)
COPIED = N_("kept in {file}")
REBUILT = N_("{rows} rows were written")
CHANGED = N_("{table} was not as the ledger has it, and is now")
UNCHANGED = N_("every projection was as the ledger has it")
DIFFERS = N_("{table}, row {row}: {columns}")
WHOLE_ROW = N_("the whole row")
CANNOT = N_("nothing can be made of {subject}; nothing was changed: run anju ledger verify")
FOLLOWED = N_("{count} permits were judged anew; no other waits")
PROVEN = N_("{file} proves {entries} entries, as of {moment}")


def verify_all(files: Sequence[Path], *, as_json: bool, language: str | None) -> None:
    """Verify everything, and leave with status 1 where something is wrong."""
    spoke = language or spoken()
    ring, missing = _ring(spoke)
    told = verify(ring=ring, files=files)
    if as_json:
        print(json.dumps(_as_object(told, missing, spoke), ensure_ascii=False))
    else:
        _print(told, missing, spoke)
    raise typer.Exit(0 if told.is_sound else 1)


def _ring(language: str) -> tuple[KeyRing | None, str]:
    """The keys of this office, or why there are none."""
    try:
        return current_ring(), ""
    except KeysUnusable as unusable:
        return None, unusable.in_words(language)


def _counts(told: Verification) -> dict[str, int]:
    return {
        "entries": told.entries,
        "positions": told.positions,
        "checkpoints": told.checkpoints,
        "looks": told.looks,
        "details": told.details,
        "erased": told.erased,
    }


def _as_object(told: Verification, missing: str, language: str) -> dict[str, Any]:
    return {
        "sound": told.is_sound,
        **_counts(told),
        "keys": missing or None,
        "count": told.count,
        "findings": [_finding_object(finding, language) for finding in told.findings],
    }


def _finding_object(finding: Finding, language: str) -> dict[str, Any]:
    concerned, sentence, advice = finding_in_words(finding, language)
    entry = finding.entry
    return {
        "code": finding.code.value,
        "entry": {
            "id": entry.id,
            "subject": entry.subject,
            "number": entry.number,
            "kind": entry.kind,
            "position": entry.position,
        }
        if entry
        else None,
        "told": dict(finding.told),
        "concerned": concerned,
        "said": sentence,
        "advice": advice,
    }


def _print(told: Verification, missing: str, language: str) -> None:
    print(say(SEEN, language).format(**_counts(told)))
    if missing:
        print(say(NO_KEYS, language).format(reason=missing))
    for finding in told.findings:
        concerned, sentence, advice = finding_in_words(finding, language)
        print(f"! {concerned}: {sentence}" if concerned else f"! {sentence}")
        print(f"  {advice}")
    if told.count > len(told.findings):
        print(say(MORE, language).format(count=told.count - len(told.findings)))
    print(say(SOUND if told.is_sound else WRONG, language).format(count=told.count))


def sign_now(*, language: str | None) -> None:
    """Make a checkpoint of everything and keep its copies."""
    spoke = language or spoken()
    made = make_checkpoint(now())
    body = made.body
    print(
        say(SIGNED, spoke).format(
            sequence=body.sequence,
            entries=body.entries.size,
            subjects=body.subjects,
            looks=body.looks.size,
        )
    )
    _tell_algorithms(made, spoke)
    for file in keep_copies():
        print(say(COPIED, spoke).format(file=file))


def _tell_algorithms(made: Checkpoint, language: str) -> None:
    """What it was made with, and whether that is what the suite asks for."""
    signature, suite = Algorithm(made.signer_algorithm), suite_in_use()
    told = {
        "hash": Algorithm(made.body.algorithm).title,
        "signature": signature.title,
        "key": made.key_id.hex(),
    }
    print(say(HASHED, language).format(**told))
    if signature is not suite.signature:
        wanted = {"suite": suite.name, "wanted": suite.signature.title}
        print(say(INSTEAD, language).format(**wanted, signature=signature.title))


def rebuild_all(*, check: bool, language: str | None) -> None:
    """Rebuild the projections, or say what a rebuild would change; status 1 where it does."""
    spoke = language or spoken()
    try:
        changed = _compared(spoke) if check else _rebuilt(spoke)
    except CannotRebuild as cannot:
        raise Unusable(CANNOT, subject=cannot.subject) from cannot
    if not changed:
        print(say(UNCHANGED, spoke))
    raise typer.Exit(1 if changed and check else 0)


def _rebuilt(language: str) -> bool:
    done = rebuild()
    for table in done.changed:
        print(say(CHANGED, language).format(table=table))
    print(say(REBUILT, language).format(rows=done.rows))
    return bool(done.changed)


def _compared(language: str) -> bool:
    differs = False
    for each in compare(_cannot):
        columns = ", ".join(each.columns) or say(WHOLE_ROW, language)
        told = say(DIFFERS, language)
        print(told.format(table=each.table, row=each.row, columns=columns))
        differs = True
    return differs


def _cannot(subject: str, reason: Exception) -> None:
    raise CannotRebuild(subject, reason)


def follow_all(*, language: str | None) -> None:
    """Judge every permit anew that waits for it, as the worker does; several may work at once."""
    count = waiting().count()
    while judge_some_anew():
        pass
    print(say(FOLLOWED, language or spoken()).format(count=count))


def prove_one(permit_id: str, out: Path, *, language: str | None) -> None:
    """Write the proof of one history to a file."""
    proof = prove(permit_id, now())
    out.write_text(proof.to_text(), "utf-8")
    moment = next(
        line.partition(" ")[2]
        for line in proof.checkpoint.splitlines()
        if line.startswith("made_at ")
    )
    told = say(PROVEN, language or spoken())
    print(told.format(file=out, entries=len(proof.entries), moment=moment))
