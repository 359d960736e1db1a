"""Verifies everything: entries, chains, positions, checkpoints, looks, details, projections."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from anju.office.common.collecting import no_collecting
from anju.office.common.keys import KeyRing
from anju.office.common.signers import verifiers_known
from anju.office.common.suites import Verifier
from anju.office.registry.ledger.checkpoint import Checkpoint
from anju.office.registry.ledger.reading import Reader, reading
from anju.office.registry.rebuilding.comparing import Difference, compare
from anju.office.registry.verifying.chains import parts_of
from anju.office.registry.verifying.checkpoints import copies, stored_checkpoints
from anju.office.registry.verifying.details import DetailWalk
from anju.office.registry.verifying.findings import Code, EntryName, Finding, Findings
from anju.office.registry.verifying.further import Counted, further_walks
from anju.office.registry.verifying.looks import LookWalk
from anju.office.registry.verifying.walking import Walk


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification looked at and found.

    `findings` are the first thousand of `count`; `erased` counts the versions of details that
    are gone because their persons were erased.
    """

    entries: int = 0
    positions: int = 0
    checkpoints: int = 0
    looks: int = 0
    details: int = 0
    erased: int = 0
    count: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.count == 0


def verify(
    *,
    ring: KeyRing | None,
    files: Iterable[Path] = (),
    verifiers: Sequence[Verifier] | None = None,
) -> Verification:
    """Verify this installation; `files` are checkpoints that were kept elsewhere.

    Without a ring no detail is opened; signatures are checked by the ring's keys and those of
    the city's own signer, or by `verifiers`.  Raises OSError where a file cannot be read,
    SignerUnusable.
    """
    findings = Findings()
    trusted = verifiers or (verifiers_known(ring) if ring else None)
    with reading() as reader, no_collecting():
        walk, stored = _verify_entries(reader, findings, files, trusted)
        looks = LookWalk(reader, findings, stored)
        try:
            looks.go()
        except reader.errors:
            findings.add(Code.LOOK_UNREADABLE, look=0)
    details = DetailWalk(ring, findings) if ring else None
    further: list[Counted] = []
    if details and ring:
        _in_database(details.go, findings)
        _in_database(lambda: further.append(further_walks(ring, findings)), findings)
    _in_database(lambda: _verify_projections(findings), findings)
    return Verification(
        entries=walk.entries,
        positions=walk.positions,
        checkpoints=len(stored),
        looks=looks.looks,
        details=(details.details if details else 0) + sum(seen for seen, _ in further),
        erased=(details.erased if details else 0) + sum(erased for _, erased in further),
        count=findings.count,
        findings=findings.kept,
    )


def verify_entries(reader: Reader, findings: Findings) -> Walk:
    """The entries, chains, positions and stored checkpoints alone, without any key."""
    return _verify_entries(reader, findings, (), None)[0]


def _verify_entries(
    reader: Reader,
    findings: Findings,
    files: Iterable[Path],
    trusted: Sequence[Verifier] | None,
) -> tuple[Walk, list[Checkpoint]]:
    stored = stored_checkpoints(reader, trusted, findings)
    elsewhere = copies(files, stored, trusted, findings)
    kept = sorted([*stored, *elsewhere], key=lambda each: each.body.entries.size)
    # The heads of earlier checkpoints follow from their entries, which are compared.
    heads_at = frozenset(each.body.entries.size for each in [*stored[-1:], *elsewhere])
    walk = Walk(reader, findings, kept, heads_at)
    walk.go(parts_of(max((each.body.subjects for each in kept), default=0)))
    return walk, kept


def _verify_projections(findings: Findings) -> None:
    def unreadable(subject: str, reason: Exception) -> None:
        findings.add(Code.CHAIN_UNREADABLE, EntryName(subject=subject), error=repr(reason))

    for difference in compare(unreadable):
        findings.add(
            _code_of(difference),
            table=difference.table,
            row=difference.row,
            columns=", ".join(difference.columns),
        )


def _code_of(difference: Difference) -> Code:
    if not difference.is_there:
        return Code.PROJECTION_MISSING
    return Code.PROJECTION_DIFFERS if difference.columns else Code.PROJECTION_EXTRA


def _in_database(work: Callable[[], None], findings: Findings) -> None:
    """Do some work on Django's connection; where a table cannot be read, that is told."""
    try:
        with transaction.atomic():
            work()
    except (DatabaseError, UnicodeError, LookupError) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        findings.add(Code.PROJECTION_UNREADABLE, error=told)
        connection.close()
