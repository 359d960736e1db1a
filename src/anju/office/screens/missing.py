"""What an application lacks, as the clerk reads it out: all of it at once."""

from anju.law.application_file import MissingItem
from anju.law.missing_facts import MISSING_FACTS
from anju.law.terms import term
from anju.office.casework.application.judging import Completeness
from anju.words import N_, say

NOTHING = N_("Nothing is missing.")
ANY_ONE = N_("{what} Any one of these is enough: {papers}.")


def missing_lines(found: Completeness, language: str) -> list[str]:
    """Each thing that is missing as a sentence; one that says so where nothing is."""
    lines = [_item(item, language) for item in found.items]
    lines += [say(MISSING_FACTS[name], language) for name in found.facts]
    return lines or [say(NOTHING, language)]


def _item(item: MissingItem, language: str) -> str:
    what = say(MISSING_FACTS[item.name], language)
    if len(item.any_of) < 2:
        return what
    papers = ("、" if language == "zh" else ", ").join(
        say(term(material), language) for material in item.any_of
    )
    return say(ANY_ONE, language).format(what=what, papers=papers)
