"""What somebody with full access to the database may try, and what the verification names."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from tests.office.databases import Database, Start
from tests.office.registry.acting import ISSUED_ON, OTHER, a_person, act
from tests.office.registry.histories import Made, made_histories
from tests.office.registry.verifying.verified import (
    codes,
    execute,
    found,
    names,
    unguarded,
    verified,
)
from tests.office.starts import WITH_HISTORIES

from anju.office.registry.ledger.checkpoint import from_text
from anju.office.registry.ledger.checkpointing import keep_copies, make_checkpoint
from anju.office.registry.ledger.entries import COLUMNS, read_chain
from anju.office.registry.ledger.entry_bytes import entry_hash
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.models import Permit
from anju.office.registry.verifying.findings import Code, EntryName
from anju.office.registry.verifying.verify import verify

AT = act(ISSUED_ON).at


@pytest.fixture
def start() -> Start:
    """Everything that can be done was done in the city."""
    return WITH_HISTORIES


@pytest.fixture
def made(city: Database) -> Made:
    """A city with histories and a checkpoint, of which a copy is kept elsewhere."""
    make_checkpoint(AT)
    keep_copies()
    return made_histories()


def _copy() -> Path:
    return next(Path(settings.ANJU["CHECKPOINTS"]).iterdir())


def test_nothing_was_done(made: Made) -> None:
    told = verified(files=[_copy()])
    assert (told.findings, told.is_sound) == ([], True)
    assert told.entries == told.positions == Entry.objects.count()
    assert (told.checkpoints, told.looks, told.erased) == (2, 3, 2)
    assert told.details > 10


@pytest.mark.parametrize("column", COLUMNS.replace(" ", "").split(",")[1:])
def test_any_column_of_an_entry(made: Made, column: str) -> None:
    row = read_chain(made.permit)[5]
    after = _other(row._asdict()[column])
    with unguarded():
        execute(f"UPDATE registry_entry SET {column} = %s WHERE id = %s", after, row.id)
    assert names(found(), row.id)


def _other(value: str | int | bytes) -> str | int | bytes:
    """The same with its last sign turned, or one more where it is empty."""
    if isinstance(value, int):
        return value + 100
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return f"{value[:-1]}~"


def test_an_entry_that_is_taken_out(made: Made) -> None:
    row = read_chain(made.permit)[5]
    position = Position.objects.get(entry_id=row.id).position
    with unguarded():
        execute("DELETE FROM registry_entry WHERE id = %s", row.id)
    findings = found()
    assert names(findings, row.id)
    missing = next(finding for finding in findings if finding.code is Code.ENTRY_MISSING)
    assert missing.entry == EntryName(id=row.id, position=position)


def test_the_last_entry_of_a_chain_with_its_position(made: Made) -> None:
    row = read_chain(made.permit)[-1]
    with unguarded():
        execute("DELETE FROM registry_entry WHERE id = %s", row.id)
        execute("DELETE FROM registry_position WHERE entry_id = %s", row.id)
    assert Code.POSITION_MISSING in codes(found())


def test_two_positions_that_are_exchanged(made: Made) -> None:
    """The end of a chain and the beginning of another: only the root tells their order."""
    one, other = read_chain(made.person)[-1], read_chain(made.permit)[0]
    places = _positions(one.id), _positions(other.id)
    with unguarded():
        execute("DELETE FROM registry_position WHERE entry_id IN (%s, %s)", one.id, other.id)
        execute("INSERT INTO registry_position VALUES (%s, %s)", places[1], one.id)
        execute("INSERT INTO registry_position VALUES (%s, %s)", places[0], other.id)
    findings = found()
    assert codes(findings) == {Code.ENTRIES_ROOT_DIFFERS}
    assert findings[0].told["first"] == 1
    assert int(findings[0].told["last"]) >= max(places)


def test_positions_exchanged_within_a_chain(made: Made) -> None:
    one, other = read_chain(made.permit)[2:4]
    places = _positions(one.id), _positions(other.id)
    with unguarded():
        execute("DELETE FROM registry_position WHERE entry_id IN (%s, %s)", one.id, other.id)
        execute("INSERT INTO registry_position VALUES (%s, %s)", places[1], one.id)
        execute("INSERT INTO registry_position VALUES (%s, %s)", places[0], other.id)
    findings = found()
    assert names(findings, one.id)
    assert Code.NUMBER_OUT_OF_ORDER in codes(findings)


def _positions(identifier: int) -> int:
    return int(Position.objects.get(entry_id=identifier).position)


def test_a_forged_entry_put_into_a_chain(made: Made) -> None:
    """Its hash is right, and it follows the entry before it; the next one does not know it."""
    chain = read_chain(made.permit)
    forged = chain[4]._replace(actor="somebody")
    forged = forged._replace(hash=entry_hash(*forged[1:12]))
    with unguarded():
        execute(
            "UPDATE registry_entry SET actor = %s, hash = %s WHERE id = %s",
            forged.actor,
            forged.hash,
            forged.id,
        )
    findings = found()
    assert names(findings, chain[5].id)
    assert Code.CHAIN_BROKEN in codes(findings)


def test_a_chain_forged_anew_from_an_entry_on(made: Made) -> None:
    """Every hash fits; only the checkpoint and the projections know better."""
    chain = read_chain(made.permit)
    before = chain[3].hash
    with unguarded():
        for row in chain[4:]:
            forged = row._replace(previous_hash=before, actor="somebody")
            before = entry_hash(*forged[1:12])
            execute(
                "UPDATE registry_entry SET actor = %s, previous_hash = %s, hash = %s WHERE id = %s",
                "somebody",
                forged.previous_hash,
                before,
                row.id,
            )
    findings = found()
    assert {Code.ENTRIES_ROOT_DIFFERS, Code.HEADS_ROOT_DIFFERS} <= codes(findings)
    root = next(each for each in findings if each.code is Code.ENTRIES_ROOT_DIFFERS)
    assert int(root.told["first"]) <= _positions(chain[4].id) <= int(root.told["last"])


def test_an_entry_put_in_behind_a_chain(made: Made) -> None:
    """A grant that no operation made: the permit's row does not know it."""
    last = read_chain(made.permit)[-1]
    payload = json.dumps({"measure": "440300:00"}, separators=(",", ":"))
    told = (
        made.permit,
        last.number + 1,
        "permit_endorsed",
        "2026-05-03",
        last.recorded_at,
        *last[6:8],
        "",
        "",
        payload,
        last.hash,
    )
    marks = ", ".join(["%s"] * 12)
    names_of_columns = COLUMNS.removeprefix("id, ")
    execute(
        f"INSERT INTO registry_entry ({names_of_columns}) VALUES ({marks})",
        *told,
        entry_hash(*told),
    )
    seen = verified()
    findings = seen.findings
    assert Code.ENTRY_UNSEQUENCED in codes(findings)
    assert seen.count == len(findings) - 1  # to wait for a position is nothing wrong
    rows = [finding.told["row"] for finding in findings if "row" in finding.told]
    assert made.permit in rows


