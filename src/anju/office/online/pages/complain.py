"""Something is wrong: said in one's own words, filed with a receipt, answered by a clerk."""

from typing import ClassVar

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.complaints.about import About
from anju.office.casework.complaints.filing import complain
from anju.office.online.forms import agent_of, ask_own, for_whom
from anju.office.online.whom import shown_own
from anju.office.online.words_form import WordsForm
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Sentences
from anju.office.screens.own import Own
from anju.words import N_, say

TITLE = N_("What is wrong?")
BUTTON = N_("Send it")
LEAD = N_(
    "Somebody answers you who has not acted for you before; where it is about an office or a look, "
    "an officer does. What is not true in the record is corrected by two people."
)


class ComplaintForm(WordsForm):
    """What it is about, and the words."""

    about = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"about": N_("It is about"), **WordsForm.LABELS}
    field_order = ("key", "whom", "about", "said")


@needs(Right.FILE_REQUEST)
def complaint(request: OfficeRequest) -> HttpResponse:
    """Ask what is wrong."""
    whom = shown_own(request, "my-complain")
    offered = [(each.value, each.in_words(request.language)) for each in About]
    told = request.GET.get("about", "")
    first = told if told in set(About) else About.RECORD.value
    initial = for_whom(whom, {"about": first})
    form = ComplaintForm(request, choices={"about": offered}, initial=initial)
    context = {
        "title": say(TITLE, request.language),
        "button": say(BUTTON, request.language),
        "lead": say(LEAD, request.language),
    }
    return ask_own(request, whom, form, lambda act: _filed(whom, form, act), context)


def _filed(whom: Own, form: ComplaintForm, act: Act) -> str:
    told = form.cleaned_data
    about = About(told["about"])
    agent = agent_of(whom)
    outcome = complain(
        person_id=whom.person_id,
        about=about,
        said=told["said"],
        agent=agent.get("agent", ""),
        relation=agent.get("relation", ""),
        act=act,
    )
    return reverse("my-case", args=[str(outcome["subject"])])
