"""Ten million whole histories, and one core of them beside the law for one permit."""

import sys
from datetime import date, timedelta
from itertools import pairwise

from bench.measure import claim, medians, one_core
from bench.permits import ON, TABLE, Lives, lives

from anju.law.facts import Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.measures import PlaceMeasures
from anju.law.standing import standing
from anju.population.answers import Replay
from anju.population.codes import STATUSES
from anju.population.replay import replay
from anju.population.spread import cores
from anju.population.table import EPOCH

Rows = list[tuple[Permit, PlaceMeasures]]


def main() -> None:
    millions = 1 if "quick" in sys.argv else 10
    many_at_once(millions, lives(millions * 1_000_000))
    beside_the_law(lives(1_000_000), 10_000)


def many_at_once(millions: int, columns: Lives) -> None:
    out = Replay.of_rows(millions * 1_000_000)
    (seconds,) = medians(lambda: replay(ON, *columns, TABLE, out=out), turns=5)
    claim(
        f"million histories a second, {millions} M of 0 to 6 endorsements",
        millions / seconds,
        f"{seconds:.2f} s on {cores()} cores",
        at_least=3,
    )


def beside_the_law(columns: Lives, count: int) -> None:
    """The law is asked about the first histories, their facts made before the clock runs."""
    out = Replay.of_rows(len(columns.place))
    rows = facts_of(columns, count)
    with one_core():
        ours, law = medians(
            lambda: replay(ON, *columns, TABLE, out=out), lambda: judge(rows), turns=5
        )
    assert [
        STATUSES[code] if code < len(STATUSES) else None for code in out.status[:count]
    ] == judge(rows)
    ours, law = ours / len(columns.place), law / count
    claim(
        "the law for one permit / histories in columns, one core",
        law / ours,
        f"{1e6 * law:.1f} µs and {1e9 * ours:.0f} ns a history",
        at_least=300,
    )


def facts_of(columns: Lives, count: int) -> Rows:
    return [
        (
            Permit(
                named(columns.issued_on[row]),
                tuple(Endorsement(named(day)) for day in columns.endorsed_on[start:stop]),
            ),
            TABLE.places[columns.place[row]],
        )
        for row, (start, stop) in enumerate(pairwise(columns.offsets[: count + 1]))
    ]


def named(day: int) -> date:
    return EPOCH + timedelta(days=int(day))


def judge(rows: Rows) -> list[str | None]:
    return [status_of(permit, rules) for permit, rules in rows]


def status_of(permit: Permit, rules: PlaceMeasures) -> str | None:
    try:
        return standing(permit, rules, ON).status
    except RefusedHistory:
        return None


if __name__ == "__main__":
    main()
