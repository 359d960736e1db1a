"""A person recorded twice: proposes to merge two records, or to split one off again."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.records.proposal_forms import NOT_SAME, PROPOSED, SAME, Propose, offered
from anju.office.records.sides import compared, sides
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.merging import propose_merge, propose_split
from anju.office.registry.people.models import Person
from anju.office.screens.asking import asked
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.why import with_purpose
from anju.words import N_, say

MERGE = N_("Are these one person?")
MERGE_LEAD = N_(
    "The second record goes into the first, with its permits; its history stays. It can be split "
    "off again."
)
PROPOSE_MERGE = N_("Propose the merge")
SPLIT = N_("Is this another person after all?")
SPLIT_LEAD = N_("The second record stands by itself again, with the permits issued to it.")
PROPOSE_SPLIT = N_("Propose the split")


@needs(Right.MERGE_PROPOSE)
def propose(request: OfficeRequest, person_id: str, other_id: str) -> HttpResponseBase:
    """Proposes that another record goes into a person's."""
    return with_purpose(request, lambda purpose: _merge(request, person_id, other_id, purpose))


@needs(Right.MERGE_PROPOSE)
def split(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Proposes that a merged record is of another person."""
    return with_purpose(request, lambda purpose: _split(request, person_id, purpose))


def _merge(request: OfficeRequest, person_id: str, other_id: str, purpose: Purpose) -> HttpResponse:
    stays, goes = known_person(request, person_id), known_person(request, other_id)
    if stays.id == goes.id:
        raise Http404
    form = Propose(request, choices={"reason": offered(SAME, request.language)})

    def carry_out(act: Act) -> str:
        reason = form.cleaned_data["reason"]
        propose_merge(person_id=goes.id, into=stays.id, reason=reason, act=act)
        return _told_on(request, stays.id)

    told = _told(request, purpose, [stays.id, goes.id], MERGE, MERGE_LEAD)
    told["button"] = say(PROPOSE_MERGE, request.language)
    return asked(request, form, carry_out, told, "records/asking.html")


def _split(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    stays = known_person(request, person_id)
    merged = Person.objects.filter(id=person_id, merged_into=stays).first()
    if merged is None:
        raise Http404
    form = Propose(request, choices={"reason": offered(NOT_SAME, request.language)})

    def carry_out(act: Act) -> str:
        propose_split(person_id=merged.id, reason=form.cleaned_data["reason"], act=act)
        return _told_on(request, stays.id)

    told = _told(request, purpose, [stays.id, merged.id], SPLIT, SPLIT_LEAD)
    told["button"] = say(PROPOSE_SPLIT, request.language)
    return asked(request, form, carry_out, told, "records/asking.html")


def _told(
    request: OfficeRequest, purpose: Purpose, persons: list[str], title: str, lead: str
) -> dict[str, object]:
    look(request, "merge", str(purpose), persons)
    shown = sides(request, persons)
    return {
        "title": say(title, request.language),
        "lead": say(lead, request.language),
        "lines": [line for line in [compared(request, persons)] if line],
        "sides": shown,
        "back": {"url": reverse("person", args=[persons[0]]), "label": _name(shown)},
    }


def _name(shown: list[dict[str, object]]) -> str:
    person = shown[0]["person"]
    return str(person["name"]) if isinstance(person, dict) else ""


def _told_on(request: OfficeRequest, person_id: str) -> str:
    """The way to a person's page, where it is said that another person decides."""
    messages.success(request, say(PROPOSED, request.language))
    return reverse("person", args=[person_id])
