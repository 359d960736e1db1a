"""Entries as pages list them: in words, with names, and what was voided later."""

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import a_permit, a_person, act, officer

from anju.law.facts import Decision
from anju.office.access.models import Account
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.ledger.entries import SYSTEM, Act, read_chain
from anju.office.registry.ledger.history import EntryInWords, history
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import endorse, withdraw_endorsement

DAY = date(2025, 3, 1)


def _corrected() -> list[EntryInWords]:
    """A permit whose endorsement was taken out; its history in English."""
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    propose_correction(permit_id=permit, entry=2, reason="wrong_person", act=act(DAY))
    decide_correction(permit_id=permit, proposal=3, decision=Decision.GRANTED, act=officer(DAY))
    return history(read_chain(permit), "en")


def test_the_latest_entry_stands_first(sqlite_city: Database) -> None:
    assert [entry.number for entry in _corrected()] == [4, 3, 2, 1]


def test_each_entry_is_a_sentence(sqlite_city: Database) -> None:
    assert [entry.sentence for entry in _corrected()] == [
        "The correction proposed in entry 3 was granted.",
        "A correction of entry 2 was proposed: it belongs to another person.",
        "Endorsed on Saturday, 1 March 2025.",
        "Issued on Friday, 15 March 2024.",
    ]


def test_a_voided_entry_says_by_which_one(sqlite_city: Database) -> None:
    assert [entry.voided_by for entry in _corrected()] == [None, None, 4, None]


def test_what_was_proposed_and_refused_voids_nothing(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    propose_correction(permit_id=permit, entry=2, reason="wrong_entry", act=act(DAY))
    refusal = Decision.REFUSED
    decide_correction(permit_id=permit, proposal=3, decision=refusal, act=officer(DAY))
    assert {entry.voided_by for entry in history(read_chain(permit), "en")} == {None}


def test_what_was_withdrawn_on_its_day_is_voided_too(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY))
    assert [entry.voided_by for entry in history(read_chain(permit), "en")][2] == 4


def test_actors_and_offices_are_told_by_name(sqlite_city: Database) -> None:
    account = Account.objects.create(username="z-liu", display_name="刘志远")
    station = NewOffice(OfficeKind.POLICE_STATION, "粤海派出所", "Yuehai station", "440305")
    office = open_office(office=station, act=act(DAY))["subject"]
    permit = a_permit(a_person())
    by_name = Act(
        account.id, office, "police_clerk", "440300", DAY, datetime(2025, 3, 1, tzinfo=UTC)
    )
    endorse(permit_id=permit, filed_on=DAY, act=by_name)
    entry = history(read_chain(permit), "en")[0]
    assert (entry.actor, entry.office) == ("刘志远", "Yuehai station")
    assert entry.recorded_at == datetime(2025, 3, 1, tzinfo=UTC)
    assert entry.effective_on == DAY
    assert entry.hash == read_chain(permit)[1].hash.hex()
    assert history(read_chain(permit), "zh")[0].office == "粤海派出所"


def test_the_software_itself_is_told_as_such(sqlite_city: Database) -> None:
    [entry] = history(read_chain("place-440300"), "en")
    assert read_chain("place-440300")[0].actor == SYSTEM
    assert entry.actor == "the software itself"


def test_names_take_two_queries_whatever_the_number_of_entries(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    for year in range(2025, 2035):
        day = date(year, 3, 1)
        endorse(permit_id=permit, filed_on=day, act=act(day, actor=f"clerk-{year}"))
    chain = read_chain(permit)
    with CaptureQueriesContext(connection) as asked:
        assert len(history(chain, "zh")) == 11
    assert len(asked) == 2
