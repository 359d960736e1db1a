"""The contracts of `.importlinter` hold; each is broken on purpose, to know that it tells."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, SOURCE, Module, modules

LAW = [m for m in modules() if f"{m.name}.".startswith(("anju.law.", "anju.words."))]

# module, the line added to it, words of the contract that must say so
BREACHES = [
    ("law", "import anju.population", "A line may use the lines below it"),
    ("law", "import anju.roster", "A line may use the lines below it"),
    ("law", "import anju.picture", "A line may use the lines below it"),
    ("law", "import anju.cli", "A line may use the lines below it"),
    ("population", "import anju.roster", "A line may use the lines below it"),
    ("words", "import anju.law", "A line may use the lines below it"),
    ("roster", "import anju.cli", "A line may use the lines below it"),
    ("roster", "import anju.explain", "A line may use the lines below it"),
    ("picture", "import anju.explain", "A line may use the lines below it"),
    ("explain", "import anju.cli", "A line may use the lines below it"),
    ("roster", "import anju.picture", "A line may use the lines below it"),
    ("picture", "import anju.roster", "A line may use the lines below it"),
    ("picture", "import anju.population", "The picture needs the law"),
    ("picture", "import numpy", "The picture needs the law"),
    ("law", "import numpy", "The law needs the standard library only"),
    ("law", "import polars", "The law needs the standard library only"),
    ("law", "import time", "The law needs the standard library only"),
    ("explain", "import anju.office", "A line may use the lines below it"),
    ("office/config", "import anju.cli", "A line may use the lines below it"),
    ("office/common", "import anju.office.places", "A part of the office uses"),
    ("office/places", "import anju.office.access", "A part of the office uses"),
    ("office/access", "import anju.office.registry", "A part of the office uses"),
    ("office/registry", "import anju.office.records", "A part of the office uses"),
    ("office/records", "import anju.office.config", "A part of the office uses"),
    ("law", "import anju.office", "What stands beneath the office"),
    ("population", "import django", "What stands beneath the office"),
    ("picture", "import django", "What stands beneath the office"),
    ("roster", "import anju.office", "What stands beneath the office"),
    ("roster", "import django", "What stands beneath the office"),
    ("explain", "import django", "What stands beneath the office"),
    ("words", "import django", "What stands beneath the office"),
    ("population", "import polars", "The law over columns"),
    ("population", "import xlsxwriter", "The law over columns"),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the copy of the package in a folder."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--config", ".importlinter", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts that a test may spoil."""
    shutil.copytree(SOURCE, tmp_path / "anju", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    result = lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("part", "line", "contract"), BREACHES)
def test_a_breach_is_told(copy: Path, part: str, line: str, contract: str) -> None:
    spoilt = copy / "anju" / part / "spoilt.py"
    if not spoilt.parent.is_dir():
        spoilt = copy / "anju" / f"{part}.py"
    with spoilt.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    result = lint_imports(copy)
    told = [row for row in result.stdout.splitlines() if "BROKEN" in row]
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(contract in row for row in told), result.stdout


@pytest.mark.parametrize(
    ("above", "spoilt"),
    [
        ("planner", "casework"),
        ("casework", "papers"),
        ("papers", "registry"),
        ("planner", "records"),
        ("casework", "notices"),
    ],
)
def test_a_part_that_uses_one_above_or_beside_it_is_told(
    copy: Path, above: str, spoilt: str
) -> None:
    """A part that is not there yet is made for the test, in the place that is kept for it."""
    office = copy / "anju" / "office"
    for part in (above, spoilt):
        (office / part).mkdir(exist_ok=True)
        (office / part / "__init__.py").touch()
    assert lint_imports(copy).returncode == 0
    (office / spoilt / "spoilt.py").write_text(f"import anju.office.{above}\n", "utf-8")
    told = [row for row in lint_imports(copy).stdout.splitlines() if "BROKEN" in row]
    assert any("A part of the office uses" in row for row in told), told


@pytest.mark.parametrize("folder", ["anju", "anju/office"])
def test_a_part_without_a_place_is_told(copy: Path, folder: str) -> None:
    (copy / folder / "drawer.py").write_text('"""Belongs nowhere."""\n', "utf-8")
    result = lint_imports(copy)
    assert result.returncode == 1
    assert "drawer" in result.stdout


@pytest.mark.parametrize("module", LAW, ids=lambda module: module.name)
def test_the_law_imports_only_the_standard_library(module: Module) -> None:
    """The contract lists what is likely; this sees whatever else might come."""
    foreign = [name for name in _imported(module.tree) if not _may_the_law_use(name)]
    assert not foreign


def _imported(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names


def _may_the_law_use(name: str) -> bool:
    own = f"{name}.".startswith(("anju.law.", "anju.words."))
    return own or name.partition(".")[0] in sys.stdlib_module_names
