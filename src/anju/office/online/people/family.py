"""For whom one acts, and who acts for oneself: chosen, named and taken back by oneself.

Source: Regulation art. 9(3).
"""

from collections.abc import Sequence
from typing import ClassVar, Final

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.law.applicant_facts import AgentRelation
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.family.ending import end_agent
from anju.office.casework.family.evidence import AgentEnd
from anju.office.casework.family.naming import DECLARED
from anju.office.common.ids import new_id
from anju.office.online.people.contacts import oneself
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import RequestConflict
from anju.office.registry.people.agents import agents_of
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Refused
from anju.office.screens.acting import own_act_of
from anju.office.screens.asking import Sentences, asked
from anju.office.screens.family import WhomForm, name_from_today
from anju.office.screens.own import ACTS_FOR, is_about, looked_after, own, people_of
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED
from anju.words import N_, say

NAMED: Final = N_("Recorded. They sign in for themselves, and choose there to act for you.")
TAKEN_BACK: Final = N_("Taken back. They act for you no more, from this moment on.")
FOR_OTHER: Final = N_("These pages are about {name} now, until you choose again or sign out.")
FOR_ONESELF: Final = N_("These pages are about yourself again.")
TOO_OFTEN: Final = N_("Too many tries. Try again in an hour, or go to the counter together.")


class RelativeForm(WhomForm):
    """Whom one names, and why somebody else has to act."""

    hardly_able = forms.BooleanField()

    LABELS: ClassVar[Sentences] = {
        "name": N_("Name of the relative"),
        "number": N_("Citizen identity number of the relative"),
        "hardly_able": N_(
            "I declare: I am elderly, disabled or otherwise hardly able to come, and this is my "
            "spouse, parent, child, brother, sister, grandparent or grandchild"
        ),
    }


@needs(Right.SEE_OWN_PERMIT)
def family(request: OfficeRequest) -> HttpResponse:
    """For whom one acts, and who acts for oneself."""
    me, *others = people_of(request.viewer, request.today) or (oneself(request),)
    agents = agents_of(me.person_id, request.today)
    relatives = _relatives(agents)
    named = [each.agent_id for each in agents]
    shown = [record for each in (me, *others) for record in each.records]
    look(request, "my-family", "own", [*shown, *named])
    names = _names(request, [*named, *(each.person_id for each in (me, *others))])
    chosen = is_about(request, looked_after(request)).person_id
    context = {
        "people": [
            {
                "person_id": each.person_id,
                "name": names[each.person_id],
                "relation": each.role.value,
                "is_chosen": each.person_id == chosen,
            }
            for each in (me, *others)
        ],
        "relatives": [{"id": each.id, "name": names[each.agent_id]} for each in relatives],
        "key": new_id(),
        "guardians": [names[each.agent_id] for each in agents if each not in relatives],
    }
    return render(request, "online/family.html", context)


@needs(Right.SEE_OWN_PERMIT)
@require_POST
def choose(request: OfficeRequest) -> HttpResponse:
    """Looks after a person from now on; 404 for one whom the viewer does not act for today."""
    whom = own(request, request.POST.get("person", ""))
    request.session.cycle_key()
    request.session[ACTS_FOR] = whom.person_id
    sentence = FOR_OTHER if whom.relation else FOR_ONESELF
    name = _names(request, [whom.person_id])[whom.person_id]
    messages.success(request, say(sentence, request.language).format(name=name))
    return HttpResponseRedirect(reverse("my"))


@needs(Right.SEE_OWN_PERMIT)
def relative(request: OfficeRequest) -> HttpResponseBase:
    """Names the close relative who acts for oneself."""
    me = oneself(request)
    look(request, "my-relative", "own", me.records)
    form = RelativeForm(request)

    def carry_out(act: Act) -> str | HttpResponse:
        if not ratelimit.consume(request, action="own_relative", user=request.user):
            messages.error(request, say(TOO_OFTEN, request.language))
            return reverse("my-family")
        name_from_today(me.person_id, form.cleaned_data, DECLARED, act)
        messages.success(request, say(NAMED, request.language))
        return reverse("my-family")

    told = {
        "title": say(N_("Who acts for you?"), request.language),
        "button": say(N_("Let them act for me"), request.language),
        "lead": say(
            N_("They file for you and see your permit. You take it back here at any time."),
            request.language,
        ),
        "back": {"url": reverse("my-family"), "label": say(N_("Family"), request.language)},
    }
    return asked(request, form, carry_out, told, person_id=me.person_id)


@needs(Right.SEE_OWN_PERMIT)
@require_POST
def relative_end(request: OfficeRequest, record: str) -> HttpResponse:
    """Takes back that a relative acts for oneself; 404 where nobody is named by that record."""
    me = oneself(request)
    act = own_act_of(request, me.person_id, request.POST.get("key", "")[:40])
    try:
        end_agent(
            person_id=me.person_id,
            relation=AgentRelation.CLOSE_RELATIVE,
            record=record,
            last_day=act.today,
            reason=AgentEnd.OWN_WISH,
            act=act,
        )
    except (Refused, RequestConflict):
        raise Http404 from None
    messages.success(request, say(TAKEN_BACK, request.language))
    return HttpResponseRedirect(reverse("my-family"))


def _relatives(agents: Sequence[AgentRecord]) -> list[AgentRecord]:
    return [each for each in agents if each.relation == AgentRelation.CLOSE_RELATIVE]


def _names(request: OfficeRequest, people: list[str]) -> dict[str, str]:
    details = read_details(people)
    unknown = say(ERASED, request.language)
    return {who: details[who].name if who in details else unknown for who in people}
