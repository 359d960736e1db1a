"""An application from a phone: one thing a page, kept in between, checked before it is sent."""

from typing import ClassVar

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.law.applicant_facts import Ground
from anju.law.measures import Measure
from anju.law.terms import term
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.agent import ActsFor
from anju.office.casework.application.filing import Application, file_application
from anju.office.casework.application.judging import Completeness, completeness, prospects_in_words
from anju.office.casework.application.open_permit import holds_open_permit
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.procedures import Procedure
from anju.office.casework.registration.standing import running_in
from anju.office.online.applying import (
    Answers,
    answers_of,
    forget_answers,
    keep_answers,
    materials_of,
)
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.papers_form import PapersForm
from anju.office.online.whom import open_case_of, shown_own
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Sentences
from anju.office.screens.declared import declared_fields
from anju.office.screens.foretelling import Foretold
from anju.office.screens.missing import missing_lines
from anju.office.screens.own import Own
from anju.words import N_, say

ON_WHAT = N_("What do you rely on?")
WHICH_PAPERS = N_("Which papers can you show?")
PAPERS_LEAD = N_("One paper that shows it is enough. What the office knows already is not asked.")
CHECK = N_("Is this right?")
GO_ON = N_("Go on")
SEND = N_("Send the application")
SEND_ALL_THE_SAME = N_("Send it all the same: the office tells me in writing what is missing")
COMPLETE = N_("Nothing is missing.")
LACKS = N_("This is still missing, all of it at once:")
RELIES_ON = N_("You rely on: {grounds}")
HANDED_IN = N_("Papers: {papers}")
NO_PAPERS = N_("No paper was added.")
BACK_TO_PAPERS = N_("Add or change papers")
BACK_TO_GROUNDS = N_("Change what you rely on")
HOLDS_ONE = N_("No new permit is needed")
IS_ENDORSED = N_("A permit of this city is there already: it is endorsed, late if need be.")


class GroundsForm(OwnForm):
    """The grounds relied on, and what the place asks for beside them."""

    grounds = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    LABELS: ClassVar[Sentences] = {"grounds": N_("You live here because of")}
    HINTS: ClassVar[Sentences] = {"grounds": N_("One of the three is enough.")}


@needs(Right.FILE_REQUEST)
def grounds(request: OfficeRequest) -> HttpResponse:
    """The first page: what is relied on; an application that goes on is shown in its place."""
    whom = shown_own(request, "my-apply")
    if request.method != "POST" and (going_on := open_case_of(whom, {Procedure.APPLICATION})):
        return HttpResponseRedirect(going_on)
    if holds_open_permit(whom.person_id, _place(whom), request.today):
        told = Foretold(possible=False, headline=say(IS_ENDORSED, request.language))
        context = {"title": say(HOLDS_ONE, request.language), "told": told}
        return render(request, "online/not_today.html", context)
    kept = answers_of(request, whom)
    initial = for_whom(whom, {**kept.told, "grounds": kept.grounds})
    offered = [(each.value, say(term(each), request.language)) for each in Ground]
    form = GroundsForm(request, choices={"grounds": offered}, initial=initial)
    further = declared_fields(_measure(request, whom), request.language)
    form.fields.update(further)
    context = {
        "title": say(ON_WHAT, request.language),
        "button": say(GO_ON, request.language),
    }

    def carry_out(_act: Act) -> str:
        told = form.cleaned_data
        answered = {name: _as_text(told.get(name)) for name in ("grounds", *further)}
        keep_answers(
            request, whom, {**answered, "asked_merits": "1" if "merits" in further else ""}
        )
        return reverse("my-apply-papers")

    return ask_own(request, whom, form, carry_out, context)


