"""Adopting a measure: its text stands in the ledger, and judges from then on."""

import tomllib
from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    FOUNDED_ON,
    a_permit,
    a_person,
    act,
    conflicting,
    found,
    nothing_written,
    refused,
    told,
)

from anju.law.measures import MeasureError
from anju.office.places.measures import digest_of, measures_in_force, shipped_measures
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.city.measures import adopt_measure, adopt_shipped
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

DAY = date(2026, 4, 1)
SHIPPED = shipped_measures()[CITY]
LONGER = SHIPPED.replace('window = "60 days"', 'window = "70 days"', 1)


def _adopt(toml: str = LONGER, acting: Act | None = None) -> Outcome:
    acting = acting or act(DAY, actor="admin-1", role="city_administrator")
    return adopt_measure(toml=toml, reason="amended", act=acting)


def test_a_city_is_founded_with_every_measure_of_the_law(city: Database) -> None:
    adopted = AdoptedMeasure.objects.values_list("division_code", "toml")
    assert dict(adopted) == shipped_measures()
    assert len(shipped_measures()) == 15


def test_founding_again_adopts_nothing(sqlite_city: Database) -> None:
    with nothing_written():
        found()
        assert adopt_shipped(act(FOUNDED_ON)) == 0


def test_the_text_is_the_entry(city: Database) -> None:
    outcome = _adopt()
    assert outcome["subject"] == "place-440300"
    payload = {"digest": digest_of(LONGER), "toml": LONGER}
    assert told("place-440300")[1] == ("measure_adopted", "2026-04-01", payload, "amended")
    row = AdoptedMeasure.objects.order_by("entry_id").last()
    assert row
    assert (row.division_code, row.digest, row.adopted_on) == (CITY, digest_of(LONGER), DAY)


def test_from_then_on_it_judges_and_entries_name_it(city: Database) -> None:
    permit = a_permit(a_person())
    before = told(permit)[0][2]["measure"]
    _adopt()
    rules = measures_in_force()
    judged_by = rules.judged_by(rules.measures.for_place("440305"))
    assert judged_by == f"440300:{digest_of(LONGER)}" != before
    day = date(2025, 1, 4)
    endorse(permit_id=permit, filed_on=day, act=act(DAY))
    assert told(permit)[1][2]["measure"] == judged_by
    assert Permit.objects.get(id=permit).cycle_year == 2


def test_what_is_adopted_already_is_refused(sqlite_city: Database) -> None:
    with refused(Because.NOTHING_TO_DO):
        _adopt(SHIPPED)


def test_an_earlier_text_can_be_adopted_again(sqlite_city: Database) -> None:
    _adopt()
    _adopt(SHIPPED)
    assert measures_in_force().digests[CITY] == digest_of(SHIPPED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('window = "60 days"', 'window = "sixty days"'),
        ('last_day_told = "eve"', 'last_day_told = "anniversary"'),
        ('cycle = "fixed"', ""),
    ],
)
def test_a_text_that_is_no_measure_is_refused(sqlite_city: Database, old: str, new: str) -> None:
    with nothing_written(), pytest.raises(MeasureError):
        _adopt(SHIPPED.replace(old, new, 1))


def test_a_text_that_is_no_toml_is_refused(sqlite_city: Database) -> None:
    with nothing_written(), pytest.raises(tomllib.TOMLDecodeError):
        _adopt("code = ")


def test_the_same_request_adopts_once(city: Database) -> None:
    first = _adopt(acting=act(DAY, "key-1"))
    with nothing_written():
        assert _adopt(acting=act(DAY, "key-1")) == first
    with conflicting():
        _adopt(SHIPPED, act(DAY, "key-1"))
