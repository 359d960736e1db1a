"""Two cities in one PostgreSQL, each in a schema of its own: nothing of one reaches the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.office.databases import Database, new_name
from tests.office.postgres import APPLICATION, Server, shared_server

CITIES = ("shenzhen", "dongguan")
FILL = """
import django
django.setup()
from tests.office.registry.upkeep.small_registry import AT, fill, leave
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.search.finding import find_persons
from anju.office.registry.upkeep.rounds import ROUNDS
from anju.office.registry.models import Entry, Permit, Person, Position
people = fill()
for each in ROUNDS:
    each.work(AT)
print(list(find_persons("110105194912310021", Jurisdiction("440300")).persons) == people[:1])
print(Person.objects.count(), Permit.objects.count(), Position.objects.count() > 10)
"""
FOREIGN_KEYS = """
SELECT c.conname FROM pg_constraint c
JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
WHERE c.contype = 'f' AND a.relnamespace <> b.relnamespace
"""
TRIGGERS = """
SELECT t.tgname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace <> p.pronamespace
"""
DEFAULTS = """
SELECT c.relname FROM pg_depend d
JOIN pg_class c ON c.oid = d.objid JOIN pg_class t ON t.oid = d.refobjid
WHERE c.relkind = 'S' AND t.relkind = 'r' AND c.relnamespace <> t.relnamespace
"""


@dataclass
class Cities:
    """Both cities: their installations, and the server they share."""

    server: Server
    name: str
    homes: dict[str, Database]

    def run(self, city: str, *arguments: str, role: str = "", **env: str) -> str:
        """Run Python on one city, as its owner or as a role; what it said."""
        told = {"ANJU_SCHEMA": city, "ANJU_LANG": "en", **env}
        if role:
            told["DATABASE_URL"] = self.server.url(self.name, role)
        ran = self.homes[city].run(*arguments, env=told)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        """What the administrator of the server sees."""
        with self.server.connect(self.name) as connection:
            return connection.execute(statement.encode()).fetchall()


@pytest.fixture
def cities(shared_folder: Path, tmp_path: Path) -> Iterator[Cities]:
    server, name = shared_server(shared_folder), new_name()
    server.create(name)
    homes = {}
    for city in CITIES:
        (tmp_path / city).mkdir()
        homes[city] = Database("postgresql", tmp_path / city, server.url(name), server)
    made = Cities(server, name, homes)
    try:
        for city in CITIES:
            # Only the first grants to the role: the second is closed to it.
            role = {"ANJU_APP_ROLE": APPLICATION} if city == CITIES[0] else {}
            made.run(city, "-m", "anju", "prepare", **role)
        yield made
    finally:
        server.drop(name)


def test_no_key_trigger_or_sequence_leaves_a_schema(cities: Cities) -> None:
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname IN ('shenzhen', 'dongguan')"
    assert len(cities.ask(schemas)) == 2
    assert cities.ask(FOREIGN_KEYS) == []
    assert cities.ask(TRIGGERS) == []
    assert cities.ask(DEFAULTS) == []
    assert (
        cities.ask("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace") == []
    )


def test_no_query_leaves_a_schema(cities: Cities) -> None:
    """The role may enter one schema only: a query that left it would be refused."""
    before = cities.ask("SELECT count(*) FROM dongguan.registry_entry")
    assert cities.run("shenzhen", "-c", FILL, role=APPLICATION).split() == [
        "True",
        "3",
        "3",
        "True",
    ]
    assert cities.ask("SELECT count(*) FROM dongguan.registry_entry") == before
    assert cities.ask("SELECT count(*) FROM dongguan.registry_person") == [(0,)]
    assert cities.run("dongguan", "-c", FILL).split() == ["True", "3", "3", "True"]
    assert cities.ask("SELECT count(*) FROM shenzhen.registry_person") == [(3,)]


def test_cities_do_not_wait_for_one_another(cities: Cities) -> None:
    """A sequencer that works in one city keeps that of the other from nothing."""
    from anju.office.registry.ledger.sequencing import lock_key

    with cities.server.connect(cities.name) as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key("shenzhen")])
        assert cities.run("dongguan", "-c", FILL).split() == ["True", "3", "3", "True"]
