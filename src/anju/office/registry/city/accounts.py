"""Accounts of staff: opened, given a new password when the old one or a second factor is lost.

What somebody may do is not decided here but by a post (`registry.city.staff`): an account
without one signs in and sees nothing.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.models import Account, Post
from anju.office.access.operations import forget_second_factors, give_password, open_account
from anju.office.access.passwords import one_time_password
from anju.office.common.lasting import not_over
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody signs in with for the first time.

    `password` is empty where the same request came again: it is shown once and kept nowhere.
    """

    account_id: str
    password: str


def accounts_within(reach: Jurisdiction, today: date) -> QuerySet[Account]:
    """The accounts of staff that have no post outside a jurisdiction, today or ahead.

    One without posts is in every jurisdiction.
    """
    lasting = Post.objects.filter(not_over(today))
    elsewhere = lasting.exclude(reach.condition())
    staff = Q(person="") & ~Q(id__in=elsewhere.values("account_id"))
    return Account.objects.filter(staff, is_active=True)


def open_staff_account(*, username: str, display_name: str, act: Act) -> SignIn:
    """Open an account with a one-time password; raises Refused for a name that is taken."""
    password = one_time_password()
    shown: list[str] = []

    def operation() -> Outcome:
        if Account.objects.filter(username__iexact=username).exists():
            raise Refused(Because.NAME_TAKEN)
        account = open_account(username=username, display_name=display_name, password=None)
        give_password(account_id=account.id, password=password)
        shown.append(password)
        return {"account": account.id}

    outcome = once(act, {"open_account": username, "name": display_name}, operation)
    return SignIn(str(outcome["account"]), shown[-1] if shown else "")


def set_sign_in_anew(*, account_id: str, act: Act) -> SignIn:
    """Forget the second factors of an account, give it a one-time password, end its sessions.

    The entry says that it was done and by whom, on the chain that also has the account's posts.
    Raises Refused for an account with a post outside the actor's jurisdiction, and for one's own.
    """
    password = one_time_password()
    shown: list[str] = []

    def operation() -> Outcome:
        chain = read_chain(account_id)
        within_reach(account_id, act)
        forget_second_factors(account_id=account_id)
        give_password(account_id=account_id, password=password)
        draft = Draft(Kind.STAFF_SIGN_IN_RESET, act.today, {})
        entries = append(account_id, chain[-1] if chain else None, [draft], act)
        shown.append(password)
        return outcome_of(entries, [entry.id for entry in entries])

    once(act, {"sign_in_anew": account_id}, operation)
    return SignIn(account_id, shown[-1] if shown else "")


def within_reach(account_id: str, act: Act) -> None:
    """Refuse to touch an account outside the actor's jurisdiction, or the actor's own."""
    if account_id == act.actor:
        raise Refused(Because.ONESELF)
    if not accounts_within(act.reach, act.today).filter(id=account_id).exists():
        raise Refused(Because.NOT_FOUND)
