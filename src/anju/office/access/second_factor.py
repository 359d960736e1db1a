"""The second factor of staff: a code from an application (TOTP) or a passkey.

django-allauth asks for it at sign-in from every account that has one.  Here stands what it does
not do: lead an account without one to set it, and trust a session only for what it has proved
itself.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth import update_session_auth_hash
from django.dispatch import receiver
from django.http import HttpRequest

from anju.office.access.models import Account
from anju.office.common.ids import new_id

SET_HERE = "second_factor_set"
"""The key of a session in which a second factor was set."""

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_proved(request: HttpRequest) -> bool:
    """Whether this session was given a second factor, at its sign-in or since."""
    if not isinstance(request.user, Account):
        return False
    if request.session.get(SET_HERE) == request.user.id:
        return True
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def next_page(account: Account) -> str:
    """The name of the page where a session that has not proved a second factor can do so."""
    found = set(
        Authenticator.objects.filter(user=account, type__in=_FACTORS).values_list("type", flat=True)
    )
    if not found:
        return "mfa_index"
    return "mfa_reauthenticate" if "totp" in found else "mfa_reauthenticate_webauthn"


@receiver(authenticator_added)
def end_other_sessions(
    sender: type[Authenticator],  # noqa: ARG001 - a receiver takes what the signal sends
    request: HttpRequest,
    user: Account,
    authenticator: Authenticator,
    **rest: Any,  # noqa: ANN401, ARG001 - likewise
) -> None:
    """A new second factor ends every other session of the account: they have not proved it."""
    if authenticator.type not in _FACTORS:
        return
    user.sessions_mark = new_id()
    user.save(update_fields=["sessions_mark"])
    update_session_auth_hash(request, user)
    request.session[SET_HERE] = user.id
