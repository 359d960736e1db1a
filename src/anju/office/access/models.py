"""Accounts and posts."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.db import models

from anju.office.common.ids import LENGTH, new_id
from anju.office.common.kept import Kept


class Account(AbstractBaseUser):
    """Somebody who signs in; the name they sign in with says nothing about them."""

    kept: ClassVar[Kept] = Kept.WORK

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager["Account"]()
