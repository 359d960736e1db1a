"""What stands in a database already, before anything is done to it."""

from django.conf import settings
from django.db import connection

from anju.office.common.keyfile import VARIABLE
from anju.office.registry.ledger.models import Entry
from anju.office.registry.people.models import Person


def has_entries() -> bool:
    """Whether the database holds a ledger with entries; False where it has no tables yet."""
    table = Entry._meta.db_table  # noqa: SLF001 - Django's public name for it
    if table not in connection.introspection.table_names():
        return False
    return Entry.objects.exists()


def has_people() -> bool:
    """Whether any person is recorded; the tables must be there."""
    return Person.objects.exists()


def has_keys(environment: dict[str, str]) -> bool:
    """Whether keys are there: in the environment, or in the file that the settings name."""
    return bool(environment.get(VARIABLE)) or bool(settings.ANJU["KEYS"].exists())
