"""Offences at the counter: what was found, a card seized or given back, a forged one taken in."""

from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseBase

from anju.law.penalties import Offence
from anju.law.terms import term
from anju.law.wording import day_in_words
from anju.office.access.models import Account
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cards.old_cards import was_seized
from anju.office.casework.offences.finding import record_finding
from anju.office.casework.offences.seizing import (
    give_back_card,
    return_forgery,
    seize_forgery,
    seize_permit_card,
)
from anju.office.casework.offences.telling import what_follows
from anju.office.casework.refused import CaseRefused, Why
from anju.office.counter.findings import Finding, forgeries, seizing, taken_in
from anju.office.counter.starting import (
    StartPage,
    Subject,
    Told,
    start_for_permit,
    start_for_person,
)
from anju.office.counter.steps.forms import LONGEST_WORDS
from anju.office.counter.suggesting import suggested
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, DayField, Sentences
from anju.words import N_, say

ISSUED: Final = N_("the permit issued on {day}")
TAKEN_IN: Final = N_("taken in on {day}")
NOTHING_FOUND: Final = N_("Record what was found first: a card is seized only for that.")
NONE_HERE: Final = N_("This office has no forged card of this person.")
TO_SEIZE: Final = N_("For this the card is seized: do it from the page of the holder.")


class FindingForm(Asking):
    """What was found, when, of which permit, and who the official is where it was one."""

    offence = forms.ChoiceField(widget=forms.RadioSelect)
    found_on = DayField()
    permit = forms.ChoiceField(required=False)
    official = forms.CharField(required=False, max_length=64)
    said = forms.CharField(
        required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )

    LABELS: ClassVar[Sentences] = {
        "offence": N_("What was found"),
        "found_on": N_("Found on"),
        "permit": N_("About which permit"),
        "official": N_("Account name of the official"),
        "said": N_("In your own words"),
    }
    HINTS: ClassVar[Sentences] = {
        "official": N_("Only for what an official did to this person (art. 20)."),
        "said": N_("Kept sealed."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_IN_FUTURE: "found_on"}


class SeizureForm(Asking):
    """For which finding a card is seized."""

    finding = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"finding": N_("For which finding")}


class ForgeryForm(Asking):
    """With which finding a forged card was taken in, if one is recorded."""

    finding = forms.ChoiceField(required=False)

    LABELS: ClassVar[Sentences] = {"finding": N_("For which finding")}


class ReturnForm(Asking):
    """Which of the cards that were taken in goes back."""

    seizure = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"seizure": N_("Which card")}


def _finding_choices(subject: Subject) -> dict[str, Choices]:
    language = subject.language
    return {
        "offence": [(each.value, say(term(each), language)) for each in Offence],
        "permit": [("", say(N_("no permit"), language)), *_permits(subject)],
    }


def _permits(subject: Subject) -> list[tuple[str, str]]:
    within = jurisdiction_of(subject.request).condition()
    rows = Permit.objects.filter(within, person_id__in=absorbed_by(subject.person_id))
    told = say(ISSUED, subject.language)
    return [
        (row.id, told.format(day=day_in_words(row.issued_on, subject.language)))
        for row in rows.order_by("-issued_on", "id")
    ]


def _find(subject: Subject, told: Told, act: Act) -> str:
    offence = Offence(told["offence"])
    outcome = record_finding(
        person_id=subject.person_id,
        offence=offence,
        found_on=told["found_on"],
        permit_id=told["permit"],
        official=_account(told["official"].strip()),
        said=told["said"].strip(),
        act=act,
    )
    lines = list(what_follows(offence, subject.language))
    if outcome["seizes"]:
        lines.append(say(TO_SEIZE, subject.language))
    for line in filter(None, [*lines, suggested(outcome, subject.language)]):
        messages.info(subject.request, line)
    return subject.home


def _account(username: str) -> str:
    """The account of a name; refuses one that is not there."""
    if not username:
        return ""
    found = Account.objects.filter(username=username).values_list("id", flat=True).first()
    if found is None:
        raise CaseRefused(Why.EVIDENCE_MISSING)
    return str(found)


def _offered(found: list[Finding], language: str) -> list[tuple[str, str]]:
    return [(each.id, each.in_words(language)) for each in found]


def _seizures(subject: Subject) -> dict[str, Choices]:
    return {"finding": _offered(seizing(subject.person_id), subject.language)}


def _seizure_lines(subject: Subject) -> list[str]:
    return [] if seizing(subject.person_id) else [say(NOTHING_FOUND, subject.language)]


