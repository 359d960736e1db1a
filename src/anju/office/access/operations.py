"""What is done to accounts.  What somebody may do is not written here but in the ledger."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from anju.office.access.models import Account
from anju.office.common.ids import new_id


@transaction.atomic
def open_account(
    *, username: str, display_name: str, password: str | None, person: str = ""
) -> Account:
    """A new account; without a password nobody can sign in to it but through the demo.

    Raises ValidationError for a password that is short or common, IntegrityError for a name
    that is taken.
    """
    account = Account(username=username, display_name=display_name, person=person)
    if password is not None:
        validate_password(password, account)
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def give_password(*, account_id: str, password: str) -> None:
    """Sets a password that its owner changes at the next sign-in; ends the sessions."""
    account = Account.objects.get(id=account_id)
    account.set_password(password)
    account.must_change_password = True
    account.sessions_mark = new_id()
    account.save(update_fields=["password", "must_change_password", "sessions_mark"])


@transaction.atomic
def end_sessions(*, account_id: str) -> None:
    """Signs an account out everywhere."""
    Account.objects.filter(id=account_id).update(sessions_mark=new_id())


@transaction.atomic
def close_account(*, account_id: str) -> None:
    """Lets nobody sign in to an account any more; its sessions end at their next page."""
    Account.objects.filter(id=account_id).update(is_active=False, sessions_mark=new_id())


@transaction.atomic
def forget_second_factors(*, account_id: str) -> None:
    """Removes the second factors of an account whose owner has lost them, and ends its sessions.

    The next sign-in leads to setting one anew: give a new password with it.
    """
    Authenticator.objects.filter(user_id=account_id).delete()
    Account.objects.filter(id=account_id).update(sessions_mark=new_id())
