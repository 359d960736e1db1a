"""What one was told: the messages, and one of them in full; opening it is recorded."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.notices.inbox import message_of, messages_of, open_message
from anju.office.online.whom import shown_own


@needs(Right.SEE_OWN_PERMIT)
def inbox(request: OfficeRequest) -> HttpResponse:
    """The messages, latest first."""
    whom = shown_own(request, "my-inbox")
    found = messages_of(whom.person_id)
    return render(request, "online/inbox.html", {"found": found})


@needs(Right.SEE_OWN_PERMIT)
def message(request: OfficeRequest, message_id: str) -> HttpResponse:
    """One message; 404 for one of somebody else."""
    whom = shown_own(request, "my-inbox")
    found = message_of(whom.person_id, message_id)
    if found is None:
        raise Http404
    open_message(person_id=whom.person_id, message_id=found.id, at=request.at)
    return render(request, "online/message.html", {"found": found})