@takes_files
@needs(Right.FILE_REQUEST)
def papers(request: OfficeRequest) -> HttpResponse:
    """The second page: photos of the papers."""
    whom = shown_own(request, "my-apply")
    kept = answers_of(request, whom)
    files = {name: ids.split() for name, ids in kept.told.items() if name.startswith("kept_")}
    form = PapersForm(request, initial=for_whom(whom, files))
    form.ask_for_papers(kept.wanted())
    form.person_id = whom.person_id
    context = {
        "title": say(WHICH_PAPERS, request.language),
        "button": say(GO_ON, request.language),
        "lead": say(PAPERS_LEAD, request.language),
    }

    def carry_out(_act: Act) -> str:
        empty = dict.fromkeys(files, "")
        keep_answers(request, whom, {**empty, **form.kept_fields()})
        return reverse("my-apply-check")

    return ask_own(request, whom, form, carry_out, context)


@needs(Right.FILE_REQUEST)
def check(request: OfficeRequest) -> HttpResponse:
    """The last page: the answers, what is missing, and the button that sends it."""
    whom = shown_own(request, "my-apply")
    answers = answers_of(request, whom)
    if not answers.grounds and request.method != "POST":
        return HttpResponseRedirect(reverse("my-apply"))
    found = _lacks(request, whom, answers)
    form = OwnForm(request, initial=for_whom(whom))
    context = {
        "title": say(CHECK, request.language),
        "button": say(SEND_ALL_THE_SAME if found.missing else SEND, request.language),
        "lines": _said(request, whom, answers),
        "missing": missing_lines(found, request.language) if found.missing else [],
        "lacks": say(LACKS if found.missing else COMPLETE, request.language),
        "prospects": _prospects(found, request.language),
        "aside": [
            {"url": reverse("my-apply-papers"), "label": say(BACK_TO_PAPERS, request.language)},
            {"url": reverse("my-apply"), "label": say(BACK_TO_GROUNDS, request.language)},
        ],
    }

    def carry_out(act: Act) -> str:
        outcome = file_application(application=_application(whom, answers), act=act)
        forget_answers(request, whom)
        return reverse("my-case", args=[str(outcome["subject"])])

    return ask_own(request, whom, form, carry_out, context, "online/check.html")


def _application(whom: Own, answers: Answers) -> Application:
    uploads = answers.uploads(whom)
    relation = whom.relation
    return Application(
        whom.person_id,
        declaration=answers.declaration(),
        materials=materials_of(uploads),
        agent=ActsFor(relation, whom.agent) if relation else None,
        uploads=tuple(map(str, uploads)),
        channel=Channel.ONLINE,
        office_id=office_of(whom.person_id, _place(whom)),
    )


def _lacks(request: OfficeRequest, whom: Own, answers: Answers) -> Completeness:
    materials = {each.value for each in materials_of(answers.uploads(whom))}
    declaration = answers.declaration()
    place, relation = _place(whom), whom.relation
    return completeness(whom.person_id, declaration, materials, place, request.today, relation)


def _said(request: OfficeRequest, whom: Own, answers: Answers) -> list[str]:
    """The answers, to be looked through."""
    language = request.language
    between = "、" if language == "zh" else ", "
    named = between.join(say(term(Ground(each)), language) for each in answers.grounds)
    shown = sorted(materials_of(answers.uploads(whom)))
    papers_named = between.join(say(term(each), language) for each in shown)
    return [
        say(RELIES_ON, language).format(grounds=named),
        say(HANDED_IN, language).format(papers=papers_named) if shown else say(NO_PAPERS, language),
    ]


def _prospects(found: Completeness, language: str) -> list[str]:
    told = prospects_in_words(found.prospects, language)
    return [f"{sentence} {basis}".strip() for sentence, basis in told]


def _place(whom: Own) -> str:
    """Where the person is registered in this city; the city itself where nothing is running."""
    city = str(settings.ANJU["PLACE"])
    running = running_in(whom.person_id, city)
    return running.division_code if running else city


def _measure(request: OfficeRequest, whom: Own) -> Measure:
    return measures_in_force().measures.for_place(_place(whom)).on(request.today)


def _as_text(told: object) -> str:
    if isinstance(told, list):
        return " ".join(map(str, told))
    return "" if told is None else str(told)
