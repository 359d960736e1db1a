"""What is installed: the files of the law come along, and the law runs with nothing else there."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, SOURCE

# -I and -S: no environment, no site-packages. Only Python itself and the unpacked wheel are there.
LAW_ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
from anju.law.facts import Permit
from anju.law.measures_files import load_measures
from anju.law.standing import standing
shanghai = load_measures().for_place("310000")
print(standing(Permit(date(2024, 2, 29)), shanghai, date(2026, 11, 23)).status)
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be installed, built from a copy of the sources."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT / "src", folder / "source" / "src")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, folder / "source"], check=True)
    wheel = next(folder.glob("*.whl"))
    zipfile.ZipFile(wheel).extractall(folder / "unpacked")
    return folder / "unpacked"


def test_every_file_of_the_package_is_installed(unpacked: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
        return {name for name in found if "__pycache__" not in name and not name.endswith(".po")}

    assert files(unpacked / "anju") >= files(SOURCE)


def test_the_law_runs_with_nothing_else_installed(unpacked: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAW_ALONE, unpacked],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "suspended"
