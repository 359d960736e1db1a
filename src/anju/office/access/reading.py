"""What is read for each request of somebody who has signed in: the account with its posts.

Written in SQL and in one statement, because every page asks for it, and the ORM takes ten times as
long to compose such a statement as the database to answer it.
"""

from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Model

from anju.office.access.models import Account, Post
from anju.office.access.posts import posts_of


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]  # noqa: SLF001 - Django's own API


_ACCOUNT: Final = [name for name in _columns(Account) if name != "last_login"]  # no page shows it
_POST: Final = _columns(Post)
_WIDTH: Final = len(_ACCOUNT)
_NO_POST: Final = _WIDTH + _POST.index("id")

_COLUMNS: Final = [f"a.{name}" for name in _ACCOUNT] + [f"p.{name}" for name in _POST]
_READ: Final = (
    f"SELECT {', '.join(_COLUMNS)} FROM access_account a"  # noqa: S608 - our own column names
    " LEFT JOIN access_post p ON p.account_id = a.id WHERE a.id = %s"
    " ORDER BY p.role, p.division_code, p.office, p.first_day, p.id"
)


def account_of(account_id: str) -> Account | None:
    """The account of an identifier, its posts with it; None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [account_id])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not rows:
        return None
    account = Account.from_db(connection.alias, _ACCOUNT, rows[0][:_WIDTH])
    posts = (row[_WIDTH:] for row in rows if row[_NO_POST] is not None)
    account.posts_read = tuple(Post.from_db(connection.alias, _POST, post) for post in posts)
    return account


def posts_held(account: Account, today: date) -> tuple[Post, ...]:
    """The posts that an account has today, as `access.posts.posts_of` tells them.

    Those that were read with it, where they were: the account of a request is read for it alone.
    """
    if account.posts_read is None:
        return tuple(posts_of(account.id, today))
    return tuple(post for post in account.posts_read if post.lasts_on(today))
