"""A case: where it stands, its clock, what was handed in, its steps, and what can be done now."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.law.materials import Material
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.terms import TERMS
from anju.office.access.models import Account
from anju.office.access.needs import needs
from anju.office.access.offices import office_name
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.fold import CaseRecord, fold_case
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import Desk
from anju.office.casework.cases.working_on import may_take_in
from anju.office.casework.complaints.concerned import why_not_answered_by
from anju.office.casework.desk.assigning import colleagues, worked_on
from anju.office.casework.desk.notes import notes_of
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure, state_in_words
from anju.office.casework.refused import CaseRefused
from anju.office.common.ids import new_id
from anju.office.counter.scans import scans_of
from anju.office.counter.steps.cancellation import likely_action
from anju.office.counter.steps.every import STEPS
from anju.office.papers.kinds import title_of
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.answers import days_left
from anju.office.screens.acting import act_of
from anju.office.screens.case_papers import papers_of
from anju.office.screens.purposes import keep_purpose_of, look, of_case
from anju.office.screens.sentences import as_sentence
from anju.office.screens.shown import ERASED
from anju.words import say


@needs(Right.SEE_CASES)
def case(request: OfficeRequest, case_id: str) -> HttpResponse:
    """The page of a case; the case itself is the reason for looking."""
    record = known_case(request, case_id)
    reason = of_case(record.receipt_number)
    look(request, "case", str(reason), [record.person_id])
    told, chain = case_told(request, record), read_chain(record.id)
    not_answered = why_not_answered(request, record)
    keep_purpose_of(request.session, reason, {str(told["person_id"]), record.permit_id} - {""})
    context = {
        "today": request.today,
        "case": told,
        "actions": [] if not_answered else actions(request, record),
        "not_answered": not_answered,
        "papers": [
            {
                "url": reverse("case-paper", args=[record.id, step.number]),
                "label": title_of(kind, request.language),
                "on": step.on,
            }
            for kind, step in papers_of(record)
        ],
        "refused": refusal_told(record, request.language),
        "scans": scans_of(request, record),
        "entries": history(chain, request.language),
        "work": _work(request, record),
    }
    return render(request, "counter/case.html", context)


def known_case(request: OfficeRequest, case_id: str) -> CaseRecord:
    """The case of an identifier in the viewer's jurisdiction; 404 otherwise."""
    within = jurisdiction_of(request).condition()
    if not Case.objects.filter(within, id=case_id).exists():
        raise Http404
    return fold_case(read_chain(case_id))


def case_told(request: OfficeRequest, record: CaseRecord) -> dict[str, object]:
    """A case as its page tells it."""
    language = request.language
    person = summaries([record.person_id], request.today)[0]
    due_on = record.clock_on or record.due_on
    return {
        "id": record.id,
        "receipt_number": in_groups(record.receipt_number),
        "procedure": record.procedure.in_words(language),
        "state": state_in_words(record.procedure, record.state, language),
        "person_id": person.id,
        "name": person.name or say(ERASED, language),
        "number": person.masked_number,
        "permit_id": record.permit_id,
        "filed_on": record.filed_on,
        "accepted_on": record.accepted_on,
        "ended_on": record.ended_on,
        "due_on": due_on,
        "days_left": days_left(due_on, request.today),
        "has_limit": record.clock_on is not None,
        "waits_for_holder": record.desk is Desk.HOLDER,
        "office": office_name(record.office_id, language),
        "materials": [
            say(TERMS[Material].get(material, material), language)
            for material in sorted(record.materials)
        ],
    }


def refusal_told(record: CaseRecord, language: str) -> dict[str, object] | None:
    """The reasons of the step that ended a case, each with its basis; None where it gave none."""
    step = record.steps[-1]
    reasons = reasons_of(step.told.get("grounds", ""))
    if record.ended_on is None or not reasons:
        return None
    last_day = step.told.get("review_by")
    return {
        "reasons": [
            (reason_in_words(each, language), basis_in_words(each, language)) for each in reasons
        ],
        "review_last_day": date.fromisoformat(last_day) if last_day else None,
    }


def actions(request: OfficeRequest, record: CaseRecord) -> list[dict[str, object]]:
    """What the viewer can do with the case now, the likely step in front."""
    role = request.viewer.role
    found = [
        (action, STEPS[record.procedure, action])
        for action in sorted(record.actions)
        if (record.procedure, action) in STEPS
        and role is not None
        and may_take_in(role.value, record.procedure, action)
    ]
    likely = likely_action(record)
    found.sort(key=lambda each: (not each[1].primary, each[0] is not likely))
    return [
        {
            "url": reverse("case-step", args=[record.id, action.value.replace("_", "-")]),
            "label": say(page.title, request.language),
            "primary": page.primary and place == 0,
        }
        for place, (action, page) in enumerate(found)
    ]


def why_not_answered(request: OfficeRequest, record: CaseRecord) -> str:
    """Why the viewer does not answer an open complaint, in words; empty for any other case."""
    viewer, is_open = request.viewer, record.ended_on is None
    if record.procedure is not Procedure.COMPLAINT or not is_open or viewer.role is None:
        return ""
    why = why_not_answered_by(record, viewer.role.value, viewer.account_id)
    return as_sentence(CaseRefused(why).in_words(request.language), request.language) if why else ""


def _work(request: OfficeRequest, record: CaseRecord) -> dict[str, object]:
    """Who works on the case, to whom it can be handed, and what was noted."""
    held = worked_on(record.id, request.today)
    notes = notes_of(record.id)
    accounts = {note.account_id for note in notes} | ({held.account_id} if held else set())
    names = dict(Account.objects.filter(id__in=accounts).values_list("id", "display_name"))
    mine = held is not None and held.account_id == request.viewer.account_id
    return {
        "is_open": record.ended_on is None,
        "key": new_id(),
        "name": names.get(held.account_id, "") if held else "",
        "mine": mine,
        "free": held is None,
        "colleagues": [
            (post.account_id, post.account.display_name)
            for post in colleagues(act_of(request, ""))
            if post.account_id != request.viewer.account_id
        ]
        if mine or held is None
        else [],
        "notes": [
            {"name": names.get(note.account_id, ""), "at": note.noted_at, "text": note.text}
            for note in notes
        ],
    }
