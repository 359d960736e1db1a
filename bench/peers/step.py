# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""What both peers share with ours: the shape of the page, the law, and the facts that are kept."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from bench.peers.models import Audit, Permit, Receipt
from django.db import transaction
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.law.facts import Endorsement
from anju.law.facts import Permit as Facts
from anju.law.life import live
from anju.law.measures import Measures
from anju.law.measures_files import load_measures
from anju.law.standing import Standing, standing_of
from anju.office.access.needs import Address, needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.clock import moment_text

REASON = "declared_unchanged"


class Judged(NamedTuple):
    """A permit before and with an endorsement of a day."""

    before: Standing
    after: Standing


Step = Callable[[OfficeRequest, Permit], Receipt]
"""Takes the step of an endorsement in an engine, inside the transaction that is open."""


def endorse_page(step: Step) -> Address[[str]]:
    """The page that takes a step: the same method, right, jurisdiction, key and answer as ours."""

    @require_POST
    @needs(Right.ENDORSE)
    def endorse(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
        with transaction.atomic():
            rows = Permit.objects.select_for_update().filter(
                jurisdiction_of(request).condition(), id=permit_id
            )
            row = rows.first()
            if row is None:
                raise Http404
            receipt = step(request, row)
        return HttpResponseRedirect(reverse("desk-endorsed", args=[row.id, receipt.number]))

    return endorse


def judged(permit: Permit, today: date) -> Judged:
    """What the law says of an endorsement today; raises RefusedHistory where it is none."""
    rules = _measures().for_place(permit.division_code)
    days = [date.fromisoformat(day) for day in permit.endorsed_on]
    before, after = _facts(permit, days), _facts(permit, [*days, today])
    return Judged(standing_of(live(before, rules, today)), standing_of(live(after, rules, today)))


def told(request: OfficeRequest, found: Judged) -> dict[str, str | int]:
    """The facts of an endorsement as an engine's own data takes them."""
    return {
        "actor": request.viewer.account_id,
        "office": request.viewer.office,
        "reason": REASON,
        "endorsed_on": request.today.isoformat(),
        "made_at": moment_text(request.at),
        "last_day_before": str(found.before.window_last_day),
        "last_day": str(found.after.window_last_day),
        "years_before": found.before.residence_years,
        "years": found.after.residence_years,
    }


def keep(request: OfficeRequest, permit: Permit, found: Judged) -> Receipt:
    """Write the permit, its receipt and the audit row."""
    before, after = found
    permit.endorsed_on = [*permit.endorsed_on, request.today.isoformat()]
    permit.last_day, permit.years = after.window_last_day, after.residence_years
    permit.save(update_fields=["endorsed_on", "last_day", "years"])
    receipt = Receipt.objects.create(
        permit=permit,
        actor=request.viewer.account_id,
        office=request.viewer.office,
        reason=REASON,
        key=request.POST.get("key", "")[:40],
        endorsed_on=request.today,
        made_at=request.at,
        last_day_before=before.window_last_day,
        last_day=after.window_last_day,
        years_before=before.residence_years,
        years=after.residence_years,
    )
    Audit.objects.create(
        actor=receipt.actor, done_at=request.at, what="endorsed", permit=permit, receipt=receipt
    )
    return receipt


def _facts(permit: Permit, days: Iterable[date]) -> Facts:
    return Facts(permit.issued_on, tuple(Endorsement(day) for day in days))


@cache
def _measures() -> Measures:
    return load_measures()
