"""Posts: given, ended, and stood in for by a deputy."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.office.access.models import Account, Post
from anju.office.access.needs import needs
from anju.office.access.offices import office_names
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.places.models import Office
from anju.office.records.pages.staff import known_account
from anju.office.records.staff_forms import (
    EndPost,
    GivePost,
    NameDeputy,
    reasons_offered,
    roles_offered,
)
from anju.office.records.staff_rows import WHOLE_PLACE, name_of, open_offices
from anju.office.registry.city.accounts import accounts_within
from anju.office.registry.city.staff import Appointment, appoint, end_post
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.office.screens.shown import place_of
from anju.words import N_, say

MOST_DEPUTIES = 500
"""How many accounts the choice of a deputy offers."""

GIVE = N_("Give a post")
GIVEN = N_("The post was given.")
END = N_("End the post")
END_LEAD = N_("Afterwards nothing can be done in it. Every session of the account ends now.")
ENDED = N_("The end of the post was recorded; the sessions of the account ended.")
DEPUTY = N_("Name a deputy")
DEPUTY_LEAD = N_("A deputy has the same role at the same office until the last day.")
NAMED = N_("The deputy was named.")


@needs(Right.APPOINT_STAFF)
def give(request: OfficeRequest, account_id: str) -> HttpResponse:
    """Gives an account a post."""
    found, language = known_account(request, account_id), request.language
    everywhere = say(WHOLE_PLACE, language).format(place=place_of(request))
    offices = [(row.id, row.name(language)) for row in open_offices(jurisdiction_of(request))]
    form = GivePost(
        request,
        choices={"role": roles_offered(language), "office": [("", everywhere), *offices]},
        initial={"first_day": request.today},
    )

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        office = Office.objects.filter(id=told["office"]).first()
        place = office.division_code if office else act.within
        appointment = Appointment(
            found.id, Role(told["role"]), told["office"], place, told["first_day"]
        )
        appoint(appointment=appointment, act=act)
        return _account_with(request, found, GIVEN)

    return asked(request, form, carry_out, _told(request, found, GIVE, ""))


@needs(Right.APPOINT_STAFF)
def end(request: OfficeRequest, post_id: str) -> HttpResponse:
    """Ends a post."""
    post = _known_post(request, post_id)
    form = EndPost(
        request,
        choices={"reason": reasons_offered(request.language)},
        initial={"last_day": request.today},
    )

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        end_post(post_id=post.id, last_day=told["last_day"], reason=told["reason"], act=act)
        return _account_with(request, post.account, ENDED)

    told = _told(request, post.account, END, END_LEAD)
    return asked(request, form, carry_out, {**told, "lines": [_in_words(post, request)]})


@needs(Right.NAME_DEPUTY)
def deputise(request: OfficeRequest, post_id: str) -> HttpResponse:
    """Names a deputy for a post."""
    post = _known_post(request, post_id)
    others = accounts_within(jurisdiction_of(request), request.today)
    others = others.exclude(id__in=[post.account_id, request.viewer.account_id])
    rows = others.order_by("display_name", "username")[:MOST_DEPUTIES]
    offered = [(row.id, f"{name_of(row)} ({row.username})") for row in rows]
    form = NameDeputy(request, choices={"deputy": offered}, initial={"first_day": request.today})

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        appointment = Appointment(
            told["deputy"],
            Role(post.role),
            post.office,
            post.division_code,
            told["first_day"],
            told["last_day"],
            post.account_id,
        )
        appoint(appointment=appointment, act=act)
        return _account_with(request, post.account, NAMED)

    told = _told(request, post.account, DEPUTY, DEPUTY_LEAD)
    return asked(request, form, carry_out, {**told, "lines": [_in_words(post, request)]})


def _known_post(request: OfficeRequest, post_id: str) -> Post:
    """A post in the viewer's jurisdiction; 404 otherwise."""
    reach = jurisdiction_of(request)
    found = Post.objects.filter(reach.condition(), id=post_id).select_related("account").first()
    if found is None:
        raise Http404
    return found


def _in_words(post: Post, request: OfficeRequest) -> str:
    role = Role(post.role).named(request.language)
    office = office_names([post.office], request.language).get(post.office, "")
    return f"{role} · {office}" if office else role


def _told(request: OfficeRequest, found: Account, title: str, lead: str) -> dict[str, object]:
    return {
        "title": f"{say(title, request.language)} · {name_of(found)}",
        "button": say(title, request.language),
        "lead": say(lead, request.language) if lead else "",
        "back": {"url": reverse("staff-account", args=[found.id]), "label": name_of(found)},
    }


def _account_with(request: OfficeRequest, found: Account, sentence: str) -> str:
    """The way to the account's page, where a sentence is said."""
    messages.success(request, say(sentence, request.language))
    return reverse("staff-account", args=[found.id])
