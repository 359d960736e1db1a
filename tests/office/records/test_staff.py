"""Staff: listed by office, accounts opened, posts given and ended, sign-ins set anew."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.records.asking import key_of, sent, words
from tests.office.records.conftest import HOST, TODAY, Appointed, browser_of
from tests.office.registry.acting import DONGGUAN, NANSHAN, act

from anju.office.access.models import Account, Post
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.ledger.entries import read_chain


@pytest.fixture
def administrator(appointed: Appointed) -> Account:
    return appointed(Role.CITY_ADMINISTRATOR)


@pytest.fixture
def browser(administrator: Account) -> Client:
    return browser_of(administrator)


def a_clerk(username: str = "wang") -> Account:
    return open_account(username=username, display_name="王芳", password=None)


def test_the_first_page_of_an_administrator_is_the_staff(browser: Client) -> None:
    assert browser.get("/")["Location"] == "/staff/"


def test_no_other_role_sees_the_staff(appointed: Appointed) -> None:
    for role in (Role.AUDITOR, Role.ISSUING_OFFICER, Role.POLICE_CLERK):
        there = browser_of(appointed(role))
        for url in ("/staff/", "/staff/open/", "/offices/"):
            assert there.get(url).status_code == 403


def test_an_account_is_opened_and_its_password_shown_once(browser: Client) -> None:
    key = key_of(browser.get("/staff/open/").content)
    told = {"key": key, "username": "Lin.Xiaoman", "display_name": "林小满"}
    shown = browser.post("/staff/open/", told).content.decode()
    password = re.findall(r'id="password">([^<]+)<', shown)[0]
    account = Account.objects.get(username="lin.xiaoman")
    assert account.check_password(password)
    again = words(browser.post("/staff/open/", told, follow=True).content)
    assert password not in again
    assert "its password was shown then" in again
    assert Account.objects.filter(username="lin.xiaoman").count() == 1


def test_a_one_time_password_leads_to_a_new_one(browser: Client, desk: str) -> None:
    sent(browser, "/staff/open/", username="lin", display_name="林小满")
    account = Account.objects.get(username="lin")
    account.set_password("seventeen quiet herons")
    account.save()
    sent(
        browser,
        f"/staff/{account.id}/post/",
        role="police_clerk",
        office=desk,
        first_day="2026-11-24",
    )
    theirs = Client(headers={"host": HOST, "accept-language": "en"})
    theirs.post("/sign-in/", {"login": "lin", "password": "seventeen quiet herons"})
    assert theirs.get("/find/")["Location"].startswith("/password/?next=")
    new = "nineteen slow cormorants"
    changed = {"oldpassword": "seventeen quiet herons", "password1": new, "password2": new}
    assert theirs.post("/password/", changed)["Location"] == "/"
    assert theirs.get("/find/")["Location"].startswith("/second-factor/?next=")


@pytest.mark.parametrize(
    ("username", "said"),
    [
        ("city_administrator", "An account of this name is there: choose another name."),
        ("李", "Small letters, digits, dots and hyphens only, three at least."),
        ("", "Fill this in."),
    ],
)
def test_a_name_is_refused_beside_its_field(browser: Client, username: str, said: str) -> None:
    Account.objects.filter(username="city_administrator").update(username="taken")
    told = "taken" if username == "city_administrator" else username
    status, page = sent(browser, "/staff/open/", username=told, display_name="李")
    assert status == 422
    assert f"Name to sign in with: {said}" in page


def test_a_post_is_given_at_an_office(browser: Client, desk: str) -> None:
    account = a_clerk()
    told = {"role": "police_clerk", "office": desk, "first_day": "2026-12-01"}
    _, page = sent(browser, f"/staff/{account.id}/post/", **told)
    assert "The post was given." in page
    assert "Hongqi Station" in page
    assert "begins later" in page
    post = Post.objects.get(account=account)
    assert (post.role, post.office, post.division_code) == ("police_clerk", desk, "440305")
    assert (post.first_day, post.last_day) == (date(2026, 12, 1), None)
    assert read_chain(account.id)[0].actor == Account.objects.get(username="city_administrator").id


def test_a_clerk_needs_an_office(browser: Client, desk: str) -> None:
    account = a_clerk()
    told = {"role": "police_clerk", "office": "", "first_day": "2026-12-01"}
    status, page = sent(browser, f"/staff/{account.id}/post/", **told)
    assert status == 422
    assert "Office: This role works at an office: choose it." in page
    assert not Post.objects.filter(account=account).exists()


def test_an_auditor_works_for_the_whole_city(browser: Client, desk: str) -> None:
    account = a_clerk()
    told = {"role": "auditor", "office": "", "first_day": "2026-11-24"}
    _, page = sent(browser, f"/staff/{account.id}/post/", **told)
    assert "the whole of Shenzhen" in page
    assert Post.objects.get(account=account).division_code == "440300"


def test_the_same_post_twice_is_refused_beside_its_day(browser: Client, desk: str) -> None:
    account = a_clerk()
    told = {"role": "police_clerk", "office": desk, "first_day": "2026-11-24"}
    sent(browser, f"/staff/{account.id}/post/", **told)
    status, page = sent(browser, f"/staff/{account.id}/post/", **told)
    assert status == 422
    assert "First day: This account has the same post on one of these days already" in page


def test_nobody_gives_themselves_a_post(browser: Client, administrator: Account, desk: str) -> None:
    told = {"role": "issuing_officer", "office": desk, "first_day": "2026-11-24"}
    status, page = sent(browser, f"/staff/{administrator.id}/post/", **told)
    assert status == 422
    assert "Another administrator does this for your own account." in page
    assert Post.objects.filter(account=administrator).count() == 1
    assert "Give a post" not in words(browser.get(f"/staff/{administrator.id}/").content)


def test_a_post_ends_and_with_it_the_sessions(
    browser: Client, appointed: Appointed, desk: str
) -> None:
    clerk = appointed(Role.POLICE_CLERK, place="440305", office=desk)
    theirs = browser_of(clerk)
    assert theirs.get("/due/").status_code == 200
    post = Post.objects.get(account=clerk)
    told = {"last_day": "2026-11-23", "reason": "moved"}
    _, page = sent(browser, f"/posts/{post.id}/end/", **told)
    assert "the sessions of the account ended" in page
    assert "over" in page
    post.refresh_from_db()
    assert post.last_day == date(2026, 11, 23)
    assert read_chain(clerk.id)[-1].reason == "moved"
    assert theirs.get("/due/")["Location"].startswith("/sign-in/")


def test_a_last_day_before_the_first_is_refused_beside_it(
    browser: Client, appointed: Appointed, desk: str
) -> None:
    clerk = appointed(Role.POLICE_CLERK, place="440305", office=desk)
    post = Post.objects.get(account=clerk)
    told = {"last_day": "2025-12-31", "reason": "moved"}
    status, page = sent(browser, f"/posts/{post.id}/end/", **told)
    assert status == 422
    assert "Last day: Wednesday, 31 December 2025 is before the day it follows" in page


def test_a_deputy_stands_in_from_one_day_to_another(
    browser: Client, appointed: Appointed, desk: str
) -> None:
    officer = appointed(Role.ISSUING_OFFICER, place="440305", office=desk)
    deputy, post = a_clerk(), Post.objects.get(account=officer)
    told = {"deputy": deputy.id, "first_day": "2026-12-01", "last_day": "2026-12-14"}
    _, page = sent(browser, f"/posts/{post.id}/deputy/", **told)
    assert "The deputy was named." in page
    named = Post.objects.get(account=deputy)
    assert (named.role, named.office, named.deputy_of_id) == (post.role, post.office, officer.id)
    assert (named.first_day, named.last_day) == (date(2026, 12, 1), date(2026, 12, 14))
    assert "stands in for issuing_officer 李" in words(browser.get("/staff/").content)


def test_a_lost_second_factor_is_forgotten(
    browser: Client, appointed: Appointed, desk: str
) -> None:
    clerk = appointed(Role.POLICE_CLERK, place="440305", office=desk)
    theirs = browser_of(clerk)
    _, page = sent(browser, f"/staff/{clerk.id}/sign-in/")
    assert "One-time password for" in page
    clerk.refresh_from_db()
    assert clerk.must_change_password
    assert theirs.get("/due/")["Location"].startswith("/sign-in/")


def test_an_account_is_closed(browser: Client, appointed: Appointed, desk: str) -> None:
    account = appointed(Role.POLICE_CLERK, "wang", NANSHAN, desk)
    theirs = browser_of(account)
    assert theirs.get("/due/").status_code == 200
    url = f"/staff/{account.id}/close/"
    assert f'href="{url}"' in browser.get(f"/staff/{account.id}/").content.decode()
    assert "its sessions end now, its posts today" in words(browser.get(url).content)
    key = key_of(browser.get(url).content)
    told = {"key": key, "reason": "left_service"}
    said = words(browser.post(url, told, follow=True).content)
    assert "The account was closed: police_clerk 李." in said
    assert theirs.get("/due/")["Location"].startswith("/sign-in/")
    assert not Account.objects.get(id=account.id).is_active
    assert [entry.kind for entry in read_chain(account.id)][-1] == "staff_account_closed"
    entries = len(read_chain(account.id))
    assert browser.post(url, told)["Location"] == "/staff/"
    assert len(read_chain(account.id)) == entries
    assert browser.get(f"/staff/{account.id}/").status_code == 404


def test_an_account_is_closed_for_a_reason_only(browser: Client, desk: str) -> None:
    account = a_clerk()
    status, said = sent(browser, f"/staff/{account.id}/close/", reason="")
    assert (status, "Fill this in." in said) == (422, True)
    assert Account.objects.get(id=account.id).is_active


def test_only_another_administrator_of_the_place_closes_an_account(
    browser: Client, administrator: Account, appointed: Appointed, desk: str
) -> None:
    status, said = sent(browser, f"/staff/{administrator.id}/close/", reason="moved")
    assert (status, "Another administrator does this for your own account." in said) == (422, True)
    assert "/close/" not in browser.get(f"/staff/{administrator.id}/").content.decode()
    abroad = appointed(Role.POLICE_CLERK, "zhou", DONGGUAN, desk)
    assert browser.get(f"/staff/{abroad.id}/close/").status_code == 404
    clerk = browser_of(appointed(Role.POLICE_CLERK, "sun", NANSHAN, desk))
    assert clerk.get(f"/staff/{administrator.id}/close/").status_code == 403
    assert Account.objects.get(id=administrator.id).is_active


def test_accounts_of_other_places_are_not_there(browser: Client, desk: str) -> None:
    other = a_clerk()
    post = Appointment(other.id, Role.AUDITOR, "", DONGGUAN, date(2026, 1, 1))
    appoint(appointment=post, act=act(TODAY, within="000000"))
    theirs = Post.objects.get(account=other)
    assert "王芳" not in browser.get("/staff/").content.decode()
    for url in (f"/staff/{other.id}/", f"/staff/{other.id}/sign-in/", f"/posts/{theirs.id}/end/"):
        assert browser.get(url).status_code == 404


def test_a_post_elsewhere_that_is_over_keeps_nobody_away(browser: Client, desk: str) -> None:
    other = a_clerk()
    before = Appointment(
        other.id, Role.AUDITOR, "", DONGGUAN, date(2024, 1, 1), last_day=date(2025, 1, 1)
    )
    appoint(appointment=before, act=act(TODAY, within="000000"))
    page = words(browser.get(f"/staff/{other.id}/").content)
    assert "No post yet" in page


def test_the_staff_of_one_office(browser: Client, appointed: Appointed, desk: str) -> None:
    appointed(Role.POLICE_CLERK, place="440305", office=desk)
    appointed(Role.AUDITOR)
    a_clerk()
    every = words(browser.get("/staff/").content)
    assert "police_clerk 李" in every
    assert "auditor 李" in every
    assert "Accounts without a post They can sign in, and see nothing. 王芳" in every
    one = words(browser.get(f"/staff/?office={desk}").content)
    assert "police_clerk 李" in one
    assert "auditor 李" not in one


def test_an_earlier_name_of_an_office_stays_known(browser: Client, desk: str) -> None:
    from anju.office.registry.city.offices import rename_office

    rename_office(
        office_id=desk, name_zh="红旗新派出所", name_en="New Hongqi Station", act=act(TODAY)
    )
    assert "New Hongqi Station earlier: Hongqi Station" in words(browser.get("/offices/").content)


def test_one_with_two_posts_chooses(appointed: Appointed, desk: str) -> None:
    clerk = appointed(Role.POLICE_CLERK, place="440305", office=desk)
    second = Appointment(clerk.id, Role.AUDITOR, "", "440300", date(2026, 1, 1))
    appoint(appointment=second, act=act(TODAY))
    browser = browser_of(clerk)
    page = words(browser.get("/account/").content)
    assert "You work as auditor police clerk · Hongqi Station" in page
    post = Post.objects.get(account=clerk, role="police_clerk")
    browser.post("/post/", {"post": post.id, "next": "/due/"})
    assert browser.get("/due/").status_code == 200


def test_one_signs_out_everywhere_from_the_page_of_ones_account(appointed: Appointed) -> None:
    account = appointed(Role.AUDITOR)
    one, other = browser_of(account), browser_of(account)
    assert "Sign out everywhere" in words(one.get("/account/").content)
    one.post("/sign-out/everywhere/")
    assert other.get("/ledger/")["Location"].startswith("/sign-in/")
