"""How one wants to be reminded, and the address of one's calendar."""

from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.common.ids import LENGTH, new_id
from anju.office.notices.feeds import end_feed, has_feed, make_feed
from anju.office.notices.preferences import prefer, preference_of
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.whom import shown_own, whom_of
from anju.office.registry.ledger.entries import Act
from anju.office.screens.acting import own_act_of
from anju.office.screens.asking import Sentences
from anju.office.screens.pressed import pressed
from anju.words import N_, say

PAGE: Final = "my-reminders"
TITLE: Final = N_("Shall we remind you?")
KEEP: Final = N_("Keep this")
KEPT: Final = N_("Kept.")
REVOKED: Final = N_("The address is revoked.")
ENDED_SINCE: Final = N_("This address has ended. Make another one.")
LEGAL: Final = N_("Legal notices come in any case: what is missing, what was decided.")
LANGUAGES: Final = (("zh", "简体中文"), ("en", "English"))


class ReminderForm(OwnForm):
    """Whether one is reminded, and in which language one is told."""

    remind = forms.BooleanField(required=False)
    language_told = forms.ChoiceField(widget=forms.RadioSelect, choices=LANGUAGES)

    LABELS: ClassVar[Sentences] = {
        "remind": N_("Remind me when my permit can be endorsed, and before it is too late"),
        "language_told": N_("In which language"),
    }


@needs(Right.SEE_OWN_PERMIT)
def reminders(request: OfficeRequest) -> HttpResponse:
    """The wish that is kept, to be changed; and whether a calendar has an address."""
    whom = shown_own(request, PAGE)
    wish = preference_of(whom.person_id)
    begun = {"remind": not wish.no_reminders, "language_told": wish.language}
    form = ReminderForm(request, initial=for_whom(whom, begun))

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        prefer(
            person_id=whom.person_id,
            no_reminders=not told["remind"],
            language=told["language_told"],
            act=act,
        )
        messages.success(request, say(KEPT, request.language))
        return reverse(PAGE)

    told = {
        "title": say(TITLE, request.language),
        "button": say(KEEP, request.language),
        "lines": [say(LEGAL, request.language)],
        "whom": whom.person_id,
        "has_feed": has_feed(whom.person_id),
        "make_key": new_id(),
        "end_key": new_id(),
    }
    return ask_own(request, whom, form, carry_out, told, "online/reminders.html")


@require_POST
@needs(Right.SEE_OWN_PERMIT)
def make_calendar(request: OfficeRequest) -> HttpResponse:
    """Makes a new address for the calendar, and shows it this once; an earlier one ends."""
    act, person_id = _pressed_by(request)
    made = pressed(lambda: {"secret": make_feed(person_id=person_id, act=act)}, request.language)
    if isinstance(made, list) or not made["secret"]:
        return _back(
            request, made if isinstance(made, list) else [say(ENDED_SINCE, request.language)]
        )
    address = request.build_absolute_uri(reverse("calendar-feed", args=[made["secret"]]))
    return render(request, "online/calendar_made.html", {"address": address})


@require_POST
@needs(Right.SEE_OWN_PERMIT)
def end_calendar(request: OfficeRequest) -> HttpResponse:
    """Revokes the address of the calendar."""
    act, person_id = _pressed_by(request)
    ended = pressed(lambda: end_feed(person_id=person_id, act=act), request.language)
    if isinstance(ended, list):
        return _back(request, ended)
    messages.success(request, say(REVOKED, request.language))
    return HttpResponseRedirect(reverse(PAGE))


def _pressed_by(request: OfficeRequest) -> tuple[Act, str]:
    """Who pressed, under the key that the page was shown with, and whose calendar it is."""
    person_id = whom_of(request).person_id
    return own_act_of(request, person_id, request.POST.get("key", "")[:LENGTH]), person_id


def _back(request: OfficeRequest, lines: list[str]) -> HttpResponse:
    """The page again, with why nothing was done."""
    for line in lines:
        messages.warning(request, line)
    return HttpResponseRedirect(reverse(PAGE))
