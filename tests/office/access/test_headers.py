"""What every page tells the browser."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_a_header(header: str, value: str, browser: Client) -> None:
    for address in ("/", "/sign-in/", "/nowhere/", "/decide/"):
        assert browser.get(address)[header] == value


def test_nothing_comes_from_elsewhere(browser: Client) -> None:
    policy = browser.get("/sign-in/")["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    sources = {source for line in policy for source in line.split()[1:]}
    assert sources == {"'none'", "'self'", "data:"}


def test_the_browser_is_asked_for_nothing(browser: Client) -> None:
    assert "camera=()" in browser.get("/")["Permissions-Policy"]


def test_the_session_cookie_is_out_of_reach_of_scripts(browser: Client) -> None:
    browser.get("/sign-in/")
    cookie = browser.cookies["csrf"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
