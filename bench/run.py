"""Runs every measurement in this folder, in order of its name, and ends with a table of all claims.

A measurement is a script `bench_*.py` that says its claims by `measure.claim`; one that fails
stops the run.  Words on the command line choose scripts; `quick` makes those that know it smaller.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """The status of the last script: 0 where all ran, whether every claim was kept or not."""
    words = [word for word in sys.argv[1:] if word != "quick"]
    quick = ["quick"] if "quick" in sys.argv else []
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "claims.jsonl"
        for script in sorted(HERE.glob("bench_*.py")):
            if words and not any(word in script.stem for word in words):
                continue
            if status := measure(script, quick, results):
                return status
        table(results)
    return 0


def measure(script: Path, options: list[str], results: Path) -> int:
    """Run one script in a process of its own."""
    print(f"── {script.stem.removeprefix('bench_').replace('_', ' ')}", flush=True)
    began = time.perf_counter()
    found = [str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {
        "ANJU_BENCH_RESULTS": str(results),
        "PYTHONPATH": os.pathsep.join(found),  # the scripts import each other as bench.…
    }
    command = [sys.executable, str(script), *options]
    status = subprocess.run(command, env=environment, check=False).returncode
    print(f"   ({time.perf_counter() - began:.0f} s)\n", flush=True)
    return status


def table(results: Path) -> None:
    """All claims once more, one a line."""
    if results.exists():
        rows = map(json.loads, results.read_text("utf-8").splitlines())
        print(f"{'claim':<60} {'ratio':>9}  {'bound':>8}")
        for row in rows:
            print(f"{row['name']:<60} {row['ratio']:>9.3g}  {row['bound']:>8}  {row['verdict']}")


if __name__ == "__main__":
    sys.exit(main())
