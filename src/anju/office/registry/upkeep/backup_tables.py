"""Rows of tables as lines of text that mean the same on every database.

A line is a JSON array of the columns in the order of the model: bytes as hex, days and moments as
ISO text.  The order of the lines is that of the primary key, so that the same rows give the same
text, and the same digest.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from django.apps import apps
from django.db import connection, models

LEFT_OUT: Final = frozenset(
    {
        "auth",  # nobody has rights of Django's own
        "contenttypes",  # made by every migration, other numbers in each database
        "sessions",  # everybody signs in again
    }
)
"""Parts of Django whose tables no backup has."""

OF_THE_MACHINE: Final = frozenset({"registry_sequencingmark"})
"""Tables that speak of the database they are in."""

_AS_THEY_ARE: Final = (
    models.BooleanField,
    models.CharField,
    models.IntegerField,  # the base of all whole numbers, those a database counts itself too
    models.TextField,
)
"""Columns that take a value of JSON."""

_PLAIN: Final = frozenset({bool, int, str, type(None)})
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Table = type[models.Model]


def tables() -> list[Table]:
    """Every table that a backup has, in the order that models are declared in."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if meta(model).app_label not in LEFT_OUT
        and meta(model).managed
        and not meta(model).proxy
        and meta(model).db_table not in OF_THE_MACHINE
    ]


def meta(model: Table) -> Any:  # noqa: ANN401 - django-stubs has no one type for it
    """What Django knows of a model."""
    return model._meta  # noqa: SLF001 - Django's public name for it


def columns(model: Table) -> list[Any]:
    """The fields of a model that stand in its table."""
    return list(meta(model).concrete_fields)


def lines(model: Table) -> Iterator[str]:
    """The rows of a table as lines, each with its line feed; nothing is held in memory."""
    names = [field.attname for field in columns(model)]
    rows = model._default_manager.order_by("pk").values_list(*names)  # noqa: SLF001 - Django's public name
    with closing(streamed(rows)) as found:
        for row in found:
            yield f"{line(row)}\n"


def streamed(rows: models.QuerySet[Any, Any]) -> Generator[Any, None, None]:
    """Rows that are not all held in memory; close it where reading may end in the middle."""
    return cast("Generator[Any, None, None]", rows.iterator(chunk_size=2_000))


def line(row: Iterable[object]) -> str:
    r"""One row as text.

    >>> line([1, "张", b"\x01", date(2026, 11, 23), None])
    '[1,"张","01","2026-11-23",null]'
    """
    return _ENCODER.encode([each if type(each) in _PLAIN else _told(each) for each in row])


def _told(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def read_rows(model: Table, texts: Iterable[bytes]) -> list[list[Any]]:
    """The rows that `line` wrote, their values as the driver of the database takes them.

    Raises ValueError for any other text.
    """
    fields = columns(model)
    turns = [(place, turn) for place, field in enumerate(fields) if (turn := _turn(field))]
    rows = json.loads(b"[%s]" % b",".join(texts))
    for row in rows:
        if not isinstance(row, list) or len(row) != len(fields):
            raise ValueError("not a row of this table")
        for place, turn in turns:
            if row[place] is not None:
                row[place] = turn(row[place])
    return cast("list[list[Any]]", rows)


def _turn(field: Any) -> Callable[[Any], object] | None:  # noqa: ANN401 - any field
    """What makes of a value in JSON what a column takes; None where it is taken as it is."""
    if field.is_relation:
        return _turn(field.target_field)
    if isinstance(field, models.BinaryField):
        return bytes.fromhex
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return None
    if isinstance(field, _AS_THEY_ARE):
        return None
    return lambda value: field.get_db_prep_save(field.to_python(value), connection)
