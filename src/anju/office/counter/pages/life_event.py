"""What happens in a life: a death, a new name or number; recorded at the counter."""

from datetime import date
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseBase

from anju.law.cancelling import CancelGround
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cancellation.evidence import SHOWS, CancelEvidence
from anju.office.casework.life_events.dying import Death, record_death
from anju.office.casework.life_events.new_identity import IdentityEvidence, record_new_identity
from anju.office.casework.refused import CaseRefused, Why
from anju.office.counter.details_form import (
    DetailsForm,
    as_initial,
    as_typed,
    details_choices,
)
from anju.office.counter.starting import StartPage, Subject, Told, start_for_person
from anju.office.counter.suggesting import suggested
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because
from anju.office.screens.asking import AtFault, Choices, DayField, Sentences
from anju.office.screens.cancel_words import EVIDENCE, issued_only
from anju.office.screens.scans import ScansForm
from anju.words import N_, say, translator

SHOWN_BY: Final = {
    IdentityEvidence.IDENTITY_CARD: N_("the new identity card"),
    IdentityEvidence.HOUSEHOLD_REGISTER: N_("the household register"),
}
"""What shows a new name or number."""

RECORDED: Final = N_("Recorded. The former name and number go on finding the person.")
DEATH_RECORDED: Final = N_("Recorded. Nothing was open.")
ELSEWHERE: Final = N_("Other offices have cases or permits of this person too: tell them.")


class DeathForm(ScansForm):
    """The day of the death, what shows it, and the paper itself."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    died_on = DayField()
    evidence = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {
        "died_on": N_("Died on"),
        "evidence": N_("What shows it"),
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_IN_FUTURE: "died_on",
    }


class NewIdentityForm(DetailsForm):
    """Who somebody is from today on, and what shows it."""

    evidence = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {**DetailsForm.LABELS, "evidence": N_("What shows it")}


def _death_choices(subject: Subject) -> dict[str, Choices]:
    shown = sorted(SHOWS[CancelGround.DIED])
    return {"evidence": [(each.value, say(EVIDENCE[each], subject.language)) for each in shown]}


def _death(subject: Subject, told: Told, act: Act) -> str:
    death = Death(told["died_on"], CancelEvidence(told["evidence"]), told["uploads"])
    outcome = record_death(person_id=subject.person_id, death=death, act=act)
    done = _what_was_done(len(outcome["ended"]), len(outcome["proposed"]), subject.language)
    for line in done:
        messages.success(subject.request, line)
    for day in outcome["issued_after"]:
        issued_on = date.fromisoformat(day)
        messages.warning(subject.request, issued_only(issued_on, subject.language))
    if outcome["elsewhere"]:
        messages.warning(subject.request, say(ELSEWHERE, subject.language))
    return subject.home


def _what_was_done(ended: int, proposed: int, language: str) -> list[str]:
    ngettext = translator(language).ngettext
    cases = ngettext("{count} open case ended.", "{count} open cases ended.", ended)
    cancellations = ngettext(
        "{count} cancellation proposed; an officer decides.",
        "{count} cancellations proposed; an officer decides.",
        proposed,
    )
    done = [cases.format(count=ended)] if ended else []
    if proposed:
        done.append(cancellations.format(count=proposed))
    return done or [say(DEATH_RECORDED, language)]


def _identity_choices(subject: Subject) -> dict[str, Choices]:
    shown = [(each.value, say(told, subject.language)) for each, told in SHOWN_BY.items()]
    return {**details_choices(subject.language), "evidence": shown}


def _identity_initial(subject: Subject) -> Told:
    details = read_details([subject.person_id]).get(subject.person_id)
    if details is None:
        raise Http404
    return {**as_initial(details), "evidence": IdentityEvidence.IDENTITY_CARD.value}


def _identity(subject: Subject, told: Told, act: Act) -> str:
    before = read_details([subject.person_id])[subject.person_id]
    number = told["identity_number"]
    if number and before.born_on and number.born_on != before.born_on:
        raise CaseRefused(Why.NEEDS_CORRECTION)
    outcome = record_new_identity(
        person_id=subject.person_id,
        details=as_typed(told, before),
        evidence=IdentityEvidence(told["evidence"]),
        act=act,
    )
    messages.success(subject.request, say(RECORDED, subject.language))
    if next_step := suggested(outcome, subject.language):
        messages.info(subject.request, next_step)
    return subject.home


DEATH: Final = StartPage(
    "desk-death",
    N_("Record a death"),
    N_(
        "What the person had asked for ends, and for each open permit a cancellation is proposed. "
        "An officer decides on it."
    ),
    _death,
    form=DeathForm,
    choices=_death_choices,
)
IDENTITY: Final = StartPage(
    "desk-identity",
    N_("Record a new name or number"),
    N_("For what changed in life and a document shows. What was recorded wrongly is corrected."),
    _identity,
    form=NewIdentityForm,
    choices=_identity_choices,
    initial=_identity_initial,
)


@takes_files
@needs(Right.ACCEPT)
def death(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records that somebody died."""
    return start_for_person(request, person_id, DEATH)


@needs(Right.ACCEPT)
def identity(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records a new name, number or another detail that changed in life."""
    return start_for_person(request, person_id, IDENTITY)