def _seize(subject: Subject, told: Told, act: Act) -> str:
    finding = next(each for each in seizing(subject.person_id) if each.id == told["finding"])
    seize_permit_card(
        permit_id=subject.permit_id, offence=finding.offence, finding=finding.id, act=act
    )
    messages.success(subject.request, say(N_("The card is seized."), subject.language))
    return subject.home


def _give_back(subject: Subject, _told: Told, act: Act) -> str:
    give_back_card(permit_id=subject.permit_id, card=_seized_card(subject), act=act)
    messages.success(subject.request, say(N_("The card went back."), subject.language))
    return subject.home


def _only_seized(subject: Subject) -> Told:
    """Nothing to fill in; 404 where no card is seized."""
    _seized_card(subject)
    return {}


def _seized_card(subject: Subject) -> str:
    """The identifier of the card that was seized last; 404 where none is seized."""
    record = fold_permit(read_chain(subject.permit_id))
    if not was_seized(record):
        raise Http404
    return list(record.cards)[-1] if record.cards else ""


def _forgery_choices(subject: Subject) -> dict[str, Choices]:
    none = ("", say(N_("no finding is recorded"), subject.language))
    return {"finding": [none, *_offered(forgeries(subject.person_id), subject.language)]}


def _take_in(subject: Subject, told: Told, act: Act) -> str:
    seize_forgery(bearer=subject.person_id, finding=told["finding"], act=act)
    messages.success(subject.request, say(N_("The card was taken in."), subject.language))
    return subject.home


def _held_here(subject: Subject) -> dict[str, Choices]:
    held = taken_in(subject.request.viewer.office, subject.person_id)
    told = say(TAKEN_IN, subject.language)
    return {
        "seizure": [
            (str(number), told.format(day=day_in_words(on, subject.language)))
            for number, on in held
        ]
    }


def _return_lines(subject: Subject) -> list[str]:
    held = taken_in(subject.request.viewer.office, subject.person_id)
    return [] if held else [say(NONE_HERE, subject.language)]


def _return(subject: Subject, told: Told, act: Act) -> str:
    return_forgery(seizure=int(told["seizure"]), act=act)
    messages.success(subject.request, say(N_("The card went back."), subject.language))
    return subject.home


FINDING: Final = StartPage(
    "desk-finding",
    N_("Record what was found"),
    N_("The penalty is decided elsewhere; that an endorsement is late is no offence."),
    _find,
    form=FindingForm,
    choices=_finding_choices,
    initial=lambda subject: {"found_on": subject.request.today},
)
SEIZE: Final = StartPage(
    "desk-seize",
    N_("Seize the card"),
    N_("The permit itself goes on; whether it is cancelled is decided in a case of its own."),
    _seize,
    form=SeizureForm,
    choices=_seizures,
    lines=_seizure_lines,
)
GIVE_BACK: Final = StartPage(
    "desk-give-back",
    N_("Give the seized card back"),
    N_("Where it was seized wrongly; somebody else than who seized it does it."),
    _give_back,
    initial=_only_seized,
)
FORGERY: Final = StartPage(
    "desk-forgery",
    N_("Take a forged card in"),
    N_("A forged or altered card belongs to nobody's permit; this office keeps it."),
    _take_in,
    form=ForgeryForm,
    choices=_forgery_choices,
)
RETURN: Final = StartPage(
    "desk-forgery-return",
    N_("Give a card back that was no forgery"),
    N_("Where it was genuine; somebody else than who took it in does it."),
    _return,
    form=ReturnForm,
    choices=_held_here,
    lines=_return_lines,
)


@needs(Right.RECORD_OFFENCE)
def finding(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records what was found of a person, or what an official did to them."""
    return start_for_person(request, person_id, FINDING)


@needs(Right.RECORD_OFFENCE)
def seize(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Records that the card of a permit was seized."""
    return start_for_permit(request, permit_id, SEIZE)


@needs(Right.RECORD_OFFENCE)
def give_back(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Records that a card seized wrongly went back."""
    return start_for_permit(request, permit_id, GIVE_BACK)


@needs(Right.RECORD_OFFENCE)
def forgery(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records that a forged card was taken in from a person."""
    return start_for_person(request, person_id, FORGERY)


@needs(Right.RECORD_OFFENCE)
def forgery_return(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records that a card that was taken in was genuine and went back."""
    return start_for_person(request, person_id, RETURN)
