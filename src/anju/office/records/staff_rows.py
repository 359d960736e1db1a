"""Accounts and posts as the pages of staff list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.models import Account, Post
from anju.office.access.offices import office_names
from anju.office.access.roles import STAFF, Role
from anju.office.common.lasting import not_over
from anju.office.places.models import Office
from anju.office.registry.city.accounts import accounts_within
from anju.words import N_, say

WHOLE_PLACE = N_("the whole of {place}")


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post in a list; `state` is "now", "ahead" or "past", `deputy_of` a name."""

    id: str
    account_id: str
    name: str
    username: str
    role: str
    office: str
    first_day: date
    last_day: date | None
    state: str
    deputy_of: str


def lasting(reach: Jurisdiction, today: date, office: str) -> QuerySet[Post]:
    """The posts of staff in a jurisdiction that last today or begin later, by office."""
    condition = not_over(today)
    found = Post.objects.filter(reach.condition(), condition, role__in=STAFF)
    if office:
        found = found.filter(office=office)
    return found.select_related("account", "deputy_of").order_by(
        "division_code", "office", "role", "account__display_name", "id"
    )


def posts_shown(
    posts: Iterable[Post], today: date, language: str, place: str = ""
) -> list[PostShown]:
    """Posts as rows; `place` is said where there is no office."""
    rows = list(posts)
    offices = office_names((row.office for row in rows), language)
    everywhere = say(WHOLE_PLACE, language).format(place=place) if place else ""
    return [
        PostShown(
            row.id,
            row.account_id,
            name_of(row.account),
            row.account.username,
            Role(row.role).named(language),
            offices.get(row.office, everywhere),
            row.first_day,
            row.last_day,
            _state(row, today),
            name_of(row.deputy_of) if row.deputy_of else "",
        )
        for row in rows
    ]


def _state(post: Post, today: date) -> str:
    if post.first_day > today:
        return "ahead"
    return "past" if post.last_day is not None and post.last_day < today else "now"


def name_of(account: Account) -> str:
    """What an account is called on pages."""
    return account.display_name or account.username


def without_post(reach: Jurisdiction, today: date) -> QuerySet[Account]:
    """The accounts of staff that have no post today and none ahead."""
    busy = Post.objects.filter(not_over(today))
    return (
        accounts_within(reach, today)
        .exclude(id__in=busy.values("account_id"))
        .order_by("display_name", "username")
    )


def open_offices(reach: Jurisdiction) -> QuerySet[Office]:
    """The offices of a jurisdiction that are open."""
    found = Office.objects.filter(reach.condition(), last_day__isnull=True)
    return found.order_by("division_code", "kind", "id")
