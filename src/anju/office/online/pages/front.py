"""The first page of a holder: how the permit stands, what to do, what is under way."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.law.standing import NextStep
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.automatic.consent import consent_of
from anju.office.casework.automatic.offered import offered_at
from anju.office.notices.inbox import unopened_count
from anju.office.online.cases_shown import own_cases
from anju.office.online.uses import uses_of
from anju.office.online.whom import held_permit_of, shown_own, summary_of
from anju.office.registry.permits.answers import PermitAnswer, Shown, days_left
from anju.office.screens.own import Own
from anju.office.screens.shown import ERASED, known_from_guides, masked_numbers
from anju.picture.scene import scene
from anju.words import say


@needs(Right.SEE_OWN_PERMIT)
def front(request: OfficeRequest) -> HttpResponse:
    """My permit."""
    whom = shown_own(request, "my")
    summary = summary_of(whom, request)
    held = held_permit_of(summary)
    cases = own_cases(whom.records, request.today, request.language)
    context: dict[str, object] = {
        "today": request.today,
        "name": summary.name or say(ERASED, request.language),
        "is_another": whom.relation is not None,
        "cases": [each for each in cases if each.is_open],
        "unopened": unopened_count(whom.person_id),
        "may_file": request.viewer.may(Right.FILE_REQUEST),
    }
    if held is None or held.state is Shown.CANCELLED:
        context["apply_url"] = reverse("my-apply")
    if held is not None:
        context.update(_permit(request, whom, held))
    return render(request, "online/front.html", context)


def _permit(request: OfficeRequest, whom: Own, held: PermitAnswer) -> dict[str, object]:
    language, standing = request.language, held.standing
    last_day = standing.window_last_day if standing else held.record.good_until
    is_pending = bool(held.record.waiting())
    wanted = standing is not None and standing.next_step in {
        NextStep.ENDORSE,
        NextStep.ENDORSE_LATE,
    }
    told: dict[str, object] = {
        "permit": {
            "id": held.record.id,
            "number": masked_numbers([held]).get(held.record.id, ""),
            "state": held.state.value,
            "sentence": held.sentence(language),
            "last_day": last_day,
            "days_left": days_left(last_day, request.today),
            "years": standing.residence_years if standing else None,
            "is_pending": is_pending,
            "is_open": held.state is not Shown.CANCELLED,
        },
        "statements": held.statements(language),
        "guides": known_from_guides(held, language),
        "scene": scene(held.life) if held.life else None,
        "uses": uses_of(held, language),
        "may_certify": standing is not None and request.viewer.may(Right.FILE_REQUEST),
    }
    if wanted and not is_pending:
        told["endorse_url"] = reverse("my-endorse")
    if offered_at(held.record.division_code, request.today):
        told["automatic"] = consent_of(whom.records)
    return told
