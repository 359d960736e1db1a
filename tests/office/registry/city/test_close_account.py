"""Closing the account of a member of staff: nobody signs in, posts end, the ledger says so."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DONGGUAN,
    NANSHAN,
    act,
    nothing_written,
    refused,
    told,
)

from anju.office.access.models import Account, Post
from anju.office.access.roles import Role
from anju.office.registry.city.closing import close_staff_account
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because

DAY = date(2026, 3, 20)


def _admin(key: str = "", actor: str = "admin-1") -> Act:
    return act(DAY, key, actor=actor, role="city_administrator")


def _account() -> str:
    return Account.objects.create(username="z-liu", display_name="刘志远").id


def _post(
    account: str, role: Role, first_day: date, last_day: date | None = None, place: str = NANSHAN
) -> str:
    post = Appointment(account, role, place, place, first_day, last_day)
    appoint(appointment=post, act=act(DAY, actor="admin-2", within="000000"))
    return Post.objects.get(account_id=account, role=role, first_day=first_day).id


def test_nobody_signs_in_and_the_posts_end(city: Database) -> None:
    account = _account()
    over = _post(account, Role.AGENCY_CLERK, date(2025, 1, 1), date(2025, 6, 30))
    lasting = _post(account, Role.POLICE_CLERK, date(2026, 1, 1))
    ahead = _post(account, Role.AUDITOR, date(2026, 5, 1), date(2026, 8, 31))
    mark = Account.objects.get(id=account).sessions_mark
    close_staff_account(account_id=account, reason="left_service", act=_admin())
    found = Account.objects.get(id=account)
    assert (found.is_active, found.sessions_mark == mark) == (False, False)
    assert dict(Post.objects.values_list("id", "last_day")) == {
        over: date(2025, 6, 30),
        lasting: DAY,
        ahead: date(2026, 5, 1),
    }
    assert told(account)[3:] == [
        ("staff_left", "2026-03-20", {"post": lasting, "last_day": "2026-03-20"}, "left_service"),
        ("staff_left", "2026-03-20", {"post": ahead, "last_day": "2026-05-01"}, "left_service"),
        ("staff_account_closed", "2026-03-20", {}, "left_service"),
    ]
    assert read_chain(account)[-1].actor == "admin-1"
    before = list(Post.objects.order_by("id").values())
    rebuild()
    assert list(Post.objects.order_by("id").values()) == before


def test_one_without_posts_is_closed(sqlite_city: Database) -> None:
    account = _account()
    close_staff_account(account_id=account, reason="wrong_entry", act=_admin())
    assert told(account) == [("staff_account_closed", "2026-03-20", {}, "wrong_entry")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The account was closed on Friday, 20 March 2026: they left the service."),
        ("zh", "2026年3月20日（星期五）停用了账号：已离职。"),
    ],
)
def test_it_is_told_in_words(sqlite_city: Database, language: str, sentence: str) -> None:
    account = _account()
    close_staff_account(account_id=account, reason="left_service", act=_admin())
    assert [each.sentence for each in history(read_chain(account), language)] == [sentence]


def test_the_same_request_again_closes_once(city: Database) -> None:
    account = _account()
    first = close_staff_account(account_id=account, reason="moved", act=_admin("key-1"))
    with nothing_written():
        assert close_staff_account(account_id=account, reason="moved", act=_admin("key-1")) == first


def test_a_closed_account_is_closed_no_second_time(sqlite_city: Database) -> None:
    account = _account()
    close_staff_account(account_id=account, reason="moved", act=_admin())
    with refused(Because.NOT_FOUND):
        close_staff_account(account_id=account, reason="moved", act=_admin())


def test_one_with_a_post_elsewhere_is_not_closed_here(sqlite_city: Database) -> None:
    account = _account()
    _post(account, Role.POLICE_CLERK, date(2026, 1, 1), place=DONGGUAN)
    with refused(Because.NOT_FOUND):
        close_staff_account(account_id=account, reason="moved", act=_admin())


def test_nobody_closes_their_own_account(sqlite_city: Database) -> None:
    account = _account()
    _post(account, Role.CITY_ADMINISTRATOR, date(2026, 1, 1), place=CITY)
    with refused(Because.ONESELF):
        close_staff_account(account_id=account, reason="moved", act=_admin(actor=account))


def test_the_account_of_a_holder_is_no_account_of_staff(sqlite_city: Database) -> None:
    account = Account.objects.create(username="5f3c", person="5f" * 10).id
    with refused(Because.NOT_FOUND):
        close_staff_account(account_id=account, reason="moved", act=_admin())
