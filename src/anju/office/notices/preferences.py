"""How somebody wants to be told: whether reminded, and in which language."""

from anju.office.notices.models import Preference
from anju.office.registry.people.belonging import belongs_to


def preference_of(person_id: str) -> Preference:
    """What somebody wants; reminders in Chinese where they never said."""
    person = belongs_to(person_id)
    return Preference.objects.filter(person_id=person).first() or Preference(person_id=person)


def prefer(*, person_id: str, no_reminders: bool, language: str) -> None:
    """Keep what somebody wants; raises ValueError for a language that no sentence is in."""
    if language not in {"zh", "en"}:
        raise ValueError(f"no such language: {language}")
    Preference.objects.update_or_create(
        person_id=belongs_to(person_id),
        defaults={"no_reminders": no_reminders, "language": language},
    )
