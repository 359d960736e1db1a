"""A new card for a lost, a damaged or a changed one, and a loss reported without asking for one."""

from collections.abc import Mapping
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase

from anju.law.materials import Material
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.replacement import CardChange
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cards.filing import (
    AskedBy,
    exchange_changed_card,
    renew_damaged_card,
    replace_lost_card,
)
from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.reasons import reasons_of
from anju.office.counter.starting import StartPage, Subject, Told, case_page, start_for_permit
from anju.office.counter.who_came import WhoCameForm, who_came, who_may_come
from anju.office.papers.uploads.keeping import HandedInAs, OtherPaper
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Asking, Choices, Sentences
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

CHANGES: Final = {
    CardChange.MOVED: N_("the address of residence"),
    CardChange.DETAIL_CHANGED: N_("a name, a number or another personal detail"),
    CardChange.OFFICE_ERROR: N_("something that the office wrote wrongly"),
}
"""What a card shows that is not true."""

REPORTED_BY: Final = {
    Channel.TELEPHONE: N_("by telephone: the questions were answered"),
    Channel.COUNTER: N_("at the counter: a document was seen"),
}
"""How a loss is reported, and how it is known who reports it."""

BLOCKED: Final = N_("The card is blocked from today. A new one can be asked for at any time.")


class NewCardForm(ScansForm, WhoCameForm):
    """Who came, and a new photo where one is taken."""

    TAKES = (Material.PHOTO, OtherPaper.OTHER_PAPER)

    SCAN_HINTS: ClassVar[Mapping[HandedInAs, str]] = {
        Material.PHOTO: N_("Only where a new one is taken; the card shows it.")
    }


class DamagedForm(NewCardForm):
    """Whether the card is hard to read, and was handed in."""

    unreadable = forms.BooleanField(required=False)
    returned = forms.BooleanField(required=False)

    LABELS: ClassVar[Sentences] = {
        "unreadable": N_("The card is damaged and hard to read"),
        "returned": N_("The old card was handed in"),
        **WhoCameForm.LABELS,
    }
    field_order = ("key", "unreadable", "returned")


class ChangedForm(NewCardForm):
    """What the card shows that is not true, and whether it was handed in."""

    change = forms.ChoiceField(widget=forms.RadioSelect)
    returned = forms.BooleanField(required=False)

    LABELS: ClassVar[Sentences] = {
        "change": N_("What the card shows that is not true"),
        "returned": N_("The old card was handed in"),
        **WhoCameForm.LABELS,
    }
    field_order = ("key", "change", "returned")


class LossForm(Asking):
    """How a loss is reported, and that it is known who reports it."""

    channel = forms.ChoiceField(widget=forms.RadioSelect)
    checked = forms.BooleanField(required=False)

    LABELS: ClassVar[Sentences] = {
        "channel": N_("Reported"),
        "checked": N_("It is known that the holder reports it"),
    }


def _who(subject: Subject) -> dict[str, Choices]:
    return {"relation": who_may_come(subject.language)}


def _changes(subject: Subject) -> dict[str, Choices]:
    offered = [(each.value, say(told, subject.language)) for each, told in CHANGES.items()]
    return {**_who(subject), "change": offered}


def _channels(subject: Subject) -> dict[str, Choices]:
    offered = [(each.value, say(told, subject.language)) for each, told in REPORTED_BY.items()]
    return {"channel": offered}


def _asked_by(subject: Subject, told: Told) -> AskedBy:
    agent = who_came(told, subject.person_id)
    if agent is None:
        return AskedBy(uploads=told["uploads"])
    return AskedBy(
        agent=agent.person_id,
        relation=agent.relation,
        hardly_able_to_come=told["hardly_able"],
        said=agent.as_said(),
        uploads=told["uploads"],
    )


def _damaged(subject: Subject, told: Told, act: Act) -> str:
    outcome = renew_damaged_card(
        permit_id=subject.permit_id,
        unreadable=told["unreadable"],
        old_card_returned=told["returned"],
        asked_by=_asked_by(subject, told),
        act=act,
    )
    return _granted(subject, outcome)


def _lost(subject: Subject, told: Told, act: Act) -> str:
    asked_by = _asked_by(subject, told)
    outcome = replace_lost_card(permit_id=subject.permit_id, asked_by=asked_by, act=act)
    return _granted(subject, outcome)


def _changed(subject: Subject, told: Told, act: Act) -> str:
    outcome = exchange_changed_card(
        permit_id=subject.permit_id,
        change=CardChange(told["change"]),
        old_card_returned=told["returned"],
        asked_by=_asked_by(subject, told),
        act=act,
    )
    return _granted(subject, outcome)


def _report(subject: Subject, told: Told, act: Act) -> str:
    report_lost_card(
        permit_id=subject.permit_id,
        channel=Channel(told["channel"]),
        identity_checked=told["checked"],
        act=act,
    )
    messages.success(subject.request, say(BLOCKED, subject.language))
    return subject.home


def _granted(subject: Subject, outcome: Outcome) -> str:
    """Say why it was granted and what it costs, and go to the case."""
    for reason in reasons_of(str(outcome["grounds"])):
        words = reason_in_words(reason, subject.language)
        told = f"{words} {basis_in_words(reason, subject.language)}".strip()
        messages.info(subject.request, told)
    return case_page(outcome)


LOST: Final = StartPage(
    "desk-card-lost",
    N_("New card for a lost one"),
    N_("The lost card is blocked at once; the new one is granted now and produced next."),
    _lost,
    form=NewCardForm,
    choices=_who,
)
DAMAGED: Final = StartPage(
    "desk-card-damaged",
    N_("New card for a damaged one"),
    N_("The old card comes back; the new one is granted now and produced next."),
    _damaged,
    form=DamagedForm,
    choices=_who,
    initial=lambda _subject: {"unreadable": True, "returned": True},
)
CHANGED: Final = StartPage(
    "desk-card-changed",
    N_("New card for one that shows what has changed"),
    N_("The old card comes back; the new one is granted now and produced next."),
    _changed,
    form=ChangedForm,
    choices=_changes,
    initial=lambda _subject: {"returned": True},
)
LOSS: Final = StartPage(
    "desk-card-loss",
    N_("Report a lost card"),
    N_("The card is blocked at once, and no new one is asked for."),
    _report,
    form=LossForm,
    choices=_channels,
    initial=lambda _subject: {"channel": Channel.TELEPHONE.value},
)


@takes_files
@needs(Right.ACCEPT)
def lost(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Asks for a new card for a lost one."""
    return start_for_permit(request, permit_id, LOST)


@takes_files
@needs(Right.ACCEPT)
def damaged(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Asks for a new card for a damaged one."""
    return start_for_permit(request, permit_id, DAMAGED)


@takes_files
@needs(Right.ACCEPT)
def changed(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Asks for a new card for one that shows what is not true any more."""
    return start_for_permit(request, permit_id, CHANGED)


@needs(Right.ACCEPT)
def loss(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Reports a lost card, as somebody does by telephone."""
    return start_for_permit(request, permit_id, LOSS)
