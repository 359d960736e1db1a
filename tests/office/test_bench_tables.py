"""The tables that a measurement copies are there: one that goes takes its name off the list."""

from bench.grown import RISING, TABLES
from django.apps import apps


def test_every_copied_table_is_one_of_ours() -> None:
    tables = {model._meta.db_table for model in apps.get_models()}
    assert set(TABLES) <= tables
    assert set(RISING) <= set(TABLES)
