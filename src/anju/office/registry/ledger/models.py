"""The tables of the ledger: entries, their positions, checkpoints; requests; what trees begin from.

The first three only ever grow; `guards` makes the database itself refuse anything else.
Moments and days are text of fixed width, because they are hashed as they stand.
"""

from typing import ClassVar

from django.db import models

from anju.office.common.kept import Kept

SUBJECT_LENGTH = 40
HASH_LENGTH = 33
"""One byte names the algorithm, 32 are the digest."""


class Entry(models.Model):
    """One change, for ever: who did what to which subject, for which legal day, and when.

    `effective_on` is the legal day as ISO text, `recorded_at` the moment written; `number`
    counts the entries of one subject from 1, and `previous_hash` chains them.
    """

    kept: ClassVar[Kept] = Kept.LEDGER

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=SUBJECT_LENGTH)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    effective_on = models.CharField(max_length=10)
    recorded_at = models.CharField(max_length=27)
    actor = models.CharField(max_length=SUBJECT_LENGTH)
    office = models.CharField(max_length=SUBJECT_LENGTH)
    reason = models.CharField(max_length=40)
    request = models.CharField(max_length=64)
    payload = models.TextField()
    previous_hash = models.BinaryField(max_length=HASH_LENGTH)
    hash = models.BinaryField(max_length=HASH_LENGTH)

    class Meta:
        """One entry for each number of a subject."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "number"], name="entry_once_in_its_chain")
        ]


class Position(models.Model):
    """Where an entry stands among all entries, from 1 without a hole.

    On SQLite its type has an index of its own: the last position is known where a page of the
    table is damaged.
    """

    kept: ClassVar[Kept] = Kept.LEDGER

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)


class Checkpoint(models.Model):
    """A signed checkpoint, as its text says it; copies of the text are kept elsewhere."""

    kept: ClassVar[Kept] = Kept.LEDGER

    sequence = models.BigIntegerField(primary_key=True)
    size = models.BigIntegerField()
    made_at = models.CharField(max_length=27)
    text = models.TextField()


class Request(models.Model):
    """A request that was carried out: the same key and content gives the same answer again.

    Kept for 30 days, so that a lost reply never doubles anything; a key of one actor is used once.
    By its moment none is looked for but those to be dropped, a few times a day: no index, which
    each request would pay for.
    """

    kept: ClassVar[Kept] = Kept.WORK

    pk = models.CompositePrimaryKey("actor", "key")
    actor = models.CharField(max_length=SUBJECT_LENGTH)
    key = models.CharField(max_length=64)
    fingerprint = models.BinaryField(max_length=32)
    outcome = models.TextField()
    made_at = models.CharField(max_length=27)


class SequencingMark(models.Model):
    """How far the sequencer of one table has come; a row for each table that is sequenced.

    Every row up to `settled` has its position, or never will be there.  The same holds up to
    `seen` as soon as none of `writers` is writing any more: the transactions, between blanks,
    that were writing when `seen` was read.
    """

    kept: ClassVar[Kept] = Kept.WORK

    table = models.CharField(primary_key=True, max_length=40)
    settled = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    writers = models.TextField(blank=True)


class ChainHead(models.Model):
    """The last entry of a subject that the last checkpoint covers, by its bucket.

    This and the two tables below are what the next checkpoint and every proof begin from; they
    are checked against the last checkpoint before they are used, and made anew from the ledger.
    """

    kept: ClassVar[Kept] = Kept.WORK

    subject = models.CharField(primary_key=True, max_length=SUBJECT_LENGTH)
    bucket = models.PositiveSmallIntegerField(db_index=True)
    number = models.PositiveIntegerField()
    hash = models.BinaryField(max_length=HASH_LENGTH)


class HeadBucket(models.Model):
    """The root of a bucket of the tree of heads, as the last checkpoint has it."""

    kept: ClassVar[Kept] = Kept.WORK

    bucket = models.PositiveSmallIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)


class EntryTile(models.Model):
    """The root of 1,024 entries by position: tile 0 begins with position 1."""

    kept: ClassVar[Kept] = Kept.WORK

    tile = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
