"""`anju ledger` as it is called: what it says, and the status it leaves with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import Database, Start
from tests.office.registry.histories import Made, made_histories
from tests.office.registry.verifying.verified import execute, unguarded
from tests.office.starts import WITH_HISTORIES

from anju.office.common.keyring import current_ring
from anju.office.common.signing import ring_verifiers
from anju.office.registry.models import Permit


@pytest.fixture
def start() -> Start:
    """Everything that can be done was done in the city."""
    return WITH_HISTORIES


@pytest.fixture
def database(sqlite_city: Database) -> Database:
    """Each call is a process of its own: one database is enough here."""
    return sqlite_city


@pytest.fixture
def made(database: Database) -> Made:
    """The city's histories; what is called afterwards opens the database for itself."""
    return made_histories()


def _run(database: Database, *words: str, status: int = 0) -> str:
    done = database.run("-m", "anju", "ledger", *words, "--lang", "en")
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_a_sound_ledger(database: Database, made: Made) -> None:
    assert "checkpoint 1: " in _run(database, "checkpoint")
    said = _run(database, "verify").splitlines()
    assert said[-1] == "nothing is wrong"
    told = json.loads(_run(database, "verify", "--json"))
    assert (told["sound"], told["findings"], told["checkpoints"]) == (True, [], 1)


def test_on_postgresql(postgresql_city: Database) -> None:
    assert "checkpoint 1: " in _run(postgresql_city, "checkpoint")
    assert _run(postgresql_city, "verify").splitlines()[-1] == "nothing is wrong"
    _run(postgresql_city, "rebuild")


def test_a_ledger_that_was_tampered_with(database: Database, made: Made) -> None:
    _run(database, "checkpoint")
    with unguarded():
        execute(
            "UPDATE registry_entry SET actor = 'x' WHERE subject = %s AND number = 3", made.permit
        )
    connection.close()
    said = _run(database, "verify", status=1)
    assert f"entry 3 of {made.permit} (card_handed_over, identifier" in said
    assert "altered after it was recorded" in said
    told = json.loads(_run(database, "verify", "--json", status=1))
    [finding] = told["findings"]
    assert (finding["code"], finding["entry"]["number"]) == ("entry_altered", 3)
    done = database.run("-m", "anju", "ledger", "verify", "--lang", "zh")
    assert done.returncode == 1


def test_a_checkpoint_kept_elsewhere(database: Database, made: Made) -> None:
    _run(database, "checkpoint")
    [file] = (database.home / "checkpoints").iterdir()
    with unguarded():
        execute("DELETE FROM registry_checkpoint")
    connection.close()
    said = _run(database, "verify", "--checkpoint", str(file), status=1)
    assert "Checkpoint 1 is not in the database." in said
    _run(database, "verify", "--checkpoint", str(file.with_name("nowhere.txt")), status=2)


def test_without_keys(database: Database, made: Made) -> None:
    (database.home / "keys.json").rename(database.home / "elsewhere.json")
    assert "signatures and details were not looked at" in _run(database, "verify")


def test_rebuild(database: Database, made: Made) -> None:
    assert "every projection was as the ledger has it" in _run(database, "rebuild", "--check")
    Permit.objects.filter(id=made.permit).update(lost_days=77)
    connection.close()
    said = _run(database, "rebuild", "--check", status=1)
    assert f"registry_permit, row {made.permit}: lost_days" in said
    assert "registry_permit was not as the ledger has it" in _run(database, "rebuild")
    assert "every projection was as the ledger has it" in _run(database, "rebuild")


def test_a_proof_is_checked_on_any_machine(database: Database, made: Made, tmp_path: Path) -> None:
    proof = tmp_path / "proof.json"
    assert "as of " in _run(database, "prove", made.permit, "--out", str(proof))
    elsewhere = tmp_path / "laptop"
    elsewhere.mkdir()
    assert _check(elsewhere, proof).startswith("the proof holds: 1")
    assert list(elsewhere.iterdir()) == []
    [key] = [each.public_key.hex() for each in ring_verifiers(current_ring())]
    told = json.loads(_check(elsewhere, proof, "--key", key, "--json"))
    assert (told["holds"], told["key_is_trusted"], told["public_key"]) == (True, True, key)
    (elsewhere / "keys.txt").write_text(f"{'00' * 32}\n{key}\n", "utf-8")
    assert "a key that you named" in _check(elsewhere, proof, "--key", "keys.txt")
    assert "None of the keys you trust" in _check(elsewhere, proof, "--key", "00" * 32, status=1)
    _check(elsewhere, proof, "--key", "not-a-key", status=2)
    proof.write_text(proof.read_text("utf-8").replace('"actor": "', '"actor": "x', 1), "utf-8")
    assert "not as it was when it was recorded" in _check(elsewhere, proof, status=1)
    proof.write_text("no proof", "utf-8")
    assert "not the document of a proof" in _check(elsewhere, proof, status=1)


def _check(folder: Path, *words: Path | str, status: int = 0) -> str:
    """Check a proof where there is no office."""
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-m", "anju", "ledger", "check-proof", *map(str, words)]
    done = subprocess.run(
        [*command, "--lang", "en"],
        cwd=folder,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_the_check_needs_no_django() -> None:
    code = (
        "import sys; sys.modules['django'] = None;"
        "import anju.office.config.commands.ledger, anju.office.config.commands.ledger_proofs"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_nothing_is_proven_of_an_unknown_permit(
    database: Database, made: Made, tmp_path: Path
) -> None:
    _run(database, "prove", "5f" * 10, "--out", str(tmp_path / "proof.json"), status=2)
    assert list(tmp_path.glob("*.json")) == []
