"""Drafts: a form that was begun and not sent survives a closed browser, for its account alone.

Sealed under the master key: what was typed may name people.  A draft goes when the form was
sent, and after a week.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from anju.office.casework.models import Draft
from anju.office.common.keyring import current_ring
from anju.office.common.sealing import CannotOpen, bound, open_under_master, seal_under_master

KEPT_FOR: Final = timedelta(days=7)
"""How long a draft is kept."""

LARGEST: Final = 40_000
"""Bytes of a draft; a larger form is not kept."""

NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "key", "seen"})
"""Fields of a form that belong to one showing of it."""


@transaction.atomic
def keep_draft(*, account_id: str, page: str, fields: Mapping[str, str], at: datetime) -> bool:
    """Keep what was typed on a page so far; False where it is too large to be kept."""
    told = {name: value for name, value in fields.items() if name not in NOT_KEPT and value}
    content = json.dumps(told, ensure_ascii=False).encode()
    if len(content) > LARGEST:
        return False
    sealed = seal_under_master(current_ring(), content, _bound(account_id, page))
    Draft.objects.update_or_create(
        account_id=account_id, page=page, defaults={"sealed": sealed, "kept_at": at}
    )
    return True


def draft_of(*, account_id: str, page: str, at: datetime) -> dict[str, str]:
    """What was typed on a page before; empty where nothing is kept, or no longer."""
    row = Draft.objects.filter(account_id=account_id, page=page).first()
    if row is None or row.kept_at < at - KEPT_FOR:
        return {}
    try:
        content = open_under_master(current_ring(), bytes(row.sealed), _bound(account_id, page))
    except CannotOpen:
        return {}
    told: dict[str, str] = json.loads(content)
    return told


def drop_draft(*, account_id: str, page: str) -> None:
    """Forget what was typed on a page: the form was sent."""
    Draft.objects.filter(account_id=account_id, page=page).delete()


def drop_old_drafts(at: datetime) -> int:
    """Forget the drafts that are over; how many."""
    return Draft.objects.filter(kept_at__lt=at - KEPT_FOR).delete()[0]


def _bound(account_id: str, page: str) -> bytes:
    return bound("draft", account_id, page)
