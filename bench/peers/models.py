# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""What the peers keep of an endorsement beside their engine's own rows: the same facts as ours."""

from django.db import models
from viewflow import jsonstore
from viewflow.workflow.models import Process


class Permit(models.Model):
    """A permit, with the days of its endorsements, and what the law says of its running year.

    The last eleven are the columns of ours (`LAW_COLUMNS`).
    """

    id = models.CharField(primary_key=True, max_length=20)
    division_code = models.CharField(max_length=6, db_index=True)
    issued_on = models.DateField()
    endorsed = models.JSONField(default=list)
    cycle_first_day = models.DateField(null=True)
    cycle_year = models.PositiveSmallIntegerField(null=True)
    window_first_day = models.DateField(null=True)
    last_day_told = models.DateField(null=True)
    last_good_day = models.DateField(null=True)
    lapse_on = models.DateField(null=True)
    continuous_since = models.DateField(null=True)
    counted_from = models.DateField(null=True)
    lost_days = models.PositiveIntegerField(default=0)
    pending = models.CharField(max_length=10, blank=True)
    endorsed_on = models.DateField(null=True)


class Receipt(models.Model):
    """A receipt: what was done and by which measure, and that a form is carried out once."""

    number = models.BigAutoField(primary_key=True)
    permit = models.ForeignKey(Permit, models.PROTECT)
    actor = models.CharField(max_length=20)
    office = models.CharField(max_length=20)
    declared = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    measure = models.CharField(max_length=80)
    key = models.CharField(max_length=40)
    endorsed_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        """Each request is carried out once."""

        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="receipt_once"),)


class Audit(models.Model):
    """Who did what to which permit, when."""

    actor = models.CharField(max_length=20)
    done_at = models.DateTimeField()
    what = models.CharField(max_length=40)
    permit = models.ForeignKey(Permit, models.PROTECT)
    receipt = models.ForeignKey(Receipt, models.PROTECT)


class Workflow(models.Model):
    """A workflow that SpiffWorkflow wrote as text."""

    permit = models.OneToOneField(Permit, models.PROTECT, primary_key=True)
    state = models.TextField()


class EndorsementProcess(Process):
    """An endorsement of a permit, its facts in the process's own data."""

    permit_id = jsonstore.CharField(max_length=20)
    actor = jsonstore.CharField(max_length=20)
    office = jsonstore.CharField(max_length=20)
    declared = jsonstore.CharField(max_length=20)
    channel = jsonstore.CharField(max_length=20)
    measure = jsonstore.CharField(max_length=80)
    endorsed_on = jsonstore.CharField(max_length=10)
    made_at = jsonstore.CharField(max_length=27)

    class Meta:
        """A proxy keeps its fields in the process's data."""

        proxy = True
