"""Loads a made-up city into an empty installation: its offices, its people, the demo's accounts.

The accounts come last: where they are, the city is whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from django.db import transaction

from anju.office.access.models import Account
from anju.office.common.ids import LENGTH, MakeId
from anju.office.places.models import Office
from anju.office.places.models import OfficeKind as Kind
from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.city.offices import NewOffice, merge_office, open_office, rename_office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.models import Person
from anju.office.registry.sample.accounts import demo_usernames, open_demo_accounts
from anju.office.registry.sample.city import City
from anju.office.registry.sample.offices import FormerName, SampleOffice
from anju.words import N_, say


class NotEmpty(ValueError):
    """The installation holds people already, and no city is made up among them."""

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(_NOT_EMPTY, language)


_NOT_EMPTY = N_(
    "people are recorded here already, and a made-up city is loaded into an empty office only: "
    "name an empty folder in ANJU_HOME, or another database"
)


def load_city(city: City, *, act: Act) -> Iterator[int]:
    """Load a city, and say after each step how many of its people are recorded.

    Nothing is done where this very city is loaded already; raises NotEmpty where anybody else is
    recorded, or where the loading broke off.  The same city gets the same identifiers.
    """
    if _is_whole(city):
        yield city.people
        return
    if Person.objects.exists() or Office.objects.exists():
        raise NotEmpty
    made = identifiers_of(city)
    offices = {office.key: made() for office in city.offices}
    with transaction.atomic():
        for office in city.offices:
            _open(office, offices, act)
        for office in city.offices:
            _change(office, offices, act)
    recorded = 0
    yield recorded
    for part in batches(city.holders()):
        record_holders(part, act=act, offices=offices, make_id=made)
        recorded += len(part)
        yield recorded
    open_demo_accounts(city.division_code, _working(city, offices), act=act, make_id=made)


def identifiers_of(city: City) -> MakeId:
    """What gives a city its identifiers, the same ones each time it is asked anew.

    The day of the city is no part of them: a city that was loaded on another day is known.
    """
    chance = Random(f"{city.division_code} {city.people} {city.seed}")  # noqa: S311 - made-up people
    return lambda: f"{chance.getrandbits(4 * LENGTH):0{LENGTH}x}"


def _is_whole(city: City) -> bool:
    """Whether this city is loaded, with the last that belongs to it."""
    first = identifiers_of(city)()
    accounts = Account.objects.filter(username__in=demo_usernames())
    return Office.objects.filter(id=first).exists() and accounts.count() == len(demo_usernames())


def _working(city: City, offices: dict[str, str]) -> dict[Kind, tuple[str, str]]:
    """The first office of each kind that is still open: its identifier and its place."""
    found: dict[Kind, tuple[str, str]] = {}
    for office in city.offices:
        if office.last_day is None:
            found.setdefault(Kind(office.kind), (offices[office.key], office.division_code))
    return found


def _open(office: SampleOffice, offices: dict[str, str], act: Act) -> None:
    """Open an office under the name that it had first."""
    first = next(iter(office.former_names), office)
    new = NewOffice(
        Kind(office.kind),
        first.name_zh,
        first.name_en,
        office.division_code,
        offices.get(office.parent, ""),
    )
    open_office(
        office=new, act=replace(act, today=office.first_day), identifier=offices[office.key]
    )


def _change(office: SampleOffice, offices: dict[str, str], act: Act) -> None:
    """Rename an office as often as it was, and merge it where it was."""
    later: list[FormerName | SampleOffice] = [*office.former_names[1:], office]
    for former, name in zip(office.former_names, later, strict=False):
        day = former.last_day + timedelta(days=1)
        rename_office(
            office_id=offices[office.key],
            name_zh=name.name_zh,
            name_en=name.name_en,
            act=replace(act, today=day),
        )
    if office.merged_into and office.last_day:
        into = offices[office.merged_into]
        merged = replace(act, today=office.last_day)
        merge_office(office_id=offices[office.key], into=into, act=merged)
