"""Who of the family acts for the person at the counter: guardians and close relatives.

Source: Regulation art. 9(3).  The identity of who is named is seen: their number and name lead to
their own record, and nobody who has none is named.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.law.applicant_facts import AgentRelation
from anju.law.wording import day_in_words
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.agent import ActsFor, identified
from anju.office.casework.guardians.ending import end_guardianship
from anju.office.casework.guardians.evidence import GuardianEnd, GuardianEvidence
from anju.office.casework.guardians.naming import name_guardian
from anju.office.casework.guardians.who_may_act import guardians_of
from anju.office.casework.relatives.ending import end_relative
from anju.office.casework.relatives.evidence import RelativeEnd, RelativeEvidence
from anju.office.casework.relatives.naming import Kinship, name_relative
from anju.office.casework.relatives.who_may_act import relatives_of
from anju.office.counter.starting import StartPage, Subject, Told, start_for_person
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.wording import reason_in_words
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import CloseRelative, Guardianship
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import Asking, AtFault, Choices, DayField, Sentences
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.sentences import as_sentence
from anju.office.screens.shown import ERASED
from anju.office.screens.why import with_purpose
from anju.words import N_, say

SINCE: Final = N_("{evidence}, since {day}")
NAMED: Final = N_("Recorded. From today on they may act, as far as the law lets them.")
ENDED: Final = N_("Recorded. They act no more; what they asked for before stands.")


class NameForm(Asking):
    """Whom to name, and the paper that shows what they are."""

    name = forms.CharField(max_length=80)
    number = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    evidence = forms.ChoiceField(widget=forms.RadioSelect)
    evidence_on = DayField()

    LABELS: ClassVar[Sentences] = {
        "name": N_("Name"),
        "number": N_("Citizen identity number"),
        "evidence": N_("What shows it"),
        "evidence_on": N_("Day of the paper"),
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.ALREADY_DECIDED: "number",
        Because.DAY_IN_FUTURE: "evidence_on",
        Because.NOTHING_TO_DO: "number",
        Because.NOT_FOUND: "number",
    }


class EndForm(Asking):
    """Why it ends."""

    reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"reason": N_("Reason")}


@needs(Right.RECORD_GUARDIAN)
def family(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Who acts for a person today."""
    return with_purpose(request, lambda purpose: _family(request, person_id, purpose))


