"""The first page of the desk: the search box that has the focus, and the queues."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.law.endorsers import may_endorse
from anju.law.outcome import Met
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.desk.queues import Queue, queue_page
from anju.office.casework.endorsement.judging import ENDORSERS
from anju.office.common.ids import new_id
from anju.office.counter.desk_view import desk_view
from anju.office.counter.other_actions import to_register, without_person
from anju.office.counter.queue_rows import MEANINGS, cases_shown, tabs
from anju.office.screens.declared import measure_of
from anju.office.screens.paging import key_of
from anju.office.screens.purposes import choices, kept_purpose, look
from anju.office.screens.shown import place_of
from anju.words import say


@needs(Right.SEE_CASES)
def desk(request: OfficeRequest) -> HttpResponse:
    """The desk, with one page of one queue."""
    queue = _queue_asked(request)
    after = key_of(request.GET.get("after", ""))
    view = desk_view(request)
    page = queue_page(queue, view, request.today, after)
    look(request, "desk", f"queue cases {queue.value}", {case.person_id for case in page.cases})
    purpose = kept_purpose(request.session)
    asked = {"queue": queue.value}
    context = {
        "today": request.today,
        "place": place_of(request),
        "tabs": tabs(request, view, queue),
        "meaning": say(MEANINGS[queue], request.language),
        "rows": cases_shown(page.cases, request.today, request.language),
        "register_urls": to_register(request),
        "others": without_person(request),
        "endorses": _endorses(request),
        "key": new_id(),
        "purposes": choices(request.language),
        "purpose": purpose.code if purpose else "counter",
        "next_url": _address({**asked, "after": page.after}) if page.after else "",
        "first_url": _address(asked) if after else "",
    }
    return render(request, "counter/desk.html", context)


def _endorses(request: OfficeRequest) -> bool:
    """Whether the viewer's office endorses under the measure of its place."""
    role = request.viewer.role
    endorser = ENDORSERS.get(role) if role else None
    if endorser is None or not request.viewer.may(Right.ENDORSE):
        return False
    measure = measure_of(request.viewer.office, request.today)
    return isinstance(may_endorse(endorser, measure), Met)


def _queue_asked(request: OfficeRequest) -> Queue:
    """The queue that `queue` names; the first one for anything else."""
    told = request.GET.get("queue", "")
    return Queue(told) if told in set(Queue) else Queue.TO_DO


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('desk')}?{urlencode(asked)}"
