"""Pages: how often each asks the database for one and for many, and its time on granian.

The counts are of Django's statements while a page is made; the times are those of a client on
the same machine, which signs in once and then asks for one page after the other.
"""

import statistics
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta

from bench.bench_endorsement import holders
from bench.measure import claim
from bench.offices import CITY, OFFICE, TODAY, act, each_office
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.journeys.live import running
from tests.office.databases import Database

from anju.law.facts import Cancellation, Permit
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.second_factor import SET_HERE
from anju.office.registry.bulk.recording import record_holders
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails
from anju.office.registry.search.finding import find_persons

TIMES = 60
ONE, NINE = "赵一", "钱九"


def main() -> None:
    for database in each_office():
        record_holders([*holders(20), holder(ONE, 1), holder(NINE, 9)], act=act())
        browser = clerk()
        one, nine = person_of(ONE), person_of(NINE)
        count("person page, 9 permits / 1", browser, database, (one, nine))
        permits = permit_of(one), permit_of(nine)
        count("permit page, holder of 9 permits / 1", browser, database, permits)
        rows = f"/find/?q={ONE[0]}", "/find/?q=国"  # one character each: the same search
        count("search, 20 rows / 1", browser, database, rows)
        times(database, browser, {"person page, 9 permits": nine, "permit page": permits[1]})


def count(what: str, browser: Client, database: Database, pages: tuple[str, str]) -> None:
    """The claim that the second page asks the database as often as the first."""
    few, many = (asked(browser, page) for page in pages)
    measured = f"{few} statements, then {many}"
    claim(f"statements of a {what}, {database.vendor}", many / few, measured, at_most=1)


def asked(browser: Client, page: str) -> int:
    """How many statements a page asks, once what a process reads once is read."""
    browser.get(page)
    with CaptureQueriesContext(connection) as found:
        answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return len(found)


def times(database: Database, browser: Client, pages: dict[str, str]) -> None:
    """The time of pages as granian serves them; told, no claim."""
    cookies = f"{settings.SESSION_COOKIE_NAME}={browser.session.session_key}"
    with running(database, demo=False) as live:
        for name, page in pages.items():
            spent = sorted(served(f"{live.address}{page}", cookies))
            low, high = spent[len(spent) // 10], spent[-len(spent) // 10]
            middle = statistics.median(spent)
            measured = f"eight of ten {low:.1f} to {high:.1f} ms"
            claim(f"ms of a {name} on granian, {database.vendor}", middle, measured)


def served(address: str, cookies: str) -> Iterator[float]:
    """Milliseconds of each request."""
    asking = urllib.request.Request(address, headers={"Cookie": cookies})
    for turn in range(TIMES + 5):
        began = time.perf_counter()
        with urllib.request.urlopen(asking) as answer:
            assert answer.url == address, answer.url
            answer.read()
        if turn >= 5:
            yield 1e3 * (time.perf_counter() - began)


def clerk() -> Client:
    """A browser in which a clerk of the police has signed in and said why they look."""
    account = open_account(username="clerk", display_name="clerk", password=None)
    post = Appointment(account.id, Role.POLICE_CLERK, "", CITY, date(2026, 1, 1))
    appoint(appointment=post, act=act())
    browser = Client(headers={"host": "localhost:8000", "accept-language": "zh-CN"})
    browser.force_login(account)
    session = browser.session
    session[SET_HERE] = account.id
    session.save()
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    return browser


def holder(name: str, permits: int) -> NewHolder:
    """Somebody with so many permits, one after the other; the last one is open."""
    first = TODAY - timedelta(days=300 * permits)
    lived = []
    for number in range(permits):
        issued_on = first + timedelta(days=300 * number)
        ended = () if number == permits - 1 else (Cancellation(issued_on + timedelta(days=200)),)
        facts = Permit(issued_on, (), ended)
        reason = "left" if ended else ""
        lived.append(NewPermit(f"N{name}{number}", f"{CITY[:4]}05", facts, OFFICE, reason))
    return NewHolder(PersonalDetails(name), tuple(lived))


def person_of(name: str) -> str:
    """The address of the page of somebody, found by name."""
    return f"/people/{find_persons(name, Jurisdiction(CITY)).persons[0]}/"


def permit_of(page: str) -> str:
    """The address of the page of the open permit of a person."""
    with connection.cursor() as cursor:
        person = page.split("/")[2]
        asked_for = "SELECT id FROM registry_permit WHERE person_id = %s AND closed_on IS NULL"
        cursor.execute(asked_for, [person])
        return f"/permits/{cursor.fetchone()[0]}/"


if __name__ == "__main__":
    main()
