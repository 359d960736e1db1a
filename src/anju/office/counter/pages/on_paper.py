"""Days on paper of an office: begun, ended, and what of their forms is still to be done."""

from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.offices import office_name, office_names
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.forms import MOST, grouped, number_pad
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.paper_mode.waiting import FormsOfOutage, outages_of, to_confirm
from anju.office.counter.outage_words import outage_in_words, reasons_offered
from anju.office.places.models import Outage
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, DayField, Sentences, asked
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED
from anju.words import N_, say

SHOWN: Final = 60
"""How many numbers are listed of the forms of an outage that are still to be entered."""

PAD: Final = 50
"""Forms of a pad that nobody asked to be larger."""

ON_PAPER: Final = N_("Days on paper")
BEGIN: Final = N_("This office works on paper")
END: Final = N_("The days on paper are over")
BEGUN: Final = N_("Recorded. What is done on paper from now on is entered afterwards.")
ENDED: Final = N_("Recorded. Enter the forms now, from the page of each person.")


class _SeriesForm(Asking):
    """Which forms are or were filled in."""

    forms_used = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    LABELS: ClassVar[Sentences] = {"forms_used": N_("Numbers of the paper forms")}
    HINTS: ClassVar[Sentences] = {
        "forms_used": N_(
            "One series a line: the first number, a dash, the last number. Leave a spoilt form out "
            "by writing two lines. Each is listed here until it is entered."
        )
    }


class BeginForm(_SeriesForm):
    """Since when and why."""

    first_day = DayField()
    reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {
        "first_day": N_("First day on paper"),
        "reason": N_("Why"),
        **_SeriesForm.LABELS,
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_IN_FUTURE: "first_day",
        Because.DAY_OUT_OF_ORDER: "first_day",
    }
    field_order = ("key", "first_day", "reason", "forms_used")


class EndForm(_SeriesForm):
    """Until when."""

    last_day = DayField()

    LABELS: ClassVar[Sentences] = {"last_day": N_("Last day on paper"), **_SeriesForm.LABELS}
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_IN_FUTURE: "last_day",
        Because.DAY_OUT_OF_ORDER: "last_day",
    }
    field_order = ("key", "last_day", "forms_used")


class PadForm(Asking):
    """How many forms a new pad has."""

    count = forms.IntegerField(min_value=1, max_value=MOST)

    LABELS: ClassVar[Sentences] = {"count": N_("How many forms")}


@needs(Right.RECORD_OUTAGE)
def on_paper(request: OfficeRequest) -> HttpResponse:
    """The days on paper of the viewer's office, with what is still to be entered or confirmed."""
    offices = offices_of(request.viewer.office)
    waiting = to_confirm(offices, jurisdiction_of(request))
    look(request, "desk-on-paper", "queue paper", {case.person_id for case in waiting})
    found = outages_of(offices)
    names = office_names((each.outage.office_id for each in found), request.language)
    context = {
        "office": office_name(request.viewer.office, request.language),
        "may_register": request.viewer.may(Right.REGISTER_RESIDENCE) and bool(found),
        "may_begin": not any(_lasts_here(request, each.outage) for each in found),
        "outages": [_shown(request, each, names) for each in found],
        "waiting": _waiting(request, waiting),
    }
    return render(request, "counter/on_paper.html", context)


@needs(Right.RECORD_OUTAGE)
def begin(request: OfficeRequest) -> HttpResponse:
    """The viewer's office begins to work on paper, today or on an earlier day."""
    offered = {"reason": reasons_offered(request.language)}
    initial = {"first_day": request.today, "reason": OutageReason.SYSTEM_DOWN.value}
    form = BeginForm(request, choices=offered, initial=initial)

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        begin_outage(
            office_id=request.viewer.office,
            first_day=told["first_day"],
            reason=OutageReason(told["reason"]),
            forms=told["forms_used"],
            act=act,
        )
        messages.success(request, say(BEGUN, request.language))
        return reverse("desk-on-paper")

    lead = N_(
        "Nothing is closed by this. It says on which days a form of paper counts, for everybody "
        "who works at this office."
    )
    return asked(request, form, carry_out, _told(request, BEGIN, lead))


@needs(Right.RECORD_OUTAGE)
def end(request: OfficeRequest, outage_id: str) -> HttpResponse:
    """The days on paper of an office are over; 404 for those of another office."""
    row = _outage(request, outage_id)
    initial = {"last_day": request.today, "forms_used": "\n".join(row.forms.split())}
    form = EndForm(request, initial=initial)

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        end_outage(outage=row.id, last_day=told["last_day"], forms=told["forms_used"], act=act)
        messages.success(request, say(ENDED, request.language))
        return reverse("desk-on-paper")

    lead = N_("A form of a later day is not taken as paper any more.")
    told = _told(request, END, lead)
    names = office_names([row.office_id], request.language)
    told["lines"] = [outage_in_words(row, names, request.language)]
    return asked(request, form, carry_out, told)


@needs(Right.RECORD_OUTAGE)
def pad(request: OfficeRequest) -> HttpResponse:
    """The numbers of a new pad of forms, to be printed on them; nothing is recorded."""
    form = PadForm(request, initial={"count": PAD})

    def carry_out(_act: Act) -> HttpResponse:
        numbers = number_pad(form.cleaned_data["count"])
        told = {"numbers": [grouped(each) for each in numbers]}
        return render(request, "counter/pad.html", told)

    lead = N_(
        "Each number is drawn at random and given once. Print them before they are needed, and "
        "write one on each form."
    )
    return asked(request, form, carry_out, _told(request, N_("Numbers for paper forms"), lead))


def _told(request: OfficeRequest, title: str, lead: str) -> dict[str, object]:
    said = say(title, request.language)
    back = {"url": reverse("desk-on-paper"), "label": say(ON_PAPER, request.language)}
    return {"title": said, "button": said, "lead": say(lead, request.language), "back": back}


def _outage(request: OfficeRequest, outage_id: str) -> Outage:
    inside = jurisdiction_of(request).condition("office__division_code")
    mine = offices_of(request.viewer.office)
    row = Outage.objects.filter(inside, id=outage_id, office_id__in=mine, last_day=None).first()
    if row is None:
        raise Http404
    return row


def _lasts_here(request: OfficeRequest, outage: Outage) -> bool:
    return outage.last_day is None and outage.office_id == request.viewer.office


def _shown(
    request: OfficeRequest, found: FormsOfOutage, names: dict[str, str]
) -> dict[str, object]:
    row = found.outage
    return {
        "sentence": outage_in_words(row, names, request.language),
        "reason": dict(reasons_offered(request.language))[row.reason],
        "end_url": reverse("desk-on-paper-end", args=[row.id]) if row.last_day is None else "",
        "is_own": _lasts_here(request, row),
        "named": len(found.named),
        "to_confirm": len(found.to_confirm),
        "to_enter": len(found.to_enter),
        "numbers": [grouped(each) for each in found.to_enter[:SHOWN]],
        "more": max(0, len(found.to_enter) - SHOWN),
    }


def _waiting(request: OfficeRequest, cases: list[Case]) -> list[dict[str, object]]:
    people = read_details({case.person_id for case in cases})
    rows = []
    for case in cases:
        details = people.get(case.person_id)
        rows.append(
            {
                "url": reverse("case", args=[case.id]),
                "name": details.name if details else say(ERASED, request.language),
                "form": grouped(case.paper_form),
                "entered_on": case.filed_on,
            }
        )
    return rows
