"""A file that was handed in with a case, as a download: looked at by record, never active here."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.counter.pages.case import known_case
from anju.office.counter.scans import HandedIn, handed_in
from anju.office.papers.uploads.keeping import read_committed
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.refused import UploadRefused
from anju.office.papers.uploads.serving import as_download
from anju.office.screens.purposes import look, of_case
from anju.office.screens.sentences import as_sentence


@needs(Right.SEE_CASES)
def case_scan(request: OfficeRequest, case_id: str, upload_id: str) -> HttpResponse:
    """A file that an entry of the case refers to; 404 for any other.

    What was altered, erased or lost is told in a sentence, and nothing of it is given.
    """
    record = known_case(request, case_id)
    found = next((each for each in handed_in(record) if each.id == upload_id), None)
    row = Upload.objects.filter(id=upload_id).first()
    if found is None or row is None:
        raise Http404
    look(request, "case-scan", str(of_case(record.receipt_number)), [row.person_id])
    return _answered(request, found, row, f"{record.receipt_number}-{row.material}")


def _answered(request: OfficeRequest, found: HandedIn, row: Upload, name: str) -> HttpResponse:
    try:
        upload = read_committed(
            upload_id=row.id, person_id=row.person_id, committed=found.committed
        )
    except UploadRefused as refusal:
        told = {"problem": as_sentence(refusal.in_words(request.language), request.language)}
        return render(request, "counter/not_opened.html", told, status=410)
    return as_download(upload, name)
