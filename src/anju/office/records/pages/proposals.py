"""What others proposed, and what one decides on it: granted or refused."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.law.facts import Decision
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.records.proposal_forms import Decide
from anju.office.records.proposals import (
    ProposalShown,
    kinds_for,
    open_proposals,
    proposals_shown,
)
from anju.office.records.sides import compared, sides
from anju.office.records.whole_numbers import whole_number
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.merging import decide_on_persons
from anju.office.registry.permits.correcting import decide_correction
from anju.office.registry.refused import SENTENCES, Because
from anju.office.screens.asking import asked
from anju.office.screens.purposes import look
from anju.office.screens.sentences import as_sentence
from anju.office.screens.shown import ERASED, place_of
from anju.office.screens.what_if import what_if
from anju.words import N_, say

PAGE = 20
QUEUE = "queue proposals"
"""What the looks name as their purpose."""

BACK = N_("To decide")
DECIDED = {
    Decision.GRANTED: N_("Granted: it is in effect from now on."),
    Decision.REFUSED: N_("Refused: everything stays as it was."),
}
EFFECTS = {
    Kind.CORRECTION_PROPOSED: N_("If it is granted, the entry is passed over from now on."),
    Kind.PERSONS_MERGE_PROPOSED: N_("If it is granted, the first record goes into the second."),
    Kind.PERSONS_SPLIT_PROPOSED: N_("If it is granted, the two stand by themselves again."),
}


@needs(Right.MERGE_DECIDE)
def proposals(request: OfficeRequest) -> HttpResponse:
    """What waits for a decision in the viewer's jurisdiction, oldest first."""
    begin = min(whole_number(request.GET.get("from", "")) or 0, 10**6)
    waiting = open_proposals(jurisdiction_of(request), kinds_for(request))
    rows = list(waiting[begin : begin + PAGE + 1])
    shown = proposals_shown(rows[:PAGE], request.language)
    persons = {person for each in shown for person in each.persons}
    look(request, "proposals", QUEUE, persons)
    people = read_details(persons)
    erased = say(ERASED, request.language)
    names = {each: people[each].name if each in people else erased for each in persons}
    context = {
        "place": place_of(request),
        "proposals": [
            {"shown": each, "names": list(dict.fromkeys(names[one] for one in each.persons))}
            for each in shown
        ],
        "next_url": f"?from={begin + PAGE}" if len(rows) > PAGE else "",
        "first_url": reverse("proposals") if begin else "",
    }
    return render(request, "records/proposals.html", context)


@needs(Right.MERGE_DECIDE)
def proposal(request: OfficeRequest, subject: str, number: int) -> HttpResponse:
    """One proposal, with what it would change; decides on it."""
    found = _waiting(request, subject, number)
    look(request, "proposal", QUEUE, found.persons)
    form = Decide(request)

    def carry_out(act: Act) -> str:
        decision = Decision(form.cleaned_data["decision"])
        if found.kind is Kind.CORRECTION_PROPOSED:
            decide_correction(permit_id=subject, proposal=number, decision=decision, act=act)
        else:
            decide_on_persons(person_id=subject, proposal=number, decision=decision, act=act)
        messages.success(request, say(DECIDED[decision], request.language))
        return reverse("proposals")

    told = {
        "proposal": found,
        "effect": say(EFFECTS[found.kind], request.language),
        "not_yours": _not_yours(request, found),
        "back": {"url": reverse("proposals"), "label": say(BACK, request.language)},
        **_matter(request, found),
    }
    return asked(request, form, carry_out, told, "records/proposal.html")


def _waiting(request: OfficeRequest, subject: str, number: int) -> ProposalShown:
    """The proposal, where it waits for a decision that the viewer may make; 404 otherwise."""
    waiting = open_proposals(jurisdiction_of(request), kinds_for(request))
    row = waiting.filter(subject=subject, number=number).first()
    if row is None:
        raise Http404
    return proposals_shown([row], request.language)[0]


def _not_yours(request: OfficeRequest, found: ProposalShown) -> str:
    """Why the viewer cannot decide on it; empty where nothing stands in the way."""
    if found.proposed_by == request.viewer.account_id:
        because = Because.SAME_PERSON
    elif found.role == request.viewer.role:
        because = Because.SAME_ROLE
    else:
        return ""
    return as_sentence(say(SENTENCES[because], request.language), request.language)


def _matter(request: OfficeRequest, found: ProposalShown) -> dict[str, object]:
    """What is decided on: two records side by side, or a permit with and without an entry."""
    if found.kind is Kind.CORRECTION_PROPOSED:
        chain, language = read_chain(found.subject), request.language
        entry = next(each for each in history(chain, language) if each.number == found.entry)
        return {
            "sides": sides(request, found.persons),
            "entry": entry,
            "permit_url": reverse("permit", args=[found.subject]),
            "outcomes": what_if(chain, found.entry, request.today, language),
        }
    return {
        "sides": sides(request, found.persons),
        "compared": compared(request, found.persons),
    }
