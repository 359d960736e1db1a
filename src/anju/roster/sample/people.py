"""Made-up people and the lives of their permits, for the sample roster.

Identity numbers carry the sequences 000 for women and 999 for men, which are kept clear of
numbers in ordinary use; their check digits are right.

>>> identity_number("310101", date(1990, 3, 7), man=False)
'310101199003070000'
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from anju.law.facts import Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.life import live
from anju.law.measures_files import load_measures

FAMILY_NAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN_NAMES = "安宁文佳雨晨志远秀英建国海燕思琪明月嘉怡子涵浩然春梅立新𠮷㐂䶮"
HOUSEHOLD_COUNTIES = (
    "340104",
    "410105",
    "420106",
    "510107",
    "360102",
    "430103",
    "620102",
    "220102",
)
RESIDENCE_PLACES = (
    *("110105", "120101", "130102", "310115", "320102", "320583", "330106", "330203"),
    *("350203", "410105", "440106", "440305", "500103", "520102", "610113", "420106", "510107"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the roster and the permit, all of it true."""

    permit_number: str
    name: str
    identity_number: str
    permit: Permit
    cancelled_on: date | None
    division_code: str


def identity_number(county: str, born_on: date, *, man: bool) -> str:
    """An identity number (GB 11643) of nobody: 18 characters with the right check digit."""
    body = f"{county}{born_on:%Y%m%d}{'999' if man else '000'}"
    weighed = sum(int(digit) * 2 ** (17 - index) for index, digit in enumerate(body))
    return body + "10X98765432"[weighed % 11]


def person(rng: Random, number: int, on: date) -> Row:
    """One person whose permit was issued some day before a legal day and lived on until it."""
    place = rng.choice(RESIDENCE_PLACES)
    born_on = date(1955, 1, 1) + timedelta(days=rng.randrange(53 * 365))
    issued_on = date(2017, 1, 1) + timedelta(days=rng.randrange((on - date(2017, 1, 1)).days))
    permit = lived(rng, issued_on, place, on)
    return Row(
        permit_number=f"{place[:4]}A{number:08d}",
        name=rng.choice(FAMILY_NAMES) + "".join(rng.sample(GIVEN_NAMES, rng.choice((1, 2)))),
        identity_number=identity_number(
            rng.choice(HOUSEHOLD_COUNTIES), born_on, man=rng.random() < 0.5
        ),
        permit=permit,
        cancelled_on=_cancelled_on(rng, permit, on),
        division_code=place,
    )


def lived(rng: Random, issued_on: date, place: str, on: date) -> Permit:
    """A permit endorsed year after year, mostly in time, sometimes late, sometimes no more."""
    rules, permit = load_measures().for_place(place), Permit(issued_on)
    while True:
        window = live(permit, rules, max(_known(permit))).window
        late = rng.random() < 0.12
        last_day = window.last_good_day + timedelta(days=240) if late else window.last_day_told
        span = (last_day - window.first_day).days + 1
        day = window.first_day + timedelta(days=rng.randrange(span))
        endorsed = Permit(issued_on, (*permit.endorsements, Endorsement(day)))
        if day > on or rng.random() < 0.05:
            return permit
        try:
            live(endorsed, rules, on)
        except RefusedHistory:
            return permit
        permit = endorsed


def _known(permit: Permit) -> tuple[date, ...]:
    return (permit.issued_on, *(endorsement.filed_on for endorsement in permit.endorsements))


def _cancelled_on(rng: Random, permit: Permit, on: date) -> date | None:
    """One in twenty moved away or became local after the last endorsement."""
    after = (on - max(_known(permit))).days
    if after < 1 or rng.random() > 0.05:
        return None
    return max(_known(permit)) + timedelta(days=rng.randrange(1, after + 1))
