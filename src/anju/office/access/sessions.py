"""What one does with one's own session: choose the post it works in, sign out everywhere."""

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.office.access.back import back
from anju.office.access.middleware import POST
from anju.office.access.needs import sign_in_of, signed_in
from anju.office.access.operations import end_sessions
from anju.office.access.viewer import OfficeRequest


@signed_in
@require_POST
def choose_post(request: OfficeRequest) -> HttpResponse:
    """Works in the post of that identifier from now on; 400 where it is not one's own today."""
    told = request.POST.get("post", "")
    if told not in {post.id for post in request.viewer.posts}:
        return HttpResponseBadRequest()
    request.session.cycle_key()
    request.session[POST] = told
    return back(request)


@signed_in
@require_POST
def sign_out_everywhere(request: OfficeRequest) -> HttpResponse:
    """Ends every session of the account, this one too."""
    end_sessions(account_id=request.viewer.account_id)
    logout(request)
    return HttpResponseRedirect(reverse(sign_in_of(request.viewer)))
