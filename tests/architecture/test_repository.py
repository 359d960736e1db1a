"""What the repository keeps: nothing of the machine it was made on, and locks without addresses."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, tracked_files

# The dots in the middle are taken out, so that this file does not name them either.
HOSTS = r"(py·pi|python·hosted|npm·js|(deb|security)\.de·bian)\.(org|com)".replace("·", "")
PLACES = r"/(ro·ot|ho·me|Us·ers|wo·rk|t·mp|o·pt)/\w".replace("·", "")
FOREIGN = re.compile(rf"{HOSTS}|(?<![\w.*~]){PLACES}")

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^ ;\\]+(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def test_no_path_of_a_machine_and_no_package_host_is_named() -> None:
    named = []
    for path in tracked_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        named += [f"{path.relative_to(ROOT)}: {found[0]}" for found in FOREIGN.finditer(text)]
    assert not named


def test_there_are_four_locks() -> None:
    assert [lock.stem for lock in LOCKS] == ["bench", "dev", "office", "roster"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_exact_versions_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert PINNED.match(line) or HASH.match(line), line
        assert not PINNED.match(line) or HASH.match(following), f"no hash: {line}"


def _versions(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock, whatever Python each is for."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines():
        if PINNED.match(line):
            name, _, version = line.partition("==")
            found.setdefault(name, set()).add(version.split()[0])
    return found


@pytest.mark.parametrize("lock", ["roster", "office", "bench"])
def test_the_locks_agree_so_that_one_environment_holds_all(lock: str) -> None:
    development, other = _versions("dev"), _versions(lock)
    common = development.keys() & other.keys()
    assert {name: other[name] for name in common} == {name: development[name] for name in common}


@pytest.mark.parametrize("lock", ["roster", "office", "dev", "bench"])
def test_every_declared_requirement_is_locked(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in project["optional-dependencies"][lock]:
        name = re.split(r"[\[<>=]", requirement)[0]
        assert name == "anju" or name in _versions(lock), f"{name}: run make lock"


def test_the_law_needs_nothing_to_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["dependencies"] == []


@pytest.mark.parametrize(("larger", "smaller"), [("office", "roster"), ("dev", "office")])
def test_a_larger_lock_holds_the_smaller_one(larger: str, smaller: str) -> None:
    """`make` counts on it: where the larger one is installed, the smaller one is not again."""
    assert _versions(smaller).items() <= _versions(larger).items()


def test_what_the_system_lacks_is_said_in_one_sentence(tmp_path: Path) -> None:
    """Somebody without root: `id` says so, and a `dpkg-query` that knows no package."""
    for name, line in (("id", "echo 1000"), ("dpkg-query", "exit 1")):
        command = tmp_path / name
        command.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        command.chmod(0o755)
    said = {}
    for target in ("start", "test"):
        ran = subprocess.run(
            ["requirements/system", target],
            cwd=ROOT,
            env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert len((ran.stdout + ran.stderr).splitlines()) == 1
        said[target] = ran
    assert said["start"].returncode == 0
    assert "fonts-noto-cjk fonts-hanazono" in said["start"].stdout
    assert said["test"].returncode == 1
    assert "fonts-noto-cjk fonts-hanazono chromium-headless-shell postgresql" in said["test"].stderr


def test_bare_make_prints_every_target() -> None:
    clean = {"PATH": os.environ["PATH"]}
    printed = subprocess.run(
        ["make"], cwd=ROOT, env=clean, capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert re.findall(r"^  make (\w+)", printed, re.MULTILINE) == phony[1].split()
