"""A case of one's own in words: what was handed in, what is missing, what the office said."""

from django.urls import reverse

from anju.law.materials import Material
from anju.law.missing_facts import MISSING_FACTS
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.terms import TERMS
from anju.office.access.offices import office_name
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.states import Action
from anju.office.casework.endorsement.files import OF_CONDITIONS
from anju.office.casework.endorsement.permit_filing import filing_of
from anju.office.casework.endorsement.told import told_now, told_of
from anju.office.online.new_cards import told_of_new_card
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.registry.refused import Refused
from anju.office.screens.case_papers import papers_of
from anju.office.screens.foretelling import Foretold, told_in_words
from anju.words import say

GRANTED = "granted"


def case_told(record: CaseRecord, language: str) -> dict[str, object]:
    """What the page of a case says beside where it stands."""
    return {
        "case_id": record.id,
        "office": office_name(record.office_id, language),
        "materials": _materials(record, language),
        "missing": missing_of(record, language),
        "to_do": told_of_new_card(record, language),
        "answers": _answers(record),
        "refused": _refused(record, language),
        "told": _endorsed(record, language),
        "papers": _papers(record, language),
    }


def _materials(record: CaseRecord, language: str) -> list[str]:
    return [say(TERMS[Material].get(each, each), language) for each in sorted(record.materials)]


def missing_of(record: CaseRecord, language: str) -> list[str]:
    """What the one-time notice named, while the office waits for it."""
    notice = record.last(Action.GIVE_NOTICE)
    if notice is None or Action.COMPLETE not in record.actions:
        return []
    return [say(MISSING_FACTS.get(name, name), language) for name in notice.told["missing"].split()]


def _answers(record: CaseRecord) -> list[str]:
    """What the office said to whom the case is about."""
    to_holder = {Action.ANSWER, Action.GRANT, Action.NOT_ACCEPT, Action.REFUSE, Action.TELL}
    found = [read_said(record.id, each.number) for each in record.steps if each.action in to_holder]
    return [each for each in found if each]


def _refused(record: CaseRecord, language: str) -> list[tuple[str, str]]:
    told = record.steps[-1].told
    if record.ended_on is None:
        return []
    return [
        (reason_in_words(each, language), basis_in_words(each, language))
        for each in reasons_of(told.get("grounds", ""))
    ]


def _endorsed(record: CaseRecord, language: str) -> Foretold | None:
    """What the endorsement of a case did, or will have done once it is granted."""
    if record.procedure not in OF_CONDITIONS or record.outcome not in {"", GRANTED}:
        return None
    try:
        filing = filing_of(record)
    except Refused:
        return None
    told = told_of if record.outcome == GRANTED else told_now
    return told_in_words(told(record.permit_id, filing.number), language)


def _papers(record: CaseRecord, language: str) -> list[dict[str, object]]:
    """The papers of a case; the receipt of an endorsement that was granted stands among them."""
    found: list[dict[str, object]] = [
        {
            "url": reverse("my-paper", args=[record.id, step.number]),
            "label": title_of(kind, language),
            "on": step.on,
        }
        for kind, step in papers_of(record)
    ]
    if record.procedure in OF_CONDITIONS and record.outcome == GRANTED:
        number = filing_of(record).number
        url = reverse("my-endorsement-receipt", args=[record.permit_id, number])
        title = title_of(PaperKind.ENDORSEMENT_RECEIPT, language)
        found.append({"url": url, "label": title, "on": record.decided_on})
    return found
