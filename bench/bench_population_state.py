"""The state of 10 and 50 million permits from current facts, beside a bare copy and openfisca."""

import sys
from importlib.util import find_spec

import numpy as np
from bench.measure import claim, medians, one_core
from bench.permits import ON, TABLE, Facts, facts

from anju.population.spread import cores
from anju.population.state import States, state_on

MILLIONS = (10, 50)


def main() -> None:
    for millions in MILLIONS[: 1 if "quick" in sys.argv else None]:
        beside_a_copy(millions, facts(millions * 1_000_000))
    beside_openfisca(facts(2_000_000))


def beside_a_copy(millions: int, columns: Facts) -> None:
    """The copy reads and writes as many bytes as the columns in and out have together."""
    count = len(columns.place)
    out = States.of_rows(count)
    moved = (
        columns.bytes + out.status.nbytes + out.residence_years.nbytes + out.suspended_from.nbytes
    )
    source, target = np.ones(moved // 2, np.uint8), np.empty(moved // 2, np.uint8)
    ours, copy = medians(
        lambda: state_on(ON, *columns, TABLE, out=out), lambda: np.copyto(target, source)
    )
    claim(
        f"state of {millions} M permits / bare copy of the same bytes",
        ours / copy,
        f"{1e3 * ours:.1f} ms on {cores()} cores, copy {1e3 * copy:.1f} ms, {moved / 1e9:.2f} GB",
        at_most=3,
    )


def beside_openfisca(columns: Facts) -> None:
    if not find_spec("openfisca_core"):
        print("openfisca-core is not installed here: make bench installs it")
        return
    from bench.in_openfisca import openfisca_states  # noqa: PLC0415 - only where it is installed

    count, out, answers = len(columns.place), States.of_rows(len(columns.place)), []
    with one_core():
        ours, theirs = medians(
            lambda: state_on(ON, *columns, TABLE, out=out),
            lambda: answers.append(openfisca_states(columns)),
            turns=3,
        )
    status, years = answers[-1]
    same = np.mean((status == out.status) & (years == out.residence_years))
    claim(
        "openfisca-core / state, 2 M permits, one core each",
        theirs / ours,
        f"openfisca {1e9 * theirs / count:.0f} ns a permit, ours {1e9 * ours / count:.1f} ns; "
        f"{100 * same:.2f} % of the answers equal",
    )


if __name__ == "__main__":
    main()
