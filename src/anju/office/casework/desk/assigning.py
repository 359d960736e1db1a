"""Who works on a case: taken, handed over, laid down.  Work, and no legal fact."""

from datetime import date

from django.db import transaction

from anju.office.access.models import Post
from anju.office.access.posts import posts_at, posts_of
from anju.office.casework.cases.working_on import lock_case
from anju.office.casework.models import Assignment, Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act


@transaction.atomic
def take_case(*, case_id: str, act: Act) -> None:
    """Make a case the actor's own; raises CaseRefused where it is another's: ask for it."""
    row = _open_case(case_id, act)
    held = worked_on(case_id, act.today)
    if held and held.account_id != act.actor:
        raise CaseRefused(Why.ANOTHERS)
    _assign(row, act.actor, act)


@transaction.atomic
def hand_over_case(*, case_id: str, account_id: str, act: Act) -> None:
    """Give a case to somebody who has a post today at an office of the actor's reach.

    Raises CaseRefused for anybody else, and where the case is a third one's.
    """
    row = _open_case(case_id, act)
    held = worked_on(case_id, act.today)
    if held and held.account_id != act.actor:
        raise CaseRefused(Why.ANOTHERS)
    if account_id not in {post.account_id for post in colleagues(act)}:
        raise CaseRefused(Why.NO_COLLEAGUE)
    _assign(row, account_id, act)


@transaction.atomic
def lay_down_case(*, case_id: str, act: Act) -> None:
    """Give a case back to the queue of its office; nothing where it is nobody's."""
    _open_case(case_id, act)
    Assignment.objects.filter(case_id=case_id, account_id=act.actor).delete()


def worked_on(case_id: str, today: date) -> Assignment | None:
    """Who works on a case; None where nobody does, or who did has no post at any office today."""
    held = Assignment.objects.filter(case_id=case_id).first()
    if held is None or not Post.objects.filter(account_id=held.account_id).exists():
        return held
    return held if posts_of(held.account_id, today).exists() else None


def colleagues(act: Act) -> list[Post]:
    """The posts today at the actor's office, whose holders a case can be handed to."""
    return list(posts_at(act.office, act.today))


def _open_case(case_id: str, act: Act) -> Case:
    row = lock_case(case_id, act)
    if row.ended_on is not None:
        raise CaseRefused(Why.NOT_NOW)
    return row


def _assign(row: Case, account_id: str, act: Act) -> None:
    Assignment.objects.update_or_create(
        case_id=row.id,
        defaults={
            "office_id": row.office_id,
            "account_id": account_id,
            "due_on": row.due_on,
            "assigned_at": act.at,
            "assigned_by": act.actor,
        },
    )
