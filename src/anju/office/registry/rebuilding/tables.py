"""Which tables are projections, what is compared of them, and how every table is kept.

Every model says itself how it is kept; the tables of Django and of what is built on it stand
here by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db import models

from anju.office.common.kept import Kept

THIRD_PARTY: Final[Mapping[str, Kept]] = {
    "account_emailaddress": Kept.WORK,
    "account_emailconfirmation": Kept.WORK,
    "auth_group": Kept.WORK,
    "auth_group_permissions": Kept.WORK,
    "auth_permission": Kept.WORK,
    "django_content_type": Kept.WORK,
    "django_migrations": Kept.WORK,
    "django_session": Kept.WORK,
    "mfa_authenticator": Kept.WORK,
    "remembered": Kept.WORK,
    "socialaccount_socialaccount": Kept.WORK,
    "socialaccount_socialapp": Kept.WORK,
    "socialaccount_socialtoken": Kept.WORK,
}
"""The tables of others: signing in, sessions, the cache.  None has a legal meaning."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection: its table, its columns without a counted id, and what names a row."""

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def projections() -> list[Projection]:
    """Every projection of this installation, by the name of its table."""
    found = [model for model in apps.get_models() if kept_of(model) is Kept.PROJECTION]
    return sorted(map(projection_of, found), key=lambda each: each.table)


def projection_of(model: type[models.Model]) -> Projection:
    """A model as a projection; a row without an own identifier is named by what is unique."""
    meta = model._meta  # noqa: SLF001 - Django's public name for it
    columns = [field for field in meta.concrete_fields if not isinstance(field, models.AutoField)]
    names = tuple(str(field.column) for field in columns)
    if not isinstance(meta.pk, models.AutoField):
        return Projection(meta.db_table, names, tuple(str(key.column) for key in meta.pk_fields))
    unique = (each for each in meta.constraints if isinstance(each, models.UniqueConstraint))
    key = next((each.fields for each in unique if each.condition is None), None)
    if key is None:
        return Projection(meta.db_table, names, names)
    return Projection(
        meta.db_table,
        names,
        tuple(str(meta.get_field(name).column) for name in key),  # type: ignore[union-attr] # a unique field has a column
    )


def kept_of(model: type[models.Model]) -> Kept | None:
    """How a model's table is kept; None where nobody said so."""
    told: Kept | None = getattr(model, "kept", None)
    table = model._meta.db_table  # noqa: SLF001 - Django's public name for it
    return THIRD_PARTY.get(table) if told is None else told
