"""Offices, and the measures and calendars a place has adopted: projections of the ledger."""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept


class OfficeKind(models.TextChoices):
    """What an office is: the county-level organ that issues, or one that serves people."""

    AGENCY = "agency", "社区服务机构"
    ISSUING_AUTHORITY = "issuing_authority", "签发机关"
    POLICE_STATION = "police_station", "公安派出所"


class Office(models.Model):
    """An office from its first day; after its last day another one may have taken its place."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    kind = models.CharField(max_length=20, choices=OfficeKind)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    division_code = models.CharField(max_length=6, db_index=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="branches")
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")

    class Meta:
        """Days in order."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="office_days_in_order",
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            )
        ]

    def __str__(self) -> str:
        return self.name_zh

    def name(self, language: str) -> str:
        """The name in "zh" or "en"; the Chinese one where no other is known."""
        return (self.name_en if language == "en" else "") or self.name_zh


class AdoptedMeasure(models.Model):
    """A version of a place's measure as this city adopted it: the text, and its digest.

    A corrected text is a further row; of the rows of one place the last one holds.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    entry_id = models.BigIntegerField(primary_key=True)
    division_code = models.CharField(max_length=6)
    digest = models.CharField(max_length=64)
    toml = models.TextField()
    adopted_on = models.DateField()


class Division(models.Model):
    """A name that an administrative division bore, from its first day to its last, both included.

    A code that was given again, or whose division was renamed, has a further row; days of one
    code never overlap (`registry.people.overlaps`).  `merged_into` is the code of the division
    that it went into, empty for one that did not, and `merged_from` the first day on which it
    belongs there.  `id` is the entry that gave the name.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.BigIntegerField(primary_key=True)
    division_code = models.CharField(max_length=6, db_index=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    merged_into = models.CharField(max_length=6, blank=True)
    merged_from = models.DateField(null=True)

    class Meta:
        """Days in order; those that went into another one are found by an index."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="division_days_in_order",
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["merged_into"],
                condition=~models.Q(merged_into=""),
                name="divisions_that_went",
            )
        ]

    def __str__(self) -> str:
        return f"{self.division_code} {self.name_zh}"

    def name(self, language: str) -> str:
        """The name in "zh" or "en"; the Chinese one where no other is known."""
        return (self.name_en if language == "en" else "") or self.name_zh


class OfficeName(models.Model):
    """A name that an office bore from a day on; renamed offices keep their earlier names."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    entry_id = models.BigIntegerField(primary_key=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="names")
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    first_day = models.DateField()

    def __str__(self) -> str:
        return self.name_zh

    def name(self, language: str) -> str:
        """The name in "zh" or "en"; the Chinese one where no other is known."""
        return (self.name_en if language == "en" else "") or self.name_zh


class Outage(models.Model):
    """Days on which an office worked on paper, both included; `last_day` is None while it does.

    `forms` are the numbers of the forms that were filled in, as `paper_mode.series` writes them.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    office = models.ForeignKey(Office, models.CASCADE, related_name="outages")
    reason = models.CharField(max_length=40)
    forms = models.TextField(blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)

    class Meta:
        """Days in order; one that lasts in each office."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="outage_days_in_order",
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(last_day__isnull=True), name="one_outage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.first_day}"


class WorkingCalendar(models.Model):
    """A year's working days that a place loaded: what the State Council's notice says."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    entry_id = models.BigIntegerField(primary_key=True)
    division_code = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    toml = models.TextField()
