"""Messages, what was tried to deliver them, and how far the facts were looked through.

All of it is work: what has legal meaning is that a notice was delivered, and that stands in the
ledger.  Moments are text of fixed width (`clock.moment_text`), so that both databases order them.
"""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept

MOMENT: int = 27


class MessageState(models.TextChoices):
    """Where a message stands."""

    DONE_BEFORE = "done_before", "已无需提醒"
    NOT_WANTED = "not_wanted", "本人不接收"
    PASSED_OVER = "passed_over", "已由后续提醒代替"
    REACHED = "reached", "电话已告知"
    SENT = "sent", "已发送"
    UNREACHED = "unreached", "未能送达"
    WAITING = "waiting", "待发送"


class Message(models.Model):
    """Something that a person is told, once.

    `about` is a stage of the law's reminders, or what a notice is about.  A reminder is of the
    year `cycle_year` of the cycle that began on `cycle_first_day` and names `act_by`, the day by
    which to act; where an adopted text moved that day after it was told, `adoption` is the entry
    of the text, otherwise 0.  A legal notice comes from the entry `entry_id`.  `due_on` is the
    legal day it became due on, `loses_on` the day a right is lost on, where one is.  A waiting
    one is tried from `next_at` on; whoever tries it puts that off first and signs with `claim`.
    What it said is sealed under the person's key.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person_id = models.CharField(max_length=LENGTH)
    permit_id = models.CharField(max_length=LENGTH, blank=True)
    case_id = models.CharField(max_length=LENGTH, blank=True)
    division_code = models.CharField(max_length=6)
    about = models.CharField(max_length=24)
    is_legal = models.BooleanField(default=False)
    cycle_first_day = models.DateField(null=True)
    cycle_year = models.PositiveSmallIntegerField(null=True)
    act_by = models.DateField(null=True)
    adoption = models.BigIntegerField(default=0)
    entry_id = models.BigIntegerField(null=True)
    due_on = models.DateField()
    loses_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=MessageState)
    next_at = models.CharField(max_length=MOMENT)
    claim = models.CharField(max_length=LENGTH, blank=True)
    sealed = models.BinaryField(null=True)
    opened_at = models.CharField(max_length=MOMENT, blank=True)
    made_at = models.CharField(max_length=MOMENT)

    class Meta:
        """A stage of a year once for each day it names, a notice of an entry once.

        Each list is read by an index.
        """

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=[
                    "permit_id",
                    "about",
                    "cycle_first_day",
                    "cycle_year",
                    "act_by",
                    "adoption",
                ],
                condition=models.Q(cycle_year__isnull=False),
                name="reminder_once",
            ),
            models.UniqueConstraint(
                fields=["entry_id"],
                condition=models.Q(entry_id__isnull=False),
                name="notice_of_entry_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["next_at", "id"],
                condition=models.Q(state="waiting"),
                name="messages_waiting",
            ),
            models.Index(fields=["person_id", "due_on", "id"], name="messages_of_person"),
            models.Index(
                fields=["division_code", "loses_on", "id"],
                condition=models.Q(state="unreached"),
                name="messages_unreached",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.due_on}"


class AttemptOutcome(models.TextChoices):
    """What became of handing a message to a channel."""

    BEGUN = "begun", "正在发送"
    DELIVERED = "delivered", "已送达"
    FAILED = "failed", "发送失败"
    OPENED = "opened", "已打开"
    SENT = "sent", "已发送"
    UNKNOWN = "unknown", "结果未知"


class Attempt(models.Model):
    """A message was handed to a channel, or the office called.

    `contact_id` names the contact, never its address; `why` is a code where it failed.  One that
    was begun and never ended is unknown: the channel may have taken it.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH)
    message = models.ForeignKey(Message, models.CASCADE, related_name="attempts")
    channel = models.CharField(max_length=8)
    contact_id = models.CharField(max_length=LENGTH, blank=True)
    outcome = models.CharField(max_length=12, choices=AttemptOutcome)
    why = models.CharField(max_length=20, blank=True)
    account_id = models.CharField(max_length=40, blank=True)
    sealed_note = models.BinaryField(null=True)
    begun_at = models.CharField(max_length=MOMENT)
    told_at = models.CharField(max_length=MOMENT, blank=True)


class Looked(models.Model):
    """How far the facts were looked through: a day for reminders, a position for notices."""

    kept: ClassVar[Kept] = Kept.WORK

    what = models.CharField(primary_key=True, max_length=20)
    day = models.DateField(null=True)
    position = models.BigIntegerField(null=True)


class Preference(models.Model):
    """How somebody wants to be told; legal notices come whatever it says.

    That it was chosen, when and by whom stands in the ledger.
    """

    kept: ClassVar[Kept] = Kept.WORK

    person_id = models.CharField(primary_key=True, max_length=LENGTH)
    no_reminders = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="zh")


class Feed(models.Model):
    """The address of a person's calendar, by the digest of its secret; revoked once `ended_at`.

    That it was made and revoked stands in the ledger, by its `id`.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH)
    secret_digest = models.CharField(max_length=64, unique=True)
    person_id = models.CharField(max_length=LENGTH, db_index=True)
    made_at = models.CharField(max_length=MOMENT)
    ended_at = models.CharField(max_length=MOMENT, blank=True)
