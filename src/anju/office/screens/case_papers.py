"""The papers of a case: which there are, and what each prints, from the entry it speaks of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.law.application_file import MissingItem, enough_for
from anju.law.cancelling import CancelGround
from anju.law.materials import Material
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.handed_in import judged_case
from anju.office.casework.cancellation.hearing import ground_of
from anju.office.casework.cases.fold import CaseRecord, Step, fold_case
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.states import Action
from anju.office.casework.correction.proposing import HolderAnswer
from anju.office.casework.procedures import Procedure
from anju.office.casework.restoration.asking import FoundBy
from anju.office.common.masks import mask_identity_number, mask_permit_number
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letters.acceptance_receipt import (
    AcceptanceReceipt,
    typeset_acceptance_receipt,
)
from anju.office.papers.letters.cancellation_notice import (
    CancellationNotice,
    typeset_cancellation_notice,
)
from anju.office.papers.letters.missing_materials_notice import (
    MissingMaterialsPaper,
    typeset_missing_materials_notice,
)
from anju.office.papers.letters.parties import Party
from anju.office.papers.letters.refusal_notice import (
    RefusalNotice,
    Refusing,
    typeset_refusal_notice,
)
from anju.office.places.divisions import name_on
from anju.office.places.measures import measures_in_force
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.permits.fold import fold_permit
from anju.office.screens.cancel_words import GROUNDS
from anju.office.screens.imprints import imprint_of

GOVERNMENT_ZH: Final = "{place}人民政府"
GOVERNMENT_EN: Final = "People's Government of {place}"
"""Who reviews what the police of a county decided (Administrative Review Law art. 24)."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A paper that is about to be printed: the case, the step it speaks of, whom it is for."""

    record: CaseRecord
    step: Step
    chain: list[Recorded]
    party: Party
    language: str

    @property
    def entry(self) -> Recorded:
        """The entry of the step."""
        return self.chain[self.step.number - 1]

    @property
    def matter(self) -> str:
        """What the case is, a key of the catalogue."""
        return self.record.procedure.said

    @property
    def number(self) -> str:
        """The receipt number as it is printed."""
        return in_groups(self.record.receipt_number)

    @property
    def said(self) -> str:
        """What the officer said to the holder with the step; empty where nothing was, or erased."""
        return read_said(self.record.id, self.step.number)


def papers_of(record: CaseRecord) -> Iterator[tuple[PaperKind, Step]]:
    """The papers that a case has, latest first, each with the step it speaks of."""
    for step in reversed(record.steps):
        kind = _kind_of(record, step)
        if kind is not None:
            yield kind, step


def typeset_case_paper(
    request: OfficeRequest, record: CaseRecord, kind: PaperKind, step: Step
) -> bytes:
    """One paper of a case as PDF, in the reader's language; raises CannotPrint."""
    details = read_details([record.person_id])[record.person_id]
    party = Party(details.name, mask_identity_number(details.identity_number))
    speaking = Speaking(record, step, read_chain(record.id), party, request.language)
    return _TYPESET[kind](speaking)


def _acceptance(paper: Speaking) -> bytes:
    record = paper.record
    return typeset_acceptance_receipt(
        AcceptanceReceipt(
            imprint=imprint_of(PaperKind.ACCEPTANCE_RECEIPT, paper.entry, paper.number),
            party=paper.party,
            matter=paper.matter,
            accepted_on=paper.step.on,
            last_day=date.fromisoformat(paper.step.told["last_day"]),
            received=tuple(Material(each) for each in sorted(record.materials)),
        ),
        paper.language,
    )


def _notice(paper: Speaking) -> bytes:
    return typeset_missing_materials_notice(
        MissingMaterialsPaper(
            imprint=imprint_of(PaperKind.MISSING_MATERIALS_NOTICE, paper.entry, paper.number),
            party=paper.party,
            matter=paper.matter,
            items=_items(paper),
            filed_on=paper.record.filed_on,
            complete_by=date.fromisoformat(paper.step.told["complete_by"]),
        ),
        paper.language,
    )


def _items(paper: Speaking) -> tuple[MissingItem, ...]:
    """What the notice named, each with the papers that would do as the case stood then."""
    known: dict[str, MissingItem] = {}
    if paper.record.procedure is Procedure.APPLICATION:
        before = fold_case(paper.chain[: paper.step.number - 1])
        found = judged_case(before, paper.step.on, measures_in_force())
        known = {item.name: item for item in found.items}
    names = paper.step.told["missing"].split()
    return tuple(known.get(name, MissingItem(name, enough_for(name))) for name in names)


