"""Who looked at whom, and why: for a person, for a member of staff, for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.law.legal_days import LAST_DAY_TAUGHT, REGULATION_IN_FORCE_ON
from anju.office.access.models import Account
from anju.office.access.needs import needs
from anju.office.access.offices import office_names
from anju.office.access.posts import posts_of
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.clock import moment_of
from anju.office.records.whole_numbers import whole_number
from anju.office.registry.details.keeping import read_details
from anju.office.registry.looks.listing import (
    LookPage,
    looks_at_person,
    looks_of_all,
    looks_of_staff,
    persons_of,
)
from anju.office.registry.looks.models import Look
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.places import known_in
from anju.office.screens.known import known_person
from anju.office.screens.purposes import in_words, look, without_note
from anju.office.screens.shown import ERASED
from anju.words import N_, say

NAMED = 3
"""How many people of one look are named; the others are counted."""

PAGES = {
    "correct": N_("Correction of an entry"),
    "due": N_("List of permits that are due"),
    "find": N_("Search"),
    "home": N_("First page"),
    "looks": N_("Who looked"),
    "merge": N_("Two records side by side"),
    "permit": N_("Permit"),
    "permit-proof": N_("Proof of a permit's history"),
    "person": N_("Person"),
    "proposal": N_("A proposal to decide"),
    "proposals": N_("List of what is to be decided"),
    "same-person": N_("Another record named by its number"),
}
BAD_DAY = N_("This is no day.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filter asks for; `before` is where the page before ended."""

    first_day: date | None
    last_day: date | None
    before: int | None
    errors: tuple[dict[str, str], ...]


@needs(Right.SEE_LOOKS_OF_PERSON)
def of_person(request: OfficeRequest, person_id: str) -> HttpResponse:
    """Who looked at a person."""
    found = known_person(request, person_id)
    asked = _asked(request)
    page = looks_at_person(
        absorbed_by(found.id),
        first_day=asked.first_day,
        last_day=asked.last_day,
        before=asked.before,
    )
    names = _names([found.id], request.language)
    about = {
        "kind": "person",
        "name": names[found.id],
        "url": reverse("person", args=[found.id]),
    }
    look(request, "looks", "audit", [found.id])
    known = {each.id: persons_of(each) for each in page.looks}
    return _page(request, about, page, asked, known, {})


@needs(Right.SEE_LOOKS_OF_STAFF)
def of_staff(request: OfficeRequest, account_id: str = "") -> HttpResponse:
    """What one member of staff, or everybody, looked at."""
    asked = _asked(request)
    span = {"first_day": asked.first_day, "last_day": asked.last_day}
    if account_id:
        account = Account.objects.filter(id=account_id).first()
        if account is None:
            raise Http404
        page = looks_of_staff(account_id, before=asked.before, **span)
        about = {
            "kind": "staff",
            "name": account.display_name or account.username,
            "url": reverse("looks-staff"),
        }
    else:
        page = looks_of_all(before=asked.before, **span)
        about = {"kind": "all", "name": "", "url": ""}
    known = _known_here(request, page)
    named = {person for persons in known.values() for person in persons[:NAMED]}
    look(request, "looks", "audit", named)
    return _page(request, about, page, asked, known, _names(named, request.language))


def _known_here(request: OfficeRequest, page: LookPage) -> dict[int, list[str]]:
    """Of each look the people whom the viewer's jurisdiction knows; nobody else is named."""
    shown = {each.id: persons_of(each) for each in page.looks}
    everybody = list({person for persons in shown.values() for person in persons})
    here = set(known_in(everybody, jurisdiction_of(request)))
    return {look: [each for each in persons if each in here] for look, persons in shown.items()}


def _asked(request: OfficeRequest) -> Asked:
    days: dict[str, date | None] = {}
    errors = []
    for field in ("from", "until"):
        text = request.GET.get(field, "")
        days[field] = _day(text)
        if text and days[field] is None:
            errors.append({"field": field, "text": say(BAD_DAY, request.language)})
    before = whole_number(request.GET.get("before", ""))
    return Asked(days["from"], days["until"], before, tuple(errors))


def _day(text: str) -> date | None:
    """The legal day that a text names, where anybody could have looked on it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if REGULATION_IN_FORCE_ON <= day <= LAST_DAY_TAUGHT else None


def _names(person_ids: Iterable[str], language: str) -> dict[str, str]:
    """The names of people; of an erased one it is said that the details are gone."""
    persons = list(person_ids)
    details = read_details(persons)
    erased = say(ERASED, language)
    return {each: details[each].name if each in details else erased for each in persons}


def _page(
    request: OfficeRequest,
    about: Mapping[str, str],
    page: LookPage,
    asked: Asked,
    known: Mapping[int, list[str]],
    names: Mapping[str, str],
) -> HttpResponse:
    filters = {
        "from": asked.first_day.isoformat() if asked.first_day else "",
        "until": asked.last_day.isoformat() if asked.last_day else "",
    }
    context = {
        "about": about,
        "looks": _rows(request, page.looks, known, names),
        "first_day": asked.first_day,
        "last_day": asked.last_day,
        "errors": asked.errors,
        "next_url": f"?{urlencode(filters | {'before': str(page.before)})}" if page.before else "",
        "first_url": f"?{urlencode(filters)}" if asked.before else "",
    }
    return render(request, "records/looks.html", context, status=422 if asked.errors else 200)


def _rows(
    request: OfficeRequest,
    looks: Iterable[Look],
    known: Mapping[int, list[str]],
    names: Mapping[str, str],
) -> list[dict[str, object]]:
    found = list(looks)
    staff = {row.id: row for row in Account.objects.filter(id__in={each.viewer for each in found})}
    posts = _posts(staff, request)
    offices = office_names((office for _, office in posts.values()), request.language)
    return [
        {
            "at": moment_of(each.looked_at),
            "staff_name": _staff_name(staff.get(each.viewer), each.viewer),
            "staff_url": reverse("looks-of-staff", args=[each.viewer]),
            "role": posts.get(each.viewer, ("", ""))[0],
            "office": offices.get(posts.get(each.viewer, ("", ""))[1], ""),
            "page": say(PAGES.get(each.page, each.page), request.language),
            "people": [
                {"id": person, "name": names[person]}
                for person in known[each.id][:NAMED]
                if person in names
            ],
            "more": max(0, len(known[each.id]) - NAMED),
            "elsewhere": len(persons_of(each)) - len(known[each.id]),
            "reason": _reason(each, known[each.id], request.language),
        }
        for each in found
    ]


def _reason(look: Look, known: Sequence[str], language: str) -> str:
    """Why somebody looked; without their own words where these may be of somebody elsewhere."""
    of_here = len(known) == len(persons_of(look))
    return in_words(look.purpose if of_here else without_note(look.purpose), language)


def _staff_name(account: Account | None, viewer: str) -> str:
    return (account.display_name or account.username) if account else viewer


def _posts(staff: Iterable[str], request: OfficeRequest) -> dict[str, tuple[str, str]]:
    """The role in words and the office of each member of staff, as of today."""
    found = {}
    for account in staff:
        post = posts_of(account, request.today).first()
        if post is not None:
            found[account] = (Role(post.role).named(request.language), post.office)
    return found