def test_a_tail_that_is_cut_off_is_found_by_the_copy(made: Made) -> None:
    a_person(replace(OTHER, identity_number="110101200001010019"))
    make_checkpoint(AT)
    keep_copies()
    files = sorted(Path(settings.ANJU["CHECKPOINTS"]).iterdir())
    last = Position.objects.order_by("-position")[0]
    row = Entry.objects.get(id=last.entry_id)
    with unguarded():
        execute("DELETE FROM registry_checkpoint WHERE sequence = 2")
        execute("DELETE FROM registry_position WHERE position = %s", last.position)
        execute("DELETE FROM registry_entry WHERE id = %s", row.id)
        execute("DELETE FROM registry_person WHERE id = %s", row.subject)
        execute("DELETE FROM registry_personplace WHERE person_id = %s", row.subject)
        execute("DELETE FROM registry_detail WHERE person_id = %s", row.subject)
    assert found() == []
    findings = found(files=files)
    assert codes(findings) == {Code.CHECKPOINT_MISSING, Code.CHECKPOINT_BEYOND}
    beyond = next(each for each in findings if each.code is Code.CHECKPOINT_BEYOND)
    assert beyond.entry == EntryName(position=last.position)


def test_a_checkpoint_signed_by_another_key(made: Made) -> None:
    signed = from_text(_copy().read_text("utf-8"))
    other = replace(signed, signature=bytes(64)).to_text()
    with unguarded():
        execute("UPDATE registry_checkpoint SET text = %s", other)
    findings = found(files=[_copy()])
    assert codes(findings) == {Code.CHECKPOINT_UNSIGNED, Code.CHECKPOINT_DIFFERS}


