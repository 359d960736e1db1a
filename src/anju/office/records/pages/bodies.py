"""Assisting bodies (协助单位): who files for many from an account of their own; opened and ended.

Their sign-in is set anew and their account closed as one of staff is.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.models import BodyKind, Post
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.lasting import not_over
from anju.office.places.divisions import name_on
from anju.office.places.models import Office
from anju.office.records.body_forms import ADMITTED_FOR, ENDED_FOR, KINDS, EndBody, OpenBody
from anju.office.records.pages.staff import shown_once
from anju.office.records.staff_rows import name_of
from anju.office.registry.city.bodies import NewBody, open_body
from anju.office.registry.city.staff import end_post
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Choices, asked
from anju.office.screens.shown import place_of
from anju.words import N_, say

Code = TypeVar("Code", bound=str)

MOST: Final = 300
"""How many bodies the page lists."""

BODIES: Final = N_("Assisting bodies")
OPEN: Final = N_("Open an account for a body")
OPEN_LEAD: Final = N_(
    "A one-time password is shown once, on the next page. At the first sign-in the body sets one "
    "of its own and a second step; then it files for its people and sees nobody's record."
)
END: Final = N_("End the account's work")
END_LEAD: Final = N_("Afterwards nothing can be filed from it. What it filed goes on.")
ENDED: Final = N_("The end was recorded; the sessions of the account ended.")


@needs(Right.ADMIT_BODY)
def bodies(request: OfficeRequest) -> HttpResponse:
    """The bodies that file in the jurisdiction today or from a later day."""
    rows = _lasting(request).order_by("account__display_name", "id")[:MOST]
    context = {"place": place_of(request), "bodies": [_shown(request, row) for row in rows]}
    return render(request, "records/bodies.html", context)


@needs(Right.ADMIT_BODY)
def open_one(request: OfficeRequest) -> HttpResponse:
    """Opens the account of a body, and shows its one-time password."""
    language = request.language
    form = OpenBody(
        request,
        choices={
            "kind": _offered(KINDS, language),
            "division_code": _places(request),
            "reason": _offered(ADMITTED_FOR, language),
        },
        initial={"kind": BodyKind.EMPLOYER.value},
    )

    def carry_out(act: Act) -> str | HttpResponse:
        told = form.cleaned_data
        body = NewBody(
            told["username"],
            told["display_name"],
            BodyKind(told["kind"]),
            told["code"],
            told["division_code"],
            told["contact"],
        )
        return shown_once(request, open_body(body=body, reason=told["reason"], act=act))

    told = {
        "title": say(OPEN, language),
        "button": say(OPEN, language),
        "lead": say(OPEN_LEAD, language),
        "back": {"url": reverse("bodies"), "label": say(BODIES, language)},
    }
    return asked(request, form, carry_out, told)


@needs(Right.ADMIT_BODY)
def end_one(request: OfficeRequest, account_id: str) -> HttpResponse:
    """Ends what a body may do."""
    post, language = _known(request, account_id), request.language
    form = EndBody(
        request,
        choices={"reason": _offered(ENDED_FOR, language)},
        initial={"last_day": request.today},
    )

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        end_post(post_id=post.id, last_day=told["last_day"], reason=told["reason"], act=act)
        messages.success(request, say(ENDED, language))
        return reverse("bodies")

    told = {
        "title": f"{say(END, language)} · {name_of(post.account)}",
        "button": say(END, language),
        "lead": say(END_LEAD, language),
        "back": {"url": reverse("bodies"), "label": say(BODIES, language)},
    }
    return asked(request, form, carry_out, told)


def _lasting(request: OfficeRequest) -> QuerySet[Post]:
    lasting = not_over(request.today)
    inside = jurisdiction_of(request).condition()
    found = Post.objects.filter(inside, lasting, role=Role.ASSISTING_BODY, account__is_active=True)
    return found.select_related("account__body")


def _known(request: OfficeRequest, account_id: str) -> Post:
    found = _lasting(request).filter(account_id=account_id).order_by("first_day", "id").first()
    if found is None:
        raise Http404
    return found


def _shown(request: OfficeRequest, post: Post) -> dict[str, object]:
    """A body as a row; what is not known of one that came without stays empty."""
    try:
        body = post.account.body
    except ObjectDoesNotExist:
        body = None
    return {
        "account_id": post.account_id,
        "name": name_of(post.account),
        "username": post.account.username,
        "kind": say(KINDS[BodyKind(body.kind)], request.language) if body else "",
        "code": body.code if body else "",
        "contact": body.contact if body else "",
        "place": name_on(post.division_code, request.today, request.language),
        "first_day": post.first_day,
        "last_day": post.last_day,
    }


def _places(request: OfficeRequest) -> Choices:
    """The whole of the jurisdiction, and each division in it that has an open office."""
    reach = jurisdiction_of(request)
    offices = Office.objects.filter(reach.condition(), last_day__isnull=True)
    codes = {reach.division_code, *offices.values_list("division_code", flat=True)}
    return [(code, name_on(code, request.today, request.language)) for code in sorted(codes)]


def _offered(told: Mapping[Code, str], language: str) -> Choices:
    return [(str(code), say(label, language)) for code, label in told.items()]
