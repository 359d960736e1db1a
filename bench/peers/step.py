# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""What both peers share with ours: the shape of the page, the law, and the facts that are kept."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import NamedTuple

from bench.peers.models import Audit, Permit, Receipt
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.law.facts import Endorsement
from anju.law.facts import Permit as Facts
from anju.law.life import live
from anju.office.access.needs import Address, needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.clock import moment_text
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.registry.permits.law_facts import LAW_COLUMNS, LawFacts, facts_of

DECLARED = "unchanged"
CHANNEL = "counter"


class Judged(NamedTuple):
    """A permit with an endorsement of today: the columns of its law, and by which measure."""

    facts: LawFacts
    measure: str


Step = Callable[[OfficeRequest, Permit], Receipt]
"""Takes the step of an endorsement in an engine, inside the transaction that is open."""


def endorse_page(step: Step) -> Address[[str]]:
    """The page that takes a step: the same method, right, jurisdiction, key and answer as ours."""

    @require_POST
    @needs(Right.ENDORSE)
    def endorse(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
        try:
            with transaction.atomic():
                receipt = step(request, _locked(request, permit_id))
        except IntegrityError:
            receipt = Receipt.objects.get(actor=request.viewer.account_id, key=_key(request))
            if receipt.permit_id != permit_id:
                return HttpResponse(status=409)
        return HttpResponseRedirect(reverse("desk-endorsed", args=[permit_id, receipt.number]))

    return endorse


def judged(permit: Permit, today: date) -> Judged:
    """What the law says of an endorsement today; raises RefusedHistory where it is none."""
    in_force = _in_force()
    rules = in_force.measures.for_place(permit.division_code)
    days = [*map(date.fromisoformat, permit.endorsed), today]
    facts = facts_of(live(_facts(permit, days), rules, today))
    return Judged(facts, in_force.judged_by(rules))


def told(request: OfficeRequest, found: Judged) -> dict[str, str]:
    """The facts of an endorsement as an engine's own data takes them."""
    return {
        "actor": request.viewer.account_id,
        "office": request.viewer.office,
        "declared": DECLARED,
        "channel": CHANNEL,
        "measure": found.measure,
        "endorsed_on": request.today.isoformat(),
        "made_at": moment_text(request.at),
    }


def keep(request: OfficeRequest, permit: Permit, found: Judged) -> Receipt:
    """Write the permit, its receipt and the audit row."""
    permit.endorsed = [*permit.endorsed, request.today.isoformat()]
    for name, value in asdict(found.facts).items():
        setattr(permit, name, value)
    permit.save(update_fields=["endorsed", *LAW_COLUMNS])
    receipt = Receipt.objects.create(
        permit=permit,
        actor=request.viewer.account_id,
        office=request.viewer.office,
        declared=DECLARED,
        channel=CHANNEL,
        measure=found.measure,
        key=_key(request),
        endorsed_on=request.today,
        made_at=request.at,
    )
    Audit.objects.create(
        actor=receipt.actor, done_at=request.at, what="endorsed", permit=permit, receipt=receipt
    )
    return receipt


def _locked(request: OfficeRequest, permit_id: str) -> Permit:
    """The permit in the jurisdiction of the viewer, kept from other writers; 404 without one."""
    reach = jurisdiction_of(request).condition()
    row = Permit.objects.select_for_update().filter(reach, id=permit_id).first()
    if row is None:
        raise Http404
    return row


def _key(request: OfficeRequest) -> str:
    return request.POST.get("key", "")[:40]


def _facts(permit: Permit, days: Iterable[date]) -> Facts:
    return Facts(permit.issued_on, tuple(Endorsement(day) for day in days))


@cache
def _in_force() -> MeasuresInForce:
    """The measures as they stood at first: nothing adopts another one while this is measured."""
    return measures_in_force()
