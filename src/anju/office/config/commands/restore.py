"""`anju restore FILE`: a backup into a new database, with the key file in its place already."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.common.keyring import current_ring
from anju.office.config.commands.speaking import tell
from anju.office.config.preparing import prepare_database, system_act
from anju.office.registry.upkeep.restoring import restore_backup
from anju.office.registry.verifying.verify import verify
from anju.words import N_


def command(
    file: Annotated[
        Path,
        typer.Argument(
            help="a file that anju backup wrote · 备份文件", metavar="FILE", exists=True
        ),
    ],
) -> None:
    """Make the tables and restore a backup into them: all of it, or nothing."""
    prepare_database()
    at = now()
    restored = restore_backup(
        file, system_act(today_of(at), at), Path(settings.ANJU["CHECKPOINTS"])
    )
    tell(
        N_("{entries} entries restored, as they stood at {moment}; every chain holds"),
        entries=restored.entries,
        moment=restored.manifest.made_at,
    )
    if restored.erased_again:
        tell(
            N_("erased again, because the list of erasures names them: {count}"),
            count=restored.erased_again,
        )
    verified = verify(ring=current_ring())
    if verified.is_sound:
        tell(N_("verified: nothing is wrong"))
    else:
        tell(N_("verified: {count} findings; anju ledger verify names them"), count=verified.count)
        raise typer.Exit(1)
