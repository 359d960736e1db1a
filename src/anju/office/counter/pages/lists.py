"""Help for many: a list is looked through, filed, and followed; each person is a case of their own.

A clerk files for a body that brings a list, an assisting body from its own account.  What a body
learns is whether a row was taken and how its case ended, and nothing of anybody's record.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.offices import office_names
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.bulk.kept import RowKept, case_counts, keep_list, rows_of
from anju.office.casework.bulk.lists import file_people, look_through
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import State
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.models import Case, PeopleList
from anju.office.casework.procedures import Procedure, state_in_words
from anju.office.common.clock import legal_day
from anju.office.common.masks import mask_identity_number, mask_permit_number
from anju.office.counter.list_form import WHAT, ListForm, list_choices
from anju.office.counter.list_words import WILL_BE, counts_in_words, outcome_in_words
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Asking, asked
from anju.office.screens.purposes import look
from anju.office.screens.sentences import as_sentence
from anju.office.screens.shown import ERASED
from anju.words import N_, say

PAGE: Final = 20
"""Cases of a list on one page."""

LATEST: Final = 30
"""How many lists are listed."""

LISTS: Final = N_("Lists of people")
LOOK_THROUGH: Final = N_("Look the list through")
FILED: Final = N_("Filed. Each person has a case of their own.")


@takes_files
@needs(Right.FILE_FOR_MANY)
def lists(request: OfficeRequest) -> HttpResponse:
    """A list to be looked through, and the lists there were."""
    form = ListForm(request, choices=list_choices(request), initial=_first(request))

    def carry_out(act: Act) -> str:
        procedure, office = Procedure(form.cleaned_data["what"]), form.cleaned_data["office"]
        people = form.people
        found = look_through(people=people, procedure=procedure, office_id=office, act=act)
        keep_list(people, found, procedure=procedure, office_id=office, act=act, filed=False)
        return reverse("desk-list", args=[found.batch])

    title = say(LISTS, request.language)
    told: dict[str, object] = {
        "title": title,
        "button": say(LOOK_THROUGH, request.language),
        "lists": _listed(request),
        "may_see_cases": request.viewer.may(Right.SEE_CASES),
    }
    return asked(request, form, carry_out, told, "counter/lists.html")


@needs(Right.FILE_FOR_MANY)
def people_list(request: OfficeRequest, list_id: str) -> HttpResponse:
    """One list: what will become of each row, filed by one button; then what became of it."""
    kept = _known(request, list_id)
    if kept.filed_at is not None:
        return _followed(request, kept)
    found = rows_of(kept)
    rows, form = found.rows, Asking(request)
    look(request, "desk-list", "queue list", found.persons)
    procedure = Procedure(kept.procedure)

    def carry_out(act: Act) -> str:
        people = [row.person for row in rows]
        done = file_people(people=people, procedure=procedure, office_id=kept.office_id, act=act)
        keep_list(people, done, procedure=procedure, office_id=kept.office_id, act=act, filed=True)
        messages.success(request, say(FILED, request.language))
        return reverse("desk-list", args=[kept.id])

    told = {
        **_told(request, kept),
        "rows": [_row(row, request.language) for row in rows],
        "lines": counts_in_words(rows, procedure, request.language),
        "to_file": sum(row.refused is None and not row.filed_before for row in rows),
    }
    return asked(request, form, carry_out, told, "counter/list_found.html")


def _followed(request: OfficeRequest, kept: PeopleList) -> HttpResponse:
    """What became of a list that was filed."""
    after = request.GET.get("after", "")
    cases = list(
        Case.objects.filter(batch=kept.id, receipt_number__gt=after).order_by("receipt_number")[
            : PAGE + 1
        ]
    )
    page = cases[:PAGE]
    address = reverse("desk-list", args=[kept.id])
    more = urlencode({"after": page[-1].receipt_number}) if len(cases) > PAGE else ""
    rows = rows_of(kept)
    refused = [row for row in rows.rows if row.refused is not None]
    if refused:
        look(request, "desk-list", "queue list", rows.persons)
    context = {
        **_told(request, kept),
        "counts": _counts(case_counts([kept.id])[kept.id], request.language),
        "cases": _cases(request, page),
        "refused": [_row(row, request.language) for row in refused],
        "next_url": f"{address}?{more}" if more else "",
        "first_url": address if after else "",
    }
    return render(request, "counter/list_filed.html", context)


def _cases(request: OfficeRequest, cases: Sequence[Case]) -> list[dict[str, object]]:
    """The cases of a page; with names only for who sees cases, and then the look is recorded."""
    language = request.language
    if not request.viewer.may(Right.SEE_CASES):
        return [
            {
                "receipt_number": in_groups(case.receipt_number),
                "state": outcome_in_words(case.outcome, language),
            }
            for case in cases
        ]
    look(request, "desk-list", "queue list", {case.person_id for case in cases})
    people = read_details({case.person_id for case in cases})
    return [
        {
            "url": reverse("case", args=[case.id]),
            "name": people[case.person_id].name
            if case.person_id in people
            else say(ERASED, language),
            "receipt_number": in_groups(case.receipt_number),
            "state": state_in_words(Procedure(case.procedure), State(case.state), language),
        }
        for case in cases
    ]


def _visible(request: OfficeRequest) -> QuerySet[PeopleList]:
    """The lists that the viewer may see: their own, and a clerk's those filed at their office."""
    own = Q(account_id=request.viewer.account_id)
    if request.viewer.may(Right.SEE_CASES):
        own |= Q(filed_at__isnull=False, office_id__in=offices_of(request.viewer.office))
    return PeopleList.objects.filter(jurisdiction_of(request).condition()).filter(own)


