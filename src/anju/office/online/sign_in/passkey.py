"""A person signs in with a passkey, and is led back to their own sign-in where it is none."""

from typing import Any, Final, cast

from allauth.account.models import Login
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.online.sign_in.pages import onward_of
from anju.words import N_, say

NOT_KNOWN: Final = N_("This passkey is not known here. Use a code, or another passkey.")


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """allauth's own, but for where it leads: onward, or back to where a person signs in."""

    def get(self, request: HttpRequest, *told: Any, **more: Any) -> HttpResponse:  # noqa: ANN401 - as allauth asks
        """What the browser is to sign; whoever only opens the address is led to the page."""
        answer: HttpResponse = super().get(request, *told, **more)
        return self._back() if answer.status_code == HttpResponseRedirect.status_code else answer

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as allauth asks
        """Sign in, and go to where they wanted to go."""
        authenticator = form.cleaned_data["credential"]
        onward = onward_of(self._asked()) if authenticator.user.person else None
        login = Login(user=authenticator.user, redirect_url=onward)
        answer: HttpResponse = perform_passwordless_login(self.request, authenticator, login)
        return answer

    def form_invalid(self, _form: Any) -> HttpResponse:  # noqa: ANN401 - as allauth asks
        """Say that it is not known."""
        asked = self._asked()
        messages.error(asked, say(NOT_KNOWN, asked.language))
        return self._back()

    def _asked(self) -> OfficeRequest:
        return cast("OfficeRequest", self.request)

    def _back(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("my-sign-in"))


sign_in_with_passkey = public(PasskeySignIn.as_view())
