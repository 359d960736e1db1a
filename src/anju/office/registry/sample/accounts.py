"""The accounts that the demo signs in with one click, each with its post."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction

from anju.office.access.demo import demo_username
from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.common.ids import MakeId
from anju.office.places.models import OfficeKind
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.ledger.entries import Act
from anju.office.registry.sample.offices import FIRST_DAY


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """Somebody who works in the demo; `office` is None for who works for the whole city."""

    role: Role
    name: str
    office: OfficeKind | None = None

    @property
    def username(self) -> str:
        """The name of the account."""
        return demo_username(self.role)


_STAFF: Final = (
    DemoStaff(Role.AGENCY_CLERK, "林晓", OfficeKind.AGENCY),
    DemoStaff(Role.ASSISTING_BODY, "深南电子厂（协助单位）"),
    DemoStaff(Role.AUDITOR, "许诚"),
    DemoStaff(Role.CITY_ADMINISTRATOR, "方敏"),
    DemoStaff(Role.DEPARTMENT, "梁宇"),
    DemoStaff(Role.ISSUING_OFFICER, "沈岚", OfficeKind.ISSUING_AUTHORITY),
    DemoStaff(Role.POLICE_CLERK, "周航", OfficeKind.POLICE_STATION),
)


def demo_staff() -> tuple[DemoStaff, ...]:
    """Everybody who works in the demo, in the order of their roles."""
    return _STAFF


@transaction.atomic
def open_demo_accounts(
    division_code: str,
    offices: Mapping[OfficeKind, tuple[str, str]],
    *,
    act: Act,
    make_id: MakeId,
) -> None:
    """Open the accounts, without a password: only the demo's own page signs them in.

    `offices` gives an office of each kind, with the place it serves; `division_code` is the
    city's.
    """
    for each in demo_staff():
        account = Account(id=make_id(), username=each.username, display_name=each.name)
        account.set_unusable_password()
        account.save(force_insert=True)
        office, place = offices[each.office] if each.office else ("", division_code)
        appointment = Appointment(account.id, each.role, office, place, FIRST_DAY)
        appoint(appointment=appointment, act=replace(act, within=division_code))
