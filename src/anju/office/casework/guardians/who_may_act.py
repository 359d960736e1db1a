"""Who is somebody's guardian on a legal day, and for whom somebody is one."""

from datetime import date

from django.db.models import Q

from anju.law.agents import is_shown_as_guardian
from anju.office.casework.cases.judged import require
from anju.office.registry.people.belonging import absorbed_by, belongs_to, stands_for
from anju.office.registry.people.models import Guardianship


def guardians_of(person_id: str, on: date) -> tuple[Guardianship, ...]:
    """The guardianships of a person that hold on a legal day, first named first."""
    records = absorbed_by(person_id)
    rows = Guardianship.objects.filter(_holds_on(on), person_id__in=records)
    return tuple(rows.order_by("first_day", "id"))


def is_guardian(guardian_id: str, person_id: str, on: date) -> bool:
    """Whether one person is recorded as another one's guardian on a legal day."""
    named = {each.guardian_id for each in guardians_of(person_id, on)}
    return belongs_to(guardian_id) in stands_for(sorted(named)).values()


def was_guardian(guardian_id: str, person_id: str, on: date) -> bool:
    """Whether a guardianship of this person had ended by a legal day, and no other holds."""
    if is_guardian(guardian_id, person_id, on):
        return False
    mine = absorbed_by(belongs_to(guardian_id))
    ended = Guardianship.objects.filter(guardian_id__in=mine, last_day__lt=on)
    return ended.filter(person_id__in=absorbed_by(person_id)).exists()


def guardian_must_be_shown(guardian_id: str, person_id: str, on: date) -> None:
    """Refuse somebody who comes as a guardian and is not recorded as one, or no longer.

    Raises CaseRefused: what is missing is named (`guardian_evidence`), and recording it is
    `naming.name_guardian`.
    """
    recorded: bool | None = True if is_guardian(guardian_id, person_id, on) else None
    if recorded is None and was_guardian(guardian_id, person_id, on):
        recorded = False
    require(is_shown_as_guardian(recorded))


def wards_of(guardian_id: str, on: date) -> tuple[str, ...]:
    """The people whose guardian somebody is on a legal day, as the records that stand for them."""
    rows = Guardianship.objects.filter(_holds_on(on), guardian_id__in=absorbed_by(guardian_id))
    wards = list(rows.order_by("first_day", "id").values_list("person_id", flat=True))
    return tuple(dict.fromkeys(stands_for(wards)[each] for each in wards))


def _holds_on(on: date) -> Q:
    return Q(first_day__lte=on) & (Q(last_day__isnull=True) | Q(last_day__gte=on))
