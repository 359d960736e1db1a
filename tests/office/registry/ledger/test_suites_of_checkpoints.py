"""Checkpoints, verification and proofs under both suites, and across a change of suite."""

from datetime import timedelta
from typing import Final

import pytest
from django.conf import settings
from django.db import connection
from tests.office.common.software_sm2 import KEY_ID, SoftwareSm2
from tests.office.databases import Database
from tests.office.registry.acting import ISSUED_ON, OTHER, a_permit, a_person, act
from tests.office.registry.verifying.verified import codes, execute, found, unguarded

from anju.office.common.keyring import current_ring
from anju.office.common.signers import verifiers_known
from anju.office.common.signing import Ed25519Verifier, ring_verifiers
from anju.office.common.suites import SM, Algorithm
from anju.office.registry.ledger.checkpoint import Checkpoint, follows, is_signed_by
from anju.office.registry.ledger.checkpointing import make_checkpoint
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.entry_bytes import entry_hash
from anju.office.registry.ledger.heads_tree import HeadsTree
from anju.office.registry.ledger.kept_trees import kept_tiles
from anju.office.registry.ledger.leaves import leaves
from anju.office.registry.ledger.merkle import root
from anju.office.registry.ledger.merkle_nodes import TILE_SIZE, tile_roots
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.proof_check import FindingCode, check_proof
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.looks.models import Look
from anju.office.registry.looks.recording import look_hash, record_look
from anju.office.registry.proving.prove import prove
from anju.office.registry.verifying.findings import Code

AT = act(ISSUED_ON).at
SM3, SHA_256 = Algorithm.SM3, Algorithm.SHA_256
DEVICE: Final = "tests.office.common.software_sm2:SoftwareSm2"


