"""Whom and which permit the viewer may see: in the jurisdiction, or not there at all.

An endorsement reaches further: a holder is endorsed where they live (Regulation art. 10(2)).
"""

from django.http import Http404

from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.endorsement.reaching import reaching
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.people.places import known_in
from anju.office.registry.permits.models import Permit
from anju.office.screens.acting import act_of


def known_person(request: OfficeRequest, person_id: str) -> Person:
    """The person of an identifier, if known in the viewer's jurisdiction; 404 otherwise.

    A record that was merged leads to the one it was merged into.
    """
    found = Person.objects.filter(id=person_id).first()
    if found is None or not known_in([person_id], jurisdiction_of(request)):
        raise Http404
    return Person.objects.get(id=belongs_to(found.id)) if found.merged_into_id else found


def known_permit(request: OfficeRequest, permit_id: str) -> Permit:
    """The permit of an identifier in the viewer's jurisdiction; 404 otherwise."""
    row = Permit.objects.filter(jurisdiction_of(request).condition(), id=permit_id).first()
    if row is None:
        raise Http404
    return row


def reached_permit(request: OfficeRequest, permit_id: str) -> Permit:
    """The permit of an identifier that the viewer's office may endorse; 404 for any other.

    One of the jurisdiction, or of another district of the city whose holder lives here by now, or
    whose measure lets any office endorse.
    """
    reach = reaching(permit_id, act_of(request, "")).reach
    row = Permit.objects.filter(reach.condition(), id=permit_id).first()
    if row is None:
        raise Http404
    return row
