"""Every form of every page that is posted: what is pressed twice is done once."""

import re
from pathlib import Path

OFFICE = Path(__file__).parents[3] / "src" / "anju" / "office"

ONCE_AS_OFTEN_AS_TWICE = {
    "account_logout": "a session ends",
    "appearance": "a choice, kept in a cookie",
    "case-hand-over": "who works on a case is work",
    "case-lay-down": "the same",
    "case-take": "the same",
    "demo-day": "the demo's calendar stands where it was moved to, or one step further",
    "demo-sign-in": "a session begins anew",
    "desk-find": "it looks for somebody",
    "find": "the same",
    "language": "a choice, kept in a cookie",
    "mfa_add_webauthn": "a passkey is bound once",
    "mfa_authenticate": "a code of a second factor is good once",
    "mfa_remove_webauthn": "what is removed is gone",
    "my-family-choose": "a choice, kept in the session",
    "my-sign-in-passkey": "a passkey is good once",
    "sign-out-everywhere": "sessions end",
    "acting.back_url": "a choice, kept in the session",
    "each.prove_url": "a code is sent; the latest counts, and so many an hour",
    "own_posts_url": "a choice, kept in the session",
    "search_url": "it looks for somebody",
    "verify_url": "it reads",
    "why.html": "why one looks is kept in the session",
}
"""The forms that come without a key: by where they lead, and why a second press does nothing."""

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
LEADS_TO = re.compile(r"""<form[^>]*\baction="\{[{%] (?:url ')?([\w.-]+)""")
KEYS = ('name="key"', " in form %}", "{{ form.key }}")
"""How a form holds its key: in a field of its own, or among the fields of an `Asking`."""


def test_what_is_pressed_twice_is_done_once() -> None:
    without = set()
    for path in OFFICE.glob("*/templates/**/*.html"):
        for form in FORM.findall(path.read_text("utf-8")):
            foreign = "{{ attrs.method }}" in form  # allauth's own, of an account
            if 'method="post"' in form and not foreign and not any(key in form for key in KEYS):
                found = LEADS_TO.search(form)
                without.add(found[1] if found else path.name)
    assert without == set(ONCE_AS_OFTEN_AS_TWICE)
