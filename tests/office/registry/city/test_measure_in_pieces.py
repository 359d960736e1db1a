"""A measure of a large place: tried on its permits piece by piece, and followed piece by piece."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    FUTIAN,
    NANSHAN,
    a_permit,
    a_person,
    act,
    refused,
    told,
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.measures import digest_of, measures_in_force, shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit, TouchedPermit, Trial
from anju.office.registry.permits import following, trying
from anju.office.registry.permits.due import DueList, due_page
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.following import as_judged, judge_some_anew, waiting
from anju.office.registry.permits.lapsing import record_lapse_if_any
from anju.office.registry.permits.trying import found_by, trial_of, try_one_further
from anju.office.registry.rebuilding.comparing import compare
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because
from anju.office.registry.upkeep.rounds import bring_measures_further, tidy

DAY = date(2026, 4, 1)
AT = datetime(2026, 4, 1, 2, tzinfo=UTC)
SHIPPED = shipped_measures()[CITY]
LATER = SHIPPED.replace('suspended_from = "anniversary"', 'suspended_from = "day_after"', 1)
SHORTER = SHIPPED.replace('window = "60 days"', 'window = "10 days"', 1)
SOONER = SHIPPED.replace('lapse = "24 months"', 'lapse = "6 months"', 1)


@pytest.fixture(autouse=True)
def _two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "AT_A_TIME", 2)
    monkeypatch.setattr(following, "AT_A_TIME", 2)


def _permits(count: int, place: str = NANSHAN) -> list[str]:
    people = (a_person(PersonalDetails(f"赵{number}")) for number in range(count))
    return sorted(
        a_permit(each, f"{place}-{number}", place=place) for number, each in enumerate(people)
    )


def _adopt(toml: str) -> Outcome:
    acting = act(DAY, actor="admin-1", role="city_administrator")
    return adopt_measure(toml=toml, reason="amended", act=acting)


def _tried(toml: str) -> Trial:
    trial = trial_of(toml, CITY, AT)
    while try_one_further():
        pass
    trial.refresh_from_db()
    return trial


def _good() -> dict[str, date | None]:
    return dict(Permit.objects.values_list("id", "last_good_day"))


def _pieces() -> Iterator[int]:
    """How many permits wait before each piece."""
    while judge_some_anew():
        yield waiting().count()


def test_a_large_place_is_tried_first_and_follows_afterwards(city: Database) -> None:
    permits = _permits(5)
    with refused(Because.NOT_TRIED):
        _adopt(LATER)
    trial = _tried(LATER)
    assert (trial.read, trial.finished) == (5, True)
    found = found_by(trial, Jurisdiction(CITY), 3)
    assert (found.count, found.impossible) == (5, 0)
    assert [each.record.id for each in found.first] == permits[:3]
    assert _adopt(LATER)["permits"] == 5
    assert measures_in_force().digests[CITY] == digest_of(LATER)
    before, after = date(2025, 3, 14), date(2025, 3, 15)
    assert [_good()[each] for each in permits] == [after, after, before, before, before]
    assert list(compare(print)) == []
    assert list(_pieces()) == [1, 0]
    assert set(_good().values()) == {after}
    assert rebuild().changed == []


def test_what_is_written_meanwhile_is_tried_in_the_adoption(sqlite_city: Database) -> None:
    permits = _permits(3)
    _tried(SHORTER)
    endorse(permit_id=permits[1], filed_on=date(2025, 2, 1), act=act(DAY))
    with refused(Because.MEASURE_CONTRADICTS):
        _adopt(SHORTER)
    _tried(LATER)
    issued = a_permit(a_person(PersonalDetails("钱")), "N9", date(2024, 5, 6))
    assert _adopt(LATER)["permits"] == 4
    assert TouchedPermit.objects.filter(permit_id=issued, trial__adopted__isnull=False).exists()


def test_where_much_was_written_since_it_is_tried_anew(
    sqlite_city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    permits = _permits(3)
    first = _tried(LATER)
    assert trial_of(LATER, CITY, AT).id == first.id
    monkeypatch.setattr(trying, "MOST_SINCE", 0)
    endorse(permit_id=permits[0], filed_on=date(2025, 2, 1), act=act(DAY))
    again = trial_of(LATER, CITY, AT)
    assert (again.id == first.id, again.read, again.touched.count()) == (False, 0, 0)
    with refused(Because.NOT_TRIED):
        _adopt(LATER)


def test_a_piece_that_two_read_counts_once(sqlite_city: Database) -> None:
    _permits(3)
    one, other = trial_of(LATER, CITY, AT), trial_of(LATER, CITY, AT)
    assert trying.tried_further(one).read == 2
    assert trying.tried_further(other).read == 2
    assert TouchedPermit.objects.count() == 2


def test_until_it_follows_a_stale_fact_is_judged_where_it_is_needed(city: Database) -> None:
    """Lapsed by the new text, not by the old one: read, listed and recorded by the new one."""
    permits = _permits(4)
    _tried(SOONER)
    _adopt(SOONER)
    last = permits[-1]
    stale = Permit.objects.get(id=last)
    assert stale.lapse_on == date(2027, 3, 14)
    [row] = as_judged([stale])
    assert row.lapse_on == date(2025, 9, 14)
    listed = due_page(DueList.LATE, within=Jurisdiction(CITY), office="", today=DAY).permits
    assert {each.id: each.lapse_on for each in listed}[last] == date(2025, 9, 14)
    assert record_lapse_if_any(Permit.objects.get(id=last), act(DAY), measures_in_force())
    assert told(last)[-1][:2] == ("permit_lapsed", "2025-09-15")
    assert list(compare(print)) == []


def test_who_changes_a_permit_projects_it_by_the_text_in_force(sqlite_city: Database) -> None:
    permits = _permits(4)
    _tried(LATER)
    _adopt(LATER)
    endorse(permit_id=permits[3], filed_on=date(2025, 3, 1), act=act(DAY))
    assert _good()[permits[3]] == date(2026, 3, 15)
    assert list(compare(print)) == []
    assert set(_pieces()) == {0}
    assert rebuild().changed == []


def test_a_second_text_before_the_first_was_followed(sqlite_city: Database) -> None:
    permits = _permits(5)
    for toml in (LATER, SHIPPED):
        _tried(toml)
        _adopt(toml)
    assert {_good()[each] for each in permits[2:]} == {date(2025, 3, 14)}
    bring_measures_further(AT)
    assert not waiting().exists()
    assert rebuild().changed == []


def test_a_rebuild_leaves_nothing_waiting(city: Database) -> None:
    _permits(4)
    _tried(LATER)
    _adopt(LATER)
    assert waiting().exists()
    assert rebuild().changed == ["registry_permit"]
    assert not waiting().exists()
    assert not judge_some_anew()


def test_only_what_lies_inside_a_jurisdiction_is_counted(sqlite_city: Database) -> None:
    _permits(2)
    [there] = _permits(1, FUTIAN)
    found = found_by(_tried(LATER), Jurisdiction(FUTIAN), 9)
    assert (found.count, [each.record.id for each in found.first]) == (1, [there])


def test_what_nobody_adopted_is_forgotten_after_thirty_days(sqlite_city: Database) -> None:
    _permits(1)
    _tried(SHORTER)
    _tried(LATER)
    _adopt(LATER)
    tidy(AT + timedelta(days=30))
    assert Trial.objects.count() == 2
    tidy(AT + timedelta(days=30, seconds=1))
    assert [each.digest for each in Trial.objects.all()] == [digest_of(LATER)]


def test_clerks_work_while_permits_follow(city: Database) -> None:
    """Endorsements beside two workers: every projection is by the text in force at the end."""
    permits = _permits(8)
    _tried(LATER)
    _adopt(LATER)

    def follow() -> None:
        while judge_some_anew():
            pass

    filed_on = date(2025, 3, 1)
    clerks = [partial(endorse, permit_id=each, filed_on=filed_on, act=act(DAY)) for each in permits]
    city.in_threads(*clerks[:4], follow, follow, *clerks[4:])
    assert set(_good().values()) == {date(2026, 3, 15)}
    assert not waiting().exists()
    assert rebuild().changed == []
