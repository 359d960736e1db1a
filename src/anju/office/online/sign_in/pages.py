"""The pages on which a holder signs in: the number, then the code that was sent.

The number stands in no address, no session and no log; the session keeps only the identifier of the
code.  Whoever types a number reads the same answer, whether anybody has it or not.
"""

from functools import partial
from typing import Any, ClassVar, Final

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from anju.office.access.codes import DIGITS, For, NotProved, prove
from anju.office.access.models import Account
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.common.demo import is_demo
from anju.office.common.typed import check_digit_is_right, normal_identity_number
from anju.office.online.sign_in.finding import limit_key, who_signs_in
from anju.office.online.sign_in.signing_in import account_of, begin_session
from anju.office.registry.ledger.requests import Busy
from anju.office.registry.refused import Refused
from anju.office.screens.asking import BUSY, Asking, Sentences
from anju.office.screens.code_sending import send_sign_in_code
from anju.words import N_, say

CODE_ID: Final = "sign_in_code"
ONWARD: Final = "sign_in_next"
"""The keys of a session that has not signed in yet: which code it waits for, where it goes."""

NO_NUMBER: Final = N_("This is no identity number: 17 digits and a last digit or X. One is wrong.")


class NumberField(forms.CharField):
    """An identity number, forgiven its blanks, full-width digits and small x."""

    def clean(self, value: object) -> str:
        """The number in its normal form; raises ValidationError for what can be none."""
        number = normal_identity_number(str(super().clean(value)))
        if not check_digit_is_right(number):
            raise ValidationError(NO_NUMBER)
        return number


class NumberForm(Asking):
    """Whose number it is."""

    number = NumberField(
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    LABELS: ClassVar[Sentences] = {"number": N_("Citizen identity number")}


class SignInCodeForm(Asking):
    """The code that was sent."""

    code = forms.CharField(
        max_length=4 * DIGITS,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}
        ),
    )

    LABELS: ClassVar[Sentences] = {"code": N_("Code of 6 digits")}


@public
def sign_in(request: OfficeRequest) -> HttpResponseBase:
    """Asks for the number, and has a code sent where somebody can be reached."""
    if request.viewer.person:
        return HttpResponseRedirect(onward_of(request))
    form = NumberForm(request)
    if request.method == "POST" and form.is_valid():
        return _send(request, form.cleaned_data["number"])
    if "next" in request.GET:
        request.session[ONWARD] = request.GET["next"]
    return _page(request, "online/sign_in.html", form)


def _send(request: OfficeRequest, number: str) -> HttpResponseBase:
    limited: HttpResponseBase | None = ratelimit.consume_or_429(
        request, action="own_code", key=limit_key(number)
    )
    if limited is not None:
        return limited
    find = partial(who_signs_in, number, request.today)
    request.session[CODE_ID] = send_sign_in_code(find, request.language, request.at)
    return HttpResponseRedirect(reverse("my-sign-in-code"))


@public
def code(request: OfficeRequest) -> HttpResponseBase:
    """Asks for the code; whoever types it is signed in."""
    code_id = request.session.get(CODE_ID, "")
    if not code_id:
        return HttpResponseRedirect(reverse("my-sign-in"))
    form = SignInCodeForm(request)
    if request.method == "POST" and form.is_valid():
        if limited := ratelimit.consume_or_429(request, action="own_code_typed"):
            answer: HttpResponseBase = limited
            return answer
        try:
            return _signed_in(request, code_id, form.cleaned_data["code"])
        except NotProved as refusal:
            form.add_error("code", refusal.in_words(request.language))
        except Busy:
            form.add_error(None, say(BUSY, request.language))
    return _page(request, "online/sign_in_code.html", form)


def _signed_in(request: OfficeRequest, code_id: str, typed: str) -> HttpResponse:
    account = _account_proved(request, code_id, typed)
    onward = onward_of(request)
    begin_session(request, account, "code")
    return HttpResponseRedirect(onward)


def _account_proved(request: OfficeRequest, code_id: str, typed: str) -> Account:
    """The account of whom a code proves, opened where they come for the first time.

    Raises NotProved: then the try is counted; Busy: then it is not, and the code is still good.
    """
    with transaction.atomic():
        try:
            person_id = prove(code_id=code_id, purpose=For.SIGN_IN, typed=typed, at=request.at)
            account = account_of(request, person_id)
        except NotProved as wrong:
            refusal = wrong
        except Refused:
            refusal = NotProved(is_over=True)
        else:
            if account.is_active:
                return account
            refusal = NotProved(is_over=True)
    raise refusal


def onward_of(request: OfficeRequest) -> str:
    """Where they wanted to go, if it is a page of this site; else their own first page."""
    onward = str(request.session.get(ONWARD) or request.GET.get("next", ""))
    host = {request.get_host()}
    if url_has_allowed_host_and_scheme(onward, host, require_https=request.is_secure()):
        return onward
    return reverse("my")


def _page(request: OfficeRequest, template: str, form: Asking) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "city_sign_in": settings.ANJU["CITY_SIGN_IN"],
        "shows_outbox": is_demo() and not settings.ANJU["CHANNELS"],
    }
    return render(request, template, context, status=422 if form.errors else 200)
