"""The steps of an application for a permit."""

from collections.abc import Mapping
from typing import Final

from django import forms

from anju.law.applicant_facts import Ground
from anju.law.citation import Citation
from anju.law.own_reasons import GIVES_REASONS
from anju.law.terms import term
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.accepting import accept_application, not_accept_application
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handed_in import judged_case
from anju.office.casework.application.handing_over import (
    deliver_permit,
    hand_over_card,
    produce_card,
)
from anju.office.casework.application.judging import prospects_in_words
from anju.office.casework.application.noticing import complete_materials, give_notice
from anju.office.casework.application.refusing import refuse_application, return_application
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.procedures import Procedure
from anju.office.counter.steps.forms import (
    OTHER_PROOFS,
    MaterialsForm,
    StepForm,
    WordsForm,
    chosen_materials,
    offered_materials,
)
from anju.office.counter.steps.page import Asked, StepPage, plain, with_words
from anju.office.counter.steps.taking import TakerForm, taker_of, takers
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Choices
from anju.office.screens.declared import declared, declared_fields, measure_of
from anju.office.screens.missing import missing_lines
from anju.words import N_, say

TO_THE_APPLICANT: Final = N_("What the law says to the applicant today:")
SHOWN: Final = {"yes": True, "no": False}


class ExamineForm(WordsForm):
    """What a paper shows that the lists of the Regulation do not name."""

    papers_show = forms.ChoiceField(required=False)

    LABELS = {  # noqa: RUF012 - as Asking says
        **WordsForm.LABELS,
        "papers_show": N_("Does the paper that the lists do not name show the ground?"),
    }


class CompleteForm(MaterialsForm):
    """Papers that came, and facts that were asked for."""

    grounds = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    LABELS = {**MaterialsForm.LABELS, "grounds": N_("Relies on")}  # noqa: RUF012 - as Asking says

    def ask_further(self, request: OfficeRequest) -> None:
        """Ask for what the measure of the viewer's place asks for."""
        measure = measure_of(request.viewer.office, request.today)
        self.fields.update(declared_fields(measure, request.language))


class RefuseForm(WordsForm):
    """What a refusal rests on where the law was not asked."""

    cited = forms.ChoiceField(required=False)

    LABELS = {**WordsForm.LABELS, "cited": N_("Rests on")}  # noqa: RUF012 - as Asking says


