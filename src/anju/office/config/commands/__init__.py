"""The office's commands of `anju`: each is loaded when it is asked for, the list needs none.

A command's module may use every part of the office at once: Django is set up before it is loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from os import environ
from typing import Final

import typer

from anju.roster.unusable import Unusable
from anju.words import N_

NOT_INSTALLED: Final = N_(
    "anju {command} belongs to the office, which is not installed: pip install 'anju[office]'"
)


@dataclass(frozen=True, slots=True)
class OfficeCommand:
    """A command of the office: its module here, and what the list says of it.

    The module has a function or a Typer of the name `command`.
    """

    module: str
    about: str


COMMANDS: Final[Mapping[str, OfficeCommand]] = {
    "start": OfficeCommand("start", "open an office in the browser, made up in the demo · 启动"),
    "serve": OfficeCommand("serve", "the web server alone · 网页服务"),
    "work": OfficeCommand("work", "the background worker alone · 后台工作"),
    "prepare": OfficeCommand("prepare", "make tables, guards and grants, or bring them up · 准备"),
    "import": OfficeCommand("import_roster", "a roster becomes records · 导入名册"),
    "sample": OfficeCommand("sample", "a made-up city in an empty office · 虚构城市"),
    "calendar": OfficeCommand("calendar", "load the working days of a year · 工作日历"),
    "admin": OfficeCommand("admin", "the first administrator · 首个管理员"),
    "keys": OfficeCommand("keys", "show and rotate the keys · 密钥"),
    "ledger": OfficeCommand("ledger", "verify, sign, prove, rebuild · 台账核验"),
    "doctor": OfficeCommand("doctor", "look for what is wrong, and say what to do · 检查"),
    "backup": OfficeCommand("backup", "write everything but the keys to a file · 备份"),
    "restore": OfficeCommand("restore", "bring a backup into an empty database · 恢复"),
    "retention": OfficeCommand("retention", "what has been kept long enough · 保存期限"),
}
"""Every command of the office by its name, in the order of the list."""

WITHOUT_OFFICE: Final = ("ledger", "check-proof")
"""What works on any machine: it has no settings, no folder and no database."""


def is_installed() -> bool:
    """Whether what the office needs is installed."""
    return find_spec("django") is not None and find_spec("granian") is not None


def is_asked(arguments: Sequence[str]) -> bool:
    """Whether a command line asks for a command of the office."""
    return bool(arguments) and arguments[0] in COMMANDS


def add_commands(app: typer.Typer, arguments: Sequence[str]) -> None:
    """Add the command that is asked for; where it is the list, one line for each.

    Raises Unusable where a command is asked for and the office is not installed.
    """
    if is_asked(arguments):
        _add(app, arguments)
    elif (not arguments or arguments[0] == "--help") and is_installed():
        for name, listed in COMMANDS.items():
            app.command(name, help=listed.about)(_only_listed)


def _add(app: typer.Typer, arguments: Sequence[str]) -> None:
    name = arguments[0]
    if not is_installed():
        raise Unusable(NOT_INSTALLED, command=name)
    if name == "start" and environ.get("ANJU_PRODUCTION") != "1":
        environ["ANJU_DEMO"] = "1"
    if tuple(arguments[:2]) != WITHOUT_OFFICE:
        environ.setdefault("DJANGO_SETTINGS_MODULE", "anju.office.config.settings")
        import_module("django").setup()
    listed = COMMANDS[name]
    command = import_module(f"{__name__}.{listed.module}").command
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name, help=listed.about)
    else:
        app.command(name, help=listed.about)(command)


def _only_listed() -> None:
    """Stands in the list for a command that is not loaded."""
