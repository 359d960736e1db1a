"""The proof of a permit's history, to hand to its holder or a court."""

from django.http import HttpResponse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.proving.prove import prove
from anju.office.screens.known import known_permit
from anju.office.screens.purposes import look


@needs(Right.DOWNLOAD_PROOF)
def permit_proof(request: OfficeRequest, permit_id: str) -> HttpResponse:
    """A file that anyone can check without the database, as of a checkpoint made now."""
    row = known_permit(request, permit_id)
    look(request, "permit-proof", "proof", [row.person_id])
    proof = prove(row.id, request.at)
    response = HttpResponse(proof.to_text(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="permit-{row.id}.proof.json"'
    return response
