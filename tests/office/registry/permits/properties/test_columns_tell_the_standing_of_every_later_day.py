"""The columns of a projection tell the standing of a permit on every later day, as the law does."""

from datetime import timedelta

from tests.office.databases import Database
from tests.office.registry.permits.properties.columns import from_columns, from_law
from tests.office.registry.permits.properties.lives import Drawn, always, lived

from anju.law.standing import standing


@always
def test_on_days_after_the_last_entry(sqlite_city: Database, drawn: Drawn) -> None:
    life = lived(drawn)
    row = life.row
    for days in (0, 1, 29, 30, 60, 180, 365, 366, 731, 1200):
        on = life.today + timedelta(days=days)
        assert from_columns(row, on) == from_law(standing(life.facts, life.rules, on))
