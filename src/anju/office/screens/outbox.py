"""The messages that would have gone out, for a newcomer to see: in the demo only, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.demo import in_demo
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.notices.outbox import outbox_count, outbox_files

MOST = 50
"""How many messages the page shows."""


@public
@in_demo
def outbox(request: OfficeRequest) -> HttpResponse:
    """What lies in the file outbox, latest first; everybody in the demo is made up."""
    rows = [
        {
            "to": each.to,
            "subject": each.words.subject,
            "paragraphs": each.words.body.split("\n\n"),
            "put_at": each.put_at,
        }
        for each in outbox_files(MOST)
    ]
    return render(request, "common/outbox.html", {"rows": rows, "count": outbox_count()})
