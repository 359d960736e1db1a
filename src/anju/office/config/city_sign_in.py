"""The city's own sign-in over OpenID Connect, from the environment; none where nothing is said.

`ANJU_OIDC_ISSUER` is the provider's address, `ANJU_OIDC_CLIENT` and `ANJU_OIDC_SECRET` what it
knows this office by, `ANJU_OIDC_NUMBER` the one claim that gives a citizen identity number which
the provider has verified.  `ANJU_OIDC_PHONE` and `ANJU_OIDC_MAIL` name the claims of a contact,
taken where the claim of the same name with `_verified` is true; `ANJU_OIDC_SCOPE` what is asked
for; `ANJU_OIDC_NAME_ZH` and `ANJU_OIDC_NAME_EN` what the button says.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

PROVIDER: Final = "city"
"""What the provider is called in addresses."""

REQUIRED: Final = ("ANJU_OIDC_CLIENT", "ANJU_OIDC_SECRET", "ANJU_OIDC_NUMBER")


def city_sign_in(told: Mapping[str, str]) -> dict[str, str] | None:
    """What the pages need: the claims, and what the button says.

    Raises ImproperlyConfigured where an issuer is named and something is missing.
    """
    if not told.get("ANJU_OIDC_ISSUER"):
        return None
    if missing := [name for name in REQUIRED if not told.get(name)]:
        raise ImproperlyConfigured(f"ANJU_OIDC_ISSUER needs {', '.join(missing)} as well.")
    return {
        "number": told["ANJU_OIDC_NUMBER"],
        "phone": told.get("ANJU_OIDC_PHONE", "phone_number"),
        "mail": told.get("ANJU_OIDC_MAIL", "email"),
        "name_zh": told.get("ANJU_OIDC_NAME_ZH", "用本市统一身份认证登录"),
        "name_en": told.get("ANJU_OIDC_NAME_EN", "Sign in with the city's account"),
    }


def provider_settings(told: Mapping[str, str]) -> dict[str, Any]:
    """The same as django-allauth takes it."""
    if city_sign_in(told) is None:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": PROVIDER,
        "client_id": told["ANJU_OIDC_CLIENT"],
        "secret": told["ANJU_OIDC_SECRET"],
        "settings": {"server_url": told["ANJU_OIDC_ISSUER"]},
    }
    scope = told.get("ANJU_OIDC_SCOPE", "openid profile phone email").split()
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "SCOPE": scope}}
