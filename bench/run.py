"""Runs every measurement in this folder, in order of its name, and says how long each took.

A measurement is a script `bench_*.py` that prints its ratios; one that fails stops the run.
"""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run the scripts named on the command line, or all of them; the status is that of the last."""
    wanted = sys.argv[1:]
    for script in sorted(HERE.glob("bench_*.py")):
        if wanted and not any(word in script.stem for word in wanted):
            continue
        print(f"── {script.stem.removeprefix('bench_').replace('_', ' ')}", flush=True)
        began = time.perf_counter()
        status = subprocess.run([sys.executable, str(script)], check=False).returncode
        if status:
            return status
        print(f"   ({time.perf_counter() - began:.0f} s)\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
