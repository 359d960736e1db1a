"""The table of uploads; the files themselves lie in a store, sealed."""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept


class Upload(models.Model):
    """One file that was handed in for a person; an entry commits to it under `salt`.

    `material` is what it was handed in as, a code of the law's `Material`; `size` are the bytes
    of the file as it is kept.  `after_entry` is the last entry when it came: one that refers to it
    comes later.  `is_referred` is set by the worker once it has met such an entry.
    """

    kept: ClassVar[Kept] = Kept.DETAILS

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person_id = models.CharField(max_length=LENGTH)
    material = models.CharField(max_length=40)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=32)
    kept_at = models.CharField(max_length=27)
    after_entry = models.BigIntegerField()
    is_referred = models.BooleanField(default=False)

    class Meta:
        """All of a person's are found, and those that nothing refers to yet."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person_id"], name="uploads_of_person"),
            models.Index(
                fields=["kept_at"],
                condition=models.Q(is_referred=False),
                name="uploads_not_referred",
            ),
        ]
