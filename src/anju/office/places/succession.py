"""Which offices an office stands for: itself, and what went into it.

An office that was merged went into the one its entry names; one that was closed left its work to
the office above it.  Nothing in the ledger is rewritten for that: queues and lists ask for all.
"""

from django.db.models import Q

from anju.office.places.models import Office


def with_absorbed(office_id: str) -> tuple[str, ...]:
    """The identifiers of an office and of all that went into it, one after another too; in order.

    One query for each step that one is away, and one more.
    """
    found, next_ones = set[str](), {office_id}
    while next_ones:
        found |= next_ones
        left = Q(parent_id__in=next_ones, last_day__isnull=False, merged_into__isnull=True)
        rows = Office.objects.filter(Q(merged_into_id__in=next_ones) | left)
        next_ones = set(rows.values_list("id", flat=True)) - found
    return tuple(sorted(found))
