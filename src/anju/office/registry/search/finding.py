"""Finds people by name, identity number or permit number, within a jurisdiction.

A name of up to three characters, or pinyin initials, is one range of the index of marks; only
the first page of it is read, so that the time does not grow with the city.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import LookupKind, lookup_tokens
from anju.office.common.typed import Kind, Query, what_was_typed
from anju.office.registry.details.models import LookupKey
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.people.places import known_in
from anju.office.registry.permits.models import Permit
from anju.office.registry.search.tokens import QueryTokens, query_tokens

PAGE = 20
"""How many people a page shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """The people found, by identifier, in the order to show; `after` leads to the next page.

    `after` is empty on the last page.  `kind` is what the text was taken for.
    """

    kind: Kind
    persons: tuple[str, ...]
    after: str = ""


def find_persons(text: str, within: Jurisdiction, after: str = "") -> Found:
    """The people whom a typed text finds in a jurisdiction, one page of them.

    A record that was merged shows as the one it was merged into.
    """
    query = what_was_typed(text)
    match query.kind:
        case Kind.NOTHING:
            return Found(query.kind, ())
        case Kind.NAME:
            return _by_name(query, within, after)
        case Kind.OPAQUE_ID | Kind.SCANNED:
            return Found(query.kind, _known(_by_id(query.value), within))
        case _:
            return Found(query.kind, _known(_by_number(query.value), within))


def _by_number(number: str) -> list[str]:
    """The people whom an identity number or a permit number leads to: it may be either."""
    ring = current_ring()
    kinds: tuple[LookupKind, ...] = ("identity_number", "permit_number")
    tokens = [token for kind in kinds for token in lookup_tokens(ring, kind, number)]
    rows = LookupKey.objects.filter(token__in=tokens).order_by("-current", "id")
    return list(rows.values_list("person_id", flat=True)[:PAGE])


def _by_id(identifier: str) -> list[str]:
    """The person of an identifier of ours: their own, or that of a permit of theirs."""
    held = Permit.objects.filter(id=identifier).values_list("person_id", flat=True)
    return [*held, identifier]


def _known(persons: Sequence[str], within: Jurisdiction) -> tuple[str, ...]:
    """Those who are known in a jurisdiction, each as the record that stands for them."""
    return _standing(known_in(persons, within))


def _standing(persons: Sequence[str]) -> tuple[str, ...]:
    """The records that stand for some people, once each, in order; merged ones lead further."""
    rows = Person.objects.filter(id__in=persons, erased_on__isnull=True)
    into = dict(rows.values_list("id", "merged_into_id"))
    stand = (belongs_to(person) if into[person] else person for person in persons if person in into)
    return tuple(dict.fromkeys(stand))


def _by_name(query: Query, within: Jurisdiction, after: str) -> Found:
    tokens = query_tokens(current_ring(), query.value)
    if not tokens.tokens:
        return Found(query.kind, ())
    first = [] if after else _named_just_so(tokens, within)
    rows = _page_of(tokens.tokens, within, after)
    further = f"{rows[PAGE - 1][0]}.{rows[PAGE - 1][1]}" if len(rows) > PAGE else ""
    persons = [*first, *(person for _, person in rows[:PAGE])]
    return Found(query.kind, _standing(persons), further)


def _named_just_so(tokens: QueryTokens, within: Jurisdiction) -> list[str]:
    """Those whose whole name was typed, or whose name begins with the one character typed."""
    found: list[str] = []
    for token in (tokens.whole, tokens.first):
        if token is not None and len(found) < PAGE:
            found += [person for _, person in _page_of((token,), within, "")[:PAGE]]
    return found


def _page_of(tokens: Sequence[int], within: Jurisdiction, after: str) -> list[tuple[str, str]]:
    """Places and people that have every mark, in the order of the index, one more than a page."""
    spans = [_page_of_span(tokens, span, after) for span in within.spans]
    return sorted(chain.from_iterable(spans))[: PAGE + 1]


def _page_of_span(
    tokens: Sequence[int], span: tuple[str, str], after: str
) -> list[tuple[str, str]]:
    """The same for one range of codes: together they could not be read in the index's order."""
    asked: list[str | int] = [tokens[0], *span]
    further = ""
    if after:
        place, _, person = after.partition(".")
        further = " AND (g.division_code, g.person_id) > (%s, %s)"
        asked += [place, person]
    others = ""
    for token in tokens[1:]:
        others += (
            " AND EXISTS (SELECT 1 FROM registry_namegram h WHERE h.token = %s"
            " AND h.division_code = g.division_code AND h.person_id = g.person_id)"
        )
        asked.append(token)
    statement = (
        "SELECT g.division_code, g.person_id FROM registry_namegram g"  # noqa: S608 - no text of a person's
        f" WHERE g.token = %s AND g.division_code BETWEEN %s AND %s{further}{others}"
        f" ORDER BY g.division_code, g.person_id LIMIT {PAGE + 1}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [(str(place), str(person)) for place, person in cursor.fetchall()]
