"""The ledger for the auditor: is it whole, when was it signed, what was written."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.records.ledger_rows import checkpoints_shown, entries_shown
from anju.office.registry.ledger.entries import ledger_page, ledger_size

PAGE = 50
"""How many entries a page shows."""


@needs(Right.SEE_LEDGER)
def ledger(request: OfficeRequest) -> HttpResponse:
    """The state of the ledger and its latest entries."""
    size = ledger_size()
    asked = request.GET.get("before", "")
    before = min(int(asked), size + 1) if asked.isdigit() else size + 1
    rows = ledger_page(before, PAGE)
    first = rows[-1][0] if rows else 1
    context = {
        "size": size,
        "checkpoints": checkpoints_shown(),
        "entries": entries_shown(rows, request.language),
        "older_url": f"?{urlencode({'before': first})}" if first > 1 else "",
        "newer_url": f"?{urlencode({'before': before + PAGE})}" if before <= size else "",
    }
    return render(request, "records/ledger.html", context)
