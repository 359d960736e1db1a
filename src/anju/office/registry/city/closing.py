"""Closing an account of staff: nobody signs in to it any more, and its posts end."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from anju.office.access.models import Post
from anju.office.access.operations import close_account
from anju.office.registry.city.accounts import within_reach
from anju.office.registry.city.staff import project_staff_entry
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of


def close_staff_account(*, account_id: str, reason: str, act: Act) -> Outcome:
    """Close an account: its posts end today, its sessions at once.

    What was recorded under it stays, and so does its name, which nobody is given again.  Raises
    Refused for an account with a post outside the actor's jurisdiction, for one that is closed,
    and for the actor's own.
    """

    def operation() -> Outcome:
        chain = read_chain(account_id)
        within_reach(account_id, act)
        close_account(account_id=account_id)
        closed = Draft(Kind.STAFF_ACCOUNT_CLOSED, act.today, {}, reason)
        drafts = [*_ends_of_posts(account_id, reason, act.today), closed]
        entries = append(account_id, chain[-1] if chain else None, drafts, act)
        for entry in entries[:-1]:
            project_staff_entry(entry)
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"close_account": account_id, "reason": reason}, operation)


def _ends_of_posts(account_id: str, reason: str, today: date) -> Iterator[Draft]:
    """The ends of the posts that would last longer; one that is still ahead ends as it begins."""
    longer = Q(last_day__isnull=True) | Q(last_day__gt=today)
    for post in Post.objects.filter(longer, account_id=account_id).order_by("first_day", "id"):
        last_day = max(today, post.first_day)
        if last_day != post.last_day:
            told = {"post": post.id, "last_day": last_day.isoformat()}
            yield Draft(Kind.STAFF_LEFT, today, told, reason)
