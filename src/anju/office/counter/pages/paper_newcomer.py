"""A first registration that was made on paper: the form carries who the person is."""

from typing import Final

from django.http import HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.counter.newcomers import details_of, ethnicities_offered
from anju.office.counter.paper_form import NewcomerForm, latest_of, offered_outages, outages_here
from anju.office.counter.starting import Told, case_page
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.words import N_, say

TITLE: Final = N_("Enter a first registration from paper")
LEAD: Final = N_(
    "The person comes on record from the day of the form. The residence counts from that day once "
    "a colleague has compared the form and confirmed it."
)
NO_OUTAGE: Final = N_(
    "This office has no days on paper on record. Record them first, then enter the form."
)


@needs(Right.REGISTER_RESIDENCE)
def newcomer(request: OfficeRequest) -> HttpResponse:
    """Enters the form of somebody who was registered on paper for the first time."""
    language = request.language
    form = NewcomerForm(
        request,
        choices={**offered_outages(request), "ethnicity": ethnicities_offered(language)},
        initial={**latest_of(request), "ethnicity": "01"},
    )

    def carry_out(act: Act) -> str:
        entry = _entry(request, form.cleaned_data)
        return case_page(enter_from_paper(entry=entry, act=act))

    told = {
        "title": say(TITLE, language),
        "button": say(TITLE, language),
        "lead": say(LEAD, language),
        "lines": [] if outages_here(request) else [say(NO_OUTAGE, language)],
        "back": {"url": reverse("desk-on-paper"), "label": say(N_("Days on paper"), language)},
    }
    return asked(request, form, carry_out, told)


def _entry(request: OfficeRequest, told: Told) -> PaperEntry:
    place = Office.objects.values_list("division_code", flat=True).get(id=request.viewer.office)
    return PaperEntry(
        OnPaper.RESIDENCE,
        "",
        told["outage"],
        told["form"],
        told["on"],
        division_code=place,
        address=told["address"].strip(),
        newcomer=details_of(told),
    )
