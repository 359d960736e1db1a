"""The proof of one history holds for its checkpoint's moment; nothing altered is proven."""

import json

import pytest
from django.db import connection
from tests.office.databases import Database
from tests.office.registry.acting import ISSUED_ON, a_permit, a_person, act, refused
from tests.office.registry.verifying.verified import unguarded

from anju.office.common.keyring import current_ring
from anju.office.common.signing import ring_verifiers
from anju.office.registry.ledger.checkpointing import last_checkpoint, make_checkpoint
from anju.office.registry.ledger.entries import chain_as_known, read_chain
from anju.office.registry.ledger.proof_check import check_proof
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.proving.prove import CannotProve, prove
from anju.office.registry.refused import Because

AT = act(ISSUED_ON).at
DAY = ISSUED_ON.replace(year=2025, day=1)


@pytest.fixture
def permit(city: Database) -> str:
    """A permit that was endorsed once."""
    identifier = a_permit(a_person())
    endorse(permit_id=identifier, filed_on=DAY, act=act(DAY))
    return identifier


def test_a_proof_holds(permit: str) -> None:
    proof = prove(permit, AT)
    report = check_proof(proof.to_text(), ring_verifiers(current_ring()))
    assert (report.findings, report.key_is_trusted) == ((), True)
    assert [entry.hash for entry in proof.entries] == [row.hash for row in read_chain(permit)]
    last = last_checkpoint()
    assert last
    assert report.made_at == last.body.made_at


def test_a_checkpoint_is_made_only_where_one_is_wanted(permit: str) -> None:
    make_checkpoint(AT)
    prove(permit, AT)
    last = last_checkpoint()
    assert last
    assert last.body.sequence == 1
    endorse(permit_id=permit, filed_on=DAY.replace(year=2026), act=act(DAY.replace(year=2026)))
    report = check_proof(prove(permit, AT).to_text())
    assert (report.entries, report.sequence) == (3, 2)


def test_what_is_kept_wrong_is_made_anew(permit: str) -> None:
    make_checkpoint(AT)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_chainhead")
    assert check_proof(prove(permit, AT).to_text()).holds


def test_an_altered_history_is_not_proven(permit: str) -> None:
    make_checkpoint(AT)
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_entry SET actor = 'x' WHERE subject = %s", [permit])
    with pytest.raises(CannotProve) as caught:
        prove(permit, AT)
    assert "verify" in caught.value.in_words("en")


def test_nothing_of_an_unknown_subject(permit: str) -> None:
    prove(permit, AT)
    with refused(Because.NOT_FOUND):
        prove("5f" * 10, AT)


def test_a_proof_that_leaves_the_last_entry_out_does_not_hold(permit: str) -> None:
    told = json.loads(prove(permit, AT).to_text())
    told["entries"].pop()
    assert not check_proof(json.dumps(told)).holds


def test_a_chain_as_it_was_known(permit: str) -> None:
    issued, endorsed = read_chain(permit)
    assert chain_as_known(permit, endorsed.recorded_at) == [issued, endorsed]
    assert chain_as_known(permit, issued.recorded_at) == [issued]
    assert chain_as_known(permit, "2020-01-01T00:00:00.000000Z") == []
