"""`anju backup FILE`: everything but the keys, of one moment, while the office goes on."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from anju.office.common.clock import now
from anju.office.config.commands.speaking import tell
from anju.office.registry.upkeep.backing_up import write_backup
from anju.roster.unusable import Unusable
from anju.words import N_


def command(
    file: Annotated[Path, typer.Argument(help="the file to write · 备份文件", metavar="FILE")],
) -> None:
    """Write a backup; it restores into SQLite and into PostgreSQL alike."""
    if file.exists():
        raise Unusable(N_("{file} is there already, and is never overwritten"), file=file)
    manifest = write_backup(file, now())
    tell(
        N_("{file}: {rows} rows of {tables} tables, {files} files that were handed in"),
        file=file,
        rows=manifest.rows,
        tables=len(manifest.tables),
        files=manifest.files,
    )
    tell(
        N_(
            "The keys are not in it. Keep a copy of {keys} in another place: without the keys "
            "nobody's details can be read again."
        ),
        keys=settings.ANJU["KEYS"],
    )
