"""A cancellation is proposed, or a wrong one is to be taken back: pages that start a case."""

from typing import ClassVar, Final

from django import forms
from django.http import HttpResponseBase

from anju.law.cancelling import CancelGround
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cancellation.proposing import propose_cancellation
from anju.office.casework.restoration.asking import FoundBy, ask_for_restoration
from anju.office.counter.starting import StartPage, Subject, Told, case_page, start_for_permit
from anju.office.counter.steps.forms import LONGEST_WORDS
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because
from anju.office.screens.asking import AtFault, Choices, DayField, Sentences
from anju.office.screens.cancel_words import grounds_with_evidence
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

FOUND_BY: Final = {
    FoundBy.HOLDER: N_("the holder"),
    FoundBy.OFFICE: N_("this office"),
}
"""Who says that a cancellation was wrong."""


class CancelForm(ScansForm):
    """Why, what shows it, from when, words for the officer, and the papers."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    why = forms.ChoiceField(widget=forms.RadioSelect)
    shown_on = DayField()
    said = forms.CharField(
        required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )

    LABELS: ClassVar[Sentences] = {
        "why": N_("Why, and what shows it"),
        "shown_on": N_("Since when"),
        "said": N_("For the officer, in your own words"),
    }
    HINTS: ClassVar[Sentences] = {
        "shown_on": N_("The day of the wish, the departure, the death or the finding."),
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_IN_FUTURE: "shown_on",
        Because.DAY_OUT_OF_ORDER: "shown_on",
    }


class RestoreForm(ScansForm):
    """Who says that the cancellation was wrong, what they say, and what they show."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    found_by = forms.ChoiceField(widget=forms.RadioSelect)
    said = forms.CharField(max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4}))

    LABELS: ClassVar[Sentences] = {
        "found_by": N_("Who says that the cancellation was wrong"),
        "said": N_("What was wrong"),
    }


def _reasons(subject: Subject) -> dict[str, Choices]:
    return {"why": grounds_with_evidence(subject.language)}


def _finders(subject: Subject) -> dict[str, Choices]:
    return {
        "found_by": [(code.value, say(told, subject.language)) for code, told in FOUND_BY.items()]
    }


def _propose(subject: Subject, told: Told, act: Act) -> str:
    ground, evidence = told["why"].split()
    outcome = propose_cancellation(
        permit_id=subject.permit_id,
        ground=CancelGround(ground),
        shown_on=told["shown_on"],
        evidence=frozenset({CancelEvidence(evidence)}),
        said=told["said"].strip(),
        uploads=told["uploads"],
        act=act,
    )
    return case_page(outcome)


def _restore(subject: Subject, told: Told, act: Act) -> str:
    outcome = ask_for_restoration(
        permit_id=subject.permit_id,
        found_by=FoundBy(told["found_by"]),
        said=told["said"].strip(),
        uploads=told["uploads"],
        act=act,
    )
    return case_page(outcome)


PROPOSE: Final = StartPage(
    "desk-cancel",
    N_("Propose to cancel the permit"),
    N_(
        "Nothing of the permit changes by this: an officer decides. The holder is told first and "
        "may object, except at their own wish and after a death."
    ),
    _propose,
    form=CancelForm,
    choices=_reasons,
    initial=lambda subject: {"shown_on": subject.request.today},
)
RESTORE: Final = StartPage(
    "desk-restore",
    N_("Ask to restore the cancelled permit"),
    N_(
        "It is examined, and decided by an officer who did not cancel it. Restored, the "
        "cancellation counts as never made, and no day of the years is lost."
    ),
    _restore,
    form=RestoreForm,
    choices=_finders,
    initial=lambda _subject: {"found_by": FoundBy.HOLDER.value},
)


@takes_files
@needs(Right.ACCEPT)
def cancel(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Proposes to cancel a permit."""
    return start_for_permit(request, permit_id, PROPOSE)


@takes_files
@needs(Right.ACCEPT)
def restore(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Asks to restore a permit that was cancelled wrongly."""
    return start_for_permit(request, permit_id, RESTORE)
