"""Compiled kernels are kept, forgotten when a source changes, and done without where need be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anju.population import compiled


def _package(folder: Path) -> Path:
    (folder / "roster" / "__pycache__").mkdir(parents=True)
    (folder / "law").mkdir()
    (folder / "law" / "days.py").write_text("DAYS = 1\n")
    (folder / "roster" / "rows.py").write_text("from anju.population.compiled import kernel\n")
    (folder / "roster" / "words.py").write_text("WORDS = 1\n")
    _keep(folder)
    return folder


def _keep(package: Path) -> None:
    (package / "roster" / "__pycache__" / "rows.nbi").write_text("kept")


def _kept(package: Path) -> bool:
    return (package / "roster" / "__pycache__" / "rows.nbi").exists()


@pytest.mark.parametrize("source", ["law/days.py", "roster/rows.py"])
def test_a_changed_source_forgets_all_kernels(tmp_path: Path, source: str) -> None:
    package = _package(tmp_path)
    assert compiled.forget_stale(package)
    assert not _kept(package)
    _keep(package)
    assert not compiled.forget_stale(package)
    (package / source).write_text("DAYS = 2  # anju.population.compiled\n")
    assert compiled.forget_stale(package)
    assert not _kept(package)


def test_a_source_that_kernels_are_not_made_of_forgets_none(tmp_path: Path) -> None:
    package = _package(tmp_path)
    compiled.forget_stale(package)
    _keep(package)
    (package / "roster" / "words.py").write_text("WORDS = 2\n")
    assert not compiled.forget_stale(package)
    assert _kept(package)


def test_a_package_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    package = _package(tmp_path)
    (package / "__pycache__").write_text("not a folder")
    assert not compiled.forget_stale(package)


def test_without_a_folder_to_keep_it_in_a_kernel_is_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def njit(*, cache: bool, **_: object) -> Callable[[Any], Any]:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr("anju.population.compiled.numba.njit", njit)
    assert compiled.kernel(abs) is abs
    assert asked == [True, False]
