"""Which offices a desk looks after: its own, those below it, and what went into any of them."""

from anju.office.places.models import Office


def offices_of(office_id: str) -> tuple[str, ...]:
    """The identifiers of an office, of all below it, and of those merged into one of them.

    One query a level, and there are three or four; in order.  Empty for no office.
    """
    found, next_ones = set[str](), {office_id} - {""}
    while next_ones:
        found |= next_ones
        below = Office.objects.filter(parent_id__in=next_ones).values_list("id", flat=True)
        gone = Office.objects.filter(merged_into_id__in=next_ones).values_list("id", flat=True)
        next_ones = {*below, *gone} - found
    return tuple(sorted(found))
