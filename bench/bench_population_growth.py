"""Ten times the rows: how much more of the processor's time, and how much memory.

The time is what the process used, so that whatever else the machine does does not count.
"""

import sys
import time

from bench.measure import claim, medians, peak_memory
from bench.permits import ON, TABLE, facts, lives

from anju.population.answers import Replay
from anju.population.replay import replay
from anju.population.state import States, state_on


def main() -> None:
    few = 100_000 if "quick" in sys.argv else 1_000_000
    states(5 * few)
    histories(few)


def states(few: int) -> None:
    small, large = facts(few), facts(10 * few)
    outs = States.of_rows(few), States.of_rows(10 * few)
    before = peak_memory()
    one, ten = medians(
        lambda: state_on(ON, *small, TABLE, out=outs[0]),
        lambda: state_on(ON, *large, TABLE, out=outs[1]),
        clock=time.process_time,
    )
    told = f"{1e3 * one:.1f} and {1e3 * ten:.1f} ms of the processor; {grown(before, 10 * few)}"
    claim(f"state, {few:,} rows to {10 * few:,}", ten / one, told, at_most=11)


def histories(few: int) -> None:
    small, large = lives(few), lives(10 * few)
    outs = Replay.of_rows(few), Replay.of_rows(10 * few)
    before = peak_memory()
    one, ten = medians(
        lambda: replay(ON, *small, TABLE, out=outs[0]),
        lambda: replay(ON, *large, TABLE, out=outs[1]),
        turns=5,
        clock=time.process_time,
    )
    told = f"{1e3 * one:.0f} and {1e3 * ten:.0f} ms of the processor; {grown(before, 10 * few)}"
    claim(f"histories, {few:,} rows to {10 * few:,}", ten / one, told, at_most=11)


def grown(before: int, rows: int) -> str:
    """The memory beyond the columns in and out, and the peak of the process."""
    now = peak_memory()
    return f"{(now - before) / rows:.0f} bytes a row beyond the columns, peak {now / 1e9:.2f} GB"


if __name__ == "__main__":
    main()
