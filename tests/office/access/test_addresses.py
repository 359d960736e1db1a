"""Every address of the whole site says what it asks of whoever opens it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from anju.office.access.needs import Open, mark_of, public
from anju.office.access.rights import Right

PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "appearance",
    "demo-day",
    "demo-sign-in",
    "language",
    "mfa_authenticate",
    "mfa_login_webauthn",
}
"""The addresses of this part that are open to everybody: each one was thought about."""


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            yield pattern


def unmarked(patterns: list[URLPattern | URLResolver]) -> list[str]:
    return [str(found.pattern) for found in addresses(patterns) if not mark_of(found.callback)]


def test_every_address_carries_a_mark() -> None:
    patterns = get_resolver("anju.office.config.urls").url_patterns
    assert len(list(addresses(patterns))) > 20
    assert unmarked(patterns) == []


def test_one_without_a_mark_is_found() -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert unmarked([path("open/", public(page)), path("forgotten/", page)]) == ["forgotten/"]


def test_these_addresses_of_the_part_are_public_and_no_other() -> None:
    patterns = get_resolver("anju.office.access.urls").url_patterns
    names = {found.name for found in addresses(patterns) if mark_of(found.callback) is Open.PUBLIC}
    assert names == PUBLIC


def test_no_address_signs_anybody_up_or_sends_a_password() -> None:
    names = {
        found.name for found in addresses(get_resolver("anju.office.config.urls").url_patterns)
    }
    assert not {"account_signup", "account_reset_password", "account_email"} & names


def test_a_mark_is_a_right_or_says_that_none_is_needed() -> None:
    patterns = get_resolver("anju.office.config.urls").url_patterns
    assert all(isinstance(mark_of(found.callback), Right | Open) for found in addresses(patterns))
