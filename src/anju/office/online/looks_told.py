"""Who looked at a record, as the person it is about reads it: the office, the role, the day, why.

What a clerk typed as a reason is left out, because it may name somebody else; a member of staff
is told by office and role, not by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from anju.office.access.models import Account, Post
from anju.office.access.offices import office_names
from anju.office.access.roles import Role
from anju.office.common.clock import legal_day, moment_of
from anju.office.registry.looks.models import Look
from anju.office.screens.purposes import in_words, without_note
from anju.words import N_, say

YOURSELF = N_("you")
FAMILY = N_("somebody who acts for you, or for whom you act")
NOBODY_NOW = N_("an account that is not there any more")


@dataclass(frozen=True, slots=True)
class LookTold:
    """One look: the moment, who it was, why."""

    at: datetime
    who: str
    why: str
    is_own: bool


def looks_told(looks: Iterable[Look], account_id: str, language: str) -> list[LookTold]:
    """Looks in words, in their order; three queries whatever their number."""
    seen = list(looks)
    accounts = Account.objects.in_bulk({each.viewer for each in seen})
    posts = _posts({each.viewer for each in seen})
    names = office_names({post.office for held in posts.values() for post in held}, language)
    return [
        LookTold(
            moment_of(each.looked_at),
            _who(each, account_id, accounts.get(each.viewer), posts, names, language),
            in_words(without_note(each.purpose), language),
            each.viewer == account_id,
        )
        for each in seen
    ]


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What oneself looked at on a legal day: the moment of each look, latest first."""

    day: date
    moments: tuple[datetime, ...]


def by_day(moments: Iterable[datetime]) -> list[OwnDay]:
    """One's own looks day by day, so that those of others stand out; told latest first."""
    return [OwnDay(day, tuple(each)) for day, each in groupby(moments, key=legal_day)]


def _posts(accounts: set[str]) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {}
    for post in Post.objects.filter(account_id__in=accounts).order_by("first_day", "id"):
        found.setdefault(str(post.account_id), []).append(post)
    return found


def _who(  # the parts of one answer
    each: Look,
    account_id: str,
    account: Account | None,
    posts: dict[str, list[Post]],
    names: dict[str, str],
    language: str,
) -> str:
    if each.viewer == account_id:
        return say(YOURSELF, language)
    day = legal_day(moment_of(each.looked_at))
    held = [post for post in posts.get(each.viewer, ()) if post.first_day <= day]
    if held:
        role = Role(held[-1].role).named(language)
        office = names.get(held[-1].office, "")
        return f"{office} · {role}" if office else role
    return say(FAMILY if account and account.person else NOBODY_NOW, language)
