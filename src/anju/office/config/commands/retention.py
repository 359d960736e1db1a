"""`anju retention`: what has been kept long enough, and its erasure by an administrator."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from anju.law.wording import day_in_words
from anju.office.access.models import Account
from anju.office.access.posts import posts_of
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.config.commands.speaking import spoken, tell
from anju.office.registry.ledger.entries import Act
from anju.office.registry.retention.due import due_people, erase_due
from anju.office.registry.retention.erasure_list import add_to_list
from anju.office.registry.retention.terms import Record, Term, load_terms, term_of
from anju.roster.unusable import Unusable
from anju.words import N_

command = typer.Typer()


@command.callback()
def retention() -> None:
    """How long records are kept, whose time is over, and the erasure of their details."""


@command.command("due")
def due(
    typed: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="YYYY-MM-DD",
            help="the legal day to judge, also one that comes; today if left out · 日期",
        ),
    ] = None,
) -> None:
    """List whose details have been kept long enough · 保存期已满的名单."""
    day = today_of(now()) if typed is None else _day(typed)
    term = _term(day)
    _tell_term(term)
    found = 0
    for each in due_people(term, day):
        found += 1
        tell(
            N_("{person}: needed until {last_day}, due since {due_on}"),
            person=each.person_id,
            last_day=day_in_words(each.last_day, spoken()),
            due_on=day_in_words(each.due_on, spoken()),
        )
    tell(N_("due: {count}"), count=found)


@command.command("run")
def run(
    username: Annotated[
        str, typer.Option("--as", help="the administrator who erases · 操作的管理员")
    ],
) -> None:
    """Erase the details of everybody on the list, as an administrator · 删除到期的个人信息."""
    at = now()
    today = today_of(at)
    term = _term(today)
    _tell_term(term)
    account, office, role, within = _administrator(username, today)
    done = erase_due(term, Act(account, office, role, within, today, at))
    add_to_list(Path(settings.ANJU["CHECKPOINTS"]))
    tell(N_("erased: {erased}; refused: {refused}"), erased=done.erased, refused=len(done.refused))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Unusable(N_("{day} is not a day such as 2026-11-23"), day=typed) from None


def _term(day: date) -> Term:
    return term_of(load_terms(Path(settings.ANJU["HOME"])), Record.PERSON_DETAILS, day)


def _tell_term(term: Term) -> None:
    ground = term.ground(spoken())
    if term.months is None:
        tell(N_("Personal details are kept without end; {ground}."), ground=ground)
    else:
        sentence = N_("Personal details are kept for {months} months; {ground}.")
        tell(sentence, months=term.months, ground=ground)


def _administrator(username: str, today: date) -> tuple[str, str, str, str]:
    """The account, office, role and place of somebody who may erase today; raises Unusable."""
    account = Account.objects.filter(username=username, is_active=True).first()
    posts = posts_of(account.id, today) if account else ()
    for post in posts:
        if account and allowed(Right.ERASE, Role(post.role)):
            return account.id, post.office, post.role, post.division_code
    raise Unusable(N_("{username} is no administrator who may erase today"), username=username)
