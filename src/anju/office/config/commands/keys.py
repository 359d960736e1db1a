"""`anju keys`: the keys by their ids, and their rotation.  No secret is ever printed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from anju.office.common.clock import now
from anju.office.common.keyfile import VARIABLE, write_rotated
from anju.office.common.keyring import current_ring
from anju.office.common.keys import Key, Purpose
from anju.office.common.signers import city_signer
from anju.office.common.signing import ring_signer
from anju.office.config.commands.speaking import tell
from anju.office.registry.upkeep.rotating import (
    Remade,
    index_all_again,
    unfinished,
    wrap_all_again,
)
from anju.roster.unusable import Unusable
from anju.words import N_

command = typer.Typer()


@command.callback()
def keys() -> None:
    """Show the keys, rotate them; a rotation never loses one."""


@command.command("show")
def show() -> None:
    """Ids, purposes and algorithms of the keys, and the age of the file · 查看密钥编号."""
    ring = current_ring()
    for key in ring.keys:
        newest = ring.newest(key.purpose) == key
        sentence = (
            N_("{id}  {purpose}, {algorithm}: the newest")
            if newest
            else N_("{id}  {purpose}, {algorithm}: older, kept for what it made")
        )
        tell(
            sentence, id=key.key_id.hex(), purpose=key.purpose.value, algorithm=key.algorithm.title
        )
    if own := city_signer():
        tell(
            N_("{id}  signing, {algorithm}: the city's own signer, which signs checkpoints"),
            id=own.key_id.hex(),
            algorithm=own.algorithm.title,
        )
    file = Path(settings.ANJU["KEYS"])
    if file.exists():
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        days = (now() - written).days
        tell(N_("{file} was last changed {days} days ago"), file=file, days=days)


@command.command("rotate")
def rotate(
    purpose: Annotated[Purpose, typer.Argument(help="which key · 哪种密钥")],
) -> None:
    """Make a new key, and anew what older ones made; goes on where it broke off · 轮换密钥."""
    if unfinished(purpose):
        tell(N_("an earlier rotation broke off: it goes on, and no further key is made"))
    else:
        key = _add_key(purpose)
        tell(
            N_("the new key is {id}; keep a copy of {file} in another place"),
            id=key.key_id.hex(),
            file=settings.ANJU["KEYS"],
        )
    remade = Remade()
    if purpose is Purpose.MASTER:
        wrap_all_again(remade)
        tell(
            N_("wrapped anew: {wrapped} keys of persons, {factors} second factors"),
            wrapped=remade.wrapped,
            factors=remade.second_factors,
        )
    elif purpose is Purpose.INDEX:
        index_all_again(remade)
        tell(
            N_("made anew: {lookups} look-ups, the marks of {names} names"),
            lookups=remade.lookups,
            names=remade.names,
        )
        if remade.unreadable:
            tell(
                N_("{count} look-ups could not be made anew; they go on under their old key"),
                count=remade.unreadable,
            )
    elif purpose is Purpose.PAPER:
        tell(N_("papers are marked by the new key from now on; older ones are still read"))
    else:
        public = ring_signer(current_ring()).verifier().public_key.hex()
        tell(N_("whoever checks checkpoints needs the new public key: {key}"), key=public)
        if city_signer():
            tell(N_("the city's own signer goes on signing checkpoints, as ANJU_SIGNER says"))


def _add_key(purpose: Purpose) -> Key:
    """Write a new key to the key file; raises Unusable where the keys are in the environment."""
    file = Path(settings.ANJU["KEYS"])
    if not file.exists():
        raise Unusable(
            N_("the keys are in {variable}: rotate them where it is set"), variable=VARIABLE
        )
    ring = current_ring().rotate(purpose)
    write_rotated(ring, file)
    return ring.newest(purpose)
