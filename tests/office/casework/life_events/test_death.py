"""A holder died with open cases: they end, and an officer decides on the cancellation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from tests.office.casework.acting import case_refused
from tests.office.casework.cards.given import a_permit_with_a_card
from tests.office.casework.endorsement.acting import PUDONG, held, police
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    OTHER,
    a_permit,
    a_person,
    act,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.materials import Material
from anju.office.casework.cancellation.deciding import grant_cancellation
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cards.filing import replace_lost_card
from anju.office.casework.cards.producing import produce_new_card
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.correction.proposing import (
    Grounds,
    HolderAnswer,
    propose_entry_correction,
)
from anju.office.casework.hardship.filing import Hardship, file_hardship
from anju.office.casework.life_events.dying import Death, record_death
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.refused import Because

DAY, DIED_ON, KNOWN_ON = date(2024, 9, 2), date(2024, 9, 10), date(2024, 9, 12)


def _died(person: str, acting: Act | None = None, *, on: date = DIED_ON) -> Outcome:
    return record_death(
        person_id=person,
        death=Death(on, CancelEvidence.DEATH_CERTIFICATE),
        act=acting or act(KNOWN_ON),
    )


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _holder_of(permit: str) -> str:
    return str(Permit.objects.get(id=permit).person_id)


def test_open_cases_end_and_a_cancellation_is_proposed(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    card = str(replace_lost_card(permit_id=permit, act=act(DAY))["subject"])
    outcome = _died(_holder_of(permit))
    assert (outcome["ended"], outcome["elsewhere"]) == ([card], 0)
    assert told(card)[-1] == ("case_closed", "2024-09-12", {}, "died")
    assert Permit.objects.get(id=permit).closed_on is None
    [case] = outcome["proposed"]
    grant_cancellation(case_id=case, seen=1, act=officer(KNOWN_ON))
    closed = Permit.objects.get(id=permit)
    assert (closed.closed_on, closed.closed_reason) == (DIED_ON, "died")
    nothing_is_amiss()


def test_every_case_ends_in_one_outcome_wherever_it_stood(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    person = _holder_of(permit)
    card = str(replace_lost_card(permit_id=permit, act=act(DAY))["subject"])
    produce_new_card(case_id=card, seen=3, act=act(DAY))
    filing = Filing(Procedure.APPLICATION, person, DAY)
    application = str(open_case(filing, act(DAY))["subject"])
    assert sorted(_died(person)["ended"]) == sorted([card, application])
    rows = {row.id: row for row in Case.objects.filter(id__in=[card, application])}
    assert (rows[card].state, rows[card].outcome) == ("closed", "granted")
    assert (rows[application].state, rows[application].outcome) == ("withdrawn", "withdrawn")


def test_a_correction_goes_on_and_nothing_is_proposed_twice(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    propose_entry_correction(
        permit_id=permit,
        entry=3,
        grounds=Grounds("wrong_entry", HolderAnswer.NOT_REACHED),
        act=act(DAY),
    )
    person = _holder_of(permit)
    first = _died(person)
    assert (first["ended"], len(first["proposed"])) == ([], 1)
    assert _died(person)["proposed"] == []
    assert Case.objects.get(procedure="correction").ended_on is None


def test_a_permit_issued_after_the_death_is_cancelled_from_its_day_of_issue(
    city: Database,
) -> None:
    person = a_person(on=date(2024, 9, 1))
    permit = a_permit(person, issued_on=DAY)
    for day, after in ((DAY, []), (date(2024, 9, 1), ["2024-09-02"])):
        with rolled_back():
            assert _died(person, on=day)["issued_after"] == after
    [case] = _died(person, on=date(2024, 8, 30))["proposed"]
    assert told(case)[0][2]["asks"] == (
        '{"evidence":"death_certificate","ground":"died","on":"2024-08-30"}'
    )
    grant_cancellation(case_id=case, seen=1, act=officer(KNOWN_ON))
    closed = Permit.objects.get(id=permit)
    assert (closed.closed_on, closed.closed_reason) == (DAY, "died")
    life = answer(fold_permit(read_chain(permit)), KNOWN_ON).life
    assert life is not None
    assert life.accumulated_days_on(KNOWN_ON) == 0
    nothing_is_amiss()


def test_what_others_asked_for_goes_on(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    other = str(open_case(Filing(Procedure.APPLICATION, a_person(OTHER), DAY), act(DAY))["subject"])
    _died(_holder_of(permit))
    assert Case.objects.get(id=other).ended_on is None


def test_an_endorsement_after_the_death_is_seen_when_it_is_decided(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    late = date(2025, 3, 1)
    endorse(permit_id=permit, filed_on=late, act=act(late))
    outcome = _died(_holder_of(permit), act(late))
    assert len(outcome["proposed"]) == 1


def test_who_records_a_death_and_where(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NOT_YOURS):
        _died(person, officer(KNOWN_ON))
    with refused(Because.NOT_FOUND):
        _died(person, act(KNOWN_ON, within=FUTIAN))
    with refused(Because.DAY_IN_FUTURE, DIED_ON):
        _died(person, act(date(2024, 9, 9)))


def test_the_same_request_records_once(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    replace_lost_card(permit_id=permit, act=act(DAY))
    first = _died(_holder_of(permit), act(KNOWN_ON, "k"))
    with nothing_written():
        assert _died(_holder_of(permit), act(KNOWN_ON, "k")) == first


def test_what_was_filed_in_hardship_waits_no_longer_on_the_permit(sqlite_city: Database) -> None:
    permit = held(PUDONG)
    hardship = Hardship(frozenset({Material.RESIDENT_IDENTITY_CARD}), said="住院")
    filed = date(2025, 8, 1)
    case = file_hardship(permit_id=permit, hardship=hardship, act=police(filed))["subject"]
    died = record_death(
        person_id=_holder_of(permit),
        death=Death(filed, CancelEvidence.DEATH_CERTIFICATE),
        act=police(date(2025, 8, 4)),
    )
    assert died["ended"] == [case]
    assert fold_permit(read_chain(permit)).waiting() == []
