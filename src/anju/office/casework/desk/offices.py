"""Which offices a desk looks after: its own, those below it, and what went into any of them."""

from django.db.models import Q

from anju.office.places.models import Office


def offices_of(office_id: str) -> tuple[str, ...]:
    """The identifiers of an office, of all below it, and of those merged into one of them.

    One query a level, and there are three or four; in order.  Empty for no office.
    """
    found, next_ones = set[str](), {office_id} - {""}
    while next_ones:
        found |= next_ones
        leads_here = Q(parent_id__in=next_ones) | Q(merged_into_id__in=next_ones)
        next_ones = set(Office.objects.filter(leads_here).values_list("id", flat=True)) - found
    return tuple(sorted(found))
