"""The migrations make what the models say, on both databases, and are made once."""

from django.core.management import call_command
from tests.office.databases import Database

from anju.office.config.preparing import prepare_database
from anju.office.registry.ledger.guards import missing_guards


def test_no_change_of_a_model_is_without_its_migration(database: Database) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_to_prepare_again_changes_nothing(database: Database) -> None:
    prepare_database()
    assert missing_guards() == []
