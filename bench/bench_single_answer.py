"""One answer of the law: beside building the same dates by hand, and with its explanation."""

from datetime import date, timedelta

from bench.measure import claim, medians, one_core
from bench.permits import ON

from anju.law.explanation import explain
from anju.law.facts import Endorsement, Permit
from anju.law.life import live
from anju.law.measures_files import load_measures
from anju.law.standing import standing

TIMES = 5_000
PERMIT = Permit(date(2024, 3, 15), (Endorsement(date(2025, 3, 1)), Endorsement(date(2026, 2, 20))))
RULES = load_measures().for_place("000000")


def main() -> None:
    with one_core():
        law, hand, told = medians(answers, dates, explained)
    law, hand, told = (1e6 * seconds / TIMES for seconds in (law, hand, told))
    claim(
        "one answer / the same dates by hand",
        law / hand,
        f"{law:.1f} µs (two endorsements), by hand {hand:.1f} µs",
    )
    claim("microseconds of one answer with its explanation", told, "two endorsements", at_most=100)


def answers() -> None:
    for _ in range(TIMES):
        standing(PERMIT, RULES, ON)


def dates() -> None:
    for _ in range(TIMES):
        by_hand(PERMIT.issued_on, 3)


def explained() -> None:
    for _ in range(TIMES):
        explain(live(PERMIT, RULES, ON), "zh")


def by_hand(issued_on: date, years: int) -> tuple[int, list[date]]:
    """Each year's window, the last day told and the first day of suspension; the whole years."""
    days = []
    for year in range(1, years + 1):
        reached = issued_on.replace(year=issued_on.year + year)
        opens = reached.replace(month=reached.month - 1)
        days = [opens, reached - timedelta(days=1), reached + timedelta(days=1)]
    whole = ON.year - issued_on.year - ((ON.month, ON.day) < (issued_on.month, issued_on.day))
    return whole, days


if __name__ == "__main__":
    main()
