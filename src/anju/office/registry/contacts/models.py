"""The contacts of people, derived from the ledger; an address is a detail and stands elsewhere."""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept


class ContactChannel(models.TextChoices):
    """By what a contact is reached."""

    MAIL = "mail", "电子邮箱"
    SMS = "sms", "手机短信"
    CHAT = "chat", "即时通讯"


class Contact(models.Model):
    """A contact of a person, from its first day until it is ended.

    `proved_on` is the last day on which a code that was sent there came back from the person.
    The address is a detail whose subject is this contact.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH)
    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="contacts")
    channel = models.CharField(max_length=8, choices=ContactChannel)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    proved_on = models.DateField()

    class Meta:
        """Days in order."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="contact_days_in_order",
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            )
        ]
