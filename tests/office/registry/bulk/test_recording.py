"""Many holders recorded at once are recorded as by the single operations."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import groupby
from random import Random

import pytest
from django.db import IntegrityError, transaction
from tests.office.databases import Database
from tests.office.registry.bulk.one_by_one import record_one_by_one
from tests.office.registry.bulk.recorded import FOUNDING, assert_the_chains_say_it, recorded

from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.office.common.ids import LENGTH, SHARED
from anju.office.config.preparing import found_city
from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import Permit as PermitRow
from anju.office.registry.models import Person
from anju.office.registry.refused import Refused
from anju.office.registry.sample.city import made_up_city

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ACT = Act("system", "the city", "system", "000000", TODAY, AT)
NAMED = PersonalDetails("张建国", "110105194912310021")


@pytest.fixture(autouse=True)
def _founded(database: Database) -> None:
    found_city(TODAY, AT)


def holders(people: int, place: str) -> list[NewHolder]:
    return list(made_up_city(people, place, TODAY, 3).holders())


def one_by_one(people: list[NewHolder]) -> list[dict[str, object]]:
    """What the single operations would have recorded; nothing of it stays."""
    with transaction.atomic():
        for holder in people:
            record_one_by_one(holder, ACT)
        found = recorded()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("place", ["440300", "110000"])
def test_a_city_is_recorded_as_by_the_single_operations(place: str) -> None:
    people = holders(60, place)
    expected = one_by_one(people)
    assert not Person.objects.exists()
    record_holders(people, act=ACT)
    assert recorded() == expected
    assert_the_chains_say_it()


def test_every_kind_of_entry_of_people_and_permits_is_among_them() -> None:
    record_holders(holders(60, "440300"), act=ACT)
    kinds = Counter(Entry.objects.values_list("kind", flat=True))
    assert {
        "cancellation_annulled",
        "card_handed_over",
        "card_produced",
        "endorsement_decided",
        "endorsement_filed",
        "gap_healed",
        "ground_ended",
        "ground_recorded",
        "permit_cancelled",
        "permit_endorsed",
        "permit_issued",
        "person_registered",
        "residence_ended",
        "residence_registered",
    } <= set(kinds)


def test_positions_have_no_hole() -> None:
    before = Position.objects.count()
    for part in batches(holders(50, "440300"), 20):
        record_holders(part, act=ACT)
    sequence()
    count = Entry.objects.count()
    assert count > before + 200
    positions = list(Position.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, count + 1))


def test_the_days_of_a_chain_never_fall() -> None:
    record_holders(holders(60, "440300"), act=ACT)
    last: dict[str, str] = {}
    for subject, day in Entry.objects.order_by("subject", "number").values_list(
        "subject", "effective_on"
    ):
        assert last.get(subject, "") <= day
        last[subject] = day


def test_the_same_source_of_identifiers_gives_the_same_identifiers() -> None:
    people = holders(40, "440300")
    found = []
    for _ in range(2):
        chance = Random(5)
        with transaction.atomic():
            record_holders(people, act=ACT, make_id=lambda: f"{chance.getrandbits(80):020x}")  # noqa: B023 - called at once
            found.append(sorted(PermitRow.objects.values_list("id", "person_id", "issued_on")))
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert len(found[0]) > 20


def permit(number: str, facts: Permit, office: str = "office") -> NewPermit:
    return NewPermit(number, "440305", facts, office)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (Permit(date(2024, 3, 15), (Endorsement(date(2024, 4, 1)),)), RefusedHistory),
        (
            Permit(
                date(2024, 3, 15),
                (Endorsement(date(2025, 3, 1)),),
                (Cancellation(date(2025, 1, 1)),),
            ),
            RefusedHistory,
        ),
        (Permit(date(2026, 11, 24)), Refused),
        (Permit(date(2015, 3, 15)), Refused),
    ],
)
def test_nothing_of_a_batch_is_written_where_one_history_cannot_be_true(
    facts: Permit, refusal: type[Exception]
) -> None:
    before = Entry.objects.count()
    wrong = NewHolder(NAMED, (permit("A1", facts),))
    with pytest.raises(refusal):
        record_holders([*holders(5, "440300"), wrong], act=ACT)
    assert Entry.objects.count() == before
    assert not Person.objects.exists()


def test_a_number_or_an_open_permit_is_not_recorded_twice() -> None:
    first = NewHolder(NAMED, (permit("A1", Permit(date(2024, 3, 15))),))
    record_holders([first], act=ACT)
    before = Entry.objects.count()
    stranger = PersonalDetails("李娜")
    again = NewHolder(stranger, (permit("A1", Permit(date(2024, 3, 15))),))
    two_open = NewHolder(
        stranger,
        (permit("A2", Permit(date(2024, 3, 15))), permit("A3", Permit(date(2025, 3, 15)))),
    )
    for wrong in (first, again, two_open):
        with pytest.raises(IntegrityError):
            record_holders([wrong], act=ACT)
    assert Entry.objects.count() == before


def test_a_moment_and_an_office_are_those_of_the_act_and_of_the_permit() -> None:
    holder = NewHolder(NAMED, (permit("A1", Permit(date(2024, 3, 15)), office="key"),))
    record_holders([holder], act=ACT, offices={"key": "0123456789"})
    rows = Entry.objects.exclude(kind__in=FOUNDING).values_list("kind", "office", "recorded_at")
    assert set(rows) == {
        ("person_registered", "the city", "2026-11-23T02:00:00.000000Z"),
        ("permit_issued", "0123456789", "2026-11-23T02:00:00.000000Z"),
        ("card_produced", "0123456789", "2026-11-23T02:00:00.000000Z"),
        ("card_handed_over", "0123456789", "2026-11-23T02:00:00.000000Z"),
    }
    assert PermitRow.objects.get().office_id == "0123456789"


def test_what_is_recorded_together_stands_side_by_side() -> None:
    people = holders(60, "440300")
    record_holders(people[:30], act=ACT)
    record_holders(people[30:], act=ACT)
    found = [*Person.objects.values_list("id", flat=True)]
    found += PermitRow.objects.values_list("id", flat=True)
    assert len({*found}) == len(found)
    assert {len(each) for each in found} == {LENGTH}
    beginnings = [each[:SHARED] for each in sorted(found)]
    assert len([*groupby(beginnings)]) == 2
