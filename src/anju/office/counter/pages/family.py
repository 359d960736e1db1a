"""Who of the family acts for the person at the counter: guardians and close relatives.

Source: Regulation art. 9(3).  The identity of who is named is seen: their number and name lead to
their own record, and nobody who has none is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
from anju.office.casework.family.ending import end_agent
from anju.office.casework.family.evidence import ENDS, PAPERS, AgentEnd, AgentEvidence
from anju.office.casework.family.naming import Relationship
from anju.office.counter.starting import StartPage, Subject, Told, start_for_person
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.wording import reason_in_words
from anju.office.registry.people.agents import agents_of
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, DayField, Sentences
from anju.office.screens.family import WhomForm, name_from_today
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.sentences import as_sentence
from anju.office.screens.shown import ERASED
from anju.office.screens.why import with_purpose
from anju.words import N_, say

SINCE: Final = N_("{evidence}, since {day}")
NAMED: Final = N_("Recorded. From today on they may act, as far as the law lets them.")
ENDED: Final = N_("Recorded. They act no more; what they asked for before stands.")


class NameForm(WhomForm):
    """Whom to name, and the paper that shows what they are."""

    evidence = forms.ChoiceField(widget=forms.RadioSelect)
    evidence_on = DayField()

    LABELS: ClassVar[Sentences] = {
        "name": N_("Name"),
        "number": N_("Citizen identity number"),
        "evidence": N_("What shows it"),
        "evidence_on": N_("Day of the paper"),
    }
    AT_FAULT: ClassVar[AtFault] = {**WhomForm.AT_FAULT, Because.DAY_IN_FUTURE: "evidence_on"}


class EndForm(Asking):
    """Why it ends."""

    reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"reason": N_("Reason")}


@dataclass(frozen=True, slots=True)
class Part:
    """What the pages say of guardians, and of close relatives; `mark` names their addresses."""

    mark: str
    title: str
    empty: str
    add: str
    lead: str
    end: str
    end_lead: str


PARTS: Final[Mapping[AgentRelation, Part]] = {
    AgentRelation.GUARDIAN: Part(
        "desk-guardian",
        N_("Guardians"),
        N_("No guardian is recorded."),
        N_("Record a guardian"),
        N_("The identity card of the guardian is seen, and the paper that shows what they are."),
        N_("End the guardianship"),
        N_("From tomorrow on they act no more."),
    ),
    AgentRelation.CLOSE_RELATIVE: Part(
        "desk-relative",
        N_("Close relatives"),
        N_("No close relative is named."),
        N_("Name a close relative"),
        N_("The person wishes it, and is elderly, disabled or otherwise hardly able to come."),
        N_("The relative acts no more"),
        N_("It counts at once."),
    ),
}


@needs(Right.RECORD_GUARDIAN)
def family(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Who acts for a person today."""
    return with_purpose(request, lambda purpose: _family(request, person_id, purpose))


def _family(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    agents = [each for each in agents_of(person.id, request.today) if each.last_day is None]
    named = [each.agent_id for each in agents]
    look(request, "desk-family", str(purpose), [*absorbed_by(person.id), *named])
    details, unknown = read_details([person.id, *named]), say(ERASED, request.language)
    names = {who: details[who].name if who in details else unknown for who in (person.id, *named)}
    groups = [
        {
            "title": say(part.title, request.language),
            "empty": say(part.empty, request.language),
            "add_url": reverse(part.mark, args=[person.id]),
            "add_label": say(part.add, request.language),
            "rows": [
                _row(request.language, person.id, each, part, names)
                for each in agents
                if each.relation == relation
            ],
        }
        for relation, part in PARTS.items()
    ]
    context = {"person_id": person.id, "name": names[person.id], "groups": groups}
    return render(request, "counter/family.html", context)


def _row(
    language: str, person_id: str, agent: AgentRecord, part: Part, names: Mapping[str, str]
) -> dict[str, str]:
    return {
        "name": names[agent.agent_id],
        "sentence": say(SINCE, language).format(
            evidence=AgentEvidence(agent.evidence).in_words(language),
            day=day_in_words(agent.first_day, language),
        ),
        "end_url": reverse(f"{part.mark}-end", args=[person_id, agent.id]),
    }


def _done(subject: Subject, sentence: str) -> str:
    messages.success(subject.request, say(sentence, subject.language))
    return reverse("desk-family", args=[subject.person_id])


def _name(request: OfficeRequest, person_id: str, relation: AgentRelation) -> HttpResponseBase:
    def carry_out(subject: Subject, told: Told, act: Act) -> str:
        evidence = AgentEvidence(told["evidence"])
        relationship = Relationship(relation, evidence, told["evidence_on"])
        name_from_today(subject.person_id, told, relationship, act)
        return _done(subject, NAMED)

    part, language = PARTS[relation], request.language
    offered = {"evidence": [(each.value, each.in_words(language)) for each in PAPERS[relation]]}
    page = StartPage(part.mark, part.add, part.lead, carry_out, NameForm, lambda _: offered)
    return start_for_person(request, person_id, page)


def _end(
    request: OfficeRequest, person_id: str, record: str, relation: AgentRelation
) -> HttpResponseBase:
    def carry_out(subject: Subject, told: Told, act: Act) -> str:
        end_agent(
            person_id=subject.person_id,
            relation=relation,
            record=record,
            last_day=act.today,
            reason=AgentEnd(told["reason"]),
            act=act,
        )
        return _done(subject, ENDED)

    part, language = PARTS[relation], request.language
    words = {each: reason_in_words(each, language) for each in ENDS[relation]}
    offered = {"reason": [(each.value, as_sentence(it, language)) for each, it in words.items()]}
    mark = f"{part.mark}-end"
    page = StartPage(mark, part.end, part.end_lead, carry_out, EndForm, lambda _: offered)
    return start_for_person(request, person_id, page)


@needs(Right.RECORD_GUARDIAN)
def guardian(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Records somebody's guardian."""
    return _name(request, person_id, AgentRelation.GUARDIAN)


@needs(Right.NAME_RELATIVE)
def relative(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Names the close relative who acts for somebody."""
    return _name(request, person_id, AgentRelation.CLOSE_RELATIVE)


@needs(Right.RECORD_GUARDIAN)
def guardian_end(request: OfficeRequest, person_id: str, record: str) -> HttpResponseBase:
    """Ends a guardianship today."""
    return _end(request, person_id, record, AgentRelation.GUARDIAN)


@needs(Right.NAME_RELATIVE)
def relative_end(request: OfficeRequest, person_id: str, record: str) -> HttpResponseBase:
    """Lets a close relative act no more, from this moment on."""
    return _end(request, person_id, record, AgentRelation.CLOSE_RELATIVE)
