"""The table of verifications that were run: what the auditor's page shows."""

from typing import ClassVar

from django.db import models

from anju.office.common.kept import Kept


class VerificationRun(models.Model):
    """A verification of the whole ledger and what it found, the first findings as JSON."""

    kept: ClassVar[Kept] = Kept.WORK

    id = models.BigAutoField(primary_key=True)
    run_at = models.CharField(max_length=27)
    entries = models.BigIntegerField()
    erased = models.BigIntegerField()
    count = models.BigIntegerField()
    findings = models.TextField()
