"""The command: what it prints, how it ends, what it leaves behind."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.forked import run_forked

from anju.cli import language_asked

HEADER = "permit_number,name,issued_on,endorsed_on\n"
ROWS = "A1,Li,2025-11-23,\nA2,Wang,2023-03-15,2024-03-01\nA3,Wu,,\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return run_forked("-m", "anju", *map(str, arguments), cwd=cwd)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert all(word in done.stderr for word in words), done.stderr


def test_a_review_is_summed_up_in_a_table(roster: Path) -> None:
    done = run("review", roster, "--on", "2026-11-23", "--lang", "en")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Monday, 23 November 2026" in done.stdout
    assert "header: row 1" in done.stdout
    assert "missing_issue_date" in done.stdout
    assert (roster.parent / "roster-reviewed.xlsx").exists()
    assert sorted(path.name for path in roster.parent.iterdir()) == [
        "roster-reviewed.xlsx",
        "roster.csv",
    ]


def test_or_as_json(roster: Path) -> None:
    done = run("review", roster, "--on", "2026-11-23", "--json", "--out", roster.parent / "a.csv")
    assert json.loads(done.stdout) == {
        "on": "2026-11-23",
        "rows": 3,
        "reviewed": 2,
        "refused": 1,
        "status": {"in_force": 1, "suspended": 1, "cancelled": 0},
        "window": {"not_open": 0, "open": 1, "missed": 1},
        "reasons": {"missing_issue_date": 1},
    }


def test_today_is_the_day_if_none_is_given(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    done = run("review", roster, "--json")
    on = json.loads(done.stdout)["on"]
    shanghai = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
    assert on <= shanghai
    assert shanghai in (on, time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600)))


def test_one_place_for_every_row(roster: Path) -> None:
    out = roster.parent / "a.csv"
    assert (
        run("review", roster, "--on", "2026-11-23", "--place", "440305", "--out", out).returncode
        == 0
    )
    assert out.read_text(encoding="utf-8-sig").count(",440300,") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--on", "2015-12-31"], ["2016-01-01"]),
        (["--on", "9001-01-01"], ["9000-12-31"]),
        (["--on", "23/11/2026"], ["23/11/2026"]),
        (["--place", "999999"], ["999999"]),
        (["--place", "4403"], ["4403"]),
        (["--sheet", "x"], ["--sheet"]),
        (["--out", "a.txt"], ["a.txt"]),
        (["--out", "nowhere/a.csv"], ["nowhere"]),
        (["--out", "roster.csv", "--force"], ["roster.csv"]),
        (["--out", "a.csv", "--rejects", "a.csv"], ["a.csv"]),
        (["--rejects", "a.xlsx"], ["a.xlsx"]),
        (["--lang", "fr"], ["--lang", "zh、en"]),
        (["--wrong"], ["--wrong"]),
    ],
)
def test_calls_that_cannot_be_used(roster: Path, arguments: list[str], words: list[str]) -> None:
    day = [] if "--on" in arguments else ["--on", "2026-11-23"]
    refused(run("review", "roster.csv", *day, *arguments, cwd=roster.parent), *words)
    assert [path.name for path in roster.parent.iterdir()] == ["roster.csv"]


def test_files_that_cannot_be_read(roster: Path, tmp_path: Path) -> None:
    refused(run("review", tmp_path / "missing.csv"), "missing.csv")
    refused(run("review", tmp_path), str(tmp_path))
    refused(run("review"), "ROSTER")
    (tmp_path / "a.xls").write_bytes(b"x")
    refused(run("review", tmp_path / "a.xls"), "a.xls")


def test_nothing_is_written_over_unless_forced(roster: Path) -> None:
    out, others = roster.parent / "a.csv", roster.parent / "a-refused.csv"
    call = ["review", roster, "--on", "2026-11-23", "--out", out]
    others.write_text("mine")
    refused(run(*call), "a-refused.csv", "--force")
    assert others.read_text() == "mine"
    assert not out.exists()
    assert run(*call, "--force").returncode == 0
    assert others.read_text(encoding="utf-8-sig").startswith("row,")
    refused(run(*call), "a.csv")


def test_refused_rows_beside_a_workbook(roster: Path) -> None:
    rejects = roster.parent / "r.csv"
    assert run("review", roster, "--on", "2026-11-23", "--rejects", rejects).returncode == 0
    assert "missing_issue_date" in rejects.read_text(encoding="utf-8-sig")


def test_messages_come_in_the_language_asked_for(roster: Path) -> None:
    assert language_asked(["review", "--lang", "en"]) == language_asked(["--lang=en"]) == "en"
    assert language_asked(["review", "--lang", "fr"]) == language_asked(["review"]) == "zh"
    refused(run("review", "missing.csv", "--lang", "en"), "there is no file missing.csv")


# What takes seconds to write, whatever the machine: a workbook takes longer.
@pytest.mark.parametrize(("ending", "rows"), [("csv", 1_000_000), ("xlsx", 300_000)])
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_interrupted_run_leaves_nothing(
    tmp_path: Path, number: int, status: int, ending: str, rows: int
) -> None:
    roster, out = tmp_path / "big.csv", tmp_path / f"out.{ending}"
    with roster.open("w") as file:
        file.write(HEADER)
        file.writelines(f"A{row},Li,2023-03-15,2024-03-01\n" for row in range(rows))
    command = [
        sys.executable,
        "-m",
        "anju",
        "review",
        str(roster),
        "--on",
        "2026-11-23",
        "--out",
        str(out),
        "--rejects",
        str(tmp_path / "r.csv"),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".out*.part")) and time.monotonic() < until:
            time.sleep(0.005)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["big.csv"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_full_disk_is_said_in_one_line(roster: Path, name: str) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); "
        "from anju.cli import main; main()"
    )
    call = ["review", roster, "--on", "2026-11-23", "--out", roster.parent / name]
    command = [sys.executable, "-c", limited, *map(str, call)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    refused(done, "File too large")
    assert [path.name for path in roster.parent.iterdir()] == ["roster.csv"]
