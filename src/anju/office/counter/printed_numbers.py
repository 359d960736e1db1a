"""Every number that a paper of ours prints, and where it leads: to a case, or to a person.

A receipt number and a form's number are a case's; the check code of a paper, which is also the
number of one that no case gives a number, leads to whatever the paper speaks of.
"""

from urllib.parse import parse_qs, urlsplit

from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.receipt_numbers import normal_receipt_number
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.forms import typed_form_number
from anju.office.casework.paper_mode.waiting import entry_of_application, entry_of_form
from anju.office.common.keyring import current_ring
from anju.office.common.typed import half_width
from anju.office.papers.check_codes import paper_of


def case_of_number(request: OfficeRequest, text: str) -> Case | None:
    """The case in the viewer's jurisdiction that a printed number leads to; None for other text.

    A receipt number that was told from a paper form leads to the entry of that form, until there
    is the application's own case.
    """
    here = jurisdiction_of(request)
    try:
        number = normal_receipt_number(text)
    except ValueError:
        subject = subject_of_paper(text)
        by_code = Case.objects.filter(here.condition(), id=subject).first() if subject else None
        return by_code or entry_of_form(typed_form_number(text), here)
    case = Case.objects.filter(here.condition(), receipt_number=number).first()
    return case or entry_of_application(number, here)


def subject_of_paper(text: str) -> str:
    """What the paper of a check code speaks of, typed or scanned; empty for other text."""
    said = half_width(text).strip()
    if "://" in said:
        said = parse_qs(urlsplit(said).query).get("code", [""])[0]
    found = paper_of(said, current_ring())
    return found[1].subject if found else ""
