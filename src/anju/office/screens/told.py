"""Where a channel says what became of a message: by the signed address that it was given."""

from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.notices.told_back import attempt_of, tell_back


@csrf_exempt
@require_POST
@public
def told(request: OfficeRequest, signed: str) -> HttpResponse:
    """Records `outcome`: delivered, opened or failed; 404 for an address that is not ours.

    422 for anything else that is said.
    """
    attempt_id = attempt_of(signed)
    if attempt_id is None:
        raise Http404
    outcome = request.POST.get("outcome", "")
    done = tell_back(attempt_id=attempt_id, outcome=outcome, at=request.at)
    return HttpResponse(status=204 if done else 422)
