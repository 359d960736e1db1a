"""Setting the sign-in of a member of staff anew: what goes, and the entry that says so."""

from dataclasses import replace
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    NANSHAN,
    act,
    nothing_written,
    refused,
    told,
)

from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.registry.city.accounts import set_sign_in_anew
from anju.office.registry.city.staff import Appointment, appoint, end_post
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.refused import Because

DAY = date(2026, 3, 20)
ENTRY: tuple[str, str, dict[str, str], str] = ("staff_sign_in_reset", "2026-03-20", {}, "")


def _admin(key: str = "", actor: str = "admin-1") -> Act:
    return act(DAY, key, actor=actor, role="city_administrator")


def _account(*places: str) -> str:
    """An account with an app and a post in each of some places."""
    account = Account.objects.create(username="z-liu", display_name="刘志远").id
    Authenticator.objects.create(user_id=account, type=Authenticator.Type.TOTP, data={})
    for place in places:
        post = Appointment(account, Role.POLICE_CLERK, place, place, date(2026, 1, 1))
        appoint(appointment=post, act=act(DAY, actor="admin-1", within="000000"))
    return account


def test_it_stands_in_the_ledger_by_whom_and_when(city: Database) -> None:
    account = _account(NANSHAN)
    made = set_sign_in_anew(account_id=account, act=_admin())
    assert [kind for kind, *_ in told(account)] == ["staff_appointed", "staff_sign_in_reset"]
    assert told(account)[-1] == ENTRY
    assert read_chain(account)[-1].actor == "admin-1"
    found = Account.objects.get(id=account)
    assert found.check_password(made.password)
    assert found.must_change_password
    assert not Authenticator.objects.filter(user_id=account).exists()


def test_the_entry_tells_nothing_to_sign_in_with(sqlite_city: Database) -> None:
    account = _account(NANSHAN)
    made = set_sign_in_anew(account_id=account, act=_admin("key-1"))
    entry = read_chain(account)[-1]
    assert made.password not in str(entry)
    assert Account.objects.get(id=account).password not in str(entry)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The password and the second steps were set anew on Friday, 20 March 2026."),
        ("zh", "2026年3月20日（星期五）重置了密码和第二步验证。"),
    ],
)
def test_it_is_told_in_words(sqlite_city: Database, language: str, sentence: str) -> None:
    account = _account()
    set_sign_in_anew(account_id=account, act=_admin())
    assert [each.sentence for each in history(read_chain(account), language)] == [sentence]


def test_a_post_can_be_ended_after_it(city: Database) -> None:
    account = _account(NANSHAN)
    set_sign_in_anew(account_id=account, act=_admin())
    post = Account.objects.get(id=account).posts.get()
    end_post(post_id=post.id, last_day=DAY, reason="left", act=_admin())
    assert [entry.number for entry in read_chain(account)] == [1, 2, 3]


def test_two_at_once_are_two_entries_of_one_chain(city: Database) -> None:
    account = _account(NANSHAN)
    made = city.in_threads(
        *(
            lambda actor=actor: set_sign_in_anew(account_id=account, act=_admin(actor=actor))
            for actor in ("admin-1", "admin-2")
        )
    )
    assert [told(account)[1], told(account)[2]] == [ENTRY, ENTRY]
    found = Account.objects.get(id=account)
    assert [found.check_password(each.password) for each in made].count(True) == 1


def test_the_same_request_does_it_once(city: Database) -> None:
    account = _account(NANSHAN)
    set_sign_in_anew(account_id=account, act=_admin("key-1"))
    with nothing_written():
        assert set_sign_in_anew(account_id=account, act=_admin("key-1")).password == ""


def test_nobody_does_it_for_themselves_or_elsewhere(sqlite_city: Database) -> None:
    account = _account(NANSHAN, DONGGUAN)
    with refused(Because.NOT_FOUND):
        set_sign_in_anew(account_id=account, act=_admin())
    with refused(Because.ONESELF):
        set_sign_in_anew(account_id=account, act=replace(_admin(), actor=account))
