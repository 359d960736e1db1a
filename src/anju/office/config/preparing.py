"""Prepares a database: tables, guards, the cache's table; and founds a city in it."""

from datetime import date, datetime

from django.core.management import call_command
from django.db import transaction

from anju.office.registry.city.divisions import found_divisions
from anju.office.registry.city.measures import adopt_shipped
from anju.office.registry.ledger.entries import SYSTEM, Act
from anju.office.registry.ledger.guards import make_guards
from anju.office.registry.people.overlaps import make_overlap_guards


def prepare_database(using: str = "default") -> None:
    """Bring the tables up to date and make every guard anew; safe to do again."""
    call_command("migrate", database=using, verbosity=0, interactive=False)
    call_command("createcachetable", database=using, verbosity=0)
    make_guards(using)
    make_overlap_guards(using)


def system_act(today: date, at: datetime) -> Act:
    """What the software does by itself, everywhere."""
    return Act(SYSTEM, "", SYSTEM, "000000", today, at)


def found_city(today: date, at: datetime) -> None:
    """Adopt the measures and record the divisions that come with the law, where it was not done."""
    adopt_shipped(system_act(today, at))
    with transaction.atomic():
        found_divisions(system_act(today, at))
