"""People and permits as the templates take them: words, masked numbers, states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from anju.law.wording import day_in_words
from anju.office.access.viewer import OfficeRequest
from anju.office.common.masks import mask_permit_number
from anju.office.places.divisions import name_on
from anju.office.registry.details.keeping import keys_of, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.people.summaries import PersonSummary
from anju.office.registry.permits.answers import PermitAnswer
from anju.words import N_, say

ERASED = N_("(details erased)")


@dataclass(frozen=True, slots=True)
class PermitShown:
    """A permit in a list."""

    permit_id: str
    number: str
    issued_on: date
    authority: str
    state: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person in a list of results."""

    person_id: str
    name: str
    number: str
    address: str
    born_on: date | None
    permits: tuple[PermitShown, ...]


def place_of(request: OfficeRequest) -> str:
    """The jurisdiction of the viewer in words, as it is called today."""
    reach = request.viewer.jurisdiction
    return name_on(reach.division_code, request.today, request.language) if reach else ""


def people_shown(found: Iterable[PersonSummary], language: str) -> list[PersonShown]:
    """People as results show them; permits without their numbers."""
    return [
        PersonShown(
            each.id,
            each.name or say(ERASED, language),
            each.masked_number,
            each.address,
            each.details.born_on if each.details else None,
            tuple(permit_shown(permit, "", "", language) for permit in each.permits),
        )
        for each in found
    ]


def permit_shown(permit: PermitAnswer, number: str, authority: str, language: str) -> PermitShown:
    """A permit as lists show it; `number` is masked already."""
    record = permit.record
    return PermitShown(
        record.id,
        number,
        record.issued_on,
        authority,
        permit.state.value,
        permit.sentence(language),
    )


def masked_numbers(permits: Sequence[PermitAnswer]) -> dict[str, str]:
    """The masked numbers of permits, by identifier; two queries."""
    persons = {permit.record.person_id for permit in permits}
    ids = [permit.record.id for permit in permits]
    numbers = read_texts(ids, DetailKind.PERMIT_NUMBER, keys_of(persons))
    return {permit: mask_permit_number(number) for permit, number in numbers.items()}


def known_from_guides(permit: PermitAnswer, language: str) -> str:
    """One line where the rule of the place is known from guides only; empty otherwise."""
    standing = permit.standing
    if standing is None or standing.measure.confidence.value != "guides":
        return ""
    sentence = N_(
        "This rule of {place} is known from guides only: ask the police station of the place "
        "before you rely on {day}."
    )
    last_day = standing.window_last_day or permit.on
    return say(sentence, language).format(
        place=standing.measure.name(language), day=day_in_words(last_day, language)
    )
