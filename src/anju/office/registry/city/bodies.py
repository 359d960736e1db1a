"""Assisting bodies (协助单位) are admitted: an account of their own, a post that lets them file.

Their post ends as one of staff does (`registry.city.staff.end_post`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from anju.office.access.models import Account, AssistingBody, BodyKind
from anju.office.access.operations import give_password, open_account
from anju.office.access.passwords import one_time_password
from anju.office.access.roles import Role
from anju.office.common.ids import new_id
from anju.office.registry.city.accounts import SignIn
from anju.office.registry.city.staff import project_staff_entry
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body to be admitted: its names, what it is, its code, where it files, whom one calls.

    `code` is a unified social credit code, empty for a landlord who is a natural person.
    """

    username: str
    display_name: str
    kind: BodyKind
    code: str
    division_code: str
    contact: str


def open_body(*, body: NewBody, reason: str, act: Act) -> SignIn:
    """Open the account of a body with a one-time password; the entry says what it is, and why.

    Raises Refused for a place outside the actor's jurisdiction and for a name that is taken.
    """
    password = one_time_password()
    shown: list[str] = []

    def operation() -> Outcome:
        if not act.reach.covers(body.division_code):
            raise Refused(Because.NOT_FOUND)
        if Account.objects.filter(username__iexact=body.username).exists():
            raise Refused(Because.NAME_TAKEN)
        account = open_account(
            username=body.username, display_name=body.display_name, password=None
        )
        give_password(account_id=account.id, password=password)
        admit(account, body, act.today, reason, act)
        shown.append(password)
        return {"account": account.id}

    asked = {
        "open_body": body.username,
        "named": keyed_fingerprint(f"{body.display_name} {body.contact}".encode()),
        "reason": reason,
        **_what(body),
    }
    outcome = once(act, asked, operation)
    return SignIn(str(outcome["account"]), shown[-1] if shown else "")


def admit(account: Account, body: NewBody, first_day: date, reason: str, act: Act) -> None:
    """Record from which legal day a body files from its account, which has no entry yet."""
    AssistingBody.objects.create(
        account=account, kind=body.kind, code=body.code, contact=body.contact
    )
    draft = Draft(Kind.STAFF_APPOINTED, first_day, _told(body), reason)
    for entry in append(account.id, None, [draft], act):
        project_staff_entry(entry)


def _told(body: NewBody) -> Mapping[str, str]:
    return {"post": new_id(), "role": Role.ASSISTING_BODY.value, "office": "", **_what(body)}


def _what(body: NewBody) -> dict[str, str]:
    """What the entry says of the body: nothing by which a natural person is known."""
    told = {"body": body.kind.value, "division_code": body.division_code}
    return told | ({"code": body.code} if body.code else {})
