"""Cases for the made-up city of the demo: what a desk finds on an ordinary morning.

Each is opened and moved on by the operations that a clerk's pages call, on days before today, so
that some are new, some wait for their holder, some run out of time, and one has.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from anju.law.applicant_facts import Ground
from anju.law.known import RefusedHistory
from anju.law.materials import Material
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import Role
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.filing import (
    Application,
    file_and_accept,
    file_application,
    file_with_notice,
)
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handing_over import produce_card
from anju.office.casework.cards.filing import replace_lost_card
from anju.office.casework.refused import CaseRefused
from anju.office.casework.sample_list import file_sample_list
from anju.office.casework.sample_outage import open_outage_cases
from anju.office.casework.sample_staff import sample_staff
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Refused

_FULL: Final = Declaration(
    grounds=(ClaimedGround(Ground.EMPLOYMENT),),
    citizen=True,
    insured_months_running=14,
    insured_months_of_last_24=20,
    merits=frozenset(),
)
_PAPERS: Final = frozenset(
    {Material.RESIDENT_IDENTITY_CARD, Material.PHOTO, Material.LABOUR_CONTRACT}
)
_MOST: Final = 200
"""People that are looked at for somebody whom a case fits."""


def open_sample_cases(today: date, at: datetime) -> int:
    """Open the cases of the demo's district; how many there are.

    None without the demo's staff.  What the law refuses for one person is tried for the next.
    """
    agency, police, officer = (
        sample_staff(role, at)
        for role in (Role.AGENCY_CLERK, Role.POLICE_CLERK, Role.ISSUING_OFFICER)
    )
    if not (agency and police and officer):
        return 0

    def before(days: int) -> date:
        return today - timedelta(days=days)

    def accepted(person: str, days: int) -> Outcome:
        return file_and_accept(application=_application(person), act=police.on(before(days)))

    def examined(person: str, days: int) -> str:
        case = str(accepted(person, days)["subject"])
        examine_application(case_id=case, seen=None, act=police.on(before(days - 1)))
        return case

    def granted(person: str, days: int) -> str:
        case = examined(person, days)
        grant_application(case_id=case, seen=None, act=officer.on(before(days - 2)))
        return case

    def produced(person: str, days: int) -> Outcome:
        case = granted(person, days)
        return produce_card(case_id=case, seen=None, act=police.on(before(days - 3)))

    newcomers = _without_permit(police.within)
    stories: list[Callable[[str], object]] = [
        lambda person: file_application(application=_application(person), act=agency.on(before(0))),
        lambda person: file_application(application=_application(person), act=police.on(before(1))),
        lambda person: file_with_notice(
            application=Application(person, _FULL, frozenset({Material.PHOTO})),
            act=police.on(before(5)),
        ),
        lambda person: accepted(person, 17),
        lambda person: accepted(person, 13),
        lambda person: accepted(person, 3),
        lambda person: examined(person, 6),
        lambda person: examined(person, 4),
        lambda person: granted(person, 8),
        lambda person: produced(person, 9),
    ]
    opened = sum(_for_somebody(story, newcomers) for story in stories)
    holders = _with_permit(police.within)
    opened += _for_somebody(
        lambda permit: replace_lost_card(permit_id=permit, act=police.on(before(2))), holders
    )
    opened += open_outage_cases(police, today)
    if body := sample_staff(Role.ASSISTING_BODY, at):
        opened += file_sample_list(body, police.office, police.within, today)
    return opened


def _application(person: str) -> Application:
    return Application(person, _FULL, _PAPERS)


def _for_somebody(story: Callable[[str], object], candidates: Iterator[str]) -> int:
    """Try a story for one after another until the law lets it be; 1 where it did, else 0."""
    for candidate in candidates:
        try:
            story(candidate)
        except (CaseRefused, Refused, RefusedHistory):
            continue
        return 1
    return 0


def _without_permit(division_code: str) -> Iterator[str]:
    """People registered in a district who never had a permit, the longest registered first."""
    inside = Jurisdiction(division_code).condition()
    rows = ResidenceRegistration.objects.filter(inside, last_day__isnull=True)
    held = Permit.objects.values("person_id")
    found = rows.exclude(person_id__in=held).order_by("first_day", "id")
    return iter(found.values_list("person_id", flat=True)[:_MOST])


def _with_permit(division_code: str) -> Iterator[str]:
    """Open permits of a district, the latest issued first."""
    inside = Jurisdiction(division_code).condition()
    rows = Permit.objects.filter(inside, closed_on__isnull=True, good_until__isnull=True)
    return iter(rows.order_by("-issued_on", "id").values_list("id", flat=True)[:_MOST])
