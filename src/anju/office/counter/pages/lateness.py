"""A lateness that the office caused is recorded: the holder is asked for nothing."""

from typing import ClassVar, Final

from django import forms
from django.http import HttpResponseBase

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.office_lateness.recording import Lateness, record_lateness
from anju.office.counter.lateness_words import evidence_of, evidence_offered
from anju.office.counter.starting import StartPage, Subject, Told, case_page, start_for_permit
from anju.office.counter.steps.forms import LONGEST_WORDS
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, DayField, Sentences
from anju.words import N_, say

NOTHING_SHOWS_IT: Final = N_(
    "Nothing here shows it: no office of this place worked on paper, and no case of this person "
    "ran out of time. Record the days on paper first, if there were any."
)


class LatenessForm(Asking):
    """What shows it, when the holder came in vain, and words for the officer."""

    shown_by = forms.ChoiceField(widget=forms.RadioSelect)
    tried_on = DayField(required=False)
    said = forms.CharField(
        required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )

    LABELS: ClassVar[Sentences] = {
        "shown_by": N_("What shows that the office was late"),
        "tried_on": N_("The day on which the holder came in vain"),
        "said": N_("For the officer, in your own words"),
    }
    HINTS: ClassVar[Sentences] = {
        "tried_on": N_("Left empty where it is not known."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_IN_FUTURE: "tried_on"}


def _shown_by(subject: Subject) -> dict[str, Choices]:
    return {"shown_by": evidence_offered(subject.request, subject.person_id)}


def _lines(subject: Subject) -> list[str]:
    offered = evidence_offered(subject.request, subject.person_id)
    return [] if offered else [say(NOTHING_SHOWS_IT, subject.language)]


def _record(subject: Subject, told: Told, act: Act) -> str:
    outage, case = evidence_of(told["shown_by"])
    lateness = Lateness(outage, case, told["tried_on"], told["said"].strip())
    return case_page(record_lateness(permit_id=subject.permit_id, lateness=lateness, act=act))


LATENESS: Final = StartPage(
    "desk-lateness",
    N_("Record a lateness caused by the office"),
    N_(
        "Nothing of the permit changes by this. It is examined, and an officer decides; then no "
        "day and no year is lost by it, and no lapse counts."
    ),
    _record,
    form=LatenessForm,
    choices=_shown_by,
    lines=_lines,
)


@needs(Right.ACCEPT)
def lateness(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Records that the lateness of a permit is the office's own."""
    return start_for_permit(request, permit_id, LATENESS)
