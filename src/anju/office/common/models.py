"""The demo calendar's days: the only table of this part."""

from typing import ClassVar

from django.db import models

from anju.office.common.kept import Kept


class DemoDay(models.Model):
    """A day the demo calendar was moved to, and the real moment somebody moved it."""

    kept: ClassVar[Kept] = Kept.WORK

    day = models.DateField()
    moved_at = models.DateTimeField()