def _handed_in(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    grounds = [(each.value, say(term(each), request.language)) for each in Ground]
    return {"materials": offered_materials(request.language), "grounds": grounds}


def _shown(request: OfficeRequest, case: CaseRecord) -> Mapping[str, Choices]:
    grounds = sorted({OTHER_PROOFS[each] for each in case.materials if each in OTHER_PROOFS})
    offered = [("", say(N_("no such paper"), request.language))]
    for ground in grounds:
        named = say(term(ground), request.language)
        for code, sentence in (("yes", N_("yes: {ground}")), ("no", N_("no: {ground}"))):
            told = say(sentence, request.language).format(ground=named)
            offered.append((f"{ground.value} {code}", told))
    return {"papers_show": offered}


def _cited(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {
        "cited": [
            ("", say(N_("what the law answered"), request.language)),
            *((str(each), each.in_words(request.language)) for each in _places()),
        ]
    }


def _places() -> list[Citation]:
    return sorted(GIVES_REASONS, key=str)


def _missing(request: OfficeRequest, case: CaseRecord) -> list[str]:
    return missing_lines(judged_case(case, request.today, measures_in_force()), request.language)


def _prospects(request: OfficeRequest, case: CaseRecord) -> list[str]:
    found = judged_case(case, request.today, measures_in_force()).prospects
    told = prospects_in_words(found, request.language)
    answers = [f"{sentence} {basis}".strip() for sentence, basis in told]
    return [say(TO_THE_APPLICANT, request.language), *answers]


def _complete(asked: Asked, act: Act) -> Outcome:
    materials = chosen_materials(asked.told.get("materials"))
    return complete_materials(
        case_id=asked.case.id,
        seen=asked.seen,
        materials=materials,
        declaration=_told_further(asked),
        uploads=asked.uploads,
        act=act,
    )


def _told_further(asked: Asked) -> Declaration:
    """The facts that came; merits that are not ticked again stay as they were told."""
    grounds = asked.told.get("grounds")
    told = {**asked.told, "merits": asked.told.get("merits") or None}
    return declared(told, grounds if isinstance(grounds, list) else [])


def _examine(asked: Asked, act: Act) -> Outcome:
    ground, _, shown = asked.text("papers_show").partition(" ")
    return examine_application(
        case_id=asked.case.id,
        seen=asked.seen,
        act=act,
        papers_show={Ground(ground): SHOWN[shown]} if ground else None,
        said=asked.text("said"),
    )


def _hand_over(asked: Asked, act: Act) -> Outcome:
    taker = taker_of(asked)
    return hand_over_card(case_id=asked.case.id, seen=asked.seen, taker=taker, act=act)


def _refuse(asked: Asked, act: Act) -> Outcome:
    named = asked.text("cited")
    return refuse_application(
        case_id=asked.case.id,
        seen=asked.seen,
        act=act,
        said=asked.text("said"),
        cited=next((each for each in _places() if str(each) == named), None),
    )


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.ACCEPT: StepPage(
        N_("Accept"),
        N_("The file is complete. The legal limit begins to run tomorrow."),
        plain(accept_application),
        lines=_missing,
    ),
    Action.COMPLETE: StepPage(
        N_("Record what came"),
        N_("What was missing may come in parts."),
        _complete,
        form=CompleteForm,
        choices=_handed_in,
        lines=_missing,
    ),
    Action.DELIVER: StepPage(
        N_("Issued electronically"),
        N_("Permits of this place are electronic; the case is done."),
        plain(deliver_permit),
        primary=False,
    ),
    Action.EXAMINE: StepPage(
        N_("Examine"),
        N_("What the law answers today is kept for the officer, with its reasons."),
        _examine,
        form=ExamineForm,
        choices=_shown,
        lines=_prospects,
    ),
    Action.GIVE_NOTICE: StepPage(
        N_("Tell all that is missing"),
        N_("It is told once, in writing; no second notice is possible."),
        plain(give_notice),
        lines=_missing,
        primary=False,
    ),
    Action.GRANT: StepPage(
        N_("Grant"),
        N_("The permit is issued today, and its year begins."),
        with_words(grant_application),
        form=WordsForm,
        lines=_prospects,
    ),
    Action.HAND_OVER: StepPage(
        N_("Hand over the card"),
        N_("The case is done with it."),
        _hand_over,
        form=TakerForm,
        choices=takers,
    ),
    Action.NOT_ACCEPT: StepPage(
        N_("Do not accept"),
        N_("Only with the law's reasons, or where a notice was not answered in time."),
        plain(not_accept_application),
        lines=_prospects,
        primary=False,
    ),
    Action.PRODUCE: StepPage(
        N_("The card is produced"),
        N_("From now on it waits to be handed over."),
        plain(produce_card),
    ),
    Action.REFUSE: StepPage(
        N_("Refuse"),
        N_("The applicant is told the reasons, the articles, and how to ask for review."),
        _refuse,
        form=RefuseForm,
        choices=_cited,
        lines=_prospects,
        primary=False,
    ),
    Action.RETURN: StepPage(
        N_("Send back"),
        N_("It is examined again; say what is to be looked at."),
        with_words(return_application),
        form=WordsForm,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("The applicant withdraws"),
        N_("They may apply again at any time."),
        plain(withdraw_application),
        form=StepForm,
        primary=False,
    ),
}

APPLICATION: Mapping[tuple[Procedure, Action], StepPage] = {
    (Procedure.APPLICATION, action): page for action, page in _PAGES.items()
}
