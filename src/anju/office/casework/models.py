"""Cases as a projection of their chains, and the work that clerks do around them."""

from typing import ClassVar

from django.db import models

from anju.office.casework.cases.receipt_numbers import LENGTH as RECEIPT_LENGTH
from anju.office.casework.paper_mode.forms import LENGTH as FORM_LENGTH
from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept

_OPEN = models.Q(ended_on__isnull=True)


class Case(models.Model):
    """A case and where it stands.

    `about` is what the case is about, a permit or a person: of one procedure it has one open case.
    `step` is the number of its last entry.  `due_on` is the legal day by which the one it waits
    for has something to do: the end of the legal clock once it is accepted, the last day to
    complete it while it waits for the holder, the day of filing before.  `clock_on` is the end of
    the clock, kept while it runs.  `paper_form` is the number of the form that was filled in on
    paper, of which one entry stands, `application_number` the receipt number that was told from it
    for the application it will become.  `desk` says who acts next (`Desk`), "" once it has ended.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    receipt_number = models.CharField(max_length=RECEIPT_LENGTH)
    procedure = models.CharField(max_length=24)
    state = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16, blank=True)
    about = models.CharField(max_length=LENGTH)
    person_id = models.CharField(max_length=LENGTH)
    permit_id = models.CharField(max_length=LENGTH, blank=True)
    office_id = models.CharField(max_length=LENGTH)
    division_code = models.CharField(max_length=6)
    batch = models.CharField(max_length=LENGTH, blank=True)
    paper_form = models.CharField(max_length=FORM_LENGTH, blank=True)
    application_number = models.CharField(max_length=RECEIPT_LENGTH, blank=True)
    step = models.PositiveIntegerField()
    desk = models.CharField(max_length=8, blank=True)
    filed_on = models.DateField()
    accepted_on = models.DateField(null=True)
    complete_by = models.DateField(null=True)
    due_on = models.DateField(null=True)
    clock_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """One open case of each procedure; queues are read in the order of an index."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["receipt_number"], name="receipt_number_once"),
            models.UniqueConstraint(
                fields=["procedure", "about"], condition=_OPEN, name="one_open_case"
            ),
            models.UniqueConstraint(
                fields=["paper_form"],
                condition=~models.Q(paper_form="") & models.Q(outcome__in=("", "granted")),
                name="paper_form_once",
            ),
            models.CheckConstraint(
                name="case_days_in_order",
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("filed_on")),
            ),
            models.CheckConstraint(
                name="case_ends_with_an_outcome",
                condition=_OPEN | ~models.Q(outcome=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person_id"], name="cases_of_person"),
            models.Index(fields=["permit_id"], condition=_OPEN, name="open_cases_of_permit"),
            models.Index(
                fields=["office_id", "desk", "due_on", "id"],
                condition=_OPEN,
                name="queue_of_office",
            ),
            models.Index(
                fields=["division_code", "desk", "due_on", "id"],
                condition=_OPEN,
                name="queue_of_division",
            ),
            models.Index(
                fields=["office_id", "clock_on", "id"],
                condition=models.Q(clock_on__isnull=False),
                name="clocks_of_office",
            ),
            models.Index(
                fields=["division_code", "clock_on", "id"],
                condition=models.Q(clock_on__isnull=False),
                name="clocks_of_division",
            ),
            models.Index(
                fields=["application_number"],
                condition=~models.Q(application_number=""),
                name="entries_of_applications",
            ),
            models.Index(fields=["batch"], condition=~models.Q(batch=""), name="cases_of_batch"),
        ]


class AutomaticConsent(models.Model):
    """Somebody who agreed to automatic endorsement; `ended_on` is None while they do."""

    kept: ClassVar[Kept] = Kept.PROJECTION

    person_id = models.CharField(primary_key=True, max_length=LENGTH)
    given_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """Those who agree are read in the order of an index."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["person_id"],
                condition=models.Q(ended_on__isnull=True),
                name="who_agrees",
            )
        ]


class Assignment(models.Model):
    """Who works on a case; whoever takes one can hand it over."""

    kept: ClassVar[Kept] = Kept.WORK

    case_id = models.CharField(primary_key=True, max_length=LENGTH)
    office_id = models.CharField(max_length=LENGTH)
    account_id = models.CharField(max_length=40)
    due_on = models.DateField(null=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=40)

    class Meta:
        """A clerk's own cases are read in the order of an index."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account_id", "due_on", "case_id"], name="cases_of_clerk")
        ]


class Note(models.Model):
    """What a clerk noted for colleagues; sealed under the person's key, with no legal meaning."""

    kept: ClassVar[Kept] = Kept.WORK

    id = models.BigAutoField(primary_key=True)
    case_id = models.CharField(max_length=LENGTH, db_index=True)
    person_id = models.CharField(max_length=LENGTH)
    account_id = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    sealed = models.BinaryField()


class PeopleList(models.Model):
    """A list that somebody files for many from: its rows as they came, sealed, for a week.

    The identifier is that of the batch of its cases, which stay.  `filed_at` is None for one that
    was only looked through.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH)
    account_id = models.CharField(max_length=40)
    office_id = models.CharField(max_length=LENGTH)
    division_code = models.CharField(max_length=6)
    procedure = models.CharField(max_length=24)
    sealed = models.BinaryField()
    looked_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True)

    class Meta:
        """The lists of an account and of an office are read in the order of an index."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account_id", "looked_at"], name="lists_of_account"),
            models.Index(fields=["office_id", "looked_at"], name="lists_of_office"),
        ]


class Draft(models.Model):
    """A form that was begun and not sent; it survives a closed browser, sealed, for a week."""

    kept: ClassVar[Kept] = Kept.WORK

    id = models.BigAutoField(primary_key=True)
    account_id = models.CharField(max_length=40)
    page = models.CharField(max_length=80)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        """One draft of each page for each account."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account_id", "page"], name="draft_once")
        ]
