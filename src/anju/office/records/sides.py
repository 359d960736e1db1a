"""Two records side by side, so that one sees what agrees and what does not."""

from collections.abc import Sequence

from anju.office.access.viewer import OfficeRequest
from anju.office.records.pages.person import permits_told, person_told
from anju.office.registry.people.duplicates import differing
from anju.office.registry.people.summaries import PersonSummary, summaries
from anju.words import N_, say

SAME_NUMBER = N_("The identity numbers are the same.")
NUMBERS_DIFFER = N_("The identity numbers differ in {count} of {length} characters.")


def sides(request: OfficeRequest, persons: Sequence[str]) -> list[dict[str, object]]:
    """The people as the sides of a page; one side where there is one."""
    return [
        {
            "person": person_told(each, request.today, request.language),
            "permits": permits_told(each, request.language),
        }
        for each in summaries(persons, request.today)
    ]


def compared(request: OfficeRequest, persons: Sequence[str]) -> str:
    """Whether the identity numbers of two records agree, without showing them."""
    found: list[PersonSummary] = summaries(persons, request.today)
    details = [each.details for each in found if each.details]
    count = differing(*details) if len(details) == 2 else None
    if count is None:
        return ""
    sentence = say(NUMBERS_DIFFER if count else SAME_NUMBER, request.language)
    return sentence.format(count=count, length=len(details[0].identity_number))
