"""Permits and cards, projections of the ledger; and the trials of measures.

The filings of a permit have no table: whoever asks for them reads its chain.
"""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept
from anju.office.registry.people.models import Person


class Permit(models.Model):
    """A permit with the facts that make an answer cheap; its status is never among them.

    `person` is whose it is now, `issued_to` the person its issue names: they differ after a
    merge.  `last_good_day` is the last day of use if nothing is endorsed, `lapse_on` the last day
    before the measure itself cancels (None where it never does); `pending` says whether a
    filing waits ("in_time", "late", or empty).  A permit issued before 2016 is kept until
    `good_until` and has no year of endorsement.  `closed_on` is the day of its cancellation
    or lapse, or the day after that term, and may then lie ahead.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person = models.ForeignKey(Person, models.PROTECT, related_name="permits", db_index=False)
    issued_to = models.CharField(max_length=LENGTH)
    city_code = models.CharField(max_length=6)
    division_code = models.CharField(max_length=6)
    office_id = models.CharField(max_length=LENGTH, blank=True)
    measure_code = models.CharField(max_length=6)
    issued_on = models.DateField()
    good_until = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_reason = models.CharField(max_length=40, blank=True)
    cycle_first_day = models.DateField(null=True)
    cycle_year = models.PositiveSmallIntegerField(null=True)
    window_first_day = models.DateField(null=True)
    last_day_told = models.DateField(null=True)
    last_good_day = models.DateField(null=True)
    lapse_on = models.DateField(null=True)
    continuous_since = models.DateField(null=True)
    counted_from = models.DateField(null=True)
    lost_days = models.PositiveIntegerField(default=0)
    pending = models.CharField(max_length=8, blank=True)
    endorsed_on = models.DateField(null=True)

    class Meta:
        """One open permit for each person and issuing city; a suspended one is open.

        Beside one that has a term of its own none is open to its last day (`people.overlaps`).
        """

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "city_code"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_permit",
            ),
            models.CheckConstraint(
                name="permit_days_in_order",
                condition=models.Q(closed_on__isnull=True)
                | models.Q(closed_on__gte=models.F("issued_on")),
            ),
        ]
        # Said here and not at the field: there PostgreSQL gets a second index, for LIKE.  Those
        # of the due lists end with the identifier, so that a page is read in their order.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person"], name="permits_of_person"),
            models.Index(fields=["issued_to"], name="permits_issued_to"),
            models.Index(
                fields=["division_code", "last_good_day", "id"],
                condition=models.Q(closed_on__isnull=True),
                name="open_permits_of_place",
            ),
            models.Index(
                fields=["city_code", "last_good_day", "id"],
                condition=models.Q(closed_on__isnull=True),
                name="open_permits_of_city",
            ),
            models.Index(
                fields=["city_code", "lapse_on", "id"],
                condition=models.Q(closed_on__isnull=True, lapse_on__isnull=False),
                name="lapsing_permits_of_city",
            ),
            models.Index(
                fields=["office_id", "last_good_day", "id"],
                condition=models.Q(closed_on__isnull=True),
                name="open_permits_of_office",
            ),
        ]


class Card(models.Model):
    """A permit card (居住证实体证件) and where it is."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    permit = models.ForeignKey(Permit, models.CASCADE, related_name="cards")
    produced_on = models.DateField()
    handed_over_on = models.DateField(null=True)
    lost_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    seized_on = models.DateField(null=True)


class Trial(models.Model):
    """A text of a measure as it is tried on the permits of its place, some thousands at a time.

    `before` is the entry of the latest adoption beside which it is tried, `known` the last entry
    that had been recorded when it began: what was written later is tried at the adoption.  Up to
    `last_id` permits were tried, `read` of them.  Once it is `adopted`, by the entry of that
    number, the permits that it touches are judged anew up to `judged_id`, all where `settled`.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.BigAutoField(primary_key=True)
    division_code = models.CharField(max_length=6)
    digest = models.CharField(max_length=64)
    toml = models.TextField()
    before = models.BigIntegerField()
    known = models.BigIntegerField()
    last_id = models.CharField(max_length=LENGTH, blank=True)
    read = models.PositiveIntegerField(default=0)
    finished = models.BooleanField(default=False)
    adopted = models.BigIntegerField(null=True)
    judged_id = models.CharField(max_length=LENGTH, blank=True)
    settled = models.BooleanField(default=False)
    made_at = models.CharField(max_length=27)

    def __str__(self) -> str:
        return f"{self.division_code} {self.digest}"


class TouchedPermit(models.Model):
    """A permit of which the law says something else under the text of a trial.

    `impossible` where what is recorded of it could not be true under that text.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.BigAutoField(primary_key=True)
    trial = models.ForeignKey(Trial, models.CASCADE, related_name="touched", db_index=False)
    permit_id = models.CharField(max_length=LENGTH)
    division_code = models.CharField(max_length=6)
    impossible = models.BooleanField()

    class Meta:
        """Once in a trial; those that could not be are found by an index."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["trial", "permit_id"], name="touched_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["trial", "permit_id"],
                condition=models.Q(impossible=True),
                name="impossible_permits",
            )
        ]

    def __str__(self) -> str:
        return self.permit_id
