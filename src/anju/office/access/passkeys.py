"""Binding a passkey: a second step for staff; for a person the whole of signing in."""

from typing import Any

from allauth.mfa.webauthn.views import AddWebAuthnView
from django.urls import reverse

from anju.office.access.models import Account
from anju.office.access.needs import signed_in


class BindPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """allauth's own page; a person signs in with the passkey alone, and keeps no recovery codes."""

    def get_initial(self) -> dict[str, Any]:
        """A passkey of a person stands for itself."""
        return {**super().get_initial(), "passwordless": self._is_person()}

    def get_success_url(self) -> str:
        """The passkeys of a person; for staff where allauth leads."""
        return reverse("mfa_list_webauthn") if self._is_person() else str(super().get_success_url())

    def _is_person(self) -> bool:
        return isinstance(self.request.user, Account) and bool(self.request.user.person)


bind_passkey = signed_in(BindPasskey.as_view())
