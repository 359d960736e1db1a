"""An application at the counter: what is handed in, what is missing, accepted or told at once.

The form is looked through first: everything that is missing is shown, and only then the clerk
accepts the complete file, or gives the one-time notice.
"""

from dataclasses import replace
from typing import Final

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.law.applicant_facts import AgentRelation, Ground
from anju.law.terms import term
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.filing import (
    Application,
    file_and_accept,
    file_with_notice,
)
from anju.office.casework.application.judging import (
    Completeness,
    completeness,
    prospects_in_words,
)
from anju.office.casework.desk.drafts import draft_of, drop_draft, keep_draft
from anju.office.counter.steps.forms import chosen_materials, offered_materials
from anju.office.counter.who_came import (
    THE_APPLICANT,
    WhoCameForm,
    hardly_able,
    who_came,
    who_may_come,
)
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.summaries import summaries
from anju.office.screens.asking import asked
from anju.office.screens.declared import declared, declared_fields, measure_of
from anju.office.screens.known import known_person
from anju.office.screens.missing import missing_lines
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.scans import ScansForm
from anju.office.screens.why import with_purpose
from anju.words import N_, say

TITLE: Final = N_("Application for a residence permit")


class ApplyForm(ScansForm, WhoCameForm):
    """What an applicant hands in and declares."""

    grounds = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    materials = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    LABELS = {  # noqa: RUF012 - as Asking says
        **WhoCameForm.LABELS,
        "grounds": N_("Relies on"),
        "materials": N_("Papers handed in"),
        "agent_name": N_("Name of who came for the applicant"),
        "hardly_able": N_("The applicant can hardly come"),
    }
    HINTS = {  # noqa: RUF012 - as Asking says
        "grounds": N_("One of the three is enough."),
    }

    def ask_further(self, request: OfficeRequest) -> None:
        """Ask for what the measure of the viewer's place asks for."""
        measure = measure_of(request.viewer.office, request.today)
        self.fields.update(declared_fields(measure, request.language))


@takes_files
@needs(Right.ACCEPT)
def apply(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """The page of an application, once it is known why the person is looked at."""
    return with_purpose(request, lambda purpose: _page(request, person_id, purpose))


def _page(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    look(request, "desk-apply", str(purpose), absorbed_by(person.id))
    page = f"apply {person.id}"
    kept = draft_of(account_id=request.viewer.account_id, page=page, at=request.at)
    form = ApplyForm(request, choices=_choices(request.language), initial=_as_lists(kept))
    form.ask_further(request)
    form.person_id = person.id
    told = _told(request, person.id)
    valid = form.is_valid()
    if request.method == "POST":
        _keep(request, page, form)
    if valid:
        found = _lacks(request, person.id, form)
        step = request.POST.get("step", "look")
        if step == "look" or (step == "accept") == bool(found.missing):
            return _looked_through(request, form, told, found)
        do = file_and_accept if step == "accept" else file_with_notice

        def carry_out(act: Act) -> str:
            outcome = do(application=_application(person.id, form), act=act)
            drop_draft(account_id=request.viewer.account_id, page=page)
            return reverse("case", args=[str(outcome["subject"])])

        return asked(request, form, carry_out, told, "counter/apply.html")
    status = 422 if form.errors else 200
    return render(request, "counter/apply.html", {**told, "form": form}, status=status)


def _looked_through(
    request: OfficeRequest, form: ApplyForm, told: dict[str, object], found: Completeness
) -> HttpResponse:
    prospects = prospects_in_words(found.prospects, request.language)
    return render(
        request,
        "counter/apply.html",
        {
            **told,
            "form": form,
            "looked_through": True,
            "complete": not found.missing,
            "missing": missing_lines(found, request.language),
            "prospects": [f"{sentence} {basis}".strip() for sentence, basis in prospects],
        },
    )


def _lacks(request: OfficeRequest, person_id: str, form: ApplyForm) -> Completeness:
    told = form.cleaned_data
    place = Office.objects.values_list("division_code", flat=True).get(id=request.viewer.office)
    relation = AgentRelation(told["relation"]) if told["relation"] else None
    materials = {each.value for each in chosen_materials(told["materials"])}
    return completeness(person_id, _declared(form), materials, place, request.today, relation)


def _application(person_id: str, form: ApplyForm) -> Application:
    told = form.cleaned_data
    return Application(
        person_id,
        declaration=_declared(form),
        materials=chosen_materials(told["materials"]),
        agent=who_came(told, person_id),
        uploads=told["uploads"],
    )


def _declared(form: ApplyForm) -> Declaration:
    told = form.cleaned_data
    return replace(declared(told, told["grounds"]), limited_mobility=hardly_able(told))


def _choices(language: str) -> dict[str, list[tuple[str, str]]]:
    return {
        "grounds": [(ground.value, say(term(ground), language)) for ground in Ground],
        "materials": list(offered_materials(language)),
        "relation": who_may_come(language, THE_APPLICANT),
    }


def _told(request: OfficeRequest, person_id: str) -> dict[str, object]:
    summary = summaries([person_id], request.today)[0]
    return {
        "title": say(TITLE, request.language),
        "name": summary.name,
        "back": {"url": reverse("desk-person", args=[person_id]), "label": summary.name},
    }


def _keep(request: OfficeRequest, page: str, form: ApplyForm) -> None:
    """Keep what was typed and which files came, so that it survives a closed browser."""
    sent = form.posted(request) or request.POST
    fields = {
        name: " ".join(sent.getlist(name)) if _is_list(name) else str(sent[name]) for name in sent
    }
    fields |= form.kept_fields()
    keep_draft(account_id=request.viewer.account_id, page=page, fields=fields, at=request.at)


_LISTS: Final = frozenset({"grounds", "materials", "merits"})


def _is_list(name: str) -> bool:
    """Whether a field has several values: what is ticked, and the files of a paper."""
    return name in _LISTS or name.startswith("kept_")


def _as_lists(kept: dict[str, str]) -> dict[str, object]:
    return {name: text.split() if _is_list(name) else text for name, text in kept.items()}
