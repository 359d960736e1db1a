"""A text that is adopted after a stage's day: what is due by it is told at once, and once."""

from datetime import date

import pytest
from tests.office.notices.reminded import OPENS, a_holder, morning, queued, told_of
from tests.office.registry.acting import CITY, act

from anju.office.notices.adopted import queue_adopted
from anju.office.notices.models import Message, MessageState
from anju.office.notices.queueing import queue_reminders
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.permits.endorsing import file_endorsement

DAY = date(2026, 9, 20)
"""By the text that is shipped the window opens on the 24th, by 70 days on the 14th."""
WAITING = MessageState.WAITING


def adopted(window: str, on: date = DAY) -> None:
    """Adopt the city's measure with another window."""
    toml = shipped_measures()[CITY].replace('window = "60 days"', f'window = "{window}"', 1)
    administrator = act(on, actor="admin-1", role="city_administrator")
    adopt_measure(toml=toml, reason="amended", act=administrator)


def looked(today: date) -> int:
    """What a round of the worker queues."""
    return queue_reminders(today, morning(today)) + queue_adopted(today, morning(today))


@pytest.mark.usefixtures("city")
def test_who_is_in_the_window_by_the_new_text_is_told_at_once_and_once() -> None:
    _, permit = a_holder()
    queued(DAY, DAY)
    assert looked(DAY) == 0
    adopted("70 days")
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
    adopted("70 days", OPENS)
    assert looked(OPENS) == 0
    file_endorsement(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    adopted("80 days", OPENS)
    assert looked(OPENS) == 0
    assert Message.objects.count() == 1


@pytest.mark.usefixtures("sqlite_city")
def test_a_text_that_makes_nothing_due_tells_nobody() -> None:
    a_holder()
    looked(DAY)
    adopted("61 days")
    assert looked(DAY) == 0
    assert looked(date(2026, 9, 23)) == 1
