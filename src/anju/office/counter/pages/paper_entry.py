"""What was done on paper is entered for the person at the counter; a second person confirms it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.paper_mode.entering import (
    ABOUT_A_PERMIT,
    OnPaper,
    PaperEntry,
    enter_from_paper,
)
from anju.office.casework.refused import CaseRefused, Why
from anju.office.counter.paper_form import (
    ApplicationForm,
    CameForm,
    FormForm,
    ResidenceForm,
    application_choices,
    came_choices,
    latest_outage,
    outage_choices,
    outages_here,
)
from anju.office.counter.paper_words import WHAT
from anju.office.counter.starting import (
    StartPage,
    Subject,
    Told,
    case_page,
    start_for_permit,
    start_for_person,
)
from anju.office.counter.steps.forms import chosen_materials
from anju.office.counter.who_came import hardly_able, who_came
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.models import Permit
from anju.office.screens.declared import declared
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.why import with_purpose
from anju.words import N_, say

NO_OUTAGE: Final = N_(
    "This office has no days on paper on record. Record them first, then enter the form."
)
ENTERED: Final = N_(
    "Nothing is done by this alone: a colleague takes the form and confirms it, and it counts from "
    "the day of the form."
)


def _lines(subject: Subject) -> list[str]:
    return [] if outages_here(subject.request) else [say(NO_OUTAGE, subject.language)]


def _entry(what: OnPaper, about: str, told: Told, **more: Any) -> PaperEntry:  # noqa: ANN401
    return PaperEntry(what, about, told["outage"], told["form"], told["on"], **more)


def _agent(subject: Subject, told: Told) -> dict[str, Any]:
    """Who came, as an entry takes it; nothing where the holder did."""
    agent = who_came(told, subject.person_id)
    if agent is None:
        return {}
    return {"relation": agent.relation, "agent": agent.person_id, "agent_said": agent.as_said()}


def _endorsement(subject: Subject, told: Told, act: Act) -> str:
    came = _agent(subject, told)
    if came and not came["agent"]:
        # An endorsement takes somebody who is in the registry, on paper as at the counter.
        raise CaseRefused(Why.NOT_COMPLETE, missing=("agent_identity_evidence",))
    able = hardly_able(told)
    entry = _entry(OnPaper.ENDORSEMENT, subject.permit_id, told, hardly_able=able, **came)
    return case_page(enter_from_paper(entry=entry, act=act))


def _card_lost(subject: Subject, told: Told, act: Act) -> str:
    entry = _entry(OnPaper.CARD_LOST, subject.permit_id, told)
    return case_page(enter_from_paper(entry=entry, act=act))


def _residence(subject: Subject, told: Told, act: Act) -> str:
    office = Office.objects.get(id=subject.request.viewer.office)
    entry = _entry(
        OnPaper.RESIDENCE,
        subject.person_id,
        told,
        division_code=office.division_code,
        address=told["address"].strip(),
    )
    return case_page(enter_from_paper(entry=entry, act=act))


def _application(subject: Subject, told: Told, act: Act) -> str:
    entry = _entry(
        OnPaper.APPLICATION,
        subject.person_id,
        told,
        declaration=replace(declared(told, told["grounds"]), limited_mobility=hardly_able(told)),
        materials=chosen_materials(told["materials"]),
        **_agent(subject, told),
    )
    return case_page(enter_from_paper(entry=entry, act=act))


PAGES: Final[Mapping[OnPaper, StartPage]] = {
    OnPaper.ENDORSEMENT: StartPage(
        "desk-paper-endorsement",
        N_("Enter an endorsement from paper"),
        ENTERED,
        _endorsement,
        form=CameForm,
        choices=came_choices,
        initial=latest_outage,
        lines=_lines,
    ),
    OnPaper.CARD_LOST: StartPage(
        "desk-paper-card-lost",
        N_("Enter a lost card from paper"),
        ENTERED,
        _card_lost,
        form=FormForm,
        choices=outage_choices,
        initial=latest_outage,
        lines=_lines,
    ),
    OnPaper.RESIDENCE: StartPage(
        "desk-paper-residence",
        N_("Enter a registration of residence from paper"),
        ENTERED,
        _residence,
        form=ResidenceForm,
        choices=outage_choices,
        initial=latest_outage,
        lines=_lines,
    ),
    OnPaper.APPLICATION: StartPage(
        "desk-paper-application",
        N_("Enter an application from paper"),
        ENTERED,
        _application,
        form=ApplicationForm,
        choices=application_choices,
        initial=latest_outage,
        lines=_lines,
    ),
}


@needs(Right.ACCEPT)
def choose(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """What was done on paper for a person, to be chosen."""
    return with_purpose(request, lambda purpose: _choice(request, person_id, purpose))


def _choice(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    look(request, "desk-paper-person", str(purpose), absorbed_by(person.id))
    context = {
        "name": summaries([person.id], request.today)[0].name,
        "person_id": person.id,
        "choices": [
            {"url": url, "label": say(WHAT[what], request.language)}
            for what, url in _addresses(request, person.id)
        ],
        "has_outage": bool(outages_here(request)),
    }
    return render(request, "counter/paper_choice.html", context)


def _addresses(request: OfficeRequest, person_id: str) -> list[tuple[OnPaper, str]]:
    """Each thing that can have been done on paper, with its page; a permit's for an open one."""
    inside = jurisdiction_of(request).condition()
    held = Permit.objects.filter(
        inside, person_id__in=absorbed_by(person_id), closed_on__isnull=True
    )
    permit = held.order_by("issued_on").last()
    about = dict.fromkeys(ABOUT_A_PERMIT, permit.id if permit else "")
    found = ((what, about.get(what, person_id)) for what in WHAT)
    return [(what, reverse(PAGES[what].mark, args=[each])) for what, each in found if each]


@needs(Right.ACCEPT)
def endorsement(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Enters an endorsement that was made on paper."""
    return start_for_permit(request, permit_id, PAGES[OnPaper.ENDORSEMENT])


@needs(Right.ACCEPT)
def card_lost(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Enters a loss that was reported on paper."""
    return start_for_permit(request, permit_id, PAGES[OnPaper.CARD_LOST])


@needs(Right.ACCEPT)
def residence(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Enters a residence that was registered on paper."""
    return start_for_person(request, person_id, PAGES[OnPaper.RESIDENCE])


@needs(Right.ACCEPT)
def application(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Enters an application that was taken on paper."""
    return start_for_person(request, person_id, PAGES[OnPaper.APPLICATION])
