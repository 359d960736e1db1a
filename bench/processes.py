"""Measures whole commands, from their start to their end: seconds and the most memory held."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What a command took: the median of its seconds, and the most bytes it held."""

    seconds: float
    memory: int


def in_turns(*commands: list[str], turns: int = 5, made: tuple[Path, ...] = ()) -> list[Run]:
    """The commands in turns, after one that does not count; what they make is removed first."""
    seconds: list[list[float]] = [[] for _ in commands]
    memory = [0] * len(commands)
    for turn in range(turns + 1):
        for place, command in enumerate(commands):
            for file in made:
                file.unlink(missing_ok=True)
            spent, held = _run(command)
            memory[place] = max(memory[place], held)
            if turn:
                seconds[place].append(spent)
    return [Run(statistics.median(s), m) for s, m in zip(seconds, memory, strict=True)]


def _run(command: list[str]) -> tuple[float, int]:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    spent = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return spent, used.ru_maxrss * 1024


def script(text: str) -> list[str]:
    """The command that runs some lines of Python."""
    return [sys.executable, "-c", text]


def review(roster: Path, out: Path) -> list[str]:
    """The command that reviews a roster."""
    call = [sys.executable, "-m", "anju", "review", str(roster), "--on", "2026-11-23", "--json"]
    return [*call, "--out", str(out)]
