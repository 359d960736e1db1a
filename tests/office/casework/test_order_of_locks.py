"""Two who work on the same rows wait one behind the other, never in a ring: on PostgreSQL.

One holds what comes earlier in the order and goes on to the next once the other one waits.  Were
the other one's order another, the database would end one of the two.
"""

import threading
from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import connection, transaction
from tests.office.casework.cards.given import a_permit_with_a_card
from tests.office.databases import Database
from tests.office.registry.acting import OTHER, a_permit, a_person, act, officer

from anju.law.facts import Decision
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cards.filing import replace_lost_card
from anju.office.casework.correction.proposing import (
    Grounds,
    HolderAnswer,
    propose_entry_correction,
)
from anju.office.casework.life_events.dying import Death, record_death
from anju.office.casework.models import Case
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.models import Permit, Person
from anju.office.registry.people.merging import decide_on_persons, propose_merge
from anju.office.registry.people.working_on import keep_from_others
from anju.office.registry.permits.cancelling import CancelReason, annul_cancellation, cancel
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import endorse

DAY, LATER = date(2025, 2, 10), date(2025, 2, 20)

_WAITING = (
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def until_somebody_waits() -> None:
    """Wait until another connection waits for a lock."""
    pause = threading.Event()
    with connection.cursor() as cursor:
        for _ in range(600):
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(_WAITING)
            if cursor.fetchone():
                return
            pause.wait(0.05)
    raise AssertionError("nobody waits")


def _one_behind_the_other(
    city: Database,
    first: Callable[[], object],
    then: Callable[[], object],
    job: Callable[[], object],
) -> None:
    held = threading.Event()

    def in_order() -> None:
        with transaction.atomic():
            first()
            held.set()
            until_somebody_waits()
            then()

    def beside() -> None:
        assert held.wait(30)
        job()

    city.in_threads(in_order, beside)


def _a_holder(number: int) -> str:
    return a_permit(a_person(PersonalDetails(f"赵{number}")), f"P{number}")


def _person_of(permit: str) -> str:
    return str(Permit.objects.get(id=permit).person_id)


def _cancelled(permit: str) -> None:
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=officer(DAY))


def test_people_are_locked_before_their_permits(postgresql_city: Database) -> None:
    with_card, _ = a_permit_with_a_card()
    wrong, annulled, corrected, left = map(_a_holder, range(4))
    _cancelled(annulled)
    for permit in (wrong, corrected):
        endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    propose_correction(permit_id=corrected, entry=2, reason="wrong_person", act=act(DAY))
    grounds = Grounds("wrong_person", HolderAnswer.AGREES)
    jobs: dict[str, Callable[[], object]] = {
        annulled: partial(
            annul_cancellation, permit_id=annulled, reason="wrong", act=officer(LATER)
        ),
        corrected: partial(
            decide_correction,
            permit_id=corrected,
            proposal=3,
            decision=Decision.GRANTED,
            act=officer(LATER),
        ),
        left: partial(_cancelled, left),
        with_card: partial(replace_lost_card, permit_id=with_card, act=act(LATER)),
        wrong: partial(
            propose_entry_correction, permit_id=wrong, entry=2, grounds=grounds, act=act(LATER)
        ),
    }
    for permit, job in jobs.items():
        rows = Permit.objects.select_for_update(of=("self",))
        _one_behind_the_other(
            postgresql_city,
            partial(keep_from_others, [_person_of(permit)]),
            partial(rows.get, id=permit),
            job,
        )


def test_a_permit_is_annulled_where_a_merge_took_it(postgresql_city: Database) -> None:
    """The holder of the permit is another one once the merge, which was first, is done."""
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    _cancelled(permit)
    proposed = propose_merge(person_id=person, into=into, reason="same_person", act=act(DAY))
    merge = partial(
        decide_on_persons,
        person_id=person,
        proposal=proposed["number"],
        decision=Decision.GRANTED,
        act=officer(LATER),
    )
    annul = partial(annul_cancellation, permit_id=permit, reason="wrong", act=officer(LATER))
    _one_behind_the_other(postgresql_city, partial(keep_from_others, [person, into]), merge, annul)
    row = Permit.objects.get(id=permit)
    assert (row.person_id, row.closed_on) == (into, None)


def test_cases_are_locked_before_their_people(postgresql_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    person = _person_of(permit)
    replace_lost_card(permit_id=permit, act=act(DAY))
    died = partial(
        record_death,
        person_id=person,
        death=Death(DAY, CancelEvidence.DEATH_CERTIFICATE),
        act=act(LATER),
    )
    rows = Case.objects.select_for_update(of=("self",))
    people = Person.objects.select_for_update(of=("self",))
    _one_behind_the_other(
        postgresql_city,
        partial(rows.get, person_id=person, ended_on__isnull=True),
        partial(people.get, id=person),
        died,
    )
    assert not Case.objects.filter(person_id=person, ended_on__isnull=True).exclude(
        procedure="cancellation"
    )
