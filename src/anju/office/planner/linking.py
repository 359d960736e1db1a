"""The addresses of the planner's pages; the question and the looks stand in their query."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.common.carried import carried, with_query
from anju.office.planner.question import Typed

Pair = tuple[str, str]


def link(request: OfficeRequest, name: str, pairs: Iterable[Pair] = ()) -> str:
    """The address of a page by its name, with pairs of a query and what the reader chose."""
    query = QueryDict(mutable=True)
    for key, value in (*pairs, *carried(request.GET).items()):
        query.appendlist(key, value)
    return with_query(reverse(name), query.urlencode())


def asked_again(typed: Typed) -> list[Pair]:
    """The pairs of the same question."""
    pairs = [("place", typed.place), ("issued", typed.issued)]
    pairs += [("endorsed", text) for text in typed.endorsed]
    return [(key, value) for key, value in pairs if value]
