"""Names another record of a person by a number of it, where the two names differ.

The number is sent, never asked for: it must not stand in an address.
"""

from typing import ClassVar

from django import forms
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.typed import Kind
from anju.office.records.pages.person import person_told
from anju.office.registry.people.summaries import summaries
from anju.office.registry.search.finding import find_persons
from anju.office.screens.asking import Asking, Sentences
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.why import with_purpose
from anju.words import N_, say

TITLE = N_("Which other record is of this person?")
LEAD = N_("On the next page the two records stand side by side; nothing is proposed before.")
COMPARE = N_("Compare the two")

NO_NUMBER = N_("Type an identity number or a permit number.")
NOBODY = N_("No record of your area has this number. Check each digit.")
ITSELF = N_("This number leads to the same record. Type a number of the other one.")
SEVERAL = N_("This number leads to several records. Type another number of the other one.")


class NameOther(Asking):
    """A number that another record is found by."""

    LABELS: ClassVar[Sentences] = {
        "number": N_("Identity number or permit number of the other record")
    }

    number = forms.CharField(
        max_length=64, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )


@needs(Right.MERGE_PROPOSE)
def same_person(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Asks for a number of another record, and leads to the two side by side."""
    return with_purpose(request, lambda purpose: _page(request, person_id, purpose))


def _page(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    stays = known_person(request, person_id)
    if stays.erased_on:
        raise Http404
    form = NameOther(request)
    if request.method == "POST" and form.is_valid():
        try:
            other = _other(request, stays.id, form.cleaned_data["number"])
        except forms.ValidationError as wrong:
            form.add_error("number", wrong)
        else:
            return HttpResponseRedirect(reverse("merge", args=[stays.id, other]))
    look(request, "same-person", str(purpose), [stays.id])
    person = person_told(summaries([stays.id], request.today)[0], request.today, request.language)
    context = {
        "title": say(TITLE, request.language),
        "lead": say(LEAD, request.language),
        "lines": [f"{person['name']} {person['number']}"],
        "button": say(COMPARE, request.language),
        "back": {"url": reverse("person", args=[stays.id]), "label": person["name"]},
        "form": form,
    }
    return render(request, "records/asking.html", context, status=422 if form.errors else 200)


def _other(request: OfficeRequest, person_id: str, number: str) -> str:
    """The one other record of the viewer's jurisdiction that a number leads to.

    Raises ValidationError, which says what is wrong, where there is no such one.
    """
    found = find_persons(number, jurisdiction_of(request))
    if found.kind in (Kind.NAME, Kind.NOTHING):
        wrong = NO_NUMBER
    elif not found.persons:
        wrong = NOBODY
    elif person_id in found.persons:
        wrong = ITSELF
    elif len(found.persons) > 1:
        wrong = SEVERAL
    else:
        return found.persons[0]
    raise forms.ValidationError(say(wrong, request.language))
