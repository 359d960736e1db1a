"""The ledger for the auditor: is it whole, when was it signed, what was written."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.records.ledger_rows import checkpoints_shown, entries_shown
from anju.office.records.whole_numbers import whole_number
from anju.office.registry.ledger.entries import ledger_page, ledger_size
from anju.office.registry.verifying.runs import TooLarge, latest_run, run_verification
from anju.office.registry.verifying.words import finding_in_words
from anju.words import N_, say

PAGE = 20
"""How many entries a page shows."""

SOUND = N_("The ledger is sound: nothing was altered, taken out, put in or moved.")
UNSOUND = N_("The ledger does not agree with itself. See below what was touched.")
TOO_LARGE = N_("This ledger is too large to verify while you wait: run anju ledger verify.")


@needs(Right.SEE_LEDGER)
def ledger(request: OfficeRequest) -> HttpResponse:
    """The state of the ledger and its latest entries."""
    size = ledger_size()
    asked = whole_number(request.GET.get("before", ""))
    before = size + 1 if asked is None else min(asked, size + 1)
    rows = ledger_page(before, PAGE)
    first = rows[-1][0] if rows else 1
    context = {
        "size": size,
        "verification": _verification(request),
        "checkpoints": checkpoints_shown(),
        "entries": entries_shown(rows, request.language),
        "older_url": f"?{urlencode({'before': first})}" if first > 1 else "",
        "newer_url": f"?{urlencode({'before': before + PAGE})}" if before <= size else "",
    }
    if request.viewer.may(Right.VERIFY_LEDGER):
        context["verify_url"] = reverse("ledger-verify")
    return render(request, "records/ledger.html", context)


@needs(Right.VERIFY_LEDGER)
@require_POST
def verify(request: OfficeRequest) -> HttpResponseBase:
    """Verify the whole ledger now, and keep what was found."""
    try:
        run_verification(request.at)
    except TooLarge:
        messages.warning(request, say(TOO_LARGE, request.language))
    return HttpResponseRedirect(reverse("ledger"))


def _verification(request: OfficeRequest) -> dict[str, object] | None:
    """The last verification in words; None before the first."""
    run = latest_run()
    if run is None:
        return None
    findings = [" ".join(finding_in_words(each, request.language)) for each in run.findings]
    return {
        "at": run.at,
        "sound": run.sound,
        "entries": run.entries,
        "erased": run.erased,
        "findings": findings,
        "sentence": say(SOUND if run.sound else UNSOUND, request.language),
    }
