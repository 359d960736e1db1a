"""An endorsement costs nothing (art. 21): no code, entry or answer could charge for it."""

import ast
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from tests.office.casework.endorsement.acting import (
    GOES_ON,
    PUDONG,
    TIMELY,
    filed,
    held,
    issuing,
    police,
)
from tests.office.databases import Database

import anju.office.casework
from anju.law.fees import Occasion, may_charge, production_fee
from anju.law.local_rules import LocalRules
from anju.law.measures import Measure
from anju.law.measures_files import load_measures
from anju.law.outcome import NotMet
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.refusing import refuse_changed
from anju.office.registry.ledger.kinds import GRAMMAR, Kind
from anju.office.registry.ledger.models import Entry

FOLDERS = ("endorsement", "hardship", "office_lateness", "paper_mode")
MONEY = ("charge", "cost", "fee", "price", "yuan")
ENDORSING = (
    Kind.ENDORSEMENT_DECIDED,
    Kind.ENDORSEMENT_FILED,
    Kind.ENDORSEMENT_FILING_MOVED,
    Kind.GAP_HEALED,
    Kind.PERMIT_ENDORSED,
)


def _versions() -> Iterator[Measure]:
    measures = load_measures()
    for code in measures.codes():
        yield from measures.for_place(code).versions


@pytest.mark.parametrize("occasion", [Occasion.ENDORSEMENT, Occasion.LATE_ENDORSEMENT])
@pytest.mark.parametrize("measure", tuple(_versions()), ids=lambda each: each.code)
def test_no_measure_lets_anybody_charge(occasion: Occasion, measure: Measure) -> None:
    assert production_fee(occasion, measure).yuan == 0
    assert isinstance(may_charge(occasion, 1, measure), NotMet)


def test_no_measure_could_set_one() -> None:
    assert {field.name for field in fields(LocalRules) if "fee" in field.name} == {
        "fee_damaged",
        "fee_lost",
    }


@pytest.mark.parametrize("kind", ENDORSING)
def test_no_entry_could_hold_one(kind: Kind) -> None:
    grammar = GRAMMAR[kind]
    assert not [name for name in grammar.fields | grammar.optional if name in MONEY]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_code_names_one(folder: str) -> None:
    root = Path(anju.office.casework.__path__[0]) / folder
    files = sorted(root.glob("*.py"))
    assert files
    for path in files:
        named = {
            part for node in ast.walk(ast.parse(path.read_text("utf-8"))) for part in _names(node)
        }
        assert not [name for name in named if set(name.lower().split("_")) & set(MONEY)], path


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.alias):
        yield from node.name.split(".")
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
        yield node.value


def test_nothing_recorded_or_answered_names_one(sqlite_city: Database) -> None:
    timely, late = held(), held_again()
    outcomes = [
        endorse_unchanged(permit_id=timely, act=police(TIMELY)),
        endorse_unchanged(permit_id=late, act=police(date(2025, 8, 1))),
    ]
    day = date(2026, 3, 1)
    granted, refused = filed(timely, on=day), filed(late, on=date(2026, 7, 20))
    outcomes.append(grant_changed(case_id=granted, seen=None, act=police(day)))
    examine_changed(
        case_id=refused,
        holder=GOES_ON,
        still_lives_there=False,
        seen=None,
        act=police(date(2026, 7, 20)),
    )
    outcomes.append(refuse_changed(case_id=refused, seen=None, act=issuing(date(2026, 7, 20))))
    told = [json.loads(payload) for payload in Entry.objects.values_list("payload", flat=True)]
    for each in (*outcomes, *told):
        assert not set(each) & set(MONEY)


def held_again() -> str:
    """A second permit, of another person in another place."""
    from tests.office.registry.acting import OTHER, a_permit, a_person

    return a_permit(a_person(OTHER, PUDONG), "3101J24031500017", date(2024, 3, 15), PUDONG)
