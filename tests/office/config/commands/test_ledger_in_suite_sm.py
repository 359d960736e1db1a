"""`anju ledger` under the suite `sm`: what it is made with is said, and every command goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.office.common.software_sm2 import SoftwareSm2
from tests.office.databases import Database, Start
from tests.office.registry.histories import Made, made_histories
from tests.office.starts import WITH_HISTORIES

from anju.office.common.keyfile import read_key_file
from anju.office.common.suites import SM

ROOT = Path(__file__).parents[4]
SUITE = {"ANJU_SUITE": "sm", "ANJU_LANG": "en", "PYTHONPATH": str(ROOT)}
DEVICE = {**SUITE, "ANJU_SIGNER": "tests.office.common.software_sm2:SoftwareSm2"}
INSTEAD = (
    "the suite sm asks for SM2: no signer of the city's own is named in ANJU_SIGNER, and Ed25519 "
    "signs in its place"
)


@pytest.fixture
def start() -> Start:
    """Everything that can be done was done in the city."""
    return WITH_HISTORIES


@pytest.fixture
def made(sqlite_city: Database) -> Made:
    """A city with histories; what is called afterwards opens the database for itself."""
    return made_histories()


def _run(database: Database, env: dict[str, str], *words: str, status: int = 0) -> str:
    done = database.run("-m", "anju", *words, env=env)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def _elsewhere(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """On a machine without an office."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("ANJU")}
    call = [sys.executable, "-m", "anju", "ledger", "check-proof", *words, "--lang", "en"]
    return subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_ed25519_signs_and_that_is_said(sqlite_city: Database, made: Made) -> None:
    said = _run(sqlite_city, SUITE, "ledger", "checkpoint")
    assert "hashed with SM3, signed with Ed25519 by the key" in said
    assert INSTEAD in said
    assert "nothing is wrong" in _run(sqlite_city, SUITE, "ledger", "verify")
    told = json.loads(_run(sqlite_city, SUITE, "doctor", "--json"))
    found_suite = {each["code"]: each for each in told["findings"]}["suite"]
    assert found_suite["standing"] == "note"
    assert "name the city's signer in ANJU_SIGNER" in found_suite["said"]


def test_a_device_signs_with_sm2(sqlite_city: Database, made: Made, tmp_path: Path) -> None:
    said = _run(sqlite_city, DEVICE, "ledger", "checkpoint")
    assert "hashed with SM3, signed with SM2 by the key 5a112233" in said
    assert INSTEAD not in said
    assert "nothing is wrong" in _run(sqlite_city, DEVICE, "ledger", "verify")
    file = tmp_path / "proof.json"
    _run(sqlite_city, DEVICE, "ledger", "prove", made.permit, "--out", str(file))
    key = SoftwareSm2().public_key.hex()
    assert "the proof holds" in _elsewhere(tmp_path, str(file)).stdout
    trusted = _elsewhere(tmp_path, str(file), "--key", key)
    assert (trusted.returncode, "a key that you named" in trusted.stdout) == (0, True)
    other = _elsewhere(tmp_path, str(file), "--key", SoftwareSm2(secret=7).public_key.hex())
    assert (other.returncode, "does not hold" in other.stdout) == (1, True)
    none = _elsewhere(tmp_path, str(file), "--key", "00" * 64)
    assert (none.returncode, "128 (SM2)" in none.stderr) == (2, True)
    shown = _run(sqlite_city, DEVICE, "keys", "show")
    assert "5a112233  signing, SM2: the city's own signer" in shown
    told = json.loads(_run(sqlite_city, DEVICE, "doctor", "--json"))
    assert {each["code"]: each["standing"] for each in told["findings"]}["suite"] == "well"


def test_a_signer_that_is_not_there_is_one_sentence(sqlite_city: Database, made: Made) -> None:
    env = {**SUITE, "ANJU_SIGNER": "nowhere:Device"}
    said = _run(sqlite_city, env, "ledger", "checkpoint", status=2)
    assert "the signer nowhere:Device of ANJU_SIGNER cannot be used" in said
    told = json.loads(_run(sqlite_city, env, "doctor", "--json", status=1))
    assert {each["code"]: each["standing"] for each in told["findings"]}["suite"] == "wrong"


def test_another_suite_is_one_sentence(sqlite_database: Database) -> None:
    said = _run(sqlite_database, {"ANJU_SUITE": "gost"}, "doctor", status=2)
    assert "ANJU_SUITE is intl or sm." in said


def test_a_new_installation_has_the_keys_of_its_suite(tmp_path: Path) -> None:
    new = Database("sqlite", tmp_path / "city")
    new.home.mkdir()
    _run(new, SUITE, "prepare")
    ring = read_key_file(new.home / "keys.json")
    assert ring.suite is SM
    said = _run(new, {"ANJU_LANG": "en"}, "ledger", "checkpoint")
    assert "hashed with SM3" in said
