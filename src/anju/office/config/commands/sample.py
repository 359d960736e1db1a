"""`anju sample`: a made-up city in an empty office, to try everything with people of nobody."""

import sys
from collections.abc import Iterable
from typing import Annotated, Final

import typer
from django.conf import settings
from rich.console import Console
from rich.progress import track

from anju.law.divisions import is_division
from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.config.commands.asked import day_asked
from anju.office.config.commands.speaking import tell, told
from anju.office.config.preparing import system_act
from anju.office.registry.bulk.recording import BATCH
from anju.office.registry.sample.city import City, made_up_city
from anju.office.registry.sample.loading import load_city
from anju.roster.unusable import Unusable
from anju.words import N_

PEOPLE: Final = 5_000
"""How many people a city has that nobody asked to be larger."""

NOT_IN_PRODUCTION: Final = N_(
    "a made-up city does not belong into an office in production (ANJU_PRODUCTION=1)"
)
NO_PLACE: Final = N_("there is and was no place with the code {place}")
NO_COUNTIES: Final = N_(
    "no city can be made up under {place} on {day}: name a city, a district or a county that is in "
    "use, and a day from 2024 on"
)


def command(
    people: Annotated[
        int, typer.Option(min=1, help="how many people, the cast among them · 人数")
    ] = PEOPLE,
    place: Annotated[
        str, typer.Option(metavar="CODE", help="the division code of the city · 行政区划代码")
    ] = "",
    made_for: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help="the day the city is made for · 日期"),
    ] = None,
    seed: Annotated[int, typer.Option(help="another number makes another city · 随机种子")] = 1,
) -> None:
    """Load a made-up city into an empty office · 虚构城市."""
    if settings.PRODUCTION:
        raise Unusable(NOT_IN_PRODUCTION)
    load_sample(people=people, place=place or str(settings.ANJU["PLACE"]), on=made_for, seed=seed)


def load_sample(*, people: int, place: str, on: str | None, seed: int) -> None:
    """Make up a city and load it, saying how far it is.

    `on` is a day as typed, None for today.  Raises Unusable and NotEmpty.
    """
    at = now()
    day = day_asked(on, today_of(at))
    if not (len(place) == 6 and is_division(place)):
        raise Unusable(NO_PLACE, place=place)
    try:
        city = made_up_city(people, place, day, seed)
    except ValueError:
        raise Unusable(NO_COUNTIES, place=place, day=day) from None
    for _ in _shown(load_city(city, act=system_act(day, at)), city):
        pass
    tell(
        N_("the made-up city {place} has {people} people and {offices} offices"),
        place=place,
        people=f"{people:,}",
        offices=len(city.offices),
    )


def _shown(steps: Iterable[int], city: City) -> Iterable[int]:
    """The steps with a bar on a terminal, nothing elsewhere."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return steps
    console, total = Console(stderr=True), -(-city.people // BATCH) + 1
    return track(steps, told(N_("recording")), total=total, console=console, transient=True)
