"""People, registrations, grounds, family and open proposals: projections of the ledger."""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept

_IN_ORDER = models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day"))


class Person(models.Model):
    """A person who is recorded; who they are stands in the details, not here."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    registered_on = models.DateField()
    details_version = models.PositiveIntegerField()
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")
    erased_on = models.DateField(null=True)


class PersonPlace(models.Model):
    """A place where a person is known: by registration there, or by a permit or a registering."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.BigAutoField(primary_key=True)
    person_id = models.CharField(max_length=LENGTH)
    division_code = models.CharField(max_length=6)

    class Meta:
        """Each place of a person once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person_id", "division_code"], name="place_of_person")
        ]


class ResidenceRegistration(models.Model):
    """A registration of residence; two of one person in one division do not overlap.

    The address is a detail whose subject is this registration.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    division_code = models.CharField(max_length=6)
    office_id = models.CharField(max_length=LENGTH, blank=True)
    address_version = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    end_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Days in order; what overlaps is refused by a trigger (`overlaps`)."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="registration_days_in_order", condition=_IN_ORDER)
        ]


class GroundRecord(models.Model):
    """A ground of art. 2 with its evidence: employment, accommodation or schooling."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person = models.ForeignKey(Person, models.PROTECT, related_name="grounds")
    ground = models.CharField(max_length=20)
    evidence = models.CharField(max_length=40, blank=True)
    evidence_on = models.DateField(null=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)

    class Meta:
        """Days in order."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="ground_days_in_order", condition=_IN_ORDER)
        ]


class AgentRecord(models.Model):
    """Who acts for somebody: a guardian or a close relative, with the evidence, from day to day.

    `agent_id` is a person as well, `relation` an `AgentRelation`.  That somebody turns sixteen
    ends no row: who may act on a day is for the law to say when it is asked.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person = models.ForeignKey(Person, models.PROTECT, related_name="agents")
    relation = models.CharField(max_length=20)
    agent_id = models.CharField(max_length=LENGTH)
    evidence = models.CharField(max_length=40)
    evidence_on = models.DateField(null=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    end_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Days in order; those whom somebody acts for are found by an index."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agent_id"], name="records_of_agent")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="agent_days_in_order", condition=_IN_ORDER)
        ]


class Proposal(models.Model):
    """What one person proposed and another must decide: a correction, a merge, a split."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=LENGTH)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    proposed_by = models.CharField(max_length=40)
    proposed_on = models.DateField()
    decision = models.CharField(max_length=10, blank=True)

    class Meta:
        """A proposal is one entry."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "number"], name="proposal_once")
        ]
