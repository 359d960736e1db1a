"""The first administrator of a city: the one appointment that no administrator makes."""

from dataclasses import replace

from django.conf import settings
from django.db import transaction

from anju.office.access.models import Account, Post
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.ledger.entries import Act
from anju.words import N_, say


class FirstAdministratorRefused(ValueError):
    """The account is not opened; `sentence` is a key of the catalogue."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language)


@transaction.atomic
def appoint_first(*, name: str, username: str, password: str, act: Act) -> str:
    """Open an account and appoint it city administrator; its identifier.

    Raises FirstAdministratorRefused where somebody ever was administrator here, or the name to
    sign in with is taken.
    """
    if Post.objects.filter(role=Role.CITY_ADMINISTRATOR).exists():
        raise FirstAdministratorRefused(
            N_("this city has had an administrator already: an administrator appoints the next")
        )
    if Account.objects.filter(username=username).exists():
        raise FirstAdministratorRefused(N_("an account of this name is there: choose another name"))
    account = open_account(username=username, display_name=name, password=password)
    city = str(settings.ANJU["PLACE"])
    appointment = Appointment(account.id, Role.CITY_ADMINISTRATOR, "", city, act.today)
    appoint(appointment=appointment, act=replace(act, within=city))
    return account.id
