"""The steps of an endorsement that waits: changed circumstances, and hardship."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from django import forms

from anju.law.applicant_facts import Applicant, Ground, GroundFact, Insurance
from anju.law.missing_facts import MISSING_FACTS
from anju.law.outcome import CannotTell
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.terms import term
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.states import Action
from anju.office.casework.endorsement.accepting import accept_filed
from anju.office.casework.endorsement.completing import complete_filed
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.not_accepting import not_accept_filed
from anju.office.casework.endorsement.noticing import give_notice
from anju.office.casework.endorsement.refusing import refuse_changed
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.hardship.examining import examine_hardship
from anju.office.casework.hardship.granting import grant_hardship
from anju.office.casework.hardship.refusing import refuse_hardship
from anju.office.casework.procedures import Procedure
from anju.office.counter.steps.forms import (
    MaterialsForm,
    WordsForm,
    chosen_materials,
    offered_materials,
)
from anju.office.counter.steps.page import Asked, StepPage, plain, with_words
from anju.office.counter.steps.said import said_lines
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Choices, Sentences
from anju.office.screens.missing import NOTHING
from anju.words import N_, say

YES_OR_NO: Final = {"yes": True, "no": False}


class ExamineForm(WordsForm):
    """What was found: whether the holder goes on living here, and which grounds hold."""

    lives = forms.ChoiceField(widget=forms.RadioSelect)
    grounds = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    months_registered = forms.IntegerField(required=False, min_value=0, max_value=12)
    months_insured = forms.IntegerField(required=False, min_value=0, max_value=12)

    LABELS: ClassVar[Sentences] = {
        "lives": N_("Does the holder go on living here?"),
        "grounds": N_("Found to hold"),
        "months_registered": N_("Months registered in the last 12, where the place asks"),
        "months_insured": N_("Months insured in the last 12, where the place asks"),
        **WordsForm.LABELS,
    }
    field_order = ("key", "seen", "lives", "grounds", "months_registered", "months_insured")


class GoodReasonForm(WordsForm):
    """Whether there was a good reason to be late."""

    good_reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {
        "good_reason": N_("Was there a good reason to be late?"),
        **WordsForm.LABELS,
    }
    field_order = ("key", "seen", "good_reason", "said")


def _yes_or_no(name: str) -> Callable[[OfficeRequest, CaseRecord], Mapping[str, Choices]]:
    def offered(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
        named = {"yes": N_("yes"), "no": N_("no")}
        grounds = [(each.value, say(term(each), request.language)) for each in Ground]
        answers = [(code, say(text, request.language)) for code, text in named.items()]
        return {name: answers} | ({"grounds": grounds} if name == "lives" else {})

    return offered


def _materials(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {"materials": offered_materials(request.language)}


def _missing(request: OfficeRequest, case: CaseRecord) -> list[str]:
    found = is_complete(case)
    names = found.missing if isinstance(found, CannotTell) else ()
    lines = [say(MISSING_FACTS[name], request.language) for name in names]
    return lines or [say(NOTHING, request.language)]


def so_far(request: OfficeRequest, case: CaseRecord) -> list[str]:
    """What was said in the case, and what its examination found."""
    language, examined = request.language, case.last(Action.EXAMINE)
    found = reasons_of(examined.told["grounds"]) if examined else ()
    reasons = [
        f"{reason_in_words(each, language)} {basis_in_words(each, language)}" for each in found
    ]
    return [*said_lines(case, language), *map(str.strip, reasons)]


def _complete(asked: Asked, act: Act) -> Outcome:
    materials = chosen_materials(asked.told.get("materials"))
    return complete_filed(
        case_id=asked.case.id,
        seen=asked.seen,
        materials=materials,
        uploads=asked.uploads,
        act=act,
    )


def _examine(asked: Asked, act: Act) -> Outcome:
    found = asked.told.get("grounds")
    holding = found if isinstance(found, list) else []
    return examine_changed(
        case_id=asked.case.id,
        holder=Applicant(
            grounds=tuple(GroundFact(each, each.value in holding) for each in Ground),
            registered_months_of_last_12=_months(asked, "months_registered"),
            insurance=Insurance(months_of_last_12=_months(asked, "months_insured")),
        ),
        still_lives_there=YES_OR_NO[asked.text("lives")],
        seen=asked.seen,
        act=act,
        said=asked.text("said"),
    )


def _months(asked: Asked, name: str) -> int | None:
    told = asked.told.get(name)
    return told if isinstance(told, int) else None


def _examine_hardship(asked: Asked, act: Act) -> Outcome:
    return examine_hardship(
        case_id=asked.case.id,
        good_reason=YES_OR_NO[asked.text("good_reason")],
        seen=asked.seen,
        act=act,
        said=asked.text("said"),
    )


RETURN: Final = StepPage(
    N_("Send back"),
    N_("It is examined again; say what is to be looked at."),
    with_words(return_filed),
    form=WordsForm,
    lines=so_far,
    primary=False,
)
WITHDRAW: Final = StepPage(
    N_("The holder withdraws"),
    N_("The permit stands as if nothing had been filed."),
    plain(withdraw_filed),
    primary=False,
)
REFUSE: Final = StepPage(
    N_("Refuse"),
    N_("The holder is told the reasons, the articles, and how to ask for review."),
    with_words(refuse_changed),
    form=WordsForm,
    lines=so_far,
    primary=False,
)

_SHARED: Final[Mapping[Action, StepPage]] = {
    Action.ACCEPT: StepPage(
        N_("Accept"),
        N_("The file is complete, and the filing counts from its day."),
        plain(accept_filed),
        lines=_missing,
    ),
    Action.COMPLETE: StepPage(
        N_("Record what came"),
        N_("Brought by the last day of the notice, it counts from the day of filing."),
        _complete,
        form=MaterialsForm,
        choices=_materials,
        lines=_missing,
    ),
    Action.GIVE_NOTICE: StepPage(
        N_("Tell all that is missing"),
        N_("It is told once, in writing; no second notice is possible."),
        plain(give_notice),
        lines=_missing,
        primary=False,
    ),
    Action.NOT_ACCEPT: StepPage(
        N_("Do not accept"),
        N_("Only where a notice was not answered in time."),
        with_words(not_accept_filed),
        form=WordsForm,
        primary=False,
    ),
    Action.RETURN: RETURN,
    Action.WITHDRAW: WITHDRAW,
}

EXAMINING: Final = StepPage(
    N_("Examine"),
    N_("Where a condition seems lost, an officer decides on what was found."),
    _examine,
    form=ExamineForm,
    choices=_yes_or_no("lives"),
    lines=so_far,
    primary=False,
)
"""The examination of the conditions, with changed circumstances and without."""


def endorsing(operation: Callable[..., Outcome]) -> StepPage:
    """The endorsement of what was filed, as its procedure does it."""
    return StepPage(
        N_("Endorse"),
        N_("The permit is endorsed as of the day of filing."),
        plain(operation),
        lines=so_far,
    )


_CHANGED: Final[Mapping[Action, StepPage]] = {
    **_SHARED,
    Action.EXAMINE: EXAMINING,
    Action.GRANT: endorsing(grant_changed),
    Action.REFUSE: REFUSE,
}

_HARDSHIP: Final[Mapping[Action, StepPage]] = {
    **_SHARED,
    Action.EXAMINE: StepPage(
        N_("Examine"),
        N_("What was found goes to an officer."),
        _examine_hardship,
        form=GoodReasonForm,
        choices=_yes_or_no("good_reason"),
        lines=so_far,
    ),
    Action.GRANT: StepPage(
        N_("Grant"),
        N_("The late days are not charged to the holder."),
        plain(grant_hardship),
        lines=so_far,
    ),
    Action.REFUSE: StepPage(
        N_("Refuse"),
        N_("The late days count against the holder; the reasons and the review are told."),
        with_words(refuse_hardship),
        form=WordsForm,
        lines=so_far,
        primary=False,
    ),
}

ENDORSEMENT: Final[Mapping[tuple[Procedure, Action], StepPage]] = {
    **{(Procedure.ENDORSEMENT, action): page for action, page in _CHANGED.items()},
    **{(Procedure.HARDSHIP, action): page for action, page in _HARDSHIP.items()},
}
