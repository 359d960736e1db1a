"""The posts of an account on a day."""

from datetime import date

from django.db.models import QuerySet

from anju.office.access.models import Post
from anju.office.access.roles import Role
from anju.office.common.lasting import not_over


def posts_of(account_id: str, today: date) -> QuerySet[Post]:
    """The posts that an account has today, in the order they are offered in."""
    lasting = not_over(today)
    return Post.objects.filter(lasting, account_id=account_id, first_day__lte=today).order_by(
        "role", "division_code", "office", "first_day", "id"
    )


def posts_at(office_id: str, today: date) -> QuerySet[Post]:
    """The posts at an office today with their accounts, in the order of names."""
    lasting = not_over(today)
    return (
        Post.objects.filter(lasting, office=office_id, first_day__lte=today)
        .exclude(office="")
        .select_related("account")
        .order_by("account__display_name", "id")
    )


def overlapping(
    *, account_id: str, role: Role, office: str, first_day: date, last_day: date | None
) -> QuerySet[Post]:
    """The posts of one account in one role at one office that share a day with a range.

    `last_day` is None for a range without end.  A post is recorded only where there is none.
    """
    same = Post.objects.filter(account_id=account_id, role=role, office=office)
    if last_day is not None:
        same = same.filter(first_day__lte=last_day)
    return same.filter(not_over(first_day))
