"""Who acts for somebody on a legal day, as it is recorded, and for whom somebody acts.

A guardian acts until the last day, that day included.  What a holder took back from a close
relative counts from that moment on, although its last day is that day: nobody acts for a holder
who has just said no.  Whether the law lets one act is asked elsewhere (`anju.law.agents`).
"""

from datetime import date

from django.db.models import Q

from anju.law.applicant_facts import AgentRelation
from anju.office.registry.people.belonging import absorbed_by, stands_for
from anju.office.registry.people.models import AgentRecord


def agents_of(person_id: str, on: date) -> tuple[AgentRecord, ...]:
    """Who acts for a person on a legal day, first named first."""
    rows = AgentRecord.objects.filter(_acts_on(on), person_id__in=absorbed_by(person_id))
    return tuple(rows.order_by("first_day", "id"))


def whom_one_acts_for(agent_id: str, on: date) -> tuple[tuple[str, AgentRelation], ...]:
    """For whom somebody acts on a legal day, as the records that stand for them, and as what.

    Those whose guardian one is come first, then those who named one.
    """
    rows = AgentRecord.objects.filter(_acts_on(on), agent_id__in=absorbed_by(agent_id))
    told = list(rows.order_by("-relation", "first_day", "id").values_list("person_id", "relation"))
    standing = stands_for([person for person, _ in told])
    found = ((standing[person], AgentRelation(relation)) for person, relation in told)
    return tuple(dict.fromkeys(found))


def _acts_on(on: date) -> Q:
    not_over = Q(relation=AgentRelation.GUARDIAN, last_day__gte=on)
    return Q(first_day__lte=on) & (Q(last_day__isnull=True) | not_over)
