"""The addresses of the provider, and what it says of its people.

Whoever opens `/enter/?as=NAME` is signed in there as that one.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator


class Claims(OAuth2Validator):  # type: ignore[misc]  # the toolkit ships no types
    """Says of somebody what `people.json` says."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:  # noqa: ANN401 - the toolkit's own
        """The claims of whoever is signed in."""
        file = Path(settings.FOLDER) / "people.json"  # type: ignore[misc]  # the provider's own
        people: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
        return people[request.user.username]


def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as the one that was asked for."""
    user, _ = User.objects.get_or_create(username=request.GET["as"])
    login(request, user)  # type: ignore[arg-type]  # the provider has people of its own
    return HttpResponse("in")


urlpatterns = [
    path("enter/", enter),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
