"""The tables of looks: they only grow."""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept
from anju.office.registry.ledger.models import HASH_LENGTH, SUBJECT_LENGTH


class Look(models.Model):
    """One page that showed persons: who looked, when, at whom, why.

    `persons` are identifiers between commas, with one at each end; `number` counts the looks of
    one viewer from 1, and `previous_hash` chains them.
    """

    kept: ClassVar[Kept] = Kept.LEDGER

    id = models.BigAutoField(primary_key=True)
    viewer = models.CharField(max_length=SUBJECT_LENGTH)
    number = models.PositiveIntegerField()
    looked_at = models.CharField(max_length=27)
    page = models.CharField(max_length=40)
    purpose = models.CharField(max_length=80)
    persons = models.TextField()
    previous_hash = models.BinaryField(max_length=HASH_LENGTH)
    hash = models.BinaryField(max_length=HASH_LENGTH)

    class Meta:
        """One look for each number of a viewer; listed by time, of one viewer and of all."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["looked_at", "id"], name="looks_by_time"),
            models.Index(fields=["viewer", "looked_at", "id"], name="looks_of_viewer_by_time"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["viewer", "number"], name="look_once_in_its_chain")
        ]


class LookPosition(models.Model):
    """Where a look stands among all looks, from 1 without a hole; the sequencer gives it."""

    kept: ClassVar[Kept] = Kept.LEDGER

    position = models.BigIntegerField(primary_key=True)
    look_id = models.BigIntegerField(unique=True)


class LookedAt(models.Model):
    """Finds the looks at one person; derived from the looks."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.BigAutoField(primary_key=True)
    person_id = models.CharField(max_length=LENGTH)
    look_id = models.BigIntegerField()

    class Meta:
        """Found by person, latest last."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person_id", "look_id"], name="looked_at_by_person")
        ]
