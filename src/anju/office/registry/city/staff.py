"""Staff as operations: appointed, deputised, gone.  A post follows from the ledger."""

import json
from dataclasses import dataclass
from datetime import date

from anju.office.access.models import Account, Post
from anju.office.access.operations import end_sessions
from anju.office.access.posts import overlapping
from anju.office.access.roles import Role
from anju.office.common.ids import new_id
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post to be given to an account; a deputy's post names whom it stands in for.

    `last_day` is None for a post without end; a deputy's always has one.
    """

    account_id: str
    role: Role
    office_id: str
    division_code: str
    first_day: date
    last_day: date | None = None
    deputy_of: str = ""


def appoint(*, appointment: Appointment, act: Act) -> Outcome:
    """Record a post; ends no session, because what one may do only grows.

    Raises Refused for a place outside the actor's jurisdiction, for an account that is not there,
    for the actor's own, for days in the wrong order, and where the account has the same post on
    one of its days.
    """

    def operation() -> Outcome:
        # The chain first: who gave or ended a post after this also added its next number.
        chain = read_chain(appointment.account_id)
        _may_give(appointment, act)
        held = overlapping(
            account_id=appointment.account_id,
            role=appointment.role,
            office=appointment.office_id,
            first_day=appointment.first_day,
            last_day=appointment.last_day,
        )
        if held.exists():
            raise Refused(Because.POST_HELD)
        draft = Draft(Kind.STAFF_APPOINTED, appointment.first_day, _told(appointment))
        return _record(appointment.account_id, chain, draft, act)

    asked = {
        "appoint": appointment.account_id,
        "role": appointment.role.value,
        "office": appointment.office_id,
        "place": appointment.division_code,
        "from": appointment.first_day.isoformat(),
        "until": appointment.last_day.isoformat() if appointment.last_day else "",
        "deputy_of": appointment.deputy_of,
    }
    return once(act, asked, operation)


def _may_give(appointment: Appointment, act: Act) -> None:
    if appointment.account_id == act.actor:
        raise Refused(Because.ONESELF)
    if appointment.deputy_of and appointment.last_day is None:
        raise Refused(Because.DEPUTY_WITHOUT_END)
    if not act.reach.covers(appointment.division_code):
        raise Refused(Because.NOT_FOUND)
    named = {appointment.account_id, appointment.deputy_of} - {""}
    if Account.objects.filter(id__in=named).count() != len(named):
        raise Refused(Because.NOT_FOUND)
    last_day = appointment.last_day
    if last_day is not None and last_day < appointment.first_day:
        raise Refused(Because.DAY_OUT_OF_ORDER, last_day)


def end_post(*, post_id: str, last_day: date, reason: str, act: Act) -> Outcome:
    """Record the last day of a post: somebody left, moved, or is no longer a deputy.

    Ends the sessions of the account.  Raises Refused for a post outside the actor's
    jurisdiction, one that is over, and a last day before its first.
    """

    def operation() -> Outcome:
        post = Post.objects.filter(id=post_id).first()
        if post is None or not act.reach.covers(post.division_code):
            raise Refused(Because.NOT_FOUND)
        chain = read_chain(post.account_id)
        if post.last_day is not None and post.last_day < act.today:
            raise Refused(Because.NOTHING_TO_DO)
        if last_day < post.first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
        end_sessions(account_id=post.account_id)
        told = {"post": post_id, "last_day": last_day.isoformat()}
        draft = Draft(Kind.STAFF_LEFT, act.today, told, reason)
        return _record(post.account_id, chain, draft, act)

    asked = {"end_post": post_id, "on": last_day.isoformat(), "reason": reason}
    return once(act, asked, operation)


def _told(appointment: Appointment) -> dict[str, str]:
    told = {
        "post": new_id(),
        "role": appointment.role.value,
        "office": appointment.office_id,
        "division_code": appointment.division_code,
    }
    if appointment.last_day:
        told["last_day"] = appointment.last_day.isoformat()
    if appointment.deputy_of:
        told["deputy_of"] = appointment.deputy_of
    return told


def _record(account_id: str, chain: list[Recorded], draft: Draft, act: Act) -> Outcome:
    entries = append(account_id, chain[-1] if chain else None, [draft], act)
    for entry in entries:
        project_staff_entry(entry)
    return outcome_of(entries, [entry.id for entry in entries])


def project_staff_entry(entry: Recorded) -> None:
    """Bring the posts of an account up by one entry of its chain."""
    told = json.loads(entry.payload)
    last_day = told.get("last_day")
    if entry.kind == Kind.STAFF_LEFT:
        Post.objects.filter(id=told["post"]).update(last_day=date.fromisoformat(last_day))
        return
    Post.objects.create(
        id=told["post"],
        account_id=entry.subject,
        role=told["role"],
        office=told["office"],
        division_code=told["division_code"],
        first_day=entry.day,
        last_day=date.fromisoformat(last_day) if last_day else None,
        deputy_of_id=told.get("deputy_of"),
    )
