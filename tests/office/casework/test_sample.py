"""The demo's desk has something to do, and what it has is as the ledger says."""

from collections import Counter
from datetime import UTC, date, datetime

from tests.office.databases import Database
from tests.office.registry.acting import nothing_is_amiss

from anju.office.access.models import Account
from anju.office.casework.models import Case
from anju.office.casework.sample import open_sample_cases
from anju.office.casework.sample_people import SIGNS_IN, open_sample_people
from anju.office.config.preparing import found_city, system_act
from anju.office.registry.contacts.models import Contact
from anju.office.registry.sample.city import made_up_city
from anju.office.registry.sample.loading import load_city

DAY, AT = date(2026, 11, 23), datetime(2026, 11, 23, 4, tzinfo=UTC)


def test_a_desk_finds_new_waiting_and_late_cases(sqlite_database: Database) -> None:
    found_city(DAY, AT)
    for _ in load_city(made_up_city(1200, "440300", DAY, 1), act=system_act(DAY, AT)):
        pass
    opened = open_sample_cases(DAY, AT)
    assert open_sample_people(DAY, AT) == Contact.objects.count() > 20
    assert Account.objects.exclude(person="").count() == len(SIGNS_IN)
    told = Counter((case.procedure, case.state) for case in Case.objects.all())
    assert told == {
        ("application", "accepted"): 3,
        ("application", "examined"): 2,
        ("application", "filed"): 2,
        ("application", "granted"): 1,
        ("application", "produced"): 1,
        ("application", "waiting"): 1,
        ("card_replacement", "granted"): 1,
        ("endorsement", "filed"): 5,
        ("office_lateness", "accepted"): 1,
        ("paper_entry", "filed"): 1,
    }
    assert opened == Case.objects.count()
    clocks = sorted((case.clock_on - DAY).days for case in Case.objects.all() if case.clock_on)
    assert clocks[:2] == [-2, 2]
    nothing_is_amiss()


def test_a_city_without_the_demo_has_none(sqlite_database: Database) -> None:
    found_city(DAY, AT)
    assert open_sample_cases(DAY, AT) == 0
    assert open_sample_people(DAY, AT) == 0
