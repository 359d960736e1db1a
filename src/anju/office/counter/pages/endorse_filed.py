"""One press from the queue endorses what a holder declared unchanged online.

It is as quick as at the counter: the queue shows the button beside the case, and leads back to it.
"""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.unchanged.granting import grant_unchanged
from anju.office.counter.pages.case import known_case
from anju.office.registry.people.summaries import summaries
from anju.office.screens.acting import act_of
from anju.office.screens.pressed import pressed
from anju.office.screens.purposes import look, of_case
from anju.words import N_, say

ENDORSED = N_("{name}: endorsed as of the day of filing.")


@require_POST
@needs(Right.ENDORSE)
def endorse_filed(request: OfficeRequest, case_id: str) -> HttpResponseBase:
    """Endorse what was filed, and go back to the queue; say what stands in the way."""
    record = known_case(request, case_id)
    look(request, "case-step", str(of_case(record.receipt_number)), [record.person_id])
    act = act_of(request, request.POST.get("key", "")[:40])
    seen = request.POST.get("seen", "")
    done = pressed(
        lambda: grant_unchanged(
            case_id=record.id, seen=int(seen) if seen.isdigit() else None, act=act
        ),
        request.language,
    )
    if not isinstance(done, list):
        name = summaries([record.person_id], request.today)[0].name
        messages.success(request, say(ENDORSED, request.language).format(name=name))
        return HttpResponseRedirect(reverse("desk"))
    for line in done:
        messages.warning(request, line)
    return HttpResponseRedirect(reverse("case", args=[record.id]))
