"""My record: what is held on one, what one can ask for, and all of it to take along."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.online.archive import archive_of
from anju.office.online.everything import everything_of
from anju.office.online.files_held import files_of
from anju.office.online.to_read import channel_in_words
from anju.office.online.whom import shown_own, summary_of
from anju.office.places.divisions import known_name
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.people.belonging import belongs_to


@needs(Right.SEE_OWN_PERMIT)
def record(request: OfficeRequest) -> HttpResponse:
    """What is held, in short, with the ways to more."""
    whom = shown_own(request, "my-record")
    summary = summary_of(whom, request)
    details = summary.details
    person = belongs_to(whom.person_id)
    context = {
        "name": summary.name,
        "number": summary.masked_number,
        "born_on": details.born_on if details else None,
        "household_place": known_name(details.household_place, request.today, request.language)
        if details and details.household_place
        else "",
        "address": summary.address,
        "contacts": [
            (channel_in_words(each.channel, request.language), each.address)
            for each in contacts_of([person], request.today).get(person, ())
        ],
        "may_file": request.viewer.may(Right.FILE_REQUEST),
    }
    return render(request, "online/record.html", context)


@needs(Right.SEE_OWN_PERMIT)
def download(request: OfficeRequest) -> StreamingHttpResponse:
    """Everything held on one, as an archive that is written while it is sent; nobody keeps it."""
    whom = shown_own(request, "my-record-file")
    account = request.viewer.account_id
    held = everything_of(whom, account, request.at, request.today, request.language)
    pieces = archive_of(held, files_of(whom.records), request.at, request.language)
    answer = StreamingHttpResponse(pieces, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="record.zip"'
    return answer
