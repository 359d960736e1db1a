"""The person at the counter: how their permit stands, and the likely next action under Enter."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.law.standing import NextStep
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import State
from anju.office.casework.endorsement.preview import preview
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure, state_in_words
from anju.office.common.ids import new_id
from anju.office.counter.other_actions import for_person
from anju.office.counter.permit_actions import for_permit
from anju.office.places.cities import issuing_city
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.photographs import has_photo
from anju.office.registry.people.summaries import PersonSummary, summaries
from anju.office.registry.permits.answers import PermitAnswer, Shown
from anju.office.screens.acting import act_of
from anju.office.screens.foretelling import Foretold, foretell
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.shown import ERASED, masked_numbers
from anju.office.screens.why import with_purpose
from anju.picture.scene import scene
from anju.words import say


@needs(Right.SEE_CASES)
def holder(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """The page of a person at the counter, once it is known why they are looked at."""
    return with_purpose(request, lambda purpose: _page(request, person_id, purpose))


def _page(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    found = known_person(request, person_id)
    look(request, "desk-person", str(purpose), absorbed_by(found.id))
    summary = summaries([found.id], request.today)[0]
    held = _in_use(request, summary)
    context: dict[str, object] = {
        "today": request.today,
        "person": _told(request, summary),
        "cases": _open_cases(request, found.id),
        "key": new_id(),
        "others": for_person(request, found.id),
    }
    if held is not None:
        context.update(_permit(request, held))
    closed = held is None or held.state is Shown.CANCELLED
    if closed and not context["cases"] and request.viewer.may(Right.ACCEPT):
        context["apply_url"] = reverse("desk-apply", args=[found.id])
    return render(request, "counter/holder.html", context)


def _told(request: OfficeRequest, summary: PersonSummary) -> dict[str, object]:
    details = summary.details
    return {
        "id": summary.id,
        "name": summary.name or say(ERASED, request.language),
        "number": summary.masked_number,
        "born_on": details.born_on if details else None,
        "address": summary.address,
        "has_photo": has_photo(summary.id),
    }


def _in_use(request: OfficeRequest, summary: PersonSummary) -> PermitAnswer | None:
    """The permit of this city the person most likely came about: an open one before a closed one.

    What another city issued is no matter of this counter.
    """
    reach = jurisdiction_of(request)
    city = issuing_city(reach.division_code)
    here = [
        each
        for each in summary.permits
        if each.record.city_code == city or reach.covers(each.record.division_code)
    ]
    still = [each for each in here if each.state is not Shown.CANCELLED]
    return next(iter([*still, *here]), None)


def _permit(request: OfficeRequest, held: PermitAnswer) -> dict[str, object]:
    record = held.record
    told: dict[str, object] = {
        "permit": {
            "id": record.id,
            "number": masked_numbers([held]).get(record.id, ""),
            "state": held.state.value,
            "sentence": held.sentence(request.language),
            "issued_on": record.issued_on,
            "is_of_this_place": jurisdiction_of(request).covers(record.division_code),
        },
        "scene": scene(held.life) if held.life else None,
        "permit_actions": for_permit(request, held),
    }
    if request.viewer.may(Right.ENDORSE) and held.standing is not None:
        told["foretold"] = _foretold(request, held)
        told["endorse_url"] = reverse("desk-endorse", args=[record.id])
        told["endorse_for_url"] = reverse("desk-endorse-for", args=[record.id])
    return told


def _foretold(request: OfficeRequest, held: PermitAnswer) -> Foretold | None:
    """What an endorsement today would do; None where the permit asks for something else."""
    if held.standing is None or held.standing.next_step is NextStep.APPLY_ANEW:
        return None
    found = preview(permit_id=held.record.id, on=request.today, act=act_of(request, ""))
    return foretell(found, request.language)


def _open_cases(request: OfficeRequest, person_id: str) -> list[dict[str, object]]:
    """The cases of a person that are open, wherever in the jurisdiction."""
    within = jurisdiction_of(request).condition()
    rows = Case.objects.filter(within, person_id__in=absorbed_by(person_id), ended_on__isnull=True)
    return [
        {
            "url": reverse("case", args=[row.id]),
            "receipt_number": in_groups(row.receipt_number),
            "procedure": Procedure(row.procedure).in_words(request.language),
            "state": state_in_words(Procedure(row.procedure), State(row.state), request.language),
        }
        for row in rows.order_by("filed_on", "id")
    ]
