"""The steps of what holders file online: unchanged endorsements, new addresses, complaints."""

from collections.abc import Mapping
from typing import Final

from anju.law.wording import day_in_words
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.address_reports.recording import record_reported_address, reported
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.complaints.answering import answer_case
from anju.office.casework.complaints.concerned import about_of
from anju.office.casework.procedures import Procedure
from anju.office.casework.unchanged.granting import grant_unchanged
from anju.office.counter.steps.endorsement import (
    EXAMINING,
    REFUSE,
    RETURN,
    WITHDRAW,
    endorsing,
)
from anju.office.counter.steps.forms import WordsForm
from anju.office.counter.steps.page import StepPage, plain, with_words
from anju.office.counter.steps.said import said_lines
from anju.office.places.divisions import name_on
from anju.words import N_, say

NEW_HOME: Final = N_("New address: {place}, {address}")
SINCE: Final = N_("Lives there since {day}.")
COMPLAINED: Final = N_("About {matter}.")


def _reported(request: OfficeRequest, case: CaseRecord) -> list[str]:
    """The address as it was told, and since when."""
    language, stay = request.language, reported(case)
    place = name_on(stay.division_code, request.today, language)
    lines = [say(NEW_HOME, language).format(place=place, address=stay.address)]
    if stay.arrived_on:
        lines.append(say(SINCE, language).format(day=day_in_words(stay.arrived_on, language)))
    return lines


def _complained(request: OfficeRequest, case: CaseRecord) -> list[str]:
    """What the complaint is about, and its words."""
    matter = about_of(case).in_words(request.language)
    about = say(COMPLAINED, request.language).format(matter=matter)
    return [about, *said_lines(case, request.language)]


_WITHDRAW: Final = StepPage(
    N_("The holder withdraws"),
    N_("Nothing is changed by it."),
    plain(withdraw_case),
    primary=False,
)

_UNCHANGED: Final[Mapping[Action, StepPage]] = {
    Action.EXAMINE: EXAMINING,
    Action.GRANT: endorsing(grant_unchanged),
    Action.REFUSE: REFUSE,
    Action.RETURN: RETURN,
    Action.WITHDRAW: WITHDRAW,
}

ONLINE: Final[Mapping[tuple[Procedure, Action], StepPage]] = {
    **{(Procedure.UNCHANGED, action): page for action, page in _UNCHANGED.items()},
    (Procedure.ADDRESS_REPORT, Action.ANSWER): StepPage(
        N_("Answer without recording it"),
        N_("The holder reads your answer; the address stays as it is."),
        with_words(answer_case),
        form=WordsForm,
        lines=_reported,
        primary=False,
    ),
    (Procedure.ADDRESS_REPORT, Action.GRANT): StepPage(
        N_("Record the address"),
        N_("It is recorded as if it had been reported at the counter."),
        plain(record_reported_address),
        lines=_reported,
    ),
    (Procedure.ADDRESS_REPORT, Action.WITHDRAW): _WITHDRAW,
    (Procedure.COMPLAINT, Action.ANSWER): StepPage(
        N_("Answer"),
        N_("The answer ends the case, and whoever complained reads it."),
        with_words(answer_case),
        form=WordsForm,
        lines=_complained,
    ),
}
