"""The messages that would have gone out, for a newcomer to see: in the demo only, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.demo import in_demo
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.notices.outbox import outbox_count, outbox_files
from anju.office.registry.contacts.models import ContactChannel
from anju.office.screens.contact_forms import CHANNELS
from anju.words import say

MOST = 50
"""How many messages the page shows."""


@public
@in_demo
def outbox(request: OfficeRequest) -> HttpResponse:
    """What lies in the file outbox, latest first; everybody in the demo is made up."""
    rows = [
        {
            "to": _in_words(each.to, request.language),
            "subject": each.words.subject,
            "paragraphs": each.words.body.split("\n\n"),
            "put_at": each.put_at,
        }
        for each in outbox_files(MOST)
    ]
    return render(request, "common/outbox.html", {"rows": rows, "count": outbox_count()})


def _in_words(to: str, language: str) -> str:
    channel, _, address = to.partition(" ")
    return f"{say(CHANNELS[ContactChannel(channel)], language)} {address}"
