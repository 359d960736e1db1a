"""The page of somebody who may not see a page: what was missing, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import RightMissing
from anju.office.access.viewer import NOBODY, Viewer
from anju.words import N_, say

NO_POST = N_("You have no post today. Ask the city administrator to appoint you.")
NOT_YOURS = N_("As {role} you may not {right}.")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer 403, with the reason in one sentence where it is known."""
    language: str = getattr(request, "language", "zh")
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    context: dict[str, object] = {
        "exception": str(exception),
        "next_step": {"url": reverse("home"), "label": say(N_("To the first page"), language)},
    }
    if isinstance(exception, RightMissing):
        context["reason"] = reason(viewer, exception, language)
    return render(request, "403.html", context, status=403)


def reason(viewer: Viewer, missing: RightMissing, language: str) -> str:
    """Why a viewer may not, in "zh" or "en"."""
    if viewer.role is None:
        return say(NO_POST, language)
    return say(NOT_YOURS, language).format(
        role=viewer.role.named(language), right=missing.right.sentence(language)
    )
