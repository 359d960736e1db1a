"""A correction is proposed at the counter: of an entry, of who somebody is, of an address."""

from typing import ClassVar, Final

from django import forms
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.correction.proposing import (
    propose_address_correction,
    propose_details_correction,
    propose_entry_correction,
)
from anju.office.counter.correct_words import (
    WRONG_DETAIL,
    WRONG_ENTRY,
    GroundsForm,
    grounds_choices,
    grounds_of,
)
from anju.office.counter.details_form import (
    LABELS,
    DetailsForm,
    as_initial,
    as_typed,
    details_choices,
)
from anju.office.counter.entry_words import entry_lines
from anju.office.counter.starting import (
    StartPage,
    Subject,
    Told,
    case_page,
    start_for_permit,
    start_for_person,
)
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.summaries import summaries
from anju.office.screens.asking import Choices, DayField, Sentences
from anju.office.screens.known import known_permit
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.what_if import correctable
from anju.office.screens.why import with_purpose
from anju.words import N_, say

LEAD: Final = N_("Nothing changes before another person, with another role, decides.")
LONGEST_ADDRESS: Final = 200


class CorrectDetailsForm(DetailsForm, GroundsForm):
    """Who somebody is, and why that is so."""

    born_on = DayField(required=False)

    LABELS: ClassVar[Sentences] = {
        **DetailsForm.LABELS,
        "born_on": LABELS["born_on"],
        **GroundsForm.LABELS,
    }
    field_order = (
        "key",
        "name",
        "identity_number",
        "sex",
        "ethnicity",
        "born_on",
        "household_place",
        "reason",
        "answer",
    )


class CorrectAddressForm(GroundsForm):
    """Which registration, and what its address should be."""

    record = forms.ChoiceField(widget=forms.RadioSelect)
    address = forms.CharField(max_length=LONGEST_ADDRESS)

    LABELS: ClassVar[Sentences] = {
        "record": N_("The registration, with the address that stands"),
        "address": N_("The address as it should be"),
        **GroundsForm.LABELS,
    }
    field_order = ("key", "record", "address", "reason", "answer")


def _details_choices(subject: Subject) -> dict[str, Choices]:
    language = subject.language
    return {**details_choices(language), **grounds_choices(WRONG_DETAIL, language)}


def _details_initial(subject: Subject) -> Told:
    details = read_details([subject.person_id]).get(subject.person_id)
    if details is None:
        raise Http404
    return as_initial(details)


def _details(subject: Subject, told: Told, act: Act) -> str:
    before = read_details([subject.person_id])[subject.person_id]
    outcome = propose_details_correction(
        person_id=subject.person_id,
        details=as_typed(told, before),
        grounds=grounds_of(told),
        act=act,
    )
    return case_page(outcome)


def _addresses(subject: Subject) -> list[tuple[str, str]]:
    """The registrations that last here, each with its address."""
    rows = ResidenceRegistration.objects.filter(
        jurisdiction_of(subject.request).condition(),
        person_id__in=absorbed_by(subject.person_id),
        last_day__isnull=True,
    ).order_by("-first_day", "id")
    persons = {str(row.person_id) for row in rows}
    texts = read_texts([row.id for row in rows], DetailKind.ADDRESS, keys_of(persons))
    return [(row.id, texts.get(row.id, "")) for row in rows]


def _address_choices(subject: Subject) -> dict[str, Choices]:
    return {"record": _addresses(subject), **grounds_choices(WRONG_DETAIL, subject.language)}


def _address_initial(subject: Subject) -> Told:
    found = _addresses(subject)
    return {"record": found[0][0], "address": found[0][1]} if found else {}


def _address_lines(subject: Subject) -> list[str]:
    if _addresses(subject):
        return []
    return [say(N_("No registration of this person lasts here."), subject.language)]


def _address(subject: Subject, told: Told, act: Act) -> str:
    outcome = propose_address_correction(
        person_id=subject.person_id,
        record=told["record"],
        address=told["address"].strip(),
        grounds=grounds_of(told),
        act=act,
    )
    return case_page(outcome)


DETAILS: Final = StartPage(
    "desk-correct-details",
    N_("Propose to correct personal details"),
    LEAD,
    _details,
    form=CorrectDetailsForm,
    choices=_details_choices,
    initial=_details_initial,
)
ADDRESS: Final = StartPage(
    "desk-correct-address",
    N_("Propose to correct an address"),
    LEAD,
    _address,
    form=CorrectAddressForm,
    choices=_address_choices,
    initial=_address_initial,
    lines=_address_lines,
)


@takes_files
@needs(Right.CORRECT_PROPOSE)
def details(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Proposes what somebody's details should be."""
    return start_for_person(request, person_id, DETAILS)


@takes_files
@needs(Right.CORRECT_PROPOSE)
def address(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Proposes what the address of a registration should be."""
    return start_for_person(request, person_id, ADDRESS)


@needs(Right.CORRECT_PROPOSE)
def entries(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """The entries of a permit, to choose the one that is wrong."""

    def shown(purpose: Purpose) -> HttpResponse:
        row, language = known_permit(request, permit_id), request.language
        look(request, "desk-correct", str(purpose), absorbed_by(row.person_id))
        chain = read_chain(row.id)
        can_be = correctable(chain)
        context = {
            "name": summaries([row.person_id], request.today)[0].name,
            "person_id": row.person_id,
            "permit_id": row.id,
            "entries": [(each, each.number in can_be) for each in history(chain, language)],
        }
        return render(request, "counter/correct.html", context)

    return with_purpose(request, shown)


@takes_files
@needs(Right.CORRECT_PROPOSE)
def entry(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """Proposes to take one entry of a permit out; 404 for one that no correction takes out."""

    def choices(subject: Subject) -> dict[str, Choices]:
        if number not in correctable(read_chain(subject.permit_id)):
            raise Http404
        return grounds_choices(WRONG_ENTRY, subject.language)

    def carry_out(subject: Subject, told: Told, act: Act) -> str:
        outcome = propose_entry_correction(
            permit_id=subject.permit_id, entry=number, grounds=grounds_of(told), act=act
        )
        return case_page(outcome)

    page = StartPage(
        "desk-correct-entry",
        N_("Propose to take an entry out"),
        N_("The entry itself stays for everybody to read; it is passed over once it is decided."),
        carry_out,
        form=GroundsForm,
        choices=choices,
        lines=lambda subject: entry_lines(
            subject.permit_id, number, subject.request.today, subject.language
        ),
    )
    return start_for_permit(request, permit_id, page)
