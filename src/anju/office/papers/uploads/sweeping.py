"""Removes what nobody handed in after all, and the files of people who were erased.

Which uploads an entry refers to is asked of the entries behind the oldest that waits, so that the
length of the ledger does not matter.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Min, QuerySet

from anju.office.common.clock import moment_text
from anju.office.common.stores import drop_file, file_names, is_older
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.referring import FIELD, references, referring_entries
from anju.office.registry.upkeep.rounds import Round

WAITS: Final = timedelta(days=8)
"""How long an upload waits for the entry that refers to it: a draft that names it lives a week."""

STRAY: Final = timedelta(days=1)
"""How old a file is that belongs to no upload before it is removed: one that is written is new."""

_AT_A_TIME: Final = 400


def sweep(at: datetime) -> None:
    """Remove what has waited too long, and every file that belongs to no upload."""
    settle_uploads(at)
    drop_files(at)


def settle_uploads(at: datetime) -> int:
    """Mark the uploads that entries refer to, remove those that waited too long; how many."""
    with transaction.atomic():
        waiting = Upload.objects.filter(is_referred=False, kept_at__lt=moment_text(at - WAITS))
        after = waiting.aggregate(first=Min("after_entry"))["first"]
        if after is None:
            return 0
        referred = {
            upload_id
            for some in referring_entries(after)
            for _, told in some
            for upload_id, _ in references(told[FIELD])
        }
        ids = set(_locked(waiting).values_list("id", flat=True))
        Upload.objects.filter(id__in=ids & referred).update(is_referred=True)
        dropped, _ = Upload.objects.filter(id__in=ids - referred).delete()
    return dropped


def _locked(rows: QuerySet[Upload]) -> QuerySet[Upload]:
    """Rows that nobody is about to refer to."""
    return rows if connection.vendor == "sqlite" else rows.select_for_update(skip_locked=True)


def drop_files(at: datetime) -> int:
    """Remove the files older than a day that belong to no upload; how many.  Raises OSError."""
    dropped, some = 0, []
    for name in file_names():
        some.append(name)
        if len(some) == _AT_A_TIME:
            dropped += _drop_unknown(some, at)
            some = []
    return dropped + _drop_unknown(some, at)


def _drop_unknown(some: list[str], at: datetime) -> int:
    ids = {name.rpartition("/")[2] for name in some}
    known = set(Upload.objects.filter(id__in=ids).values_list("id", flat=True))
    gone = [name for name in some if name.rpartition("/")[2] not in known]
    old = [name for name in gone if is_older(name, at - STRAY)]
    for name in old:
        drop_file(name)
    return len(old)


ROUNDS: Final = (Round("uploads", timedelta(hours=6), sweep),)
"""What the worker does for this part."""
