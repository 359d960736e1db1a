"""Naming a close relative, taking it back at once, and who may do either."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.databases import Database
from tests.office.registry.acting import OTHER, a_person, act, conflicting, refused, told

from anju.office.casework.refused import Why
from anju.office.casework.relatives.ending import end_relative
from anju.office.casework.relatives.evidence import RelativeEnd, RelativeEvidence
from anju.office.casework.relatives.naming import Kinship, name_relative
from anju.office.casework.relatives.who_may_act import relatives_of, relied_on_by
from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.models import CloseRelative
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

TODAY, PAPER = date(2026, 11, 23), date(2019, 5, 7)


def name(holder: str, relative: str, by: Act | None = None, paper: date | None = None) -> Outcome:
    kinship = Kinship(RelativeEvidence.HOUSEHOLD_BOOKLET, paper) if paper else Kinship()
    return name_relative(
        person_id=holder, relative_id=relative, kinship=kinship, act=by or act(TODAY)
    )


def holder_acts(person: str, key: str = "", role: str = "holder") -> Act:
    return replace(act(TODAY, key, actor="own-account", role=role), persons=(person,))


def end(holder: str, by: Act) -> Outcome:
    record = CloseRelative.objects.get().id
    return end_relative(person_id=holder, record=record, reason=RelativeEnd.OWN_WISH, act=by)


def test_a_relative_is_named_at_the_counter_and_ended(city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    name(old, daughter, paper=PAPER)
    [row] = CloseRelative.objects.all()
    kind, on, payload, _ = told(old)[-1]
    assert (kind, on) == ("relative_named", "2026-11-23")
    assert payload == {
        "record": row.id,
        "relative": daughter,
        "evidence": "household_booklet",
        "evidence_on": "2019-05-07",
    }
    assert [each.relative_id for each in relatives_of(old, TODAY)] == [daughter]
    assert relatives_of(old, date(2026, 11, 22)) == ()
    assert relied_on_by(daughter, TODAY) == (old,)
    end(old, act(TODAY))
    assert (relatives_of(old, TODAY), relied_on_by(daughter, TODAY)) == ((), ())
    sequence()
    assert verify(ring=current_ring()).findings == []
    assert rebuild().changed == []


def test_a_holder_names_one_and_takes_it_back_themselves(sqlite_city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    name(old, daughter, holder_acts(old))
    assert told(old)[-1][2]["evidence"] == "declaration"
    with refused(Because.NOT_FOUND):
        end(old, holder_acts(daughter))
    end(old, holder_acts(old))
    assert relied_on_by(daughter, TODAY) == ()
    with refused(Because.NOTHING_TO_DO):
        end(old, holder_acts(old))


def test_the_same_request_names_once(city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    first = name(old, daughter, holder_acts(old, "k"))
    assert name(old, daughter, holder_acts(old, "k")) == first
    with conflicting():
        name(old, old, holder_acts(old, "k"))
    with refused(Because.ALREADY_DECIDED):
        name(old, daughter, holder_acts(old, "l"))


def test_nobody_is_their_own_relative_nor_one_who_is_not_recorded(sqlite_city: Database) -> None:
    old = a_person()
    with refused(Because.NOTHING_TO_DO):
        name(old, old)
    with refused(Because.NOT_FOUND):
        name(old, "0" * 20)
    daughter = a_person(OTHER)
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        name(old, daughter, paper=date(2026, 11, 24))


@pytest.mark.parametrize("role", ["auditor", "close_relative", "department", "guardian"])
def test_nobody_else_names_one(role: str, sqlite_city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    with case_refused(Why.NOT_YOURS):
        name(old, daughter, holder_acts(old, role=role))
