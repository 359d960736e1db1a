"""What is read for each request of somebody who has signed in: the account, the posts of the day.

Written in SQL, because every page asks for it, and the ORM takes ten times as long to compose such
a statement as the database to answer it.
"""

from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Model

from anju.office.access.models import Account, Post


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]  # noqa: SLF001 - Django's own API


_ACCOUNT: Final = [name for name in _columns(Account) if name != "last_login"]  # no page shows it
_POST: Final = _columns(Post)

_READ_ACCOUNT: Final = f"SELECT {', '.join(_ACCOUNT)} FROM access_account WHERE id = %s"  # noqa: S608 - our own column names
_READ_POSTS: Final = (
    f"SELECT {', '.join(_POST)} FROM access_post"  # noqa: S608 - likewise
    " WHERE account_id = %s AND first_day <= %s AND (last_day IS NULL OR last_day >= %s)"
    " ORDER BY role, division_code, office, first_day, id"
)


def account_of(account_id: str) -> Account | None:
    """The account of an identifier; None where there is none."""
    rows = _rows(_READ_ACCOUNT, [account_id])
    return Account.from_db(connection.alias, _ACCOUNT, rows[0]) if rows else None


def posts_held(account_id: str, today: date) -> tuple[Post, ...]:
    """The posts that an account has today, as `access.posts.posts_of` tells them."""
    day = connection.ops.adapt_datefield_value(today)
    rows = _rows(_READ_POSTS, [account_id, day, day])
    return tuple(Post.from_db(connection.alias, _POST, row) for row in rows)


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
