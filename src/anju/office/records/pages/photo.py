"""A person's photo, for whoever may see the person."""

from django.http import Http404, HttpResponse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.people.photographs import photo_of
from anju.office.screens.known import known_person
from anju.office.screens.purposes import look


@needs(Right.SEE_PERSON)
def photo(request: OfficeRequest, person_id: str) -> HttpResponse:
    """The photo, drawn anew when it was taken, so that nothing of the upload is served."""
    found = known_person(request, person_id)
    content = photo_of(found.id)
    if content is None:
        raise Http404
    look(request, "person", "photo", [found.id])
    response = HttpResponse(content, content_type="image/jpeg")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
