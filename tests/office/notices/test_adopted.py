"""A text that is adopted after a stage's day: what is due by it is told at once, and once.

Told is also, once, that a day by which to act has moved which somebody was told before.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.notices.reminded import (
    OPENS,
    SUSPENDED,
    a_holder,
    morning,
    reached_by,
    sent,
    told_of,
)
from tests.office.registry.acting import CITY, act

from anju.office.notices import adopted as looking
from anju.office.notices.adopted import queue_adopted
from anju.office.notices.due import Due
from anju.office.notices.inbox import messages_of
from anju.office.notices.models import Looked, Message, MessageState
from anju.office.notices.queueing import queue, queue_reminders
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.permits.endorsing import endorse, file_endorsement

DAY = date(2026, 9, 20)
"""By the text that is shipped the window opens on the 24th, by 70 days on the 14th."""
MOVED_ON = date(2026, 10, 1)
WAITING = MessageState.WAITING

SHIPPED = shipped_measures()[CITY]
_HOLD = """[[version.hold]]
first_day = 2026-11-01
last_day = 2026-12-31
last_day_told = {told}
last_good_day = {told}
source = "a decree of the tests"

[version.local]
"""


def held_until(told: str) -> str:
    """The city's text with a decree that holds the year of the tests open until a day."""
    return SHIPPED.replace("[version.local]\n", _HOLD.format(told=told), 1)


def written(what: str, instead: str) -> str:
    """The city's text with something else in the place of a line of it."""
    return SHIPPED.replace(what, instead, 1)


def adopted(toml: str, on: date = DAY) -> None:
    """Adopt a text for the city."""
    administrator = act(on, actor="admin-1", role="city_administrator")
    adopt_measure(toml=toml, reason="amended", act=administrator)


def window_of(days: int) -> str:
    return written('window = "60 days"', f'window = "{days} days"')


def looked(today: date, hour: int = 10) -> int:
    """What a round of the worker queues."""
    at = morning(today, hour)
    return queue_reminders(today, at) + queue_adopted(today, at)


def looks_from(day: date) -> None:
    """Let the worker have looked through the days before one."""
    looked(day)
    Looked.objects.filter(what="reminders").update(day=day - timedelta(days=1))


@pytest.mark.usefixtures("city")
def test_who_is_in_the_window_by_the_new_text_is_told_at_once_and_once() -> None:
    _, permit = a_holder()
    looked(DAY)
    assert looked(DAY) == 0
    adopted(window_of(70))
    assert looked(DAY) == 1
    assert looked(DAY) == 0
    message = Message.objects.get()
    assert (message.due_on, message.state) == (date(2026, 9, 14), WAITING)
    assert looked(OPENS) == 0
    assert told_of(permit) == {"window_opens": WAITING}


