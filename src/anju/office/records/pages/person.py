"""A person: details masked, permits, registrations, grounds."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.law.applicant_facts import Ground
from anju.law.materials import Material
from anju.law.terms import TERMS
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.places.divisions import known_name
from anju.office.places.office_names import office_names_on
from anju.office.records.proposals import waiting_on
from anju.office.records.same_person import records_of_one
from anju.office.registry.details.keeping import keys_of, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.wording import reason_in_words
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import GroundRecord, ResidenceRegistration
from anju.office.registry.people.photographs import has_photo
from anju.office.registry.people.summaries import PersonSummary, summaries
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.shown import (
    PermitShown,
    masked_numbers,
    permit_shown,
)
from anju.office.screens.why import with_purpose
from anju.words import N_, say

SEXES = {"F": N_("female"), "M": N_("male")}


@needs(Right.SEE_PERSON)
def person(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """A person's page, once it is known why it is looked at."""
    return with_purpose(request, lambda purpose: _page(request, person_id, purpose))


def _page(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    found = known_person(request, person_id)
    same = records_of_one(request, found)
    records = absorbed_by(found.id)
    look(request, "person", str(purpose), dict.fromkeys([*records, *same.persons]))
    summary = summaries([found.id], request.today)[0]
    context: dict[str, object] = {
        "person": person_told(summary, request.today, request.language),
        "erased_on": found.erased_on,
        "permits": permits_told(summary, request.language),
        "registrations": _registrations(records, request.language),
        "grounds": _grounds(records, request.language),
        "same": same,
        "waiting": waiting_on(request, [found.id, *same.persons]),
    }
    if has_photo(found.id):
        context["photo_url"] = reverse("person-photo", args=[found.id])
    if request.viewer.may(Right.SEE_LOOKS_OF_PERSON):
        context["looks_url"] = reverse("looks-person", args=[found.id])
    return render(request, "records/person.html", context)


def person_told(summary: PersonSummary, today: date, language: str) -> dict[str, object]:
    """The details of a person as a page shows them; a place is called what it is today."""
    details = summary.details or PersonalDetails("")
    return {
        "id": summary.id,
        "name": summary.name,
        "number": summary.masked_number,
        "born_on": details.born_on,
        "sex": say(SEXES[details.sex], language) if details.sex in SEXES else "",
        "household_place": known_name(details.household_place, today, language),
        "residence_address": summary.address,
    }


def permits_told(summary: PersonSummary, language: str) -> list[PermitShown]:
    """The permits of a person as a page shows them."""
    numbers = masked_numbers(summary.permits)
    records = [each.record for each in summary.permits]
    offices = office_names_on([(each.office_id, each.issued_on) for each in records], language)
    return [
        permit_shown(
            each,
            numbers.get(each.record.id, ""),
            offices.get((each.record.office_id, each.record.issued_on), ""),
            language,
        )
        for each in summary.permits
    ]


def _registrations(records: list[str], language: str) -> list[dict[str, object]]:
    """Those of a person and of what was merged into their record, the latest first."""
    found = ResidenceRegistration.objects.filter(person_id__in=records)
    rows = list(found.order_by("-first_day", "id"))
    texts = read_texts([row.id for row in rows], DetailKind.ADDRESS, keys_of(records))
    offices = office_names_on([(row.office_id, row.first_day) for row in rows], language)
    return [
        {
            "address": texts.get(row.id, ""),
            "station": offices.get((row.office_id, row.first_day), ""),
            "registered_on": row.first_day,
            "ended_on": row.last_day,
            "end_reason": reason_in_words(row.end_reason, language) if row.end_reason else "",
        }
        for row in rows
    ]


def _grounds(records: list[str], language: str) -> list[dict[str, object]]:
    return [
        {
            "label": say(TERMS[Ground].get(row.ground, row.ground), language),
            "first_day": row.first_day,
            "last_day": row.last_day,
            "evidence": say(TERMS[Material].get(row.evidence, row.evidence), language),
        }
        for row in GroundRecord.objects.filter(person_id__in=records).order_by("-first_day", "id")
    ]
