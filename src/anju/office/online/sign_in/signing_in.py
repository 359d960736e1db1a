"""Begins the session of a person who has proved who they are, and opens their first account."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login, logout

from anju.office.access.demo import BACKEND
from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.ledger.entries import SYSTEM, Act
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.holder_accounts import holder_account, open_holder_account


def system_act_of(request: OfficeRequest) -> Act:
    """The software acts, for somebody who is about to sign in."""
    place = str(settings.ANJU["PLACE"])
    return Act(SYSTEM, "", Role.SYSTEM.value, place, request.today, request.at)


def account_of(request: OfficeRequest, person_id: str) -> Account:
    """The account of a person, opened where they come for the first time.

    Raises Refused for a person who is not recorded any more.
    """
    person = belongs_to(person_id)
    held = holder_account(person)
    if held is None:
        outcome = open_holder_account(person_id=person, act=system_act_of(request))
        held = Account.objects.get(id=str(outcome["subject"]))
    return held


def begin_session(request: OfficeRequest, account: Account, method: str) -> None:
    """Sign an account in, in a new session; `method` is how they proved who they are.

    Within five minutes of it they bind a passkey without proving it once more.
    """
    logout(request)
    login(request, account, BACKEND)
    record_authentication(request, account, method=method, reauthenticated=True)