@pytest.mark.usefixtures("sqlite_city")
def test_nobody_is_told_again_where_the_stage_stays_or_who_has_filed() -> None:
    _, permit = a_holder()
    looked(OPENS)
    adopted(window_of(70), OPENS)
    assert looked(OPENS) == 0
    file_endorsement(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    adopted(window_of(80), OPENS)
    assert looked(OPENS) == 0
    assert Message.objects.count() == 1


@pytest.mark.usefixtures("sqlite_city")
def test_a_text_that_makes_nothing_due_tells_nobody() -> None:
    a_holder()
    looked(DAY)
    adopted(window_of(61))
    assert looked(DAY) == 0
    assert looked(date(2026, 9, 23)) == 1


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody was told on the days of `told`; on `on` texts are adopted, one after another.

    `expected` are the days that the messages name which go out then, "" for no move of a day.
    """

    texts: tuple[str, ...]
    expected: tuple[tuple[str, str], ...]
    told: tuple[date, ...] = (OPENS,)
    on: date = MOVED_ON


LATER, LATEST = held_until("2027-01-31"), held_until("2027-02-28")
MOVES = {
    "later": Move((LATER,), (("2026-11-22", "2027-01-31"),)),
    "later, when it was over": Move(
        (LATER,), (("2028-11-22", "2029-01-31"),), (OPENS, SUSPENDED), date(2026, 11, 25)
    ),
    "the same day": Move((window_of(70),), ()),
    "twice before it was looked at": Move((LATER, LATEST), (("2026-11-22", "2027-02-28"),)),
    "and back before it was looked at": Move((LATER, SHIPPED), ()),
    "the lapse, of whom it concerns": Move(
        (written('lapse = "24 months"', 'lapse = "12 months"'),),
        (("2028-11-22", "2027-11-22"),),
        (OPENS, SUSPENDED),
        date(2026, 12, 1),
    ),
    "the lapse, of whom it does not concern yet": Move(
        (written('lapse = "24 months"', 'lapse = "12 months"'),), ()
    ),
}


def _zh(day: str) -> str:
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month}月{read.day}日"


def told_that_it_moved(permit: str, move: Move) -> list[str]:
    """What is told of a permit from the adoption on, whoever looks and however often."""
    for day in move.told:
        looked(day)
        sent(morning(day))
    looked(move.on)
    before = {each.message_id for each in sent(morning(move.on))}
    for toml in move.texts:
        adopted(toml, move.on)
    for _ in range(2):
        looked(move.on)
        files = sent(morning(move.on))
    of_it = set(Message.objects.filter(permit_id=permit).values_list("id", flat=True)) - before
    return [each.words.body for each in files if each.message_id in of_it]


def test_that_a_day_moved_is_told_once(city: Database) -> None:
    for number, (name, move) in enumerate(MOVES.items()):
        looks_from(OPENS)
        person, permit = a_holder(PersonalDetails(f"赵{number}"), f"4403J2511230{number:04}")
        reached_by(person, address=f"1380013{number:04}")
        bodies = told_that_it_moved(permit, move)
        said = re.findall(r"原来的(.+?)（.+?）现为(.+?)（", "".join(bodies))
        assert said == [tuple(map(_zh, each)) for each in move.expected], name
        assert len(bodies) == len(said), name
        if move.texts[-1] != SHIPPED:
            adopted(SHIPPED, move.on)
        endorse(permit_id=permit, filed_on=move.on, act=act(move.on))
        looked(move.on)


@pytest.mark.usefixtures("city")
def test_who_was_not_told_yet_is_told_the_new_day_by_the_stage_that_waits() -> None:
    person, permit = a_holder()
    reached_by(person)
    looked(OPENS)
    adopted(LATER, OPENS)
    looked(OPENS)
    (file,) = sent(morning(OPENS))
    assert file.words.body.startswith("最迟2027年1月31日")
    assert "原来的" not in file.words.body
    assert told_of(permit) == {"window_opens": MessageState.SENT}
    assert Message.objects.get().act_by == date(2027, 1, 31)


@pytest.mark.usefixtures("city")
def test_who_was_told_that_it_moved_is_told_when_it_moves_back() -> None:
    person, _ = a_holder()
    reached_by(person)
    looked(OPENS)
    sent(morning(OPENS))
    for hour, toml in enumerate((LATER, SHIPPED, LATER), start=11):
        adopted(toml, OPENS)
        looked(OPENS, hour)
        sent(morning(OPENS, hour))
    rows = Message.objects.order_by("made_at").values_list("act_by", "state")
    there, back = date(2027, 1, 31), date(2026, 11, 22)
    assert list(rows) == [(day, MessageState.SENT) for day in (back, there, back, there)]


@pytest.mark.usefixtures("sqlite_city")
def test_an_earlier_day_is_told_though_the_year_is_counted_anew() -> None:
    """By a rolling cycle the year begins with the endorsement, seven weeks before it began."""
    person, permit = a_holder()
    reached_by(person)
    endorse(permit_id=permit, filed_on=MOVED_ON, act=act(MOVED_ON))
    window = date(2027, 9, 24)
    looked(window)
    sent(morning(window))
    adopted(written('cycle = "fixed"', 'cycle = "rolling"'), window)
    looked(window)
    (file, _) = sent(morning(window))
    assert "原来的2027年11月22日（星期一）现为2027年9月30日" in file.words.body


@pytest.mark.usefixtures("sqlite_city")
def test_who_has_filed_or_was_endorsed_is_not_told_that_a_day_moved() -> None:
    for number, done in enumerate((file_endorsement, endorse)):
        person, permit = a_holder(PersonalDetails(f"赵{number}"), f"4403J2511230{number:04}")
        reached_by(person, address=f"1380013{number:04}")
        looks_from(OPENS)
        looked(OPENS)
        sent(morning(OPENS))
        done(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    adopted(LATER, OPENS)
    looked(OPENS)
    assert len(sent(morning(OPENS))) == 2


@pytest.mark.usefixtures("sqlite_city")
def test_whom_no_channel_reached_finds_it_in_the_inbox_and_is_called_once() -> None:
    person, permit = a_holder()
    looked(OPENS)
    sent(morning(OPENS))
    adopted(LATER, OPENS)
    looked(OPENS)
    sent(morning(OPENS))
    states = Message.objects.filter(permit_id=permit).order_by("adoption")
    assert [row.state for row in states] == [MessageState.PASSED_OVER, MessageState.UNREACHED]
    assert any("现为2027年1月31日" in each.words.body for each in messages_of(person))


@pytest.mark.usefixtures("sqlite_city")
def test_a_message_that_waits_for_the_morning_is_the_one_that_tells_it() -> None:
    person, _ = a_holder()
    reached_by(person)
    night = morning(OPENS, 8) - timedelta(hours=1)
    assert queue_reminders(OPENS, night) + queue_adopted(OPENS, night) == 1
    assert sent(night) == []
    assert messages_of(person)[0].words.body.startswith("最迟2026年11月22日")
    adopted(LATER, OPENS)
    looked(OPENS)
    (file,) = sent(morning(OPENS))
    assert file.words.body.startswith("最迟2027年1月31日")


def people(count: int, first: int = 0) -> None:
    """Some people who were told that their window opens."""
    for number in range(first, first + count):
        person, _ = a_holder(PersonalDetails(f"赵{number}"), f"4403J2511230{number:04}")
        reached_by(person, address=f"1380013{number:04}")
    looks_from(OPENS)
    looked(OPENS)
    sent(morning(OPENS))


def test_a_worker_that_is_killed_loses_none_and_doubles_none(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(5)
    adopted(LATER, OPENS)
    monkeypatch.setattr(looking, "AT_A_TIME", 2)
    left = [1, 0, 2, 9]
    pieces = iter(left)
    allowed = [next(pieces)]

    def killed(found: list[Due], at: datetime) -> int:
        if not allowed[0]:
            allowed[0] = next(pieces)
            raise KeyboardInterrupt
        allowed[0] -= 1
        return queue(found, at)

    monkeypatch.setattr(looking, "queue", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            looked(OPENS)
        sent(morning(OPENS))
    looked(OPENS)
    assert len(sent(morning(OPENS))) == 10
    moved = Message.objects.filter(adoption__gt=0)
    assert moved.count() == moved.values("permit_id").distinct().count() == 5


@pytest.mark.usefixtures("sqlite_city")
def test_what_is_told_of_many_is_read_with_as_many_queries() -> None:
    asked: list[int] = []
    for count, toml in ((2, LATER), (10, LATEST)):
        people(count, first=len(asked) * 2)
        adopted(toml, OPENS)
        with CaptureQueriesContext(connection) as queries:
            assert queue_adopted(OPENS, morning(OPENS)) == 2 + 10 * len(asked)
        asked.append(len(queries) - sum("INSERT" in each["sql"] for each in queries))
        sent(morning(OPENS))
    assert asked[0] == asked[1]