@pytest.fixture(params=["ring", "device"])
def sm(request: pytest.FixtureRequest, city: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """A city under the suite `sm`: signed by a key of the ring, and by a device of its own."""
    monkeypatch.setitem(settings.ANJU, "SUITE", "sm")
    monkeypatch.setitem(settings.ANJU, "SIGNER", DEVICE if request.param == "device" else "")
    return str(request.param)


def assert_true(made: Checkpoint, algorithm: Algorithm) -> None:
    """What it signs is what the whole ledger says, made from the beginning in a hash."""
    rows = [Entry.objects.get(id=each.entry_id) for each in Position.objects.order_by("position")]
    body = made.body
    assert body.algorithm == body.looks.algorithm == algorithm
    assert body.entries.size == len(rows)
    assert body.entries.root() == root((bytes(row.hash)[1:] for row in rows), algorithm)
    tree = HeadsTree(((row.subject, row.number, bytes(row.hash)) for row in rows), algorithm)
    assert body.heads_root == tree.root()
    assert body.subjects == len({row.subject for row in rows})


def a_look() -> None:
    record_look(viewer="clerk-1", page="person", purpose="case", persons=["5f"], at=AT)


def test_a_checkpoint_is_hashed_with_sm3_and_signed(sm: str) -> None:
    first = make_checkpoint(AT)
    a_permit(a_person())
    a_look()
    second = make_checkpoint(AT + timedelta(minutes=5))
    for made in (first, second):
        signed_by = Algorithm.SM2 if sm == "device" else Algorithm.ED25519
        assert made.signer_algorithm == signed_by
        assert is_signed_by(made, verifiers_known(current_ring()))
        assert is_signed_by(made, ring_verifiers(current_ring())) is (sm == "ring")
    assert (second.key_id == KEY_ID) is (sm == "device")
    assert second.hash()[0] == SM3
    assert follows(second, first)
    assert_true(second, SM3)
    assert make_checkpoint(AT + timedelta(minutes=9)) == second


def test_a_change_of_suite_is_a_new_checkpoint_of_everything(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_permit(a_person())
    a_look()
    made = [make_checkpoint(AT)]
    for suite, algorithm in (("sm", SM3), ("intl", SHA_256), ("sm", SM3)):
        monkeypatch.setitem(settings.ANJU, "SUITE", suite)
        made.append(make_checkpoint(AT + timedelta(minutes=len(made))))
        assert_true(made[-1], algorithm)
        assert follows(made[-1], made[-2])
    a_person(OTHER)
    made.append(make_checkpoint(AT + timedelta(hours=1)))
    assert_true(made[-1], SM3)
    assert [each.body.sequence for each in made] == [1, 2, 3, 4, 5]
    assert found() == []


def test_the_suite_of_the_ring_counts_where_the_settings_name_none(
    sqlite_city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.ANJU["SUITE"] == ""
    assert make_checkpoint(AT).body.algorithm == SHA_256
    ring = current_ring().in_suite(SM)
    monkeypatch.setattr("anju.office.common.keyring.current_ring", lambda: ring)
    assert make_checkpoint(AT).body.algorithm == SM3


def test_tiles_are_kept_in_the_hash_of_the_checkpoint(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Entry.objects.order_by("id")[0]
    for number in range(2, TILE_SIZE + 2):
        row.id, row.number = None, number
        row.save(force_insert=True)
    sequence(everything=True)
    size = make_checkpoint(AT).body.entries.size
    assert kept_tiles(size) == list(tile_roots(leaves(0, size)))
    monkeypatch.setitem(settings.ANJU, "SUITE", "sm")
    make_checkpoint(AT)
    assert kept_tiles(size) == list(tile_roots(leaves(0, size), SM3))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE registry_chainhead SET number = 77", "DELETE FROM registry_headbucket"],
)
def test_what_was_written_into_what_is_kept_is_not_signed(sm: str, statement: str) -> None:
    person = a_person()
    make_checkpoint(AT)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    a_permit(person)
    assert_true(make_checkpoint(AT), SM3)


def test_verification_is_sound_and_finds_what_was_altered(sm: str) -> None:
    permit = a_permit(a_person())
    a_look()
    make_checkpoint(AT)
    assert found() == []
    with unguarded():
        execute("UPDATE registry_entry SET actor = 'x' WHERE subject = %s", permit)
    assert Code.ENTRY_ALTERED in codes(found())


def test_a_look_made_anew_misses_the_root_that_was_signed(sm: str) -> None:
    """Whoever has the database can make the hash of a look anew, but not the signed root."""
    a_look()
    make_checkpoint(AT)
    look = Look.objects.get()
    look.viewer = "clerk-2"
    with unguarded():
        execute("UPDATE registry_look SET viewer = %s, hash = %s", look.viewer, look_hash(look))
    assert codes(found()) == {Code.LOOKS_ROOT_DIFFERS}


def test_an_entry_made_anew_misses_the_roots_that_were_signed(sm: str) -> None:
    person = a_person()
    make_checkpoint(AT)
    entry = read_chain(person)[0]._replace(actor="x")
    altered = entry_hash(*entry[1:-1])
    with unguarded():
        execute("UPDATE registry_entry SET actor = 'x', hash = %s WHERE id = %s", altered, entry.id)
    assert {Code.ENTRIES_ROOT_DIFFERS, Code.HEADS_ROOT_DIFFERS} <= codes(found())


def test_a_forged_signature_is_found(sm: str) -> None:
    make_checkpoint(AT)
    with unguarded():
        execute("UPDATE registry_checkpoint SET text = replace(text, 'signature ', 'signature 00')")
    assert Code.CHECKPOINT_UNSIGNED in codes(found())


def test_a_proof_holds_for_anybody_and_for_who_trusts_the_key(sm: str) -> None:
    permit = a_permit(a_person())
    text = prove(permit, AT).to_text()
    assert check_proof(text).holds
    report = check_proof(text, verifiers_known(current_ring()))
    assert (report.holds, report.key_is_trusted) == (True, True)
    stranger = SoftwareSm2(secret=7, key_id=KEY_ID).public_keys()[KEY_ID]
    other = Ed25519Verifier(bytes.fromhex(report.key_id), stranger[:32])
    assert FindingCode.KEY_UNKNOWN in {each.code for each in check_proof(text, [other]).findings}


def test_a_proof_holds_after_a_change_of_suite(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    permit = a_permit(a_person())
    make_checkpoint(AT)
    monkeypatch.setitem(settings.ANJU, "SUITE", "sm")
    before = check_proof(prove(permit, AT).to_text())
    make_checkpoint(AT)
    after = check_proof(prove(permit, AT).to_text())
    assert [(each.holds, each.sequence) for each in (before, after)] == [(True, 1), (True, 2)]


def test_what_is_kept_wrong_is_made_anew_for_a_proof(sm: str) -> None:
    permit = a_permit(a_person())
    make_checkpoint(AT)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_chainhead")
    assert check_proof(prove(permit, AT).to_text()).holds


def test_a_proof_with_another_sm2_key_in_it_is_found(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.ANJU, "SUITE", "sm")
    monkeypatch.setitem(settings.ANJU, "SIGNER", DEVICE)
    text = prove(a_permit(a_person()), AT).to_text()
    own, other = SoftwareSm2().public_key.hex(), SoftwareSm2(secret=7).public_key.hex()
    assert own in text
    forged = check_proof(text.replace(own, other))
    assert {each.code for each in forged.findings} == {FindingCode.SIGNATURE_FORGED}
    broken = check_proof(text.replace(own, "00" * 64))
    assert {each.code for each in broken.findings} == {FindingCode.SIGNATURE_NOT_CHECKED}
