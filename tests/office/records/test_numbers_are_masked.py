"""No page, no header and no log shows an identity number or a permit number whole."""

import logging

import pytest
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import SECRETS, WHY, somebody
from tests.office.registry.acting import DETAILS, OTHER, a_permit, a_person

from anju.office.access.roles import Role
from anju.office.config.logs import MaskedLines

PAGES = (
    "/",
    "/find/?q=欧阳",
    "/people/{person}/",
    "/permits/{permit}/",
    "/permits/{permit}/?on=2025-01-14",
    "/permits/{permit}/?on=none&known=none",
    "/due/?tab=late",
    "/ledger/",
    "/looks/",
    "/people/{person}/looks/",
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("role", [Role.POLICE_CLERK, Role.ISSUING_OFFICER, Role.AUDITOR])
def test_no_page_shows_one(
    appointed: Appointed,
    desk: str,
    role: Role,
    language: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    known = somebody(desk)
    other = a_permit(a_person(OTHER), OTHER.identity_number)
    browser = browser_of(appointed(role), language)
    browser.post("/why/", WHY)
    secrets = (*SECRETS, OTHER.identity_number)
    for url in (*PAGES, f"/permits/{other}/"):
        answer = browser.get(url.format(person=known.person, permit=known.permit))
        sent = answer.content.decode() + str(answer.headers)
        assert not [secret for secret in secrets if secret in sent], url
    lines = [MaskedLines().format(record) for record in caplog.records]
    written = "\n".join(lines) + "".join(capfd.readouterr())
    assert not [secret for secret in secrets if secret in written]


def test_what_was_typed_comes_back_in_the_field_only(appointed: Appointed, desk: str) -> None:
    """The clerk sees what they typed; nobody else does, and no result repeats it."""
    known = somebody(desk)
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    page = browser.post("/find/", {"q": DETAILS.identity_number}).content.decode()
    assert known.person in page
    results = page[page.index('id="results"') : page.index("</main>")]
    assert DETAILS.identity_number not in results


def test_nothing_is_kept_by_the_browser(appointed: Appointed, desk: str) -> None:
    known = somebody(desk)
    browser = browser_of(appointed(Role.AUDITOR))
    browser.post("/why/", WHY)
    for url in PAGES[1:]:
        if url.startswith("/due/"):
            continue
        answer = browser.get(url.format(person=known.person, permit=known.permit))
        assert "no-store" in answer.headers["Cache-Control"]
