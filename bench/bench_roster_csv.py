"""A million rows of CSV reviewed, beside polars that only reads and writes the same file.

Both are whole commands, from start to end.  What is written is five times what is read:
thirteen more columns, one of them a sentence.
"""

import sys
import tempfile
from pathlib import Path

from bench.measure import claim
from bench.processes import in_turns, review, script
from bench.rosters import csv_roster, longer

GROWTH = 4
BARE = "import polars as pl; pl.read_csv({!r}, infer_schema=False).write_csv({!r})"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roster = csv_roster(folder / "roster.csv", 1_000_000)
        made = (folder / "out.csv", folder / "out-refused.csv", folder / "bare.csv")
        ours, bare = in_turns(
            review(roster, made[0]),
            script(BARE.format(str(roster), str(made[2]))),
            turns=3,
            made=made,
        )
        claim(
            "review of 1 M CSV rows / bare polars read and write",
            ours.seconds / bare.seconds,
            f"{ours.seconds:.2f} s, bare {bare.seconds:.2f} s",
            at_most=4,
        )
        gigabytes = ours.memory / 1e9
        claim("memory of it, GB", gigabytes, f"bare {bare.memory / 1e9:.2f} GB", at_most=1.5)
        if "quick" not in sys.argv:
            growth(folder, roster, ours.seconds, made)


def growth(folder: Path, roster: Path, seconds: float, made: tuple[Path, ...]) -> None:
    """Four times the rows."""
    long = longer(folder / "long.csv", roster, GROWTH)
    (ours,) = in_turns(review(long, made[0]), turns=1, made=made)
    measured = f"{ours.seconds:.1f} s for {GROWTH} M rows, {ours.memory / 1e9:.2f} GB"
    claim(
        f"{GROWTH} times the CSV rows / time",
        ours.seconds / seconds,
        measured,
        at_most=1.1 * GROWTH,
    )


if __name__ == "__main__":
    main()
