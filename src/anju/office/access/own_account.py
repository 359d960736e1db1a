"""The page of one's own account: posts, password, second factor, sessions."""

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.context import posts_offered
from anju.office.access.models import Account
from anju.office.access.needs import signed_in
from anju.office.access.viewer import OfficeRequest


@signed_in
def own_account(request: OfficeRequest) -> HttpResponse:
    """Shows an account to its owner, with what one can do with it."""
    account = Account.objects.get(id=request.viewer.account_id)
    factors = Authenticator.objects.filter(user=account).values_list("type", flat=True)
    context = {
        "username": account.username,
        "has_password": account.has_usable_password(),
        "posts_held": posts_offered(request.viewer, request.language),
        "has_app": Authenticator.Type.TOTP in factors,
        "passkeys": list(factors).count(Authenticator.Type.WEBAUTHN),
    }
    return render(request, "access/account.html", context)
