"""What was done on paper, and what the entry of a form says, as a desk reads it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from anju.law.applicant_facts import AgentRelation, Ground
from anju.law.divisions import place_name
from anju.law.materials import Material
from anju.law.terms import term
from anju.law.wording import day_in_words
from anju.office.access.models import Account
from anju.office.access.offices import office_names
from anju.office.casework.application.agent import agent_said
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.states import Action
from anju.office.casework.paper_mode.entering import OnPaper
from anju.office.casework.paper_mode.forms import grouped
from anju.office.common.ethnicities import ETHNICITIES
from anju.office.common.masks import mask_identity_number
from anju.office.counter.outage_words import outage_in_words
from anju.office.places.models import Outage
from anju.office.registry.details.keeping import read_details
from anju.office.screens.shown import ERASED
from anju.words import N_, say

WHAT: Final[Mapping[OnPaper, str]] = {
    OnPaper.ENDORSEMENT: N_("An endorsement, nothing has changed"),
    OnPaper.CARD_LOST: N_("A lost card was reported"),
    OnPaper.RESIDENCE: N_("A residence was registered"),
    OnPaper.APPLICATION: N_("An application for a permit"),
}
"""What can be done on paper, what is met most often first."""

ON_FORM: Final = N_("{what}. Form {form}, filled in on {day}.")
ENTERED_BY: Final = N_("Entered by {name}.")
ADDRESS: Final = N_("Address on the form: {address}")
NEWCOMER: Final = N_("Shown on the form: {who}")
GROUNDS: Final = N_("Relies on: {grounds}")
PAPERS: Final = N_("Papers handed in: {papers}")
WILL_BE: Final = N_(
    "The application's receipt number: {number}. It is filed once this is confirmed."
)
CAME: Final = N_("{name} came for them ({relation}).")


def form_lines(case: CaseRecord, language: str) -> list[str]:
    """Everything that an entry says, to be compared with the form."""
    return list(_lines(case, language))


def _lines(case: CaseRecord, language: str) -> Iterator[str]:
    asks, what = case.asks, OnPaper(case.asks["what"])
    yield say(ON_FORM, language).format(
        what=say(WHAT[what], language),
        form=grouped(asks["form"]),
        day=day_in_words(date.fromisoformat(asks["on"]), language),
    )
    if asks.get("newcomer"):
        yield _who_is_new(case, language)
    if what is OnPaper.RESIDENCE:
        yield say(ADDRESS, language).format(address=read_said(case.id, 1))
    if grounds := asks.get("declaration", {}).get("grounds"):
        named = [say(term(Ground(each)), language) for each in sorted(grounds)]
        yield say(GROUNDS, language).format(grounds=_listed(named, language))
    if case.materials:
        papers = [say(term(Material(each)), language) for each in sorted(case.materials)]
        yield say(PAPERS, language).format(papers=_listed(papers, language))
    if case.relation:
        yield _who_came(case, language)
    if number := asks.get("receipt"):
        yield say(WILL_BE, language).format(number=in_groups(number))
    outage = Outage.objects.get(id=asks["outage"])
    yield outage_in_words(outage, office_names([outage.office_id], language), language)
    yield say(ENTERED_BY, language).format(name=_who_entered(case))


def _who_is_new(case: CaseRecord, language: str) -> str:
    """Who came on record with the form, to be compared with it."""
    details = read_details([case.person_id]).get(case.person_id)
    if details is None:
        return say(ERASED, language)
    told = (
        details.name,
        mask_identity_number(details.identity_number),
        ETHNICITIES[details.ethnicity].name(language) if details.ethnicity else "",
        place_name(details.household_place, language) if details.household_place else "",
    )
    return say(NEWCOMER, language).format(who=_listed([each for each in told if each], language))


def _who_came(case: CaseRecord, language: str) -> str:
    details = read_details([case.agent]).get(case.agent) if case.agent else None
    said = "" if case.agent else read_said(case.id, 1)
    name = details.name if details else agent_said(said)[0] if said else ""
    relation = say(term(AgentRelation(case.relation)), language)
    return say(CAME, language).format(name=name, relation=relation)


def _who_entered(case: CaseRecord) -> str:
    filed = case.last(Action.FILE)
    account = filed.actor if filed else ""
    return str(
        Account.objects.filter(id=account).values_list("display_name", flat=True).first() or account
    )


def _listed(parts: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
