"""The desk's queues with 1,000 open cases in one office, and with a hundred times as many.

What is timed apart: the queries of one page (a page of the queue and the five counts), and the
whole page as a clerk's browser asks for it, in this process.  The rows of the cases are made, not
lived: a queue asks only the projection.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

from bench.grown import found_city_of
from bench.measure import claim
from bench.offices import CITY, OFFICE, TODAY, act, each_office, timed
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from tests.office.databases import Database

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.second_factor import SET_HERE
from anju.office.casework.desk.queues import DeskView, Queue, queue_count, queue_page
from anju.office.casework.models import Case
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.people.models import Person

QUICK = "quick" in sys.argv
FIRST, LARGE = (100, 1_000) if QUICK else (1_000, 100_000)
ROUNDS = 30
AT_A_TIME = 5_000
VIEW = DeskView("clerk", Role.POLICE_CLERK, Jurisdiction(CITY), (OFFICE,))
STATES = (
    ("filed", "clerk", None),
    ("accepted", "police", 4),
    ("accepted", "police", 12),
    ("waiting", "holder", None),
    ("accepted", "police", -3),
)
"""What an office's cases are: the state, who acts next, the days left of the clock."""


def main() -> None:
    for database in each_office():
        measure(database)


def measure(database: Database) -> None:
    found_city_of(200)
    open_office(
        office=NewOffice(OfficeKind.POLICE_STATION, "派出所", "", CITY),
        act=act(),
        identifier=OFFICE,
    )
    if database.vendor == "postgresql":  # the made looks have numbers of their own
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('registry_look', 'id'), max(id))"
                " FROM registry_look"
            )
    browser = signed_in()
    made = make_cases(0, FIRST)
    before = taken(browser)
    with timed(f"{LARGE} open cases on {database.vendor}"):
        make_cases(made, LARGE)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    after = taken(browser)
    for what, small, large in zip(("SQL", "page"), before, after, strict=True):
        claim(
            f"queue, {what}, {LARGE} open cases / {FIRST}, {database.vendor}",
            large / small,
            f"{1e3 * small:.1f} ms, then {1e3 * large:.1f} ms",
            at_most=1.5,
        )


def make_cases(start: int, end: int) -> int:
    """Open cases by number from `start` to `end` in one office; `end`."""
    people = cycle(Person.objects.values_list("id", flat=True)[:100])
    rows = [case(number, next(people)) for number in range(start, end)]
    Case.objects.bulk_create(rows, batch_size=AT_A_TIME)
    return end


def case(number: int, person: str) -> Case:
    state, desk, left = STATES[number % len(STATES)]
    clock = TODAY + timedelta(days=left) if left is not None else None
    return Case(
        id=f"{number:020x}",
        receipt_number=f"{number:017d}",
        procedure="application",
        state=state,
        about=f"{number:020x}",
        person_id=person,
        office_id=OFFICE,
        division_code=CITY,
        step=2,
        desk=desk,
        filed_on=TODAY - timedelta(days=number % 20),
        due_on=clock or TODAY - timedelta(days=number % 20),
        clock_on=clock,
    )


def taken(browser: Client) -> tuple[float, float]:
    """The medians of the queries of a page, and of the whole page."""
    return median(queries), median(lambda: opened(browser))


def queries() -> None:
    queue_page(Queue.TO_DO, VIEW, TODAY)
    for queue in Queue:
        queue_count(queue, VIEW, TODAY)


def opened(browser: Client) -> None:
    if browser.get("/desk/").status_code != 200:
        raise AssertionError("the page did not open")


def median(do: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        do()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def signed_in() -> Client:
    """The browser of a clerk of the office."""
    account = open_account(username="clerk", display_name="clerk", password=None)
    post = Appointment(account.id, Role.POLICE_CLERK, OFFICE, CITY, TODAY - timedelta(days=9))
    appoint(appointment=post, act=act())
    browser = Client(headers={"host": "localhost:8000"})
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        browser.force_login(account)
    session = browser.session
    session[SET_HERE] = account.id
    session.save()
    return browser


if __name__ == "__main__":
    main()
