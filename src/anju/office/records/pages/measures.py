"""The measures of the city: those in force, the permits that an adoption touched, another text."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.places.models import AdoptedMeasure
from anju.office.records.confirming import CHECK
from anju.office.records.measure_forms import AdoptMeasure, asked_of, reasons_offered
from anju.office.records.measure_rows import adopted, concerns, measure_shown
from anju.office.records.touched_rows import MOST_LISTED, TouchedList, touched_list
from anju.office.registry.city.measures import adopt_measure, may_adopt
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Busy, Outcome
from anju.office.registry.permits.following import waiting
from anju.office.registry.permits.models import Trial
from anju.office.registry.permits.trying import (
    found_by,
    trial_of,
    trial_of_adoption,
    tried_further,
)
from anju.office.registry.rebuilding.locks import NeverAlone, tried_until_alone
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import asked
from anju.office.screens.purposes import look
from anju.office.screens.shown import place_of
from anju.words import N_, say

LIST = N_("Measures")
ADOPT = N_("Adopt a text")
LEAD = N_("It judges from now on, also what was recorded before: its permits are judged anew.")
DONE = N_("The text was adopted; {count} permits were judged anew.")
GOES_ON = N_(
    "The text was adopted. It touches {count} permits; the lists of who is due follow in the"
    " background, every other answer is made by it already."
)
QUEUE = "queue measure"


@needs(Right.ADOPT_MEASURE)
def measures(request: OfficeRequest) -> HttpResponse:
    """The text in force for each place that the city has to do with."""
    reach = jurisdiction_of(request)
    shown = [measure_shown(row, request.language) for row in adopted(reach)]
    context = {
        "place": place_of(request),
        "measures": [(each, may_adopt(each.code, reach)) for each in shown],
    }
    return render(request, "records/measures.html", context)


@needs(Right.ADOPT_MEASURE)
def adoption(request: OfficeRequest, entry: int) -> HttpResponse:
    """A text that was adopted, and the permits that it judges otherwise than the one before."""
    row = AdoptedMeasure.objects.filter(entry_id=entry).first()
    if row is None or not concerns(row.division_code, jurisdiction_of(request)):
        raise Http404
    touched = _touched(request, tried_further(trial_of_adoption(row, request.at)))
    context = {
        "measure": measure_shown(row, request.language),
        "toml": row.toml,
        "touched": touched,
        "back": {"url": reverse("measures"), "label": say(LIST, request.language)},
    }
    return render(request, "records/measure.html", context)


@needs(Right.ADOPT_MEASURE)
def adopt(request: OfficeRequest) -> HttpResponse:
    """Adopts a text, once it was read which permits it touches."""
    form = AdoptMeasure(
        request,
        choices={"reason": reasons_offered(request.language)},
        initial={"toml": _text_now(request)},
    )
    told: dict[str, object] = {
        "title": say(ADOPT, request.language),
        "button": say(CHECK, request.language),
        "lead": say(LEAD, request.language),
        "back": {"url": reverse("measures"), "label": say(LIST, request.language)},
    }
    if request.POST.get("change"):
        return render(request, "common/asking.html", {**told, "form": form})

    def carry_out(act: Act) -> str | HttpResponse:
        if not request.POST.get("confirmed"):
            return _to_confirm(request, form, told)
        outcome = adopt_measure(**asked_of(form), act=act)
        messages.success(request, _done(outcome, request.language))
        return reverse("measure", args=[outcome["entries"][-1]])

    return asked(request, form, carry_out, told)


def _to_confirm(
    request: OfficeRequest, form: AdoptMeasure, told: dict[str, object]
) -> HttpResponse:
    """What the text would touch; it cannot be confirmed where a permit could not be."""
    if not may_adopt(form.place, jurisdiction_of(request)):
        raise Refused(Because.NOT_FOUND)
    trial = _begun(form.cleaned_data["toml"], form.place, request.at)
    touched = _touched(request, tried_further(trial))
    context = {**told, "button": told["title"], "form": form, "touched": touched}
    return render(request, "records/measure_confirm.html", context)


def _begun(toml: str, place: str, at: datetime) -> Trial:
    """The trial of a text; raises Busy."""
    try:
        return tried_until_alone(lambda: trial_of(toml, place, at))
    except NeverAlone:
        raise Busy from None


def _done(outcome: Outcome, language: str) -> str:
    """What an adoption did, and whether anything of it goes on."""
    sentence = GOES_ON if waiting().exists() else DONE
    return say(sentence, language).format(count=outcome["permits"])


def _touched(request: OfficeRequest, trial: Trial) -> TouchedList:
    """What a trial found inside the viewer's jurisdiction; a look at the people it shows."""
    reach = jurisdiction_of(request)
    found = touched_list(
        trial, found_by(trial, reach, MOST_LISTED), request.today, request.language
    )
    look(request, "measure", QUEUE, dict.fromkeys(found.persons))
    return found


def _text_now(request: OfficeRequest) -> str:
    """The text in force of the place that `code` names; empty where there is none."""
    code = request.GET.get("code", "")
    rows = adopted(jurisdiction_of(request))
    return next((row.toml for row in rows if row.division_code == code), "")