def _family(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    guardians = guardians_of(person.id, request.today)
    relatives = relatives_of(person.id, request.today)
    named = [each.guardian_id for each in guardians] + [each.relative_id for each in relatives]
    look(request, "desk-family", str(purpose), [*absorbed_by(person.id), *named])
    names = {who: each.name for who, each in read_details([person.id, *named]).items()}
    unknown = say(ERASED, request.language)
    groups = (_guardians(request, guardians, names), _relatives(request, relatives, names))
    told = [_group(request, person.id, *group) for group in groups]
    context = {"person_id": person.id, "name": names.get(person.id, unknown), "groups": told}
    return render(request, "counter/family.html", context)


Row = tuple[str, str, str]
"""A record, the name of who is named, and since when by which paper."""


def _guardians(
    request: OfficeRequest, rows: Iterable[Guardianship], names: dict[str, str]
) -> tuple[str, list[Row]]:
    language = request.language
    return "guardian", [
        (
            each.id,
            names.get(each.guardian_id, say(ERASED, language)),
            say(SINCE, language).format(
                evidence=GuardianEvidence(each.evidence).in_words(language),
                day=day_in_words(each.first_day, language),
            ),
        )
        for each in rows
        if each.last_day is None
    ]


def _relatives(
    request: OfficeRequest, rows: Iterable[CloseRelative], names: dict[str, str]
) -> tuple[str, list[Row]]:
    language = request.language
    return "relative", [
        (
            each.id,
            names.get(each.relative_id, say(ERASED, language)),
            say(SINCE, language).format(
                evidence=RelativeEvidence(each.evidence).in_words(language),
                day=day_in_words(each.first_day, language),
            ),
        )
        for each in rows
    ]


_TITLES: Final = {
    "guardian": (N_("Guardians"), N_("No guardian is recorded."), N_("Record a guardian")),
    "relative": (
        N_("Close relatives"),
        N_("No close relative is named."),
        N_("Name a close relative"),
    ),
}


def _group(
    request: OfficeRequest, person_id: str, kind: str, rows: Sequence[Row]
) -> dict[str, object]:
    title, empty, add = (say(told, request.language) for told in _TITLES[kind])
    return {
        "title": title,
        "empty": empty,
        "add_url": reverse(f"desk-{kind}", args=[person_id]),
        "add_label": add,
        "rows": [
            {
                "name": name,
                "sentence": sentence,
                "end_url": reverse(f"desk-{kind}-end", args=[person_id, record]),
            }
            for record, name, sentence in rows
        ],
    }


def _whom(subject: Subject, told: Told, relation: AgentRelation) -> str:
    """The record of who is named; raises Refused where number and name lead to none."""
    named = ActsFor(relation, name=told["name"], identity_number=told["number"])
    found = identified(named, subject.person_id).person_id
    if not found:
        raise Refused(Because.NOT_FOUND)
    return found


def _done(subject: Subject, sentence: str) -> str:
    messages.success(subject.request, say(sentence, subject.language))
    return reverse("desk-family", args=[subject.person_id])


def _name_guardian(subject: Subject, told: Told, act: Act) -> str:
    name_guardian(
        person_id=subject.person_id,
        guardian_id=_whom(subject, told, AgentRelation.GUARDIAN),
        evidence=GuardianEvidence(told["evidence"]),
        evidence_on=told["evidence_on"],
        first_day=act.today,
        act=act,
    )
    return _done(subject, NAMED)


def _name_relative(subject: Subject, told: Told, act: Act) -> str:
    name_relative(
        person_id=subject.person_id,
        relative_id=_whom(subject, told, AgentRelation.CLOSE_RELATIVE),
        kinship=Kinship(RelativeEvidence(told["evidence"]), told["evidence_on"]),
        act=act,
    )
    return _done(subject, NAMED)


def _guardian_papers(subject: Subject) -> dict[str, Choices]:
    return {
        "evidence": [(each.value, each.in_words(subject.language)) for each in GuardianEvidence]
    }


def _relative_papers(subject: Subject) -> dict[str, Choices]:
    papers = [each for each in RelativeEvidence if each is not RelativeEvidence.DECLARATION]
    return {"evidence": [(each.value, each.in_words(subject.language)) for each in papers]}


def _reasons(codes: Iterable[str], language: str) -> dict[str, Choices]:
    return {
        "reason": [(each, as_sentence(reason_in_words(each, language), language)) for each in codes]
    }


GUARDIAN: Final = StartPage(
    "desk-guardian",
    N_("Record a guardian"),
    N_("The identity card of the guardian is seen, and the paper that shows what they are."),
    _name_guardian,
    form=NameForm,
    choices=_guardian_papers,
)
RELATIVE: Final = StartPage(
    "desk-relative",
    N_("Name a close relative"),
    N_("The person wishes it, and is elderly, disabled or otherwise hardly able to come."),
    _name_relative,
    form=NameForm,
    choices=_relative_papers,
)


@needs(Right.RECORD_GUARDIAN)
def guardian(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records somebody's guardian."""
    return start_for_person(request, person_id, GUARDIAN)


@needs(Right.NAME_RELATIVE)
def relative(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Names the close relative who acts for somebody."""
    return start_for_person(request, person_id, RELATIVE)


@needs(Right.RECORD_GUARDIAN)
def guardian_end(request: OfficeRequest, person_id: str, record: str) -> HttpResponseBase:
    """Ends a guardianship today."""

    def carry_out(subject: Subject, told: Told, act: Act) -> str:
        end_guardianship(
            person_id=subject.person_id,
            record=record,
            last_day=act.today,
            reason=GuardianEnd(told["reason"]),
            act=act,
        )
        return _done(subject, ENDED)

    return start_for_person(
        request,
        person_id,
        StartPage(
            "desk-guardian-end",
            N_("End the guardianship"),
            N_("From tomorrow on they act no more."),
            carry_out,
            form=EndForm,
            choices=lambda subject: _reasons(GuardianEnd, subject.language),
        ),
    )


@needs(Right.NAME_RELATIVE)
def relative_end(request: OfficeRequest, person_id: str, record: str) -> HttpResponseBase:
    """Lets a close relative act no more, from this moment on."""

    def carry_out(subject: Subject, told: Told, act: Act) -> str:
        end_relative(
            person_id=subject.person_id,
            record=record,
            reason=RelativeEnd(told["reason"]),
            act=act,
        )
        return _done(subject, ENDED)

    return start_for_person(
        request,
        person_id,
        StartPage(
            "desk-relative-end",
            N_("The relative acts no more"),
            N_("It counts at once."),
            carry_out,
            form=EndForm,
            choices=lambda subject: _reasons(RelativeEnd, subject.language),
        ),
    )
