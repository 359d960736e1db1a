"""Accounts and posts, and the codes that people sign in with."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from anju.office.access.roles import Role
from anju.office.common.ids import LENGTH, new_id
from anju.office.common.kept import Kept


class Accounts(BaseUserManager["Account"]):
    """The accounts, as the sign-in finds them."""


class Account(AbstractBaseUser):
    """Somebody who signs in; the name they sign in with says nothing about them.

    `person` is the identifier of the person whose own account this is, empty for staff.  Every
    session of an account carries the hash of its password and of `sessions_mark`: a new mark
    ends them all.  `must_change_password` is true while the password is one that somebody else
    was shown.
    """

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    person = models.CharField(max_length=LENGTH, blank=True)
    sessions_mark = models.CharField(max_length=LENGTH, default=new_id, editable=False)
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        """A person has one account."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=~models.Q(person=""), name="account_of_person"
            )
        ]

    posts_read: "tuple[Post, ...] | None" = None
    """Its posts of any day, in their order; None where they were not read with it."""

    def get_session_auth_hash(self) -> str:
        """What a session must carry to belong to this account still."""
        carried = f"{self.password}:{self.sessions_mark}"
        return salted_hmac("anju.office.access.sessions", carried, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: a session made under an earlier cookie secret is over."""
        return iter(())


class Post(models.Model):
    """A role that an account has at an office, from its first day to its last, both included.

    `last_day` is None while the post lasts.  `deputy_of` is the account stood in for.
    """

    kept: ClassVar[Kept] = Kept.PROJECTION

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role)
    office = models.CharField(max_length=LENGTH, blank=True)
    division_code = models.CharField(max_length=6)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    deputy_of = models.ForeignKey(Account, models.PROTECT, null=True, related_name="deputies")

    class Meta:
        """Days in order; one post at a time of one account in one role at one office.

        No database of ours compares ranges in a constraint of SQLite: `access.posts.overlapping`
        is asked before a post is recorded, and two that are open never pass.
        """

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="post_days_in_order",
                condition=models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.UniqueConstraint(
                name="post_begins_once", fields=["account", "role", "office", "first_day"]
            ),
            models.UniqueConstraint(
                name="post_open_once",
                fields=["account", "role", "office"],
                condition=models.Q(last_day__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.office} {self.first_day}"

    def lasts_on(self, day: date) -> bool:
        """Whether it is held on a legal day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class BodyKind(models.TextChoices):
    """What an assisting body is to the people it files for."""

    EMPLOYER = "employer", "用人单位"
    LANDLORD = "landlord", "出租人"
    SCHOOL = "school", "就读学校"


class AssistingBody(models.Model):
    """What is known of the body whose account this is, and whom the office calls there.

    `code` is its unified social credit code, empty for a landlord who is a natural person.  That
    it was admitted, as what, by whom and why stands in the ledger; the contact does not.
    """

    kept: ClassVar[Kept] = Kept.WORK

    account = models.OneToOneField(Account, models.PROTECT, primary_key=True, related_name="body")
    kind = models.CharField(max_length=12, choices=BodyKind)
    code = models.CharField(max_length=18, blank=True)
    contact = models.CharField(max_length=120)


class OneTimeCode(models.Model):
    """A code that was sent to somebody (`access.codes`): its keyed hash, and what it proves."""

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH)
    purpose = models.CharField(max_length=12)
    subject = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    ends_at = models.CharField(max_length=27)
    tries = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(default=False)
