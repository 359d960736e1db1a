"""What every page is drawn with: who looks, the demo's day, the appearance, the language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from anju.office.access.appearance import appearance_of
from anju.office.access.demo import demo_accounts
from anju.office.access.offices import office_name, office_names
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import NOBODY, Viewer
from anju.office.common.demo import is_demo


@dataclass(frozen=True, slots=True)
class ViewerInWords:
    """Who has signed in: a name, the role and the office in words, the page of the account.

    `is_person` tells who signed in as a person from staff.
    """

    name: str
    role: str
    office: str
    url: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class PostOffered:
    """A post that one has today, in words; `current` is the one this session works in."""

    id: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class DemoCalendar:
    """The day that the demo's site sees."""

    day: date


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The variables of base.html, as a context processor gives them.

    A request that failed before its viewer was known is drawn for nobody.
    """
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    language: str = getattr(request, "language", "zh")
    today: date | None = getattr(request, "today", None)
    found = {
        "appearance": appearance_of(request),
        "language": language,
        "today": today,
        "viewer": in_words(viewer, language) if viewer.is_signed_in else None,
        "may_search": viewer.may(Right.FIND_PERSON),
    }
    if len(viewer.posts) > 1:
        found["own_posts"] = posts_offered(viewer, language)
        found["own_posts_url"] = reverse("choose-post")
    if is_demo() and today is not None:
        found["demo"] = DemoCalendar(today)
        found["demo_accounts"] = SimpleLazyObject(lambda: demo_accounts(today, language))
    return found


def in_words(viewer: Viewer, language: str) -> ViewerInWords:
    """A viewer as the head of a page says it."""
    role = viewer.role.named(language) if viewer.role else ""
    office = office_name(viewer.office, language)
    is_person = bool(viewer.person)
    url = reverse(settings.ACCOUNT_OF_PEOPLE if is_person else "account")
    return ViewerInWords(viewer.display_name or role, role, office, url, is_person)


def posts_offered(viewer: Viewer, language: str) -> list[PostOffered]:
    """The posts of a viewer, for the choice in the head of a page."""
    offices = office_names((post.office for post in viewer.posts), language)
    offered = []
    for post in viewer.posts:
        role, office = Role(post.role).named(language), offices.get(post.office, "")
        label = f"{role} · {office}" if office else role
        offered.append(PostOffered(post.id, label, post.id == viewer.post_id))
    return offered
