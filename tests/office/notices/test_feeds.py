"""A person's calendar by a secret address: their days, no name, and revocable."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.notices.reminded import OPENS, a_holder, by_holder, morning
from tests.office.registry.acting import DETAILS, OTHER, a_person, act, merge, refused, told

from anju.office.notices.feeds import calendar_of, end_feed, has_feed, make_feed
from anju.office.notices.models import Feed
from anju.office.notices.preferences import prefer, preference_of
from anju.office.registry.permits.endorsing import endorse, file_endorsement
from anju.office.registry.refused import Because

pytestmark = pytest.mark.usefixtures("city")


def _days(secret: str, today: date) -> list[str]:
    text = calendar_of(secret, today, morning(today)) or ""
    return [line[-8:] for line in text.split("\r\n") if line.startswith("DTSTART")]


def test_it_tells_the_days_of_the_running_year_and_no_name() -> None:
    person, permit = a_holder()
    secret = make_feed(person_id=person, act=by_holder(person))
    text = calendar_of(secret, OPENS, morning(OPENS))
    assert text is not None
    assert _days(secret, OPENS) == ["20260924", "20261122", "20261123"]
    assert DETAILS.name not in text
    assert DETAILS.identity_number not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    endorse(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    assert _days(secret, OPENS) == ["20270924", "20271122", "20271123"]


def test_a_filing_that_waits_has_no_days() -> None:
    person, permit = a_holder()
    secret = make_feed(person_id=person, act=by_holder(person))
    file_endorsement(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    assert _days(secret, OPENS) == []


def test_it_speaks_the_language_that_is_preferred() -> None:
    person, _ = a_holder()
    secret = make_feed(person_id=person, act=by_holder(person))
    prefer(person_id=person, no_reminders=False, language="en", act=by_holder(person))
    assert "SUMMARY:Residence permit: last day to endorse" in str(
        calendar_of(secret, OPENS, morning(OPENS))
    )


def test_a_new_address_ends_the_one_before_and_a_revoked_one_is_as_if_it_never_was() -> None:
    person, _ = a_holder()
    first = make_feed(person_id=person, act=by_holder(person))
    second = make_feed(person_id=person, act=by_holder(person))
    assert calendar_of(first, OPENS, morning(OPENS)) is None
    assert has_feed(person)
    assert first not in str(list(Feed.objects.values()))
    end_feed(person_id=person, act=by_holder(person))
    assert calendar_of(second, OPENS, morning(OPENS)) is None
    assert not has_feed(person)


def test_what_was_wished_under_a_merged_record_holds_and_its_address_is_revoked() -> None:
    person, _ = a_holder()
    secret = make_feed(person_id=person, act=by_holder(person))
    prefer(person_id=person, no_reminders=True, language="en", act=by_holder(person))
    into = a_person(OTHER)
    assert [preference_of(each).no_reminders for each in (person, into)] == [True, False]
    merge(person, into, OPENS)
    wish = preference_of(into)
    assert (wish.no_reminders, wish.language, has_feed(into)) == (True, "en", True)
    assert _days(secret, OPENS) == ["20260924", "20261122", "20261123"]
    end_feed(person_id=into, act=by_holder(into))
    assert calendar_of(secret, OPENS, morning(OPENS)) is None
    prefer(person_id=into, no_reminders=False, language="zh", act=by_holder(into))
    assert (preference_of(person).no_reminders, preference_of(into).language) == (False, "zh")


def test_the_same_request_again_is_told_the_same_address_until_that_has_ended() -> None:
    person, _ = a_holder()
    first = make_feed(person_id=person, act=by_holder(person, key="k1"))
    assert make_feed(person_id=person, act=by_holder(person, key="k1")) == first
    assert Feed.objects.count() == 1
    second = make_feed(person_id=person, act=by_holder(person, key="k2"))
    assert second not in {first, ""}
    assert make_feed(person_id=person, act=by_holder(person, key="k1")) == ""
    for _ in range(2):
        end_feed(person_id=person, act=by_holder(person, key="k3"))
    with refused(Because.NOTHING_TO_DO):
        end_feed(person_id=person, act=by_holder(person, key="k4"))
    ledger = [(kind, reason) for kind, _, _, reason in told(person)[1:]]
    opened, ended = ("feed_opened", "own_wish"), ("feed_ended", "own_wish")
    assert ledger == [opened, ended, opened, ended]
    assert first not in str(told(person))


def test_what_is_wished_of_reminders_is_an_entry_once_for_each_request() -> None:
    person, _ = a_holder()
    for _ in range(2):
        acting = by_holder(person, key="k1")
        prefer(person_id=person, no_reminders=True, language="en", act=acting)
    (entry,) = told(person)[1:]
    assert entry == (
        "reminders_chosen",
        OPENS.isoformat(),
        {"choice": "unwanted", "language": "en"},
        "own_wish",
    )


def test_nobody_wishes_in_the_place_of_a_holder() -> None:
    person, _ = a_holder()
    with refused(Because.NOT_YOURS):
        prefer(person_id=person, no_reminders=True, language="zh", act=act(OPENS))
    with refused(Because.NOT_YOURS):
        make_feed(person_id=person, act=act(OPENS))
    other = replace(by_holder(person), persons=())
    with refused(Because.NOT_FOUND):
        make_feed(person_id=person, act=other)
