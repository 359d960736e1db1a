"""What the tests of the registry stand on: a founded city, somebody in it, and who acts.

The city is Shenzhen (440300) in Guangdong; its permits are judged by its own measure: the window
is the 60 days before each full year, the last day told is its eve, suspension begins on the
anniversary, a late endorsement begins anew, and after 24 months of suspension the permit lapses.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection

from anju.law.facts import Decision
from anju.law.known import Refusal, RefusedHistory
from anju.office.common.keyring import current_ring
from anju.office.config.preparing import found_city
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.models import Entry
from anju.office.registry.ledger.requests import RequestConflict
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.merging import decide_on_persons, propose_merge
from anju.office.registry.people.registering import register_person
from anju.office.registry.permits.fold import Filing, fold_permit
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because, Refused
from anju.office.registry.verifying.verify import verify

if TYPE_CHECKING:
    from django.db.models import QuerySet

CITY, FUTIAN, NANSHAN = "440300", "440304", "440305"
DONGGUAN = "441900"
STATION = "0f1e2d3c4b5a69788796"
FOUNDED_ON = date(2016, 1, 1)
ISSUED_ON = date(2024, 3, 15)
NUMBER = "4403J24031500017"
DETAILS = PersonalDetails("欧阳晓晨", "110105194912310021", "F", "03", date(1949, 12, 31), "110105")
OTHER = PersonalDetails("张𠮷国", "44010619900229001X", "M", "01", date(1990, 2, 28), "440106")


def act(
    today: date,
    key: str = "",
    *,
    actor: str = "clerk-1",
    role: str = "police_clerk",
    within: str = CITY,
    at: datetime | None = None,
    persons: tuple[str, ...] = (),
) -> Act:
    """Somebody acts on a legal day, at ten in the morning where no moment is given.

    `persons` are those for whom somebody of the family acts.
    """
    at = at or datetime.combine(today, time(2), UTC)
    return Act(actor, STATION, role, within, today, at, key, persons=persons)


def officer(today: date, key: str = "", *, actor: str = "officer-1", within: str = CITY) -> Act:
    """Another account in another role acts."""
    return act(today, key, actor=actor, role="issuing_officer", within=within)


def merge(person: str, into: str, day: date) -> None:
    """One record is merged into another, proposed by one and granted by another of the nation."""
    nation = "000000"
    proposed = propose_merge(
        person_id=person, into=into, reason="same", act=act(day, within=nation)
    )
    decide_on_persons(
        person_id=person,
        proposal=int(str(proposed["number"])),
        decision=Decision.GRANTED,
        act=officer(day, within=nation),
    )


def filings_of(permit: str) -> list[Filing]:
    """The filings of a permit for its endorsement, as its chain has them now."""
    return fold_permit(read_chain(permit)).filings


def filings_recorded() -> "QuerySet[Entry]":
    """The entries of all filings, of those granted at once as of those decided on later."""
    return Entry.objects.filter(kind__in=(Kind.PERMIT_ENDORSED, Kind.ENDORSEMENT_FILED))


def found() -> None:
    """Adopt the measures that come with the law."""
    found_city(FOUNDED_ON, datetime.combine(FOUNDED_ON, time(2), UTC))


def a_person(
    details: PersonalDetails = DETAILS, place: str = NANSHAN, on: date = date(2024, 3, 1)
) -> str:
    """Somebody who was registered; their identifier."""
    acting = act(on, within="000000")
    return str(register_person(details=details, division_code=place, act=acting)["subject"])


def a_permit(
    person: str,
    number: str = NUMBER,
    issued_on: date = ISSUED_ON,
    place: str = NANSHAN,
    good_until: date | None = None,
) -> str:
    """A permit issued on its day; its identifier."""
    issue = Issue(person, number, place, STATION, issued_on, good_until)
    acting = officer(max(issued_on, FOUNDED_ON), within="000000")
    return str(issue_permit(issue=issue, act=acting)["subject"])


def told(subject: str) -> list[tuple[str, str, dict[str, Any], str]]:
    """The chain of a subject: of each entry its kind, legal day, payload and reason."""
    return [
        (entry.kind, entry.effective_on, json.loads(entry.payload), entry.reason)
        for entry in read_chain(subject)
    ]


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    rows = {}
    with connection.cursor() as cursor:
        for table, statement in _statements().items():
            cursor.execute(statement)
            rows[table] = cursor.fetchall()
    return rows


@cache
def _statements() -> dict[str, str]:
    """What reads each table in the order of its key: made once, as it is asked very often."""
    statements = {}
    for model in apps.get_models():
        key = ", ".join(f'"{field.column}"' for field in model._meta.pk_fields)
        table = model._meta.db_table
        statements[table] = f'SELECT * FROM "{table}" ORDER BY {key}'
    return statements


def nothing_is_amiss() -> None:
    """What was written has its places, every byte of it holds, and rebuilding changes nothing."""
    sequence()
    findings = verify(ring=current_ring()).findings
    assert findings == [], findings
    changed = rebuild().changed
    assert changed == [], changed


@contextmanager
def nothing_written() -> Iterator[None]:
    """What is done inside leaves every table as it was."""
    before = everything()
    yield
    after = everything()
    assert [table for table in after if after[table] != before[table]] == []


@contextmanager
def refused(reason: Because, day: date | None = None, *, leads_to: str = "") -> Iterator[None]:
    """What is done inside is refused for a reason, and nothing is written."""
    with nothing_written():
        with pytest.raises(Refused) as caught:
            yield
        said = caught.value
        assert (said.reason, said.day, said.leads_to) == (reason, day, leads_to)


@contextmanager
def refused_by_law(reason: Refusal, boundary: date) -> Iterator[None]:
    """What is done inside is refused by the law, and nothing is written."""
    with nothing_written():
        with pytest.raises(RefusedHistory) as caught:
            yield
        assert (caught.value.reason, caught.value.boundary) == (reason, boundary)


@contextmanager
def conflicting() -> Iterator[None]:
    """What is done inside uses a key for something else, and nothing is written."""
    with nothing_written(), pytest.raises(RequestConflict):
        yield
