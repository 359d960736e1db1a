"""Who looked at whom, and why: the auditor's pages, which are looks themselves."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import WHY, Somebody, last_look, looks, somebody
from tests.office.registry.acting import CITY, DONGGUAN, FUTIAN, NANSHAN, OTHER, a_person

from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.looks.models import Look
from anju.office.registry.looks.recording import record_look
from anju.office.registry.people.places import add_place


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


@pytest.fixture
def auditor(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.AUDITOR))


@pytest.fixture
def looked(appointed: Appointed, known: Somebody) -> Account:
    """A clerk who looked at the permit, and at somebody else."""
    account = appointed(Role.POLICE_CLERK)
    clerk = browser_of(account)
    clerk.post("/why/", {**WHY, "purpose": "other", "note": "a call  from\nthe station"})
    clerk.get(f"/permits/{known.permit}/")
    clerk.get(f"/people/{a_person(OTHER)}/")
    return account


def test_the_looks_at_a_person_name_who_and_why(
    auditor: Client, looked: Account, known: Somebody
) -> None:
    said = words(auditor.get(f"/people/{known.person}/looks/").content)
    assert "police_clerk 李" in said
    assert "a call from the station" in said
    assert OTHER.name not in said
    assert last_look() == ("looks", "audit", [known.person])


def test_the_looks_of_a_member_of_staff_name_whom(
    auditor: Client, looked: Account, known: Somebody
) -> None:
    said = words(auditor.get(f"/looks/{looked.id}/").content)
    assert "欧阳晓晨" in said
    assert OTHER.name in said
    assert (last_look()[0], len(last_look()[2])) == ("looks", 2)


def test_the_looks_of_everybody_hold_the_auditors_own(
    auditor: Client, looked: Account, known: Somebody
) -> None:
    auditor.get(f"/people/{known.person}/looks/")
    said = words(auditor.get("/looks/").content)
    assert "auditor 李" in said
    assert "police_clerk 李" in said


def test_only_three_of_many_are_named_and_looked_at(auditor: Client, desk: str) -> None:
    people = [f"{number:020}" for number in range(7)]
    for person in people:
        add_place(person, NANSHAN)
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    record_look(viewer="x", page="due", purpose="queue late", persons=people, at=at)
    assert "and 4 more" in words(auditor.get("/looks/").content)
    assert last_look()[2] == people[:3]


OUT_OF_TOWN = PersonalDetails("慕容雪")


def test_people_outside_the_viewers_area_are_counted_and_not_named(
    appointed: Appointed, looked: Account, known: Somebody
) -> None:
    abroad = a_person(OUT_OF_TOWN, DONGGUAN)
    note = "other: 慕容雪来电"
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    record_look(viewer=looked.id, page="find", purpose=note, persons=[abroad], at=at)
    both = [abroad, known.person]
    record_look(viewer=looked.id, page="find", purpose=note, persons=both, at=at)
    auditor = browser_of(appointed(Role.AUDITOR, place=CITY))
    for url in ("/looks/", f"/looks/{looked.id}/"):
        page = auditor.get(url).content
        said = words(page)
        assert OUT_OF_TOWN.name not in said
        assert abroad not in page.decode()
        assert said.count("outside your area: 1") == 2
        assert said.count("Another reason, in words") == 4
        assert said.count("a call from the station") == 2
        assert "police_clerk 李" in said
        assert "欧阳晓晨" in said
        assert abroad not in last_look()[2]


def test_an_auditor_of_a_district_reads_names_of_the_district_only(
    appointed: Appointed, looked: Account, known: Somebody
) -> None:
    auditor = browser_of(appointed(Role.AUDITOR, place=FUTIAN))
    said = words(auditor.get(f"/looks/{looked.id}/").content)
    assert "police_clerk 李" in said
    assert not any(name in said for name in ("欧阳晓晨", OTHER.name))
    assert said.count("outside your area: 1") == 2
    assert Look.objects.filter(page="looks").count() == 0


def test_days_are_those_of_shanghai_and_both_count(auditor: Client, desk: str) -> None:
    for moment in ("2026-11-22T15:59:59", "2026-11-22T16:00:00", "2026-11-23T15:59:59"):
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        record_look(viewer="x", page="find", purpose=moment, persons=["5f"], at=at)
    said = words(auditor.get("/looks/", {"from": "2026-11-23", "until": "2026-11-23"}).content)
    assert "2026-11-22T15:59:59" not in said
    assert "2026-11-22T16:00:00" in said
    assert "2026-11-23T15:59:59" in said


@pytest.mark.parametrize("field", ["from", "until"])
@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0001-01-01", "9999-12-31", "²"])
def test_a_day_that_is_none_gives_a_sentence(auditor: Client, field: str, day: str) -> None:
    answer = auditor.get("/looks/", {field: day})
    assert answer.status_code == 422
    assert "This is no day." in words(answer.content)


@pytest.mark.parametrize("before", ["x", "-1", "²", "0", "9" * 30, "9" * 5000])
def test_an_odd_place_to_go_on_from_is_no_error(auditor: Client, desk: str, before: str) -> None:
    assert auditor.get("/looks/", {"before": before}).status_code == 200


def test_a_member_of_staff_who_is_none_is_not_found(auditor: Client) -> None:
    before = looks()
    assert auditor.get(f"/looks/{'0' * 20}/").status_code == 404
    assert looks() == before


def test_pages_go_on_behind_the_fiftieth(auditor: Client, desk: str) -> None:
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    for number in range(60):
        record_look(viewer="x", page="find", purpose=f"p{number:03}", persons=["5f"], at=at)
    first = auditor.get("/looks/").content.decode()
    assert ("p010" in first, "p009" in first) == (True, False)
    further = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = auditor.get(f"/looks/{further}").content.decode()
    assert ("p009" in second, "p010" in second) == (True, False)
