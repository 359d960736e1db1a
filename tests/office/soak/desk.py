"""A station at work: its people, its clerks with sessions of their own, and the server they ask."""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.utils.crypto import get_random_string
from tests.journeys.live import HOST, free_port
from tests.office.databases import Database
from tests.office.registry.acting import CITY, NANSHAN, act

from anju.law.facts import Permit as PermitFacts
from anju.law.legal_days import months_after
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.second_factor import SET_HERE
from anju.office.config.sessions import SessionStore
from anju.office.places.models import OfficeKind
from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.intake import NewHolder, NewPermit, NewRegistration, PersonalDetails
from anju.office.registry.people.models import Person
from anju.office.registry.permits.models import Permit

PATIENCE = 90  # seconds
_names = count()


@dataclass(frozen=True)
class Work:
    """What one clerk works on alone: the cookies, whom to endorse, who applies, names to find."""

    cookies: str
    token: str
    holders: Sequence[tuple[str, str]]
    applicants: Sequence[str]
    names: Sequence[str]


def open_station() -> str:
    """A police station; its identifier."""
    station = NewOffice(OfficeKind.POLICE_STATION, "红旗派出所", "Hongqi Station", NANSHAN)
    return str(open_office(office=station, act=act(date(2020, 1, 1)))["subject"])


def fill(station: str, holders: int, applicants: int, today: date) -> None:
    """Record people with a permit that can be endorsed today, and people without one."""
    home = NewRegistration(NANSHAN, "深圳市南山区桃园路2号", today - timedelta(days=700))
    issued_on = months_after(today + timedelta(days=9), -12)
    people = (
        NewHolder(
            PersonalDetails(
                f"王小{chr(0x4E00 + number)}", "", "F", "01", date(1990, 2, 28), "440106"
            ),
            (NewPermit(f"4403J{number:012}", NANSHAN, PermitFacts(issued_on), station),)
            if number < holders
            else (),
            (home,),
        )
        for number in range(holders + applicants)
    )
    for batch in batches(people):
        record_holders(batch, act=act(today))


def shared_out(station: str, clerks: int, today: date) -> list[Work]:
    """The people of the station shared out among so many clerks, each signed in."""
    held = list(Permit.objects.order_by("id").values_list("person_id", "id"))
    holding = {person for person, _ in held}
    without = [id_ for id_ in Person.objects.values_list("id", flat=True) if id_ not in holding]
    return [
        _signed_in(station, today, held[nth::clerks], without[nth::clerks], nth)
        for nth in range(clerks)
    ]


def _signed_in(
    station: str,
    today: date,
    holders: Sequence[tuple[str, str]],
    applicants: Sequence[str],
    nth: int,
) -> Work:
    account = open_account(username=f"clerk-{next(_names)}", display_name=f"{nth}号", password=None)
    post = Appointment(account.id, Role.POLICE_CLERK, station, NANSHAN, today - timedelta(days=9))
    appoint(appointment=post, act=act(today, within=CITY))
    session = SessionStore()
    session[SESSION_KEY] = account.id
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[SET_HERE] = account.id
    session.create()
    token = get_random_string(CSRF_SECRET_LENGTH)
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    names = [f"王小{chr(0x4E00 + 7 * nth + more)}" for more in range(7)]
    sent = f"{cookies}; {settings.CSRF_COOKIE_NAME}={token}; language=zh-hans"
    return Work(sent, token, holders, applicants, names)


@contextmanager
def served(database: Database) -> Iterator[int]:
    """The office as it is served, on as many processes as the machine has cores, and its worker.

    Gives the port.
    """
    port = free_port()
    told = {"ANJU_ORIGIN": f"http://{HOST}:{port}", "ANJU_DEMO": "0"}
    log = (database.home / "server.txt").open("w", encoding="utf-8")
    serve = f"-m anju serve --host {HOST} --port {port} --workers 2"
    running = [
        database.popen(*command.split(), env=told, stdout=log, stderr=subprocess.STDOUT)
        for command in (serve, "-m anju work")
    ]
    try:
        _wait_for(port, running)
        yield port
    finally:
        for each in running:
            each.terminate()
        for each in running:
            each.wait(PATIENCE)
        log.close()


def _wait_for(port: int, running: Sequence[subprocess.Popen[str]]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and all(each.poll() is None for each in running):
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/sign-in/", timeout=PATIENCE):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the office does not answer")
