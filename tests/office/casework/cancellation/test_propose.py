"""Proposing a cancellation: with evidence, by the right person, and nothing changes by it."""

from datetime import date
from functools import partial

import pytest
from tests.office.casework.acting import agency_clerk, case_of, case_refused, holder_of_permit
from tests.office.casework.cancellation.given import DAY, propose
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    STATION,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.cancelling import CancelGround
from anju.office.casework.cancellation.evidence import SHOWS, CancelEvidence
from anju.office.casework.cancellation.proposing import propose_cancellation
from anju.office.casework.cancellation.suggesting import may_be_proposed
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.registry.models import Permit
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.registering import Residence, end_residence, register_residence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because


def test_a_proposal_changes_nothing_of_the_permit(city: Database) -> None:
    permit = a_permit(a_person())
    before = Permit.objects.filter(id=permit).values().get()
    row = case_of(propose(permit, said="邻居说已搬走"))
    assert (row.procedure, row.state, row.desk) == ("cancellation", "filed", "officer")
    filed = told(row.id)[0][2]
    assert filed["asks"] == '{"evidence":"visit","ground":"left","on":"2024-08-20"}'
    assert "邻居" not in str(filed)
    assert Permit.objects.filter(id=permit).values().get() == before
    assert len(told(permit)) == 1


@pytest.mark.parametrize("ground", CancelGround)
def test_a_ground_needs_what_shows_it(ground: CancelGround, sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    nothing: frozenset[CancelEvidence] = frozenset()
    other = CancelEvidence.FINDING if ground is not CancelGround.FRAUD else CancelEvidence.VISIT
    for evidence in (nothing, frozenset({other})):
        with case_refused(Why.EVIDENCE_MISSING):
            propose_cancellation(
                permit_id=permit, ground=ground, shown_on=DAY, evidence=evidence, act=act(DAY)
            )


def test_where_no_measure_says_so_lost_conditions_cancel_nothing(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with case_refused(Why.NOT_COMPLETE):
        propose(permit, CancelGround.CONDITIONS_LOST)


@pytest.mark.parametrize("ground", CancelGround)
def test_only_what_counts_from_its_own_day_may_lie_before_the_issue(
    ground: CancelGround, sqlite_city: Database
) -> None:
    permit, before = a_permit(a_person()), date(2024, 3, 14)
    propose = partial(
        propose_cancellation,
        permit_id=permit,
        ground=ground,
        shown_on=before,
        evidence=frozenset({min(SHOWS[ground])}),
        act=act(DAY),
    )
    if ground in {CancelGround.BECAME_LOCAL, CancelGround.DIED}:
        assert propose()["number"] == 1
        return
    with refused(Because.DAY_OUT_OF_ORDER, before):
        propose()


def _in_dongguan() -> tuple[str, str]:
    """A permit of Dongguan, whose measure cancels with the registration, and its holder."""
    person = a_person(place=DONGGUAN)
    residence = Residence(DONGGUAN, "莞太路1号", STATION, date(2024, 3, 1))
    register_residence(person_id=person, residence=residence, act=act(DAY, within=DONGGUAN))
    return person, a_permit(person, place=DONGGUAN)


def test_a_registration_that_ended_cancels_nothing_silently(city: Database) -> None:
    person, permit = _in_dongguan()
    acting = act(DAY, within="440000")
    with case_refused(Why.LAW):
        propose(permit, CancelGround.CONDITIONS_LOST, acting)
    assert may_be_proposed(person, acting) == ()
    record = ResidenceRegistration.objects.get(person_id=person).id
    end_residence(
        person_id=person, record=record, last_day=date(2024, 9, 1), reason="moved", act=acting
    )
    assert Permit.objects.get(id=permit).closed_on is None
    assert not Case.objects.exists()
    assert may_be_proposed(person, acting) == (permit,)
    row = case_of(propose(permit, CancelGround.CONDITIONS_LOST, acting))
    assert row.state == "filed"


def test_elsewhere_an_ended_registration_suggests_nothing(sqlite_city: Database) -> None:
    person = a_person()
    a_permit(person)
    assert may_be_proposed(person, act(DAY)) == ()


def test_a_holder_proposes_only_their_own_wish(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    holder = holder_of_permit(permit, DAY)
    with case_refused(Why.NOT_YOURS):
        propose(permit, CancelGround.LEFT, holder)
    assert case_of(propose(permit, CancelGround.OWN_WISH, holder)).state == "filed"


@pytest.mark.parametrize("role", ["auditor", "city_administrator", "issuing_officer", "department"])
def test_who_does_not_accept_does_not_propose(role: str, sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with case_refused(Why.NOT_YOURS):
        propose(permit, acting=act(DAY, role=role))


def test_the_agency_proposes_at_home(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOT_FOUND):
        propose(permit, acting=act(DAY, within=FUTIAN))
    assert case_of(propose(permit, acting=agency_clerk(DAY))).division_code == NANSHAN


def test_a_closed_permit_and_days_that_cannot_be_are_refused(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    early = date(2024, 3, 14)
    with refused(Because.DAY_OUT_OF_ORDER, early):
        propose(permit, shown_on=early)
    with refused(Because.DAY_IN_FUTURE, date(2024, 9, 3)):
        propose(permit, shown_on=date(2024, 9, 3))
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=officer(DAY))
    with refused(Because.PERMIT_CLOSED):
        propose(permit)


def test_one_permit_has_one_open_proposal_and_a_request_is_carried_out_once(
    city: Database,
) -> None:
    permit = a_permit(a_person())
    first = propose(permit, acting=act(DAY, "k"))
    with nothing_written():
        assert propose(permit, acting=act(DAY, "k")) == first
    with conflicting():
        propose(permit, CancelGround.FRAUD, act(DAY, "k"))
    with case_refused(Why.ALREADY_OPEN):
        propose(permit, CancelGround.FRAUD)
