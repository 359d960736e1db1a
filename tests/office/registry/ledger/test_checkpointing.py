"""Checkpoints go on from the last one, sign what is there, and are kept in a second place."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.office.databases import Database
from tests.office.registry.acting import ISSUED_ON, OTHER, a_permit, a_person, act

from anju.office.common.keyring import current_ring
from anju.office.common.signing import ring_verifiers
from anju.office.registry.ledger.checkpoint import Checkpoint, follows, from_text, is_signed_by
from anju.office.registry.ledger.checkpointing import (
    CopyFailed,
    keep_copies,
    last_checkpoint,
    make_checkpoint,
)
from anju.office.registry.ledger.heads_tree import HeadsTree
from anju.office.registry.ledger.kept_trees import kept_tiles
from anju.office.registry.ledger.leaves import leaves
from anju.office.registry.ledger.merkle import root
from anju.office.registry.ledger.merkle_nodes import TILE_SIZE, tile_roots
from anju.office.registry.ledger.models import Checkpoint as CheckpointRow
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.looks.recording import record_look

AT = act(ISSUED_ON).at


def _assert_true(made: Checkpoint) -> None:
    """What a checkpoint signs is what the whole ledger says, made from the beginning."""
    rows = [Entry.objects.get(id=each.entry_id) for each in Position.objects.order_by("position")]
    body = made.body
    assert body.entries.size == len(rows)
    assert body.entries.root() == root(bytes(row.hash)[1:] for row in rows)
    tree = HeadsTree((row.subject, row.number, bytes(row.hash)) for row in rows)
    assert body.heads_root == tree.root()
    assert body.subjects == len({row.subject for row in rows})


def test_a_checkpoint_signs_the_whole_ledger(city: Database) -> None:
    made = make_checkpoint(AT)
    _assert_true(made)
    assert (made.body.sequence, made.body.city) == (1, settings.ANJU["PLACE"])
    assert is_signed_by(made, ring_verifiers(current_ring()))
    row = CheckpointRow.objects.get()
    assert (row.sequence, row.size, row.made_at) == (1, Entry.objects.count(), made.body.made_at)
    assert from_text(row.text) == made


def test_the_next_one_goes_on(city: Database) -> None:
    first = make_checkpoint(AT)
    person = a_person()
    second = make_checkpoint(AT + timedelta(minutes=5))
    a_permit(person)
    a_person(OTHER)
    third = make_checkpoint(AT + timedelta(minutes=10))
    assert follows(second, first)
    assert follows(third, second)
    _assert_true(third)
    assert last_checkpoint() == third


def test_nothing_new_is_no_new_checkpoint(city: Database) -> None:
    first = make_checkpoint(AT)
    assert make_checkpoint(AT + timedelta(minutes=5)) == first
    record_look(viewer="clerk-1", page="person", purpose="case", persons=["5f"], at=AT)
    looked = make_checkpoint(AT + timedelta(minutes=10))
    assert (looked.body.sequence, looked.body.looks.size) == (2, 1)


def test_a_clock_that_was_set_back(city: Database) -> None:
    first = make_checkpoint(AT)
    a_person()
    assert follows(make_checkpoint(AT - timedelta(days=1)), first)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_chainhead SET number = 77",
        "DELETE FROM registry_chainhead",
        "UPDATE registry_headbucket SET root = (SELECT root FROM registry_headbucket LIMIT 1)",
        "DELETE FROM registry_headbucket",
    ],
)
def test_nobody_has_it_sign_what_they_wrote_into_what_is_kept(
    city: Database, statement: str
) -> None:
    person = a_person()
    make_checkpoint(AT)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    a_permit(person)
    _assert_true(make_checkpoint(AT))


def test_the_roots_of_full_tiles_are_kept(city: Database) -> None:
    make_checkpoint(AT)
    assert kept_tiles(Entry.objects.count()) == []
    row = Entry.objects.order_by("id")[0]
    for number in range(2, TILE_SIZE + 2):
        row.id, row.number = None, number
        row.save(force_insert=True)
    sequence(everything=True)
    made = make_checkpoint(AT)
    size = made.body.entries.size
    assert kept_tiles(size) == list(tile_roots(leaves(0, size)))
    assert len(kept_tiles(size)) == 1


def test_copies_are_written_once_and_caught_up(city: Database, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    first = make_checkpoint(AT)
    assert [file.name for file in keep_copies(folder)] == ["checkpoint-000000001.txt"]
    assert keep_copies(folder) == []
    a_person()
    make_checkpoint(AT)
    a_person(OTHER)
    make_checkpoint(AT)
    written = keep_copies(folder)
    assert [file.name[-5] for file in written] == ["2", "3"]
    assert from_text((folder / "checkpoint-000000001.txt").read_text("utf-8")) == first


def test_a_folder_that_cannot_be_written_is_said(city: Database, tmp_path: Path) -> None:
    make_checkpoint(AT)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CopyFailed) as caught:
        keep_copies(tmp_path / "file")
    assert str(tmp_path / "file") in caught.value.in_words("en")
    assert last_checkpoint() is not None


def test_another_checkpoint_in_the_folder_is_said(city: Database, tmp_path: Path) -> None:
    make_checkpoint(AT)
    [file] = keep_copies(tmp_path / "elsewhere")
    file.write_text("another", "utf-8")
    with pytest.raises(CopyFailed, match="another checkpoint"):
        keep_copies(file.parent)
    assert file.read_text("utf-8") == "another"


def test_much_that_is_new_gives_the_same(city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anju.office.registry.ledger.kept_trees.AT_ONCE", 3)
    make_checkpoint(AT)
    a_permit(a_person())
    _assert_true(make_checkpoint(AT))
    a_permit(a_person(OTHER), "4403X")
    _assert_true(make_checkpoint(AT))
