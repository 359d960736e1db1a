"""What can show that an office was late, and what a case of it names, as a desk reads it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from anju.law.wording import day_in_words
from anju.office.access.offices import office_names
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.fold import CaseRecord, fold_case
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.models import Case
from anju.office.counter.outage_words import outage_in_words
from anju.office.places.models import Outage
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.people.belonging import absorbed_by
from anju.words import N_, say

AT_MOST: Final = 20
"""How many outages are offered, the latest first."""

STUCK: Final = N_("{procedure}, {number}: the limit ended on {day}")
SHOWN_BY: Final = N_("What shows it: {what}.")
TRIED: Final = N_("The holder came in vain on {day}.")


def evidence_offered(request: OfficeRequest, person_id: str) -> list[tuple[str, str]]:
    """The outages of the viewer's place, and the person's cases that ran out of time.

    Each is a code for `evidence_of`, and words.
    """
    within, language = jurisdiction_of(request), request.language
    inside = within.condition("office__division_code")
    outages = list(Outage.objects.filter(inside).order_by("-first_day", "id")[:AT_MOST])
    names = office_names((each.office_id for each in outages), language)
    stuck = Case.objects.filter(
        within.condition(), person_id__in=absorbed_by(person_id), clock_on__lt=request.today
    )
    return [
        *((f"case {row.id}", _stuck(row.id, language)) for row in stuck.order_by("clock_on", "id")),
        *((f"outage {each.id}", outage_in_words(each, names, language)) for each in outages),
    ]


def evidence_of(code: str) -> tuple[str, str]:
    """The outage and the case of a code, one of them empty.

    >>> evidence_of("outage 5f3a"), evidence_of("case 77bc")
    (('5f3a', ''), ('', '77bc'))
    """
    kind, _, identifier = code.partition(" ")
    return (identifier, "") if kind == "outage" else ("", identifier)


def evidence_lines(case: CaseRecord, language: str) -> Iterator[str]:
    """What a case names as showing the lateness, and the day on which the holder came."""
    yield say(SHOWN_BY, language).format(what=_named(case, language))
    if tried_on := case.asks.get("tried_on"):
        day = day_in_words(date.fromisoformat(tried_on), language)
        yield say(TRIED, language).format(day=day)


def _named(case: CaseRecord, language: str) -> str:
    outage = Outage.objects.filter(id=case.asks.get("outage", "")).first()
    if outage is not None:
        return outage_in_words(outage, office_names([outage.office_id], language), language)
    return _stuck(str(case.asks["case"]), language)


def _stuck(case_id: str, language: str) -> str:
    """A case that ran out of time, and when; it may be done by now."""
    record = fold_case(read_chain(case_id))
    return say(STUCK, language).format(
        procedure=record.procedure.in_words(language),
        number=in_groups(record.receipt_number),
        day=day_in_words(record.limit_on or record.filed_on, language),
    )
