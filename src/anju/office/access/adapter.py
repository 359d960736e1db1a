"""Where this site differs from how django-allauth signs people in."""

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from anju.office.access.models import Account
from anju.office.access.needs import sign_in_of
from anju.office.access.viewer import NOBODY
from anju.office.common.keyring import current_ring
from anju.office.common.sealing import bound, open_under_master, seal_under_master
from anju.words import N_, say

PLACE = bound("second factor")
"""What the secret of a second factor is sealed for: it opens nowhere else."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody opens an account for themselves; wrong passwords count by the name alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth asks so
        """Accounts are opened by those who appoint staff."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """A password that its owner chose: nobody else was shown it."""
        user.must_change_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth asks so
        """Where the page of a new password leads: to the first page, and from there onward."""
        return reverse("home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Where somebody is who has signed out: people at their own sign-in, staff at theirs."""
        return reverse(sign_in_of(getattr(request, "viewer", NOBODY)))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ANN401, ARG002 - allauth asks so
        # The name alone: allauth adds the host it was typed at, and a site that answers to
        # several hosts would let somebody try again at each.
        return str(credentials.get("username", "")).lower()


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # likewise
    """Secrets of second factors are sealed under the master key of the installation."""

    def get_totp_issuer(self) -> str:
        """The name that an application lists the code under."""
        return say(N_("Anju, residence permits"), str(getattr(self.request, "language", "zh")))

    def encrypt(self, text: str) -> str:
        """A secret, sealed; raises KeysUnusable where there are no keys."""
        return b64encode(seal_under_master(current_ring(), text.encode(), PLACE)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; raises CannotOpen for anything else, KeysUnusable without keys."""
        return open_under_master(current_ring(), b64decode(encrypted_text), PLACE).decode()
