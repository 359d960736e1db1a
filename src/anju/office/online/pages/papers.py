"""One's own papers as PDF: the receipt of each endorsement, the certificates, those of cases."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.law.facts import Decision
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import fold_case
from anju.office.casework.models import Case
from anju.office.online.whom import held_permit_of, own_permit, shown_own, summary_of
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.registry.ledger.entries import Recorded, read_chain, read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.fold import fold_permit, voided_numbers
from anju.office.registry.permits.models import Permit
from anju.office.screens.case_papers import papers_of
from anju.office.screens.endorsement_paper import endorsement_receipt
from anju.office.screens.own import Own
from anju.office.screens.permit_papers import certificate
from anju.office.screens.printing import as_pdf

Paper = dict[str, object]


@needs(Right.SEE_OWN_PERMIT)
def papers(request: OfficeRequest) -> HttpResponse:
    """Every paper of one's own, latest first."""
    whom = shown_own(request, "my-papers")
    found = [*_of_permits(whom, request.language), *_of_cases(whom, request.language)]
    found.sort(key=lambda each: str(each["on"]), reverse=True)
    held = held_permit_of(summary_of(whom, request))
    can_be_made = held is not None and held.standing is not None
    may_certify = can_be_made and request.viewer.may(Right.FILE_REQUEST)
    return render(request, "online/papers.html", {"papers": found, "may_certify": may_certify})


@needs(Right.SEE_OWN_PERMIT)
def receipt(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """The receipt of an endorsement that stands."""
    row = own_permit(shown_own(request, "my-paper"), permit_id)
    entry = _numbered(_endorsements(read_chain(row.id)), number)
    return as_pdf(request, "receipt", lambda: endorsement_receipt(request, row, entry))


@needs(Right.SEE_OWN_PERMIT)
def certified(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """A certificate of continuity that was issued."""
    row = own_permit(shown_own(request, "my-paper"), permit_id)
    entry = _numbered(_certificates(read_chain(row.id)), number)
    return as_pdf(request, "certificate", lambda: certificate(row, entry))


def _numbered(entries: list[Recorded], number: int) -> Recorded:
    """The entry of a number; 404 where it is none of these."""
    for each in entries:
        if each.number == number:
            return each
    raise Http404


def _of_permits(whom: Own, language: str) -> list[Paper]:
    rows = Permit.objects.filter(person_id__in=whom.records).order_by("id")
    chains = read_chains([row.id for row in rows])
    found: list[Paper] = []
    for permit_id, chain in chains.items():
        found += [
            _paper(
                "my-endorsement-receipt", permit_id, each, PaperKind.ENDORSEMENT_RECEIPT, language
            )
            for each in _endorsements(chain)
        ]
        found += [
            _paper("my-certificate", permit_id, each, PaperKind.CONTINUITY_CERTIFICATE, language)
            for each in _certificates(chain)
        ]
    return found


def _of_cases(whom: Own, language: str) -> list[Paper]:
    rows = Case.objects.filter(person_id__in=whom.records).order_by("id")
    chains = read_chains([row.id for row in rows])
    return [
        {
            "url": reverse("my-paper", args=[case_id, step.number]),
            "label": title_of(kind, language),
            "on": step.on,
        }
        for case_id, chain in chains.items()
        for kind, step in papers_of(fold_case(chain))
    ]


def _endorsements(chain: list[Recorded]) -> list[Recorded]:
    """The entries of the endorsements that were granted and stand."""
    filings = fold_permit(chain).filings
    granted = {each.number for each in filings if each.decision is Decision.GRANTED}
    standing = granted - set(voided_numbers(chain))
    return [entry for entry in chain if entry.number in standing]


def _certificates(chain: list[Recorded]) -> list[Recorded]:
    return [entry for entry in chain if entry.kind == Kind.CERTIFICATE_ISSUED]


def _paper(name: str, permit_id: str, entry: Recorded, kind: PaperKind, language: str) -> Paper:
    url = reverse(name, args=[permit_id, entry.number])
    return {"url": url, "label": title_of(kind, language), "on": entry.day}