def _not_accepted(paper: Speaking) -> bytes:
    return _refusal(paper, PaperKind.NON_ACCEPTANCE_NOTICE)


def _refused(paper: Speaking) -> bytes:
    return _refusal(paper, PaperKind.REFUSAL_NOTICE)


def _refusal(paper: Speaking, kind: Refusing) -> bytes:
    told, place = paper.step.told, paper.record.division_code
    return typeset_refusal_notice(
        RefusalNotice(
            kind=kind,
            imprint=imprint_of(kind, paper.entry, paper.number),
            party=paper.party,
            matter=paper.matter,
            filed_on=paper.record.filed_on,
            reasons=reasons_of(told["grounds"]),
            review_last_day=date.fromisoformat(told["review_by"]),
            review_at_zh=GOVERNMENT_ZH.format(place=name_on(place, paper.step.on, "zh")),
            review_at_en=GOVERNMENT_EN.format(place=name_on(place, paper.step.on, "en")),
            remark=paper.said,
        ),
        paper.language,
    )


def _cancellation(paper: Speaking) -> bytes:
    """What is told before it is decided, with the day to object by; or that it was cancelled."""
    record, step = paper.record, paper.step
    numbers = read_texts([record.permit_id], DetailKind.PERMIT_NUMBER, keys_of([record.person_id]))
    told = step.action is Action.TELL
    kind = _CANCELLATION[step.action]
    closed_on, _ = fold_permit(read_chain(record.permit_id)).closed
    return typeset_cancellation_notice(
        CancellationNotice(
            imprint=imprint_of(kind, paper.entry, paper.number),
            party=paper.party,
            masked_permit_number=mask_permit_number(numbers.get(record.permit_id, "")),
            reason=GROUNDS[ground_of(record)],
            cancelled_on=None if told else closed_on or step.on,
            object_until=date.fromisoformat(step.told["complete_by"]) if told else None,
            remark=paper.said,
        ),
        paper.language,
    )


def _kind_of(record: CaseRecord, step: Step) -> PaperKind | None:
    """The paper of a step: a refusal only of what the holder asked for."""
    if record.procedure is Procedure.CANCELLATION and step.action in _CANCELLATION:
        return _CANCELLATION[step.action]
    if step.action is Action.REFUSE and not _asked_by_holder(record):
        return None
    return KINDS.get(step.action)


def _asked_by_holder(record: CaseRecord) -> bool:
    """Whether the office did not begin the case itself."""
    asks = record.asks
    if record.procedure is Procedure.CANCELLATION:
        return ground_of(record) is CancelGround.OWN_WISH
    if record.procedure is Procedure.PAPER_ENTRY:
        return False
    if record.procedure is Procedure.CORRECTION:
        return bool(asks["answer"] == HolderAnswer.ASKED_FOR_IT)
    if record.procedure is Procedure.RESTORATION:
        return bool(asks["found_by"] == FoundBy.HOLDER)
    return True


KINDS: Final[Mapping[Action, PaperKind]] = {
    Action.ACCEPT: PaperKind.ACCEPTANCE_RECEIPT,
    Action.GIVE_NOTICE: PaperKind.MISSING_MATERIALS_NOTICE,
    Action.NOT_ACCEPT: PaperKind.NON_ACCEPTANCE_NOTICE,
    Action.REFUSE: PaperKind.REFUSAL_NOTICE,
}
"""The paper that a step has in most procedures."""

_CANCELLATION: Final[Mapping[Action, PaperKind]] = {
    Action.GRANT: PaperKind.CANCELLATION_NOTICE,
    Action.TELL: PaperKind.PROPOSED_CANCELLATION_NOTICE,
}

_TYPESET: Final[Mapping[PaperKind, Callable[[Speaking], bytes]]] = {
    PaperKind.ACCEPTANCE_RECEIPT: _acceptance,
    PaperKind.CANCELLATION_NOTICE: _cancellation,
    PaperKind.PROPOSED_CANCELLATION_NOTICE: _cancellation,
    PaperKind.MISSING_MATERIALS_NOTICE: _notice,
    PaperKind.NON_ACCEPTANCE_NOTICE: _not_accepted,
    PaperKind.REFUSAL_NOTICE: _refused,
}
