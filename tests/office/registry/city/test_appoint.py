"""Appointing staff to posts, and ending them."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.db import DatabaseError, transaction
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    STATION,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.access.models import Account, Post
from anju.office.access.roles import Role
from anju.office.registry.city.staff import Appointment, appoint, end_post
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import Because, Refused

DAY, FIRST_DAY, LAST_DAY = date(2026, 3, 20), date(2026, 4, 1), date(2026, 6, 30)


def _account(username: str = "z-liu") -> str:
    return Account.objects.create(username=username, display_name="刘志远").id


def _post(account: str, **changed: object) -> Appointment:
    post = Appointment(account, Role.POLICE_CLERK, STATION, NANSHAN, FIRST_DAY)
    return replace(post, **changed)  # type: ignore[arg-type] # every test changes a field to its own kind


def _admin(key: str = "", within: str = "440300", today: date = DAY) -> Act:
    return act(today, key, actor="admin-1", role="city_administrator", within=within)


def _appoint(post: Appointment, acting: Act | None = None) -> Outcome:
    return appoint(appointment=post, act=acting or _admin())


def _end(
    post: str, last_day: date = LAST_DAY, acting: Act | None = None, reason: str = "moved"
) -> Outcome:
    return end_post(post_id=post, last_day=last_day, reason=reason, act=acting or _admin())


def test_a_post_follows_from_its_entry(city: Database) -> None:
    account = _account()
    _appoint(_post(account))
    [(kind, effective_on, payload, _)] = told(account)
    assert (kind, effective_on) == ("staff_appointed", "2026-04-01")
    post = payload.pop("post")
    assert payload == {"role": "police_clerk", "office": STATION, "division_code": NANSHAN}
    row = Post.objects.get(id=post)
    assert (row.account_id, row.role, row.office) == (account, "police_clerk", STATION)
    assert (row.division_code, row.first_day, row.last_day) == (NANSHAN, FIRST_DAY, None)


def test_a_deputy_stands_in_for_somebody_for_a_time(sqlite_city: Database) -> None:
    account, chief = _account(), _account("z-chen")
    _appoint(_post(account, last_day=LAST_DAY, deputy_of=chief))
    payload = told(account)[0][2]
    assert (payload["last_day"], payload["deputy_of"]) == ("2026-06-30", chief)
    row = Post.objects.get(account_id=account)
    assert (row.last_day, row.deputy_of_id) == (LAST_DAY, chief)


def test_a_post_ends_on_its_last_day(city: Database) -> None:
    account = _account()
    _appoint(_post(account))
    row = Post.objects.get(account_id=account)
    _end(row.id)
    payload = {"post": row.id, "last_day": "2026-06-30"}
    assert told(account)[1] == ("staff_left", "2026-03-20", payload, "moved")
    row.refresh_from_db()
    assert row.last_day == LAST_DAY


@pytest.mark.parametrize("first_day", [FIRST_DAY, LAST_DAY])
def test_the_same_post_is_not_given_twice_on_a_day(city: Database, first_day: date) -> None:
    account = _account()
    _appoint(_post(account, last_day=LAST_DAY))
    with refused(Because.POST_HELD):
        _appoint(_post(account, first_day=first_day))


def test_the_day_after_it_can_be_given_again(sqlite_city: Database) -> None:
    account = _account()
    _appoint(_post(account, last_day=LAST_DAY))
    _appoint(_post(account, first_day=date(2026, 7, 1)))
    assert Post.objects.filter(account_id=account).count() == 2


def test_another_role_or_office_is_beside_it(sqlite_city: Database) -> None:
    account = _account()
    _appoint(_post(account))
    _appoint(_post(account, role=Role.AUDITOR))
    _appoint(_post(account, office_id="another-station"))
    assert Post.objects.filter(account_id=account).count() == 3


def test_the_database_itself_refuses_a_post_that_overlaps(city: Database) -> None:
    account = _account()
    _appoint(_post(account, last_day=LAST_DAY))
    row = Post.objects.get(account_id=account)
    row.id, row.first_day = "00000000000000000000", LAST_DAY
    with (
        nothing_written(),
        pytest.raises(DatabaseError, match="ranges overlap"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


def test_many_who_give_the_same_post_at_once_give_it_once(city: Database) -> None:
    account = _account()

    def attempt(admin: str) -> str:
        try:
            return str(_appoint(_post(account), replace(_admin(), actor=admin))["subject"])
        except Refused as found:
            return found.reason.value

    answers = city.in_threads(*(partial(attempt, f"admin-{number}") for number in range(8)))
    assert sorted(set(answers)) == sorted({account, "post_held"})
    assert answers.count(account) == len(told(account)) == 1


def test_nobody_appoints_themselves(sqlite_city: Database) -> None:
    account = _account()
    with refused(Because.ONESELF):
        _appoint(_post(account), replace(_admin(), actor=account))


@pytest.mark.parametrize("place", [DONGGUAN, "440000"])
def test_no_post_reaches_beyond_the_jurisdiction(sqlite_city: Database, place: str) -> None:
    account = _account()
    with refused(Because.NOT_FOUND):
        _appoint(_post(account, division_code=place))


def test_who_has_no_account_is_not_appointed(sqlite_city: Database) -> None:
    account = _account()
    with refused(Because.NOT_FOUND):
        _appoint(_post("00000000000000000000"))
    with refused(Because.NOT_FOUND):
        _appoint(_post(account, last_day=LAST_DAY, deputy_of="00000000000000000000"))


def test_days_out_of_order_are_refused(sqlite_city: Database) -> None:
    account, before = _account(), date(2026, 3, 31)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _appoint(_post(account, last_day=before))
    _appoint(_post(account))
    post = Post.objects.get(account_id=account).id
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _end(post, before)


def test_a_post_that_is_over_or_elsewhere_or_nowhere_does_not_end(sqlite_city: Database) -> None:
    account = _account()
    _appoint(_post(account, last_day=LAST_DAY))
    post = Post.objects.get(account_id=account).id
    with refused(Because.NOT_FOUND):
        _end(post, acting=_admin(within=FUTIAN))
    with refused(Because.NOT_FOUND):
        _end("00000000000000000000")
    with refused(Because.NOTHING_TO_DO):
        _end(post, acting=_admin(today=date(2026, 7, 1)))


def test_the_same_request_appoints_and_ends_once(city: Database) -> None:
    account = _account()
    first = _appoint(_post(account), _admin("key-1"))
    post = Post.objects.get(account_id=account).id
    ended = _end(post, acting=_admin("key-2"))
    with nothing_written():
        assert _appoint(_post(account), _admin("key-1")) == first
        assert _end(post, acting=_admin("key-2")) == ended
    with conflicting():
        _appoint(_post(account, division_code=FUTIAN), _admin("key-1"))
    with conflicting():
        _appoint(_post(account, last_day=LAST_DAY), _admin("key-1"))
    with conflicting():
        _end(post, acting=_admin("key-2"), reason="left")
