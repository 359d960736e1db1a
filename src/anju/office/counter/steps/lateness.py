"""The steps of a lateness that the office caused: examined, and an officer heals the gap."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from django import forms

from anju.law.wording import day_in_words
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.endorsement.examining import MET
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.hardship.windows import days_to_heal
from anju.office.casework.office_lateness.deciding import grant_lateness, refuse_lateness
from anju.office.casework.office_lateness.examining import examine_lateness
from anju.office.casework.office_lateness.gaps import late_endorsement
from anju.office.casework.procedures import Procedure
from anju.office.counter.lateness_words import evidence_lines
from anju.office.counter.steps.forms import StepForm, WordsForm
from anju.office.counter.steps.page import Asked, StepPage, plain, with_words
from anju.office.counter.steps.said import said_lines
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.refused import Because
from anju.office.screens.asking import AtFault, Choices, DayField, Sentences
from anju.words import N_, say

FOUND: Final = {
    "yes": N_("Yes: but for that, the holder would have been in time"),
    "no": N_("No: the holder could have endorsed in time"),
}
"""What an examination finds."""

FOUND_OURS: Final = N_("The examination found that the lateness was the office's.")
FOUND_NOT_OURS: Final = N_("The examination found that the lateness was not the office's.")
TO_HEAL: Final = N_(
    "Endorsed late on {day}. The days from {first_day} to {last_day} are healed: leave the day "
    "below empty."
)
TO_ENDORSE: Final = N_(
    "No late endorsement is recorded. Name the day on which it counts: the permit is endorsed as "
    "of that day, and what is late of it is healed."
)


class ExamineForm(WordsForm):
    """Whether the lateness was the office's, and words for the officer."""

    ours = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {
        "ours": N_("Did this keep the holder from endorsing in time?"),
        **WordsForm.LABELS,
    }
    field_order = ("key", "seen", "ours", "said")


class GrantForm(StepForm):
    """The day on which an endorsement counts that is still to be made."""

    endorsed_on = DayField(required=False)

    LABELS: ClassVar[Sentences] = {"endorsed_on": N_("The endorsement counts on")}
    HINTS: ClassVar[Sentences] = {
        "endorsed_on": N_("Today, or the day on which the holder came in vain."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_IN_FUTURE: "endorsed_on"}


def _answers(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {"ours": [(code, say(told, request.language)) for code, told in FOUND.items()]}


def _recorded(request: OfficeRequest, case: CaseRecord) -> list[str]:
    """How the permit stands, what shows the lateness, what was said of it."""
    permit = _permit(case)
    on = max(request.today, permit.last_known_on)
    return [
        answer(permit, on).sentence(request.language),
        *evidence_lines(case, request.language),
        *said_lines(case, request.language),
    ]


def _examined(request: OfficeRequest, case: CaseRecord) -> list[str]:
    step, lines = case.last(Action.EXAMINE), _recorded(request, case)
    if step is not None:
        found = FOUND_OURS if step.told["finding"] == MET else FOUND_NOT_OURS
        lines.append(say(found, request.language))
    return lines


def _to_grant(request: OfficeRequest, case: CaseRecord) -> list[str]:
    return [*_examined(request, case), _what_is_healed(case, request.today, request.language)]


def _what_is_healed(case: CaseRecord, today: date, language: str) -> str:
    late = late_endorsement(_permit(case), measures_in_force(), today)
    if late is None:
        return say(TO_ENDORSE, language)
    first_day, last_day = days_to_heal(late.window, late.endorsed_on)
    return say(TO_HEAL, language).format(
        day=day_in_words(late.endorsed_on, language),
        first_day=day_in_words(first_day, language),
        last_day=day_in_words(last_day, language),
    )


def _permit(case: CaseRecord) -> PermitRecord:
    return fold_permit(read_chain(case.permit_id))


def _examine(asked: Asked, act: Act) -> Outcome:
    return examine_lateness(
        case_id=asked.case.id,
        offices_own=asked.text("ours") == "yes",
        seen=asked.seen,
        act=act,
        said=asked.text("said"),
    )


def _grant(asked: Asked, act: Act) -> Outcome:
    told = asked.told.get("endorsed_on")
    return grant_lateness(
        case_id=asked.case.id,
        endorsed_on=told if isinstance(told, date) else None,
        seen=asked.seen,
        act=act,
    )


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.EXAMINE: StepPage(
        N_("Examine"),
        N_("What is found goes to an officer."),
        _examine,
        form=ExamineForm,
        choices=_answers,
        lines=_recorded,
    ),
    Action.GRANT: StepPage(
        N_("Heal the lateness"),
        N_("No day and no year is lost by it, and no lapse counts."),
        _grant,
        form=GrantForm,
        lines=_to_grant,
    ),
    Action.REFUSE: StepPage(
        N_("Refuse"),
        N_("Only where the examination found that it was not the office's; the review is told."),
        with_words(refuse_lateness),
        form=WordsForm,
        lines=_examined,
        primary=False,
    ),
    Action.RETURN: StepPage(
        N_("Send back"),
        N_("It is examined again; say what is to be looked at."),
        with_words(return_filed),
        form=WordsForm,
        lines=_examined,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("Take the record back"),
        N_("The permit stays as it is; it may be recorded anew."),
        plain(withdraw_case),
        lines=_recorded,
        primary=False,
    ),
}

LATENESS: Final[Mapping[tuple[Procedure, Action], StepPage]] = {
    (Procedure.OFFICE_LATENESS, action): page for action, page in _PAGES.items()
}
