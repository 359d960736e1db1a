"""`anju ledger`: verifies, signs, rebuilds and proves.

`check-proof` works without the office: it needs no settings, no folder and no database.  The
others are loaded when they are asked for.

Exit status 0 where all is well, 1 where something is wrong, 2 where it could not be looked at.
"""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

command = typer.Typer()


class Language(StrEnum):
    """The languages of what is said."""

    ZH = "zh"
    EN = "en"


AsJson = Annotated[bool, typer.Option("--json", help="print one object instead · 以 JSON 输出")]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="zh or en; ANJU_LANG where not given · 语言")
]


@command.callback()
def ledger() -> None:
    """Verify, sign, rebuild and prove what is recorded."""


@command.command("verify")
def verify(
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(help="a checkpoint that was kept elsewhere · 另存的检查点文件"),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Verify every entry, chain, position, checkpoint, look, detail and projection · 核验."""
    _office().verify_all(checkpoint or [], as_json=as_json, language=lang)


@command.command("checkpoint")
def checkpoint(lang: Lang = None) -> None:
    """Sign everything recorded by now, and keep a copy of the checkpoint · 签署检查点."""
    _office().sign_now(language=lang)


@command.command("rebuild")
def rebuild(
    check: Annotated[
        bool, typer.Option("--check", help="only say what would change · 仅比较，不改动")
    ] = False,
    lang: Lang = None,
) -> None:
    """Empty the projections and fill them again from the ledger · 由台账重建."""
    _office().rebuild_all(check=check, language=lang)


@command.command("follow")
def follow(lang: Lang = None) -> None:
    """Judge anew the permits that an adopted text of a measure touches · 按新办法重新计算."""
    _office().follow_all(language=lang)


@command.command("prove")
def prove(
    permit_id: Annotated[str, typer.Argument(help="the identifier of a permit · 居住证标识")],
    out: Annotated[Path, typer.Option(help="the file to write · 输出文件")],
    lang: Lang = None,
) -> None:
    """Write the proof of a permit's whole history, for anyone to check · 出具证明文件."""
    _office().prove_one(permit_id, out, language=lang)


@command.command("check-proof")
def check_proof(
    file: Annotated[Path, typer.Argument(help="the proof · 证明文件")],
    key: Annotated[
        list[str] | None,
        typer.Option(help="the city's public key: 64 or 128 hex digits, or a file · 公钥"),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Check a proof, on any machine · 检验证明文件."""
    checking = import_module("anju.office.config.commands.ledger_proofs")
    checking.check(file, key or [], as_json=as_json, language=lang)


def _office() -> Any:  # noqa: ANN401 - a module
    """What needs the office, loaded once it is asked for."""
    return import_module("anju.office.config.commands.ledger_office")
