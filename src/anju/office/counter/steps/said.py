"""What was said in a case, read out to whoever decides."""

from collections.abc import Mapping
from typing import Final

from anju.law.wording import day_in_words
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.states import Action
from anju.words import N_, say

SAID: Final[Mapping[Action, str]] = {
    Action.ANSWER: N_("Answered on {day}: {words}"),
    Action.EXAMINE: N_("Said at the examination on {day}: {words}"),
    Action.FILE: N_("Said at the filing on {day}: {words}"),
    Action.OBJECT: N_("Objected on {day}: {words}"),
    Action.RETURN: N_("Said when it was sent back on {day}: {words}"),
}
"""How the words of each step are introduced."""


def said_lines(record: CaseRecord, language: str) -> list[str]:
    """The words of every step that has some, oldest first."""
    return [
        say(SAID[step.action], language).format(
            day=day_in_words(step.on, language), words=read_said(record.id, step.number)
        )
        for step in record.steps
        if step.action in SAID and "said" in step.told
    ]
