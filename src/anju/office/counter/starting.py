"""A page that starts something for a person or for a permit: asked, carried out, and onward."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.models import Permit
from anju.office.screens.asking import Asking, Choices, asked
from anju.office.screens.known import known_permit, known_person, reached_permit
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.scans import ScansForm
from anju.office.screens.shown import ERASED
from anju.office.screens.why import with_purpose
from anju.words import say

REACHED: Final = frozenset({"desk-changed", "desk-endorse-for", "desk-hardship", "desk-lateness"})
"""What a holder is helped with where they live, in whichever district the permit was issued."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a page is about, and the permit where it is about one."""

    request: OfficeRequest
    person_id: str
    permit: Permit | None = None

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.request.language

    @property
    def permit_id(self) -> str:
        """The permit that the page is about; raises LookupError where it is about none."""
        if self.permit is None:
            raise LookupError("a page about a person")
        return self.permit.id

    @property
    def home(self) -> str:
        """The address of the person at the counter."""
        return reverse("desk-person", args=[self.person_id])


Told = Mapping[str, Any]
"""What a form was told, by field."""


def _nothing(_subject: Subject) -> Told:
    return {}


def _no_lines(_subject: Subject) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class StartPage:
    """What starts: its mark in the looks, what it is called and does, what it asks, where it leads.

    `carry_out` does it and answers the address to go to.  `lines` are said above the form.
    """

    mark: str
    title: str
    lead: str
    carry_out: Callable[[Subject, Told, Act], str]
    form: type[Asking] = Asking
    choices: Callable[[Subject], Mapping[str, Choices]] = _nothing
    initial: Callable[[Subject], Told] = _nothing
    lines: Callable[[Subject], list[str]] = _no_lines


def start_for_permit(request: OfficeRequest, permit_id: str, page: StartPage) -> HttpResponseBase:
    """The page about a permit that the viewer may see, or help with; 404 for any other."""

    def shown(purpose: Purpose) -> HttpResponse:
        found = reached_permit if page.mark in REACHED else known_permit
        row = found(request, permit_id)
        return _page(Subject(request, str(row.person_id), row), page, purpose)

    return with_purpose(request, shown)


def start_for_person(request: OfficeRequest, person_id: str, page: StartPage) -> HttpResponseBase:
    """The page about a person who is known in the viewer's jurisdiction; 404 for any other."""

    def shown(purpose: Purpose) -> HttpResponse:
        person = known_person(request, person_id)
        return _page(Subject(request, person.id), page, purpose)

    return with_purpose(request, shown)


def case_page(outcome: Mapping[str, object]) -> str:
    """The address of the case that an operation answered."""
    return reverse("case", args=[str(outcome["subject"])])


def _page(subject: Subject, page: StartPage, purpose: Purpose) -> HttpResponse:
    request = subject.request
    look(request, page.mark, str(purpose), absorbed_by(subject.person_id))
    form = page.form(request, choices=page.choices(subject), initial=page.initial(subject))
    form.ask_further(request)
    if isinstance(form, ScansForm):
        form.person_id = subject.person_id
    return asked(
        request,
        form,
        lambda act: page.carry_out(subject, form.cleaned_data, act),
        _told(subject, page),
    )


def _told(subject: Subject, page: StartPage) -> dict[str, object]:
    name = summaries([subject.person_id], subject.request.today)[0].name
    title = say(page.title, subject.language)
    return {
        "title": title,
        "button": title,
        "lead": say(page.lead, subject.language),
        "lines": page.lines(subject),
        "back": {"url": subject.home, "label": name or say(ERASED, subject.language)},
    }
