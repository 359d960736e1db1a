"""The tables of personal details; all of a person goes when the person is erased.

Indexes of texts are said in Meta and not at the field: there PostgreSQL gets a second one, for
LIKE, and nothing here is asked for by the beginning of an identifier.
"""

from typing import ClassVar

from django.db import models

from anju.office.common.ids import LENGTH
from anju.office.common.kept import Kept


class DetailKind(models.TextChoices):
    """What a detail says."""

    ADDRESS = "address", "居住地住址"
    CONTACT = "contact", "联系方式"
    NOTE = "note", "备注"
    PERMIT_NUMBER = "permit_number", "居住证编号"
    PERSON = "person", "个人信息"
    PHOTO = "photo", "照片"
    REQUEST = "request", "申请内容"


class PersonKey(models.Model):
    """The key that a person's details are sealed under, wrapped by the master key."""

    kept: ClassVar[Kept] = Kept.DETAILS

    person_id = models.CharField(primary_key=True, max_length=LENGTH)
    wrapped = models.BinaryField()


class Detail(models.Model):
    """One version of a detail of a subject (a person, a registration, a permit), sealed.

    Its entry commits to it by an HMAC under `salt`, which goes when the detail goes.
    """

    kept: ClassVar[Kept] = Kept.DETAILS

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=LENGTH)
    kind = models.CharField(max_length=16, choices=DetailKind)
    version = models.PositiveIntegerField()
    person_id = models.CharField(max_length=LENGTH)
    sealed = models.BinaryField()
    salt = models.BinaryField(max_length=32)

    class Meta:
        """A version is written once; all of a person's are found."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person_id"], name="details_of_person")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "kind", "version"], name="detail_once")
        ]


class LookupKey(models.Model):
    """Finds a person or a permit by a number without keeping the number.

    `kind` is a `LookupKind`; `place` is the issuing city of a permit number, empty for an identity
    number.  A number that was replaced goes on finding its person; only a current one must be
    unique.
    """

    kept: ClassVar[Kept] = Kept.DETAILS

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=16)
    token = models.BinaryField(max_length=32)
    place = models.CharField(max_length=6, blank=True)
    subject = models.CharField(max_length=LENGTH)
    person_id = models.CharField(max_length=LENGTH)
    current = models.BooleanField(default=True)

    class Meta:
        """A current number belongs to one subject."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["token", "kind"], name="lookup_by_token"),
            models.Index(fields=["person_id"], name="lookups_of_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "token", "place"],
                condition=models.Q(current=True),
                name="number_of_one_subject",
            )
        ]


class NameGram(models.Model):
    """A keyed mark of a part of a name, for each place where its person is known."""

    kept: ClassVar[Kept] = Kept.DETAILS

    id = models.BigAutoField(primary_key=True)
    token = models.BigIntegerField()
    division_code = models.CharField(max_length=6)
    person_id = models.CharField(max_length=LENGTH)

    class Meta:
        """Found by mark and place, in the order of persons."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["token", "division_code", "person_id"], name="gram_by_token"),
            models.Index(fields=["person_id"], name="grams_of_person"),
        ]
