"""What an address says of how a page is shown: language, colours, size of type.

Pages for the public store nothing, no cookie either, so that a choice stands in the address and
is carried along by every link.

>>> carried_query(QueryDict("lang=en&place=310000&type=large"))
'lang=en&type=large'
"""

from django.http import QueryDict
from django.utils.http import urlencode

CHOICES = {
    "lang": ("en", "zh"),
    "scheme": ("auto", "dark", "light"),
    "type": ("large", "normal"),
}
"""Each choice by the name of its parameter, and what may be chosen."""


def carried(query: QueryDict) -> dict[str, str]:
    """The choices that an address makes; one that there is not is left out."""
    told = {name: query.get(name, "") for name in CHOICES}
    return {name: value for name, value in told.items() if value in CHOICES[name]}


def carried_query(query: QueryDict) -> str:
    """The same as the query of another address; empty where nothing was chosen."""
    return urlencode(carried(query))


def with_query(address: str, query: str) -> str:
    """An address with a query behind it, where there is one."""
    return f"{address}?{query}" if query else address
