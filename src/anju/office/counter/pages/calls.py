"""The phone list: who is about to lose a right and no message reached, and what came of a call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.law.wording import day_in_words
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.notices.calls import (
    LONGEST_NOTE,
    CallList,
    ToCall,
    Tried,
    call_count,
    call_page,
    list_of,
    to_call,
)
from anju.office.notices.calls import record_call as record
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.permits.due import MOST_COUNTED
from anju.office.screens.asking import Asking, Sentences, asked
from anju.office.screens.paging import key_of
from anju.office.screens.purposes import look
from anju.office.screens.shown import place_of
from anju.words import N_, say

QUEUE: Final = "queue calls"
TITLE: Final = N_("To be called")
LABELS: Final[Mapping[CallList, str]] = {
    CallList.IN_TIME: N_("Still in time"),
    CallList.LOST: N_("Use suspended already"),
}
MEANINGS: Final[Mapping[CallList, str]] = {
    CallList.IN_TIME: N_(
        "No message reached these people, and their permit is not endorsed yet. Who loses the use "
        "of it first stands first."
    ),
    CallList.LOST: N_(
        "No message reached these people, and use of their permit is suspended. Whose was "
        "suspended first stands first."
    ),
}
REACHED, NOT_REACHED = "reached", "not_reached"
CAME_OF_IT: Final[Mapping[str, str]] = {
    REACHED: N_("Reached: they know what to do and by when"),
    NOT_REACHED: N_("Not reached"),
}
CHANNELS: Final[Mapping[str, str]] = {
    "chat": N_("chat"),
    "mail": N_("mail"),
    "phone": N_("call"),
    "sms": N_("SMS"),
}
OUTCOMES: Final[Mapping[str, str]] = {
    "begun": N_("under way"),
    "delivered": N_("delivered"),
    "failed": N_("not delivered"),
    "opened": N_("opened"),
    "sent": N_("sent"),
    "unknown": N_("not known whether it went out"),
}
TRIED: Final = N_("{channel}, {day}: {outcome}")
NOBODY: Final = N_("No phone number and no mail address is known.")
RECORDED: Final = N_("The call was recorded.")


@dataclass(frozen=True, slots=True)
class CallShown:
    """Who is to be called: what to say first, how to reach them, and what was tried."""

    message_id: str
    person_id: str
    name: str
    loses_on: date | None
    say_first: str
    reach: list[str]
    tried: list[str]


class CallForm(Asking):
    """What came of calling somebody."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)

    LABELS: ClassVar[Sentences] = {"outcome": N_("What came of the call"), "note": N_("Note")}
    HINTS: ClassVar[Sentences] = {"note": N_("For colleagues: when to call again, who answered.")}


@needs(Right.CALL_HOLDER)
def calls(request: OfficeRequest) -> HttpResponse:
    """One page of one part of the list, who loses a right first at the front."""
    asked_for, after = request.GET.get("list", ""), key_of(request.GET.get("after", ""))
    which = CallList(asked_for) if asked_for in set(CallList) else CallList.IN_TIME
    page = call_page(which, within=jurisdiction_of(request), on=request.today, after=after)
    people = {row.message.person_id for row in page.rows}
    look(request, "desk-calls", QUEUE, people)
    context = {
        "place": place_of(request),
        "tabs": _tabs(request, which),
        "meaning": say(MEANINGS[which], request.language),
        "rows": _rows(request, page.rows),
        "next_url": _address(which, page.after) if page.after else "",
        "first_url": _address(which) if after else "",
    }
    return render(request, "counter/calls.html", context)


def _address(which: CallList, after: str = "") -> str:
    told = {"list": which.value} if which is not CallList.IN_TIME else {}
    told |= {"after": after} if after else {}
    return reverse("desk-calls") + (f"?{urlencode(told)}" if told else "")


def _tabs(request: OfficeRequest, current: CallList) -> list[dict[str, object]]:
    reach, found = jurisdiction_of(request), list[dict[str, object]]()
    for which in CallList:
        count = call_count(which, within=reach, on=request.today)
        found.append(
            {
                "url": _address(which),
                "label": say(LABELS[which], request.language),
                "count": f"{MOST_COUNTED}+" if count > MOST_COUNTED else count,
                "current": which is current,
            }
        )
    return found


@needs(Right.CALL_HOLDER)
def called(request: OfficeRequest, message_id: str) -> HttpResponse:
    """Records what came of calling somebody; 404 for who is not on the viewer's list."""
    row = to_call(message_id=message_id, within=jurisdiction_of(request))
    if row is None:
        raise Http404
    look(request, "desk-call", QUEUE, {row.message.person_id})
    offered = [(code, say(told, request.language)) for code, told in CAME_OF_IT.items()]
    form = CallForm(request, choices={"outcome": offered})

    def carry_out(act: Act) -> str:
        reached = form.cleaned_data["outcome"] == REACHED
        record(message_id=message_id, reached=reached, note=form.cleaned_data["note"], act=act)
        messages.success(request, say(RECORDED, request.language))
        return _address(list_of(row.message.loses_on, act.today))

    (shown,) = _rows(request, (row,))
    told = {
        "title": shown.name,
        "button": say(N_("Record the call"), request.language),
        "back": {
            "url": _address(list_of(row.message.loses_on, request.today)),
            "label": say(TITLE, request.language),
        },
        "lines": [shown.say_first, *shown.reach, *shown.tried],
    }
    return asked(request, form, carry_out, told)


def _rows(request: OfficeRequest, rows: tuple[ToCall, ...]) -> list[CallShown]:
    """The rows of a page, none of them of somebody erased; a constant number of queries."""
    people = [row.message.person_id for row in rows]
    names, held = read_details(people), contacts_of(people, request.today)
    homes = current_addresses(people)
    return [
        CallShown(
            message_id=row.message.id,
            person_id=row.message.person_id,
            name=names[row.message.person_id].name,
            loses_on=row.message.loses_on,
            say_first=row.words.body.partition("\n\n")[0] if row.words else "",
            reach=_reach(
                [each.address for each in held[row.message.person_id]],
                homes.get(row.message.person_id, ""),
                request.language,
            ),
            tried=[_tried(each, request.language) for each in row.tried],
        )
        for row in rows
    ]


def _reach(addresses: list[str], home: str, language: str) -> list[str]:
    """What is known of how to reach somebody: what codes go to, and where they live."""
    return [*(addresses or [say(NOBODY, language)]), *([home] if home else [])]


def _tried(tried: Tried, language: str) -> str:
    """An attempt in words, with what a colleague noted."""
    sentence = say(TRIED, language).format(
        channel=say(CHANNELS[tried.channel], language),
        day=day_in_words(tried.at.date(), language),
        outcome=say(OUTCOMES[tried.outcome], language),
    )
    return f"{sentence} {tried.note}" if tried.note else sentence
