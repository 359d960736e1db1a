"""The contracts of `.importlinter` hold; each is broken on purpose, to know that it tells."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, SOURCE, Module, modules, wrong_in

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


def copied(folder: Path) -> Path:
    """A folder with a copy of the package and its contracts."""
    shutil.copytree(SOURCE, folder / "anju", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts that a test may spoil."""
    return copied(tmp_path)


def test_the_contracts_hold(copy: Path) -> None:
    result = lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is told of a copy with every breach in it, each in a file of its own.

    By contract, the imports it names.
    """
    folder = copied(tmp_path_factory.mktemp("spoilt"))
    for number, (part, line, _) in enumerate(BREACHES):
        spoilt = spoilt_file(folder, part, number)
        with spoilt.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    result = lint_imports(folder)
    assert result.returncode == 1, result.stdout + result.stderr
    return broken(result.stdout)


def spoilt_file(folder: Path, part: str, number: int) -> Path:
    """Where a breach is written: a new file in its part, or the part itself if it is one file."""
    package = folder / "anju" / part
    return package / f"spoilt_{number}.py" if package.is_dir() else package.with_suffix(".py")


def broken(said: str) -> dict[str, list[str]]:
    """The broken contracts of what import-linter said, and the lines below each title."""
    _, _, report = said.partition("Broken contracts")
    titles = re.split(r"^(.+)\n-+$", report, flags=re.MULTILINE)[1:]
    return {title: text.splitlines() for title, text in zip(titles[::2], titles[1::2], strict=True)}


@pytest.mark.parametrize(
    ("number", "part", "line", "contract"),
    [(number, *breach) for number, breach in enumerate(BREACHES)],
)
def test_a_breach_is_told(
    told: dict[str, list[str]], number: int, part: str, line: str, contract: str
) -> None:
    spoilt = spoilt_file(SOURCE.parent, part, number).relative_to(SOURCE.parent)
    direct = f"{'.'.join(spoilt.with_suffix('').parts)} -> {line.removeprefix('import ')} (l."
    rows = [row for title, rows in told.items() if contract in title for row in rows]
    assert any(direct in row for row in rows), "\n".join(rows)


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
    (office / spoilt / "spoilt.py").write_text(f"import anju.office.{above}\n", "utf-8")
    (told,) = broken(lint_imports(copy).stdout)
    assert "A part of the office uses" in told


@pytest.mark.parametrize("folder", ["anju", "anju/office"])
def test_a_part_without_a_place_is_told(copy: Path, folder: str) -> None:
    (copy / folder / "drawer.py").write_text('"""Belongs nowhere."""\n', "utf-8")
    result = lint_imports(copy)
    assert result.returncode == 1
    assert "drawer" in result.stdout


def test_the_law_imports_only_the_standard_library() -> None:
    """The contract lists what is likely; this sees whatever else might come."""
    assert not wrong_in(LAW, _foreign)


def test_what_is_foreign_to_the_law_is_seen() -> None:
    text = "import ast\nimport requests\n"
    module = Module("anju.law.told", Path("told.py"), text, ast.parse(text))
    assert _foreign(module) == ["requests"]


def test_the_tests_of_the_law_ask_the_law_alone() -> None:
    """Nothing that is compiled: `make test` runs them once, uncompiled, where lines are counted."""
    ours = ("tests.law.", "hypothesis.", "pytest.")
    paths = (ROOT / "tests" / "law").rglob("*.py")
    asked = {name for path in paths for name in _imported(ast.parse(path.read_text("utf-8")))}
    others = {name for name in asked if not f"{name}.".startswith(ours)}
    assert "anju.law.life" in others
    assert [name for name in others if not _may_the_law_use(name)] == []


def _foreign(module: Module) -> list[str]:
    return [name for name in _imported(module.tree) if not _may_the_law_use(name)]


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
