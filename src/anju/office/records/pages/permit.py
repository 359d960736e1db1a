"""A permit: what to do and by when, its life as a picture, the ledger, the proof."""

from datetime import date, datetime

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.explain.story import HEADINGS
from anju.law.legal_days import LAST_DAY_TAUGHT
from anju.law.statements import Topic
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.common.clock import SHANGHAI
from anju.office.places.divisions import name_on
from anju.office.places.office_names import office_name_on
from anju.office.records.proposals import waiting_on
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.permits.answers import PermitAnswer, answer, as_known
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.models import Permit
from anju.office.screens.known import known_permit
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.shown import (
    ERASED,
    known_from_guides,
    masked_numbers,
)
from anju.office.screens.what_if import correctable
from anju.office.screens.why import with_purpose
from anju.picture.events import listed
from anju.picture.scene import scene
from anju.words import N_, say

BAD_DAY = N_("This is no day between {earliest} and {latest}.")
BAD_MOMENT = N_("This is no moment at which the permit was known.")


@needs(Right.SEE_PERMIT)
def permit(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """A permit's page, once it is known why it is looked at."""
    return with_purpose(request, lambda purpose: _page(request, permit_id, purpose))


def _page(request: OfficeRequest, permit_id: str, purpose: Purpose) -> HttpResponse:
    row = known_permit(request, permit_id)
    look(request, "permit", str(purpose), [row.person_id])
    chain = read_chain(row.id)
    errors: list[dict[str, str]] = []
    known_at = _known_at(request, chain, errors)
    known = as_known(chain, known_at) if known_at else chain
    record = fold_permit(known)
    on = _day_asked(request, record, errors)
    found = answer(record, on)
    context = {
        "today": request.today,
        "on": on,
        "known_at": known_at,
        "earliest": record.issued_on,
        "latest": LAST_DAY_TAUGHT,
        "errors": errors,
        "permit": _told(row, found, request.language),
        "state": found.state.value,
        "headline": found.sentence(request.language),
        "caution": known_from_guides(found, request.language),
        "entries": history(known, request.language),
        "correctable": _correctable(request, chain),
        "waiting": waiting_on(request, [row.id]),
        **_picture(found, request.language),
    }
    if request.viewer.may(Right.DOWNLOAD_PROOF):
        context["proof_url"] = reverse("permit-proof", args=[row.id])
    return render(request, "records/permit.html", context, status=422 if errors else 200)


def _correctable(request: OfficeRequest, chain: list[Recorded]) -> frozenset[int]:
    return correctable(chain) if request.viewer.may(Right.CORRECT_PROPOSE) else frozenset()


def _told(row: Permit, found: PermitAnswer, language: str) -> dict[str, object]:
    details = read_details([row.person_id]).get(row.person_id)
    return {
        "id": row.id,
        "number": masked_numbers([found]).get(row.id, ""),
        "issued_on": row.issued_on,
        "authority": office_name_on(row.office_id, row.issued_on, language),
        "place": name_on(row.division_code, found.on, language),
        "person_id": row.person_id,
        "person_name": details.name if details else say(ERASED, language),
    }


def _picture(found: PermitAnswer, language: str) -> dict[str, object]:
    """The timeline, the same in words, and the statements by topic."""
    if found.life is None:
        return {"scene": None, "marks": [], "topics": []}
    seen = scene(found.life)
    topics: dict[Topic, list[object]] = {}
    for statement in found.statements(language):
        if statement.topic is not Topic.NEXT_STEP:
            topics.setdefault(statement.topic, []).append(statement)
    return {
        "scene": seen,
        "marks": listed(seen, language),
        "topics": [
            {"heading": say(HEADINGS[topic], language), "statements": told}
            for topic, told in topics.items()
        ],
    }


def _day_asked(request: OfficeRequest, record: PermitRecord, errors: list[dict[str, str]]) -> date:
    """The day that `on` names; the site's day, with an error, where it is none to answer for."""
    nearest = max(request.today, record.issued_on)
    text = request.GET.get("on", "").strip()
    if not text:
        return nearest
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not record.issued_on <= day <= LAST_DAY_TAUGHT:
        sentence = say(BAD_DAY, request.language)
        told = sentence.format(earliest=record.issued_on, latest=LAST_DAY_TAUGHT)
        errors.append({"field": "on", "text": told})
        return nearest
    return day


def _known_at(
    request: OfficeRequest, chain: list[Recorded], errors: list[dict[str, str]]
) -> datetime | None:
    """The moment that `known` names in Shanghai time; None where nothing was asked."""
    text = request.GET.get("known", "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
        known = bool(as_known(chain, moment))
    except (OverflowError, ValueError):  # a moment of the year 1 has none in UTC
        moment, known = None, False
    if not known:
        errors.append({"field": "known", "text": say(BAD_MOMENT, request.language)})
        return None
    return moment
