"""Each of the cast shows the state that the key names, on an ordinary day and on awkward ones."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from tests.office.registry.sample.made import ON, PLACES, city, holders, refused, stands

from anju.law.facts import Decision, HealingGround
from anju.law.legacy import is_legacy
from anju.law.life import State
from anju.law.standing import Standing, WindowState
from anju.office.registry.intake import NewHolder
from anju.office.registry.sample.cast import CastMember, cast, cast_by_key

DAYS = (
    *(ON, date(2024, 1, 1), date(2024, 2, 29), date(2025, 3, 1), date(2026, 12, 31)),
    *(date(2027, 1, 1), date(2027, 2, 28), date(2027, 3, 31), date(2028, 2, 29)),
)
in_each_place = pytest.mark.parametrize("place", [*PLACES, "120000", "410000", "350000"])


@cache
def by_key(place: str) -> dict[str, CastMember]:
    return cast_by_key(place, ON)


def holder(place: str, key: str) -> NewHolder:
    return by_key(place)[key].holder


def last(place: str, key: str) -> Standing:
    return stands(holder(place, key).permits[-1])


@in_each_place
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_life_is_accepted(place: str, on: date) -> None:
    for member in cast(place, on):
        for permit in member.holder.permits:
            if not is_legacy(permit.facts.issued_on):
                assert refused(permit.facts, permit.division_code, on) == "", member.key


@in_each_place
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_everybody_was_registered_before_the_first_permit(place: str, on: date) -> None:
    for member in cast(place, on):
        registered = member.holder.registrations
        assert all(each.first_day <= (each.last_day or on) <= on for each in registered)
        for earlier, later in pairwise(registered):
            assert earlier.last_day is not None
            assert earlier.last_day < later.first_day
        for permit in member.holder.permits:
            assert registered[0].first_day < permit.facts.issued_on <= on


@in_each_place
def test_the_days_of_the_window_are_met(place: str) -> None:
    assert last(place, "window_not_open").window is WindowState.NOT_OPEN
    assert last(place, "window_opens_today").window_first_day == ON
    assert last(place, "window_open").window_first_day == ON - timedelta(days=10)
    assert last(place, "last_day_told").window_last_day == ON
    good = last(place, "last_good_day")
    assert (good.status, good.window) == (State.IN_FORCE, WindowState.OPEN)
    assert good.suspended_from == ON + timedelta(days=1)


@in_each_place
def test_the_suspended_have_been_so_since_their_day(place: str) -> None:
    since = {"first_day_suspended": 0, "suspended_three_days": 3, "suspended_long": 150}
    for key, days in since.items():
        answer = last(place, key)
        assert answer.status is State.SUSPENDED
        assert answer.suspended_from == ON - timedelta(days=days)


def test_a_permit_lapses_where_the_measure_says_so_and_stays_suspended_elsewhere() -> None:
    states = {place: last(place, "lapsed").status for place in PLACES}
    lapses = {"440300", "110105"}
    wanted = {place: State.CANCELLED if place in lapses else State.SUSPENDED for place in PLACES}
    assert states == wanted


@in_each_place
@pytest.mark.parametrize("reason", ["died", "became_local", "left", "fraud"])
def test_a_cancellation_has_its_reason(place: str, reason: str) -> None:
    found = holder(place, f"cancelled_{reason}")
    assert found.permits[0].cancel_reason == reason
    assert stands(found.permits[0]).status is State.CANCELLED
    assert (found.registrations[-1].last_day is None) == (reason == "fraud")


@in_each_place
def test_who_was_issued_a_permit_anew_has_one_cancelled_and_one_in_force(place: str) -> None:
    before, after = holder(place, "issued_anew").permits
    assert before.cancel_reason == ("lapsed" if place in {"440300", "110105", "410000"} else "left")
    assert stands(before).status is State.CANCELLED
    assert stands(after).status is State.IN_FORCE


@in_each_place
def test_filings_wait_in_time_and_late(place: str) -> None:
    in_time, late = last(place, "pending_in_time"), last(place, "pending_late")
    assert (in_time.pending, in_time.status) == (True, State.IN_FORCE)
    assert (late.pending, late.status) == (True, State.SUSPENDED)


@in_each_place
def test_a_refusal_suspends_from_the_day_after_it_and_a_withdrawal_leaves_time(place: str) -> None:
    turned_down = holder(place, "refused").permits[0]
    assert turned_down.facts.endorsements[-1].decision is Decision.REFUSED
    assert stands(turned_down).suspended_from == ON - timedelta(days=7)
    taken_back = holder(place, "withdrawn").permits[0]
    assert taken_back.facts.endorsements[-1].decision is Decision.WITHDRAWN
    assert stands(taken_back).window is WindowState.OPEN


@in_each_place
@pytest.mark.parametrize("key", ["healed_office", "healed_hardship"])
def test_a_healed_gap_leaves_the_years_whole(place: str, key: str) -> None:
    permit = holder(place, key).permits[0]
    answer = stands(permit)
    assert answer.status is State.IN_FORCE
    assert answer.continuous_since == answer.counted_from == permit.facts.issued_on
    known = place == "310000" and key == "healed_hardship"
    wanted = HealingGround.HARDSHIP if known else HealingGround.OFFICE
    assert permit.facts.healed_gaps[0].ground is wanted


def test_a_late_endorsement_keeps_the_years_in_the_grace_only() -> None:
    def whole(place: str, key: str) -> bool:
        permit = holder(place, key).permits[0]
        return stands(permit).counted_from == permit.facts.issued_on

    in_grace = {place: whole(place, "endorsed_in_grace") for place in PLACES}
    assert in_grace == {"440300": False, "310000": True, "110105": True, "330100": False}
    assert not any(whole(place, "endorsed_late") for place in PLACES)


@in_each_place
def test_an_annulled_cancellation_counts_as_never_made(place: str) -> None:
    permit = holder(place, "cancellation_annulled").permits[0]
    assert [record.annulled for record in permit.facts.cancellations] == [True]
    assert stands(permit).status is State.IN_FORCE


@in_each_place
def test_permits_are_issued_on_awkward_days(place: str) -> None:
    issued = {
        key: holder(place, key).permits[0].facts.issued_on
        for key in ("leap_day", "month_end", "31_december", "first_day")
        for key in (f"issued_on_{key}",)
    }
    assert issued == {
        "issued_on_leap_day": date(2024, 2, 29),
        "issued_on_month_end": date(2023, 1, 31),
        "issued_on_31_december": date(2024, 12, 31),
        "issued_on_first_day": date(2016, 1, 1),
    }
    assert last(place, "issued_on_first_day").residence_years == 10


@in_each_place
def test_nine_permits_one_after_the_other_and_the_last_one_is_open(place: str) -> None:
    permits = holder(place, "nine_permits").permits
    assert len(permits) == 9
    ended = [stands(permit).cancelled_from for permit in permits]
    assert ended[-1] is None
    for day, following in zip(ended, permits[1:], strict=False):
        assert day
        assert day < following.facts.issued_on


def test_the_rest_show_what_their_keys_say() -> None:
    assert is_legacy(holder("440300", "legacy_permit").permits[0].facts.issued_on)
    assert holder("440300", "no_permit").permits == ()
    moved = [each.address for each in holder("440300", "moved_twice").registrations]
    assert len(moved) == len(set(moved)) == 3


def test_the_family_lives_at_one_address_and_the_grandmother_came_last() -> None:
    family = ("father", "mother", "child", "grandmother")
    registered = {who: holder("440300", f"family_{who}").registrations[0] for who in family}
    assert len({each.address for each in registered.values()}) == 1
    came = {who: each.first_day for who, each in registered.items()}
    assert max(came, key=lambda who: came[who]) == "grandmother"


def test_names_are_the_ones_a_demonstration_looks_for() -> None:
    assert holder("440300", "suspended_three_days").details.name == "李秀英"
    assert holder("440300", "endorsed_in_grace").details.name == "阿卜杜热合曼·麦麦提依明"
    names = [member.holder.details.name for member in cast("440300", ON)]
    assert len(names) == len(set(names)) == 35


@pytest.mark.parametrize("place", PLACES)
def test_the_cast_comes_first_in_a_city_of_any_seed_and_size(place: str) -> None:
    alone = cast(place, ON)
    assert city(place).cast == alone
    assert holders(place)[: len(alone)] == tuple(member.holder for member in alone)
    assert len({member.key for member in alone}) == len(alone)
