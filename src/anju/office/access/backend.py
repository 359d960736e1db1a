"""How the sign-in and each request find an account; named in AUTHENTICATION_BACKENDS."""

from django.contrib.auth.backends import ModelBackend

from anju.office.access.models import Account
from anju.office.access.reading import account_of


class AccountBackend(ModelBackend):
    """Django's own, which reads the account of a session and its posts in one statement of ours."""

    def get_user(self, user_id: str) -> Account | None:
        """The account of an identifier; None where there is none, or it was closed."""
        account = account_of(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
