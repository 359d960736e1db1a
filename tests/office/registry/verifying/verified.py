"""What the tests of this folder ask of a verification."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.guards import GUARDED, guard_name
from anju.office.registry.verifying.findings import Code, Finding
from anju.office.registry.verifying.verify import Verification, verify


def verified(**options: Any) -> Verification:  # noqa: ANN401 - whatever verify takes
    """The whole verification, with the keys of the office."""
    return verify(ring=current_ring(), **options)


def found(**options: Any) -> list[Finding]:  # noqa: ANN401 - whatever verify takes
    """What it found."""
    return verified(**options).findings


def codes(findings: list[Finding]) -> set[Code]:
    """The codes of findings."""
    return {finding.code for finding in findings}


def names(findings: list[Finding], identifier: int, subject: str = "", number: int = 0) -> bool:
    """Whether a finding names the very entry, by its identifier or its place in its chain."""
    return any(
        finding.entry
        and (
            finding.entry.id == identifier
            or bool(subject and (finding.entry.subject, finding.entry.number) == (subject, number))
        )
        for finding in findings
    )


@contextmanager
def unguarded() -> Iterator[None]:
    """Work as somebody who took the guards away."""
    with connection.cursor() as cursor:
        for table in GUARDED:
            if connection.vendor == "sqlite":
                for verb in ("update", "delete", "insert"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {guard_name(table, verb)}")
            else:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield


def execute(statement: str, *values: str | int | bytes) -> None:
    """Carry out a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