def test_a_checkpoint_whose_text_is_no_checkpoint(made: Made) -> None:
    with unguarded():
        execute("UPDATE registry_checkpoint SET text = 'nothing'")
    assert Code.CHECKPOINT_UNREADABLE in codes(found())


def test_a_detail_that_is_exchanged(made: Made) -> None:
    execute("UPDATE registry_detail SET salt = %s WHERE subject = %s", b"\x01" * 32, made.person)
    assert codes(found()) == {Code.DETAIL_ALTERED}


def test_a_detail_that_cannot_be_opened(made: Made) -> None:
    execute("UPDATE registry_detail SET sealed = %s WHERE subject = %s", b"\x11" * 60, made.permit)
    findings = found()
    assert codes(findings) == {Code.DETAIL_NOT_OPENED}
    assert names(findings, read_chain(made.permit)[0].id)


def test_a_detail_that_is_taken_out_is_not_an_erasure(made: Made) -> None:
    execute("DELETE FROM registry_detail WHERE subject = %s AND version = 1", made.person)
    assert codes(found()) == {Code.DETAIL_MISSING}


def test_details_of_an_erased_person_that_came_back(made: Made) -> None:
    execute(
        "INSERT INTO registry_detail (subject, kind, version, person_id, sealed, salt)"
        " VALUES (%s, 'person', 1, %s, %s, %s)",
        made.erased,
        made.erased,
        b"\x11",
        b"\x01",
    )
    findings = found()
    assert codes(findings) == {Code.DETAIL_KEPT}
    assert [finding.entry.kind for finding in findings if finding.entry] == ["person_erased"]


def test_a_detail_that_no_entry_recorded(made: Made) -> None:
    execute("UPDATE registry_detail SET version = 7 WHERE subject = %s", made.permit)
    assert codes(found()) == {Code.DETAIL_MISSING, Code.DETAIL_UNKNOWN}


def test_a_row_of_a_projection_that_says_something_else(made: Made) -> None:
    Permit.objects.filter(id=made.permit).update(last_good_day="2030-01-01", lost_days=9)
    told = found()
    assert [(each.code, dict(each.told)) for each in told] == [
        (
            Code.PROJECTION_DIFFERS,
            {
                "table": "registry_permit",
                "row": made.permit,
                "columns": "last_good_day, lost_days",
            },
        )
    ]


def test_rows_that_are_taken_out_or_put_in(made: Made) -> None:
    execute("DELETE FROM registry_card WHERE permit_id = %s", made.permit)
    execute("INSERT INTO registry_personplace (person_id, division_code) VALUES ('5f', '440300')")
    assert codes(found()) == {Code.PROJECTION_MISSING, Code.PROJECTION_EXTRA}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE registry_look SET purpose = 'other' WHERE number = 2", Code.LOOK_ALTERED),
        ("DELETE FROM registry_look WHERE number = 2", Code.LOOK_MISSING),
        ("UPDATE registry_look SET number = 9 WHERE number = 2", Code.LOOK_CHAIN_BROKEN),
    ],
)
def test_looks(made: Made, statement: str, code: Code) -> None:
    with unguarded():
        execute(statement)
    assert code in codes(found())


def test_moments_that_fall(made: Made) -> None:
    chain = read_chain(made.permit)
    with unguarded():
        execute(
            "UPDATE registry_entry SET recorded_at = '2036-01-01T00:00:00.000000Z' WHERE id = %s",
            chain[3].id,
        )
    findings = found()
    assert {Code.ENTRY_ALTERED, Code.MOMENT_FALLS} <= codes(findings)


def test_without_keys_the_ledger_is_verified_all_the_same(made: Made) -> None:
    execute("UPDATE registry_detail SET salt = %s WHERE subject = %s", b"\x01" * 32, made.person)
    told = verify(ring=None)
    assert (told.is_sound, told.details) == (True, 0)
