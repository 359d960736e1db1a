"""`anju admin`: the first administrator of a real installation."""

import secrets
from typing import Annotated

import typer

from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.config.commands.speaking import tell
from anju.office.config.preparing import system_act
from anju.office.registry.city.first_administrator import appoint_first
from anju.words import N_

LENGTH = 18
"""Random bytes of a first password: 24 characters."""

command = typer.Typer()


@command.callback()
def admin() -> None:
    """What only the one who installs the office does; everybody else is appointed on a page."""


@command.command("first")
def first(
    name: Annotated[str, typer.Option(help="the name of the administrator · 姓名")],
    username: Annotated[
        str, typer.Option(help="the name to sign in with · 登录名")
    ] = "administrator",
) -> None:
    """Open the account of the first administrator, and print its password once · 首个管理员."""
    at = now()
    password = secrets.token_urlsafe(LENGTH)
    appoint_first(name=name, username=username, password=password, act=system_act(today_of(at), at))
    tell(
        N_("sign in as {username} with the password {password}"),
        username=username,
        password=password,
    )
    tell(N_("the password is not shown again; a second factor is asked for at the first sign-in"))
