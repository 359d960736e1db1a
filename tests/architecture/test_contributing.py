"""The worked change of CONTRIBUTING.md, made in a copy: the page says what happens."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
VERSION, CASES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

MEASURE = Path("src/anju/law/measures/440300.toml")
TABLE = Path("tests/law/cases/article_10/endorsement_window.toml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the law and its tests, with the cases of the page in their table."""
    for folder in ("src", "tests/law"):
        unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    _append(tmp_path / TABLE, CASES)
    return tmp_path


def _append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")


def _add_version(path: Path) -> None:
    """The version of the page, with the old version's local rules copied behind it."""
    local = path.read_text("utf-8").partition("[version.local]")
    _append(path, VERSION + "\n" + "".join(local[1:]))


def _failed(folder: Path) -> list[str]:
    """The cases of the page that fail, by name, when its reader runs them."""
    only = ["-k", "2027 and revision and test_the_law_answers", "-q", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/law/test_cases.py", *only],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    passed = re.search(r"(\d+) passed", ran.stdout)
    failed = re.findall(r"^FAILED .*endorsement_window: (.*?)\]", ran.stdout, re.MULTILINE)
    assert int(passed[1] if passed else 0) + len(failed) == CASES.count("[[case]]"), ran.stdout
    return failed


def test_without_the_version_the_last_four_cases_fail(copy: Path) -> None:
    names = re.findall(r'name = "(.*)"', CASES)
    assert _failed(copy) == names[1:]


def test_with_the_version_all_cases_are_green(copy: Path) -> None:
    _add_version(copy / MEASURE)
    assert _failed(copy) == []


def test_the_record_names_article_days_and_place() -> None:
    record = PAGE.partition("### 5. The record")[2]
    assert re.search(r"art\. 23.*440300.*2027-07-01.*30 days, was 60", record)
