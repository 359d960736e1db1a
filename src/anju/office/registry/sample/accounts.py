"""The accounts that the demo signs in with one click, each with its post."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction

from anju.office.access.demo import demo_username
from anju.office.access.models import Account, BodyKind
from anju.office.access.roles import Role
from anju.office.common.ids import MakeId
from anju.office.places.models import OfficeKind
from anju.office.registry.city.bodies import NewBody, admit
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
    DemoStaff(Role.AUDITOR, "许诚"),
    DemoStaff(Role.CITY_ADMINISTRATOR, "方敏"),
    DemoStaff(Role.DEPARTMENT, "梁宇"),
    DemoStaff(Role.ISSUING_OFFICER, "沈岚", OfficeKind.ISSUING_AUTHORITY),
    DemoStaff(Role.POLICE_CLERK, "周航", OfficeKind.POLICE_STATION),
)


_BODY: Final = NewBody(
    username=demo_username(Role.ASSISTING_BODY),
    display_name="深南电子厂（协助单位）",
    kind=BodyKind.EMPLOYER,
    code="91440300MA5ANJU000",
    division_code="",
    contact="人事部 韩梅",
)


def demo_usernames() -> tuple[str, ...]:
    """The accounts of everybody who works in the demo, and of the body that files in it."""
    return tuple(sorted([*(each.username for each in _STAFF), _BODY.username]))


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
    acting = replace(act, within=division_code)
    for each in _STAFF:
        account = _account(make_id(), each.username, each.name)
        office, place = offices[each.office] if each.office else ("", division_code)
        appointment = Appointment(account.id, each.role, office, place, FIRST_DAY)
        appoint(appointment=appointment, act=acting)
    body = replace(_BODY, division_code=division_code)
    account = _account(make_id(), body.username, body.display_name)
    admit(account, body, FIRST_DAY, "agreed", acting)


def _account(account_id: str, username: str, name: str) -> Account:
    account = Account(id=account_id, username=username, display_name=name)
    account.set_unusable_password()
    account.save(force_insert=True)
    return account
