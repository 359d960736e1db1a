"""The grounds (art. 2) that people of a made-up city have, with the papers that prove them."""

from datetime import date
from enum import Enum
from random import Random

from anju.law.applicant_facts import Ground
from anju.law.materials import PROVES, Evidence, Material
from anju.office.registry.intake import NewGround
from anju.office.registry.sample.choice import days_on, number_between, one_of
from anju.office.registry.sample.stays import Stay


class Role(Enum):
    """What somebody does in the city."""

    WORKER = 1
    STUDENT = 2
    CHILD = 3
    ELDER = 4


def _papers(evidence: Evidence) -> tuple[Material, ...]:
    return tuple(sorted(PROVES[evidence]))


PAPERS = {
    Ground.ACCOMMODATION: _papers(Evidence.ACCOMMODATION),
    Ground.EMPLOYMENT: _papers(Evidence.EMPLOYMENT),
    Ground.SCHOOLING: _papers(Evidence.SCHOOLING),
}
"""The materials that prove each ground, in order of their names."""


def grounds_of(rng: Random, role: Role, stay: Stay, born_on: date, on: date) -> list[NewGround]:
    """The grounds during a stay; one that the stay's end ended has that last day."""
    last = stay.last_day or on
    if role is Role.WORKER:
        found = _work(rng, stay, last)
        return [*found, _home(rng, stay, on)] if rng.random() < 0.4 else found
    if role is Role.ELDER:
        return [_home(rng, stay, on)]
    if role is Role.STUDENT:
        return [_school(rng, stay.first_day, stay, on)]
    starts = max(stay.first_day, date(born_on.year + 6, 9, 1))
    home = _home(rng, stay, on)
    return [home, _school(rng, starts, stay, on)] if starts < last else [home]


def _work(rng: Random, stay: Stay, last: date) -> list[NewGround]:
    """One employer, or two of whom the second followed the first."""
    first_day = stay.first_day
    span = (last - first_day).days
    if span < 500 or rng.random() < 0.75:
        return [_ground(rng, Ground.EMPLOYMENT, first_day, stay.last_day, last)]
    changed_on = days_on(first_day, number_between(rng, 200, span - 100))
    return [
        _ground(rng, Ground.EMPLOYMENT, first_day, days_on(changed_on, -1), last),
        _ground(rng, Ground.EMPLOYMENT, changed_on, stay.last_day, last),
    ]


def _home(rng: Random, stay: Stay, on: date) -> NewGround:
    return _ground(rng, Ground.ACCOMMODATION, stay.first_day, stay.last_day, stay.last_day or on)


def _school(rng: Random, first_day: date, stay: Stay, on: date) -> NewGround:
    return _ground(rng, Ground.SCHOOLING, first_day, stay.last_day, stay.last_day or on)


def _ground(
    rng: Random, ground: Ground, first_day: date, last_day: date | None, latest: date
) -> NewGround:
    """A ground whose paper was made out within a few days of its beginning."""
    made_out_on = min(latest, days_on(first_day, number_between(rng, -6, 20)))
    return NewGround(
        ground.value, first_day, last_day, one_of(rng, PAPERS[ground]).value, made_out_on
    )
