"""The city's own sign-in: who comes from it is the person whose number it has verified.

Nothing of what it says is kept but that the person signed in, and the contacts that it has
verified: they are bound as at a counter, by the system.
"""

from collections.abc import Mapping
from typing import Any, Final, NoReturn, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from anju.office.access.models import Account
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.common.typed import check_digit_is_right, normal_identity_number
from anju.office.online.sign_in.finding import person_of
from anju.office.online.sign_in.pages import onward_of
from anju.office.online.sign_in.signing_in import account_of, begin_session, system_act_of
from anju.office.registry.contacts.addresses import normal_address
from anju.office.registry.contacts.binding import bind_contact, prove_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Busy
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import BUSY
from anju.words import N_, say

NOT_DONE: Final = N_("The city's sign-in did not say who you are. Try again, or use a code.")
NOT_RECORDED: Final = N_(
    "The city's sign-in knows you, but this office has no record of you yet. Bring your identity "
    "card to the police station or community service agency where you live."
)


class CityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Lets a person in by the claims that the settings name, and keeps no account of the city's."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Begin the session of the person; what allauth would do after it is not done."""
        told = sociallogin.account.extra_data
        claims = told.get("userinfo") or told.get("id_token", {})
        raise ImmediateHttpResponse(_let_in(cast("OfficeRequest", request), claims))

    def on_authentication_error(self, request: HttpRequest, *_told: Any, **_more: Any) -> NoReturn:  # noqa: ANN401 - as allauth asks
        """Lead back to the sign-in, and say that nobody was let in."""
        raise ImmediateHttpResponse(_refused(cast("OfficeRequest", request), NOT_DONE))


@public
def begin(request: OfficeRequest) -> HttpResponse:
    """Leads to the city's own sign-in; 404 where the city has none."""
    answer: HttpResponse = views.login(request, _provider())
    return answer


@public
def back(request: OfficeRequest, provider_id: str) -> HttpResponse:
    """Takes what the city's own sign-in says of somebody; 404 for any other provider."""
    if provider_id != _provider():
        raise Http404
    answer: HttpResponse = views.callback(request, provider_id)
    return answer


def _provider() -> str:
    if not settings.ANJU["CITY_SIGN_IN"]:
        raise Http404
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return str(app["provider_id"])


def _let_in(request: OfficeRequest, claims: Mapping[str, Any]) -> HttpResponse:
    number = normal_identity_number(str(claims.get(settings.ANJU["CITY_SIGN_IN"]["number"], "")))
    if not check_digit_is_right(number):
        return _refused(request, NOT_DONE)
    person = person_of(number)
    try:
        account = _recorded(request, person, claims) if person else None
    except Refused:
        account = None
    except Busy:
        return _refused(request, BUSY)
    if account is None or not account.is_active:
        return _refused(request, NOT_RECORDED)
    onward = onward_of(request)
    begin_session(request, account, "city")
    return HttpResponseRedirect(onward)


def _recorded(request: OfficeRequest, person_id: str, claims: Mapping[str, Any]) -> Account:
    """The account of a person, and what the city has verified bound to them: all of it or nothing.

    Raises Refused, Busy.
    """
    with transaction.atomic():
        account = account_of(request, person_id)
        if account.is_active:
            _bind_verified(request, person_id, claims)
        return account


def _bind_verified(request: OfficeRequest, person_id: str, claims: Mapping[str, Any]) -> None:
    """Bind the contacts that the city has verified, and prove for another year those held."""
    told, act = settings.ANJU["CITY_SIGN_IN"], system_act_of(request)
    for channel, claim in (
        (ContactChannel.SMS, told["phone"]),
        (ContactChannel.MAIL, told["mail"]),
    ):
        if claims.get(f"{claim}_verified") is not True:
            continue
        try:
            address = normal_address(channel, str(claims.get(claim, "")))
        except Refused:
            continue
        held = contacts_of([person_id], request.today)[person_id]
        same = [each for each in held if (each.channel, each.address) == (channel, address)]
        if not same:
            _bind(person_id, channel, address, act)
        elif not same[0].is_fresh:
            prove_contact(person_id=person_id, contact_id=same[0].contact_id, act=act)


def _bind(person_id: str, channel: ContactChannel, address: str, act: Act) -> None:
    """Bind a contact, unless a sign-in at the same moment has."""
    try:
        bind_contact(person_id=person_id, channel=channel, address=address, act=act)
    except Refused as refusal:
        if refusal.reason is not Because.CONTACT_HELD:
            raise


def _refused(request: OfficeRequest, sentence: str) -> HttpResponse:
    messages.error(request, say(sentence, request.language))
    return HttpResponseRedirect(reverse("my-sign-in"))