def _known(request: OfficeRequest, list_id: str) -> PeopleList:
    found = _visible(request).filter(id=list_id).first()
    if found is None:
        raise Http404
    return found


def _first(request: OfficeRequest) -> Mapping[str, object]:
    return {"what": Procedure.ENDORSEMENT.value, "office": request.viewer.office}


def _listed(request: OfficeRequest) -> list[dict[str, object]]:
    rows = list(_visible(request).order_by("-looked_at", "id")[:LATEST])
    counts = case_counts([row.id for row in rows if row.filed_at])
    names = office_names({row.office_id for row in rows}, request.language)
    return [
        {
            "url": reverse("desk-list", args=[row.id]),
            "what": say(WHAT[Procedure(row.procedure)], request.language),
            "office": names.get(row.office_id, ""),
            "on": legal_day(row.filed_at or row.looked_at),
            "filed": row.filed_at is not None,
            "counts": _counts(counts.get(row.id, {}), request.language),
        }
        for row in rows
    ]


def _told(request: OfficeRequest, kept: PeopleList) -> dict[str, object]:
    language = request.language
    return {
        "title": say(WHAT[Procedure(kept.procedure)], language),
        "office": office_names([kept.office_id], language).get(kept.office_id, ""),
        "on": legal_day(kept.filed_at or kept.looked_at),
        "back": {"url": reverse("desk-lists"), "label": say(LISTS, language)},
    }


def _counts(counts: Mapping[str, int], language: str) -> list[tuple[str, int]]:
    """How many cases there are, and how many ended in each way; the open ones first."""
    ways = Counter({outcome_in_words(code, language): count for code, count in counts.items()})
    return [(say(N_("Cases"), language), sum(counts.values())), *ways.items()]


def _row(row: RowKept, language: str) -> dict[str, object]:
    """A row as it came, its numbers masked, and what becomes of it."""
    person = row.person
    number = mask_identity_number(person.identity_number)
    told = say(WILL_BE[row.filed_before], language)
    if row.refused is not None:
        told = as_sentence(row.refused.in_words(language), language)
    return {
        "number": person.number,
        "name": person.name,
        "identity": number or mask_permit_number(person.permit_number),
        "refused": row.refused is not None,
        "told": told,
    }
