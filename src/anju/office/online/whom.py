"""Whom a page of the holder's desk is about, and what is shown of them: by record, as any look."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.places.cities import issuing_city
from anju.office.registry.people.summaries import PersonSummary, summaries
from anju.office.registry.permits.answers import PermitAnswer, Shown
from anju.office.registry.permits.models import Permit
from anju.office.screens.own import Own, is_about, looked_after, own
from anju.office.screens.purposes import look

OWN = "own"
"""The purpose of every look here."""


def whom_of(request: OfficeRequest) -> Own:
    """Whom a page is about: whom its form named, else whom one looks after in this session.

    A form names its person, so that what was begun for a child is not sent for oneself.
    """
    named = request.POST.get("whom", "")
    return is_about(request, own(request, named) if named else looked_after(request))


def shown_own(request: OfficeRequest, page: str) -> Own:
    """Whom a page is about; that they are looked at is recorded."""
    whom = whom_of(request)
    look(request, page, OWN, whom.records)
    return whom


def summary_of(whom: Own, request: OfficeRequest) -> PersonSummary:
    """The person with their permits, as of today."""
    return summaries([whom.person_id], request.today)[0]


def held_permit_of(summary: PersonSummary) -> PermitAnswer | None:
    """The permit of this city: an open one before a closed one; None where there is none."""
    city = issuing_city(str(settings.ANJU["PLACE"]))
    here = [each for each in summary.permits if each.record.city_code == city]
    still = [each for each in here if each.state is not Shown.CANCELLED]
    return next(iter([*still, *here]), None)


def open_case_of(whom: Own, procedures: Iterable[Procedure]) -> str:
    """The page of the person's open case of some procedures; empty where there is none."""
    found = Case.objects.filter(
        person_id__in=whom.records, procedure__in=list(procedures), ended_on__isnull=True
    )
    row = found.order_by("-filed_on", "id").first()
    return reverse("my-case", args=[row.id]) if row else ""


def own_permit(whom: Own, permit_id: str) -> Permit:
    """A permit of the person; 404 for any other."""
    row = Permit.objects.filter(id=permit_id, person_id__in=whom.records).first()
    if row is None:
        raise Http404
    return row


def own_case(whom: Own, case_id: str) -> Case:
    """A case of the person; 404 for any other."""
    row = Case.objects.filter(id=case_id, person_id__in=whom.records).first()
    if row is None:
        raise Http404
    return row
