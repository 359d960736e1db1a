"""Every table of the database is kept in exactly one way, and every projection can be derived."""

from django.apps import apps
from django.db import connection
from tests.office.databases import Database

from anju.office.common.kept import Kept
from anju.office.registry.models import LookedAt, Permit, Proposal
from anju.office.registry.rebuilding.further import derived
from anju.office.registry.rebuilding.tables import (
    THIRD_PARTY,
    kept_of,
    projection_of,
    projections,
)


def test_every_model_says_how_it_is_kept_and_nobody_says_it_twice() -> None:
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        said = [told for told in (getattr(model, "kept", None), THIRD_PARTY.get(table)) if told]
        assert len(said) == 1, table
        assert said == [kept_of(model)]
        assert isinstance(said[0], Kept)


def test_every_table_of_the_database_is_in_one_class(city: Database) -> None:
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = set(connection.introspection.table_names())
    assert there - models == {"django_migrations", "remembered"}
    assert there - models <= set(THIRD_PARTY)
    assert set(THIRD_PARTY) <= there


def test_every_projection_is_derived() -> None:
    assert {each.table for each in projections()} == {each.table for each in derived()}
    assert len(derived()) == len(projections())


def test_what_names_a_row() -> None:
    assert projection_of(Permit).key == ("id",)
    assert projection_of(Proposal).key == ("subject", "number")
    assert "id" not in projection_of(Proposal).columns
    assert projection_of(LookedAt).key == projection_of(LookedAt).columns
