"""A new address, reported from a phone: where, since when, a picture of the lease."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from anju.law.materials import Material
from anju.law.moving import address_change_last_day
from anju.law.wording import day_in_words
from anju.law.working_days import CalendarUnknown
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.address_reports.filing import report_address
from anju.office.casework.registration.arriving import Stay
from anju.office.online.districts import districts
from anju.office.online.forms import OwnForm, agent_of, ask_own, for_whom
from anju.office.online.whom import shown_own
from anju.office.papers.uploads.keeping import HandedInAs
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import DayField, Sentences
from anju.office.screens.own import Own
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

TITLE = N_("Where do you live now?")
BUTTON = N_("Report it")
LEAD = N_("It counts as reported today. The office records it, and asks if something is unclear.")
CHOOSE = N_("Choose the district")
REPORT_BY = N_("Somebody who moved today has until {day} to report it.")


class AddressForm(ScansForm, OwnForm):
    """The district, the address, since when, and a paper that shows it."""

    TAKES = (Material.LEASE,)
    SCAN_HINTS: ClassVar[Mapping[HandedInAs, str]] = {
        Material.LEASE: N_("If there is one; the report counts without it."),
    }

    place = forms.ChoiceField()
    address = forms.CharField(max_length=80)
    moved_on = DayField(required=False)

    LABELS: ClassVar[Sentences] = {
        "place": N_("District"),
        "address": N_("Street, building, room"),
        "moved_on": N_("Since when"),
    }
    field_order = ("key", "whom", "place", "address", "moved_on")


@takes_files
@needs(Right.FILE_REQUEST)
def address(request: OfficeRequest) -> HttpResponse:
    """Ask where somebody lives now."""
    whom = shown_own(request, "my-address")
    city = str(settings.ANJU["PLACE"])
    nothing_yet = ("", say(CHOOSE, request.language))
    offered = [nothing_yet, *districts(city, request.today, request.language)]
    form = AddressForm(request, choices={"place": offered}, initial=for_whom(whom))
    form.person_id = whom.person_id
    context = {
        "title": say(TITLE, request.language),
        "button": say(BUTTON, request.language),
        "lead": say(LEAD, request.language),
        "lines": _report_by(request, city),
    }
    return ask_own(request, whom, form, lambda act: _filed(whom, form, act), context)


def _report_by(request: OfficeRequest, city: str) -> list[str]:
    """By when a move is to be reported here, where the measure says so."""
    rules = measures_in_force().measures.for_place(city)
    try:
        day = address_change_last_day(request.today, rules.on(request.today), rules.working_days)
    except CalendarUnknown:
        return []
    if day is None:
        return []
    told = day_in_words(day, request.language)
    return [say(REPORT_BY, request.language).format(day=told)]


def _filed(whom: Own, form: AddressForm, act: Act) -> str:
    told = form.cleaned_data
    stay = Stay(told["place"], told["address"], told["moved_on"])
    outcome = report_address(
        person_id=whom.person_id, stay=stay, act=act, uploads=told["uploads"], **agent_of(whom)
    )
    return reverse("my-case", args=[str(outcome["subject"])])
