"""Clerks at work over HTTP, each with a browser of their own: what a day at the desk is made of."""

import random
import re
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.journeys.live import HOST
from tests.office.soak.desk import PATIENCE, Work

Fields = dict[str, str | list[str]]
PAUSE = 2.0, 6.0
"""Seconds between two actions of a clerk."""

APPLICATION: Fields = {
    "grounds": ["employment"],
    "materials": ["resident_identity_card", "photo", "labour_contract"],
    "insured_months_running": "14",
    "insured_months_of_last_24": "20",
}


@dataclass
class Clerk:
    """One clerk: `spent` is what each request took, in seconds, by what was asked for."""

    work: Work
    port: int
    random: random.Random
    spent: list[tuple[str, float]] = field(default_factory=list)
    endorsed: int = 0
    filed: int = 0
    stepped: int = 0
    noted: int = 0

    def __post_init__(self) -> None:
        self._holders, self._applicants = iter(self.work.holders), iter(self.work.applicants)
        self._cases: list[str] = []
        self._connection = HTTPConnection(HOST, self.port, timeout=PATIENCE)

    def work_until(self, stopped: threading.Event, pause: tuple[float, float] = PAUSE) -> None:
        """One action after the other, a pause between them, until told to stop."""
        actions: dict[Callable[[], None], int] = {
            self.endorse: 6,
            self.search: 5,
            self.look_at_queue: 4,
            self.see_holder: 3,
            self.apply: 2,
            self.take_a_step: 2,
            self.note: 2,
        }
        stopped.wait(self.random.uniform(0, pause[1]))
        while not stopped.is_set():
            (action,) = self.random.choices(list(actions), list(actions.values()))
            action()
            stopped.wait(self.random.uniform(*pause))
        self._connection.close()

    def search(self) -> None:
        """Find somebody by name."""
        told: Fields = {"q": self.random.choice(self.work.names), "purpose": "counter"}
        self._post("search", "/desk/find/", told)

    def see_holder(self) -> None:
        """Open the page of somebody with a permit."""
        person, _ = self.random.choice(self.work.holders)
        self._purpose()
        self._get("holder page", f"/desk/people/{person}/")

    def look_at_queue(self) -> None:
        """Open the first page of the desk."""
        self._get("queue", "/desk/")

    def endorse(self) -> None:
        """Endorse somebody, and print the receipt."""
        if (next_one := next(self._holders, None)) is None:
            return
        person, permit = next_one
        self._purpose()
        key = _hidden(self._get("holder page", f"/desk/people/{person}/"), "key")
        onward = self._post("endorse", f"/desk/permits/{permit}/endorse/", {"key": key})
        assert "/endorsed/" in onward, onward
        self.endorsed += 1
        self._get("endorsed", onward)
        assert self._get("receipt", f"{onward}receipt/").startswith("%PDF-")

    def apply(self) -> None:
        """Take in an application, complete as it is."""
        if (person := next(self._applicants, None)) is None:
            return
        self._purpose()
        url = f"/desk/people/{person}/apply/"
        key = _hidden(self._get("apply", url), "key")
        self._post("apply", url, {**APPLICATION, "key": key, "step": "look"})
        onward = self._post("apply", url, {**APPLICATION, "key": key, "step": "accept"})
        assert "/desk/cases/" in onward, onward
        self.filed += 1
        self._cases.append(onward)
        self._get("case page", onward)

    def take_a_step(self) -> None:
        """Examine an application of one's own; each is examined once."""
        if not self._cases:
            return
        case = self._cases.pop(0)
        page = self._get("case step", f"{case}step/examine/")
        told: Fields = {"key": _hidden(page, "key"), "seen": _hidden(page, "seen")}
        assert self._post("case step", f"{case}step/examine/", told) == case
        self.stepped += 1

    def note(self) -> None:
        """Note something on a case of one's own for colleagues."""
        if not self._cases:
            return
        case = self.random.choice(self._cases)
        assert self._post("note", f"{case}note/", {"text": "明天再来"}) == case
        self.noted += 1
        self._get("case page", case)

    def _purpose(self) -> None:
        """Say once why one looks, as the search does it."""
        if not self.spent or all(what != "search" for what, _ in self.spent):
            self.search()

    def _get(self, what: str, url: str) -> str:
        status, _, page = self._asked(what, "GET", url, None)
        assert status == 200, (what, url, status)
        return page

    def _post(self, what: str, url: str, fields: Fields) -> str:
        """Where the answer leads; the page itself where it leads nowhere."""
        form = urlencode({**fields, "csrfmiddlewaretoken": self.work.token}, doseq=True)
        status, onward, page = self._asked(what, "POST", url, form)
        assert status in {200, 302}, (what, url, status)
        return onward or page

    def _asked(self, what: str, method: str, url: str, form: str | None) -> tuple[int, str, str]:
        headers = {"Cookie": self.work.cookies, "Origin": f"http://{HOST}:{self.port}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self._connection.request(method, url, form, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode("utf-8", "replace")
        self.spent.append((what, time.perf_counter() - began))
        return answer.status, answer.headers.get("Location", ""), page


def at_work(
    works: Sequence[Work], port: int, seconds: float, pause: tuple[float, float] = PAUSE
) -> list[Clerk]:
    """Clerks who work side by side for so long; raises what any of them met."""
    clerks = [Clerk(work, port, random.Random(nth)) for nth, work in enumerate(works)]
    stopped = threading.Event()
    with ThreadPoolExecutor(len(clerks)) as pool:
        working = [pool.submit(clerk.work_until, stopped, pause) for clerk in clerks]
        until = time.monotonic() + seconds
        while time.monotonic() < until and not any(each.done() for each in working):
            time.sleep(0.1)
        stopped.set()
    for each in working:
        each.result()
    return clerks


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]
