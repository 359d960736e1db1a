"""What was proposed and is not decided: corrections, merges, splits, as pages list them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.models import Account
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.registry.ledger.entries import Recorded, read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.wording import reason_in_words
from anju.office.registry.people.models import Person, PersonPlace, Proposal
from anju.office.registry.permits.models import Permit
from anju.words import N_, say

DECIDED_BY: Mapping[Kind, Right] = {
    Kind.CORRECTION_PROPOSED: Right.CORRECT_DECIDE,
    Kind.PERSONS_MERGE_PROPOSED: Right.MERGE_DECIDE,
    Kind.PERSONS_SPLIT_PROPOSED: Right.MERGE_DECIDE,
}
"""The right that a decision needs, by what was proposed."""

HEADINGS: Mapping[Kind, str] = {
    Kind.CORRECTION_PROPOSED: N_("Take an entry of a permit out"),
    Kind.PERSONS_MERGE_PROPOSED: N_("Merge two records of one person"),
    Kind.PERSONS_SPLIT_PROPOSED: N_("Split a record off again"),
}


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal in a list; `persons` are those it is about, the record that stays last.

    `role` is that of who proposed it, `entry` the number of the entry that a correction is of.
    """

    subject: str
    number: int
    kind: Kind
    heading: str
    reason: str
    proposed_by: str
    proposer: str
    proposed_on: date
    role: str
    persons: tuple[str, ...]
    entry: int

    @property
    def url(self) -> str:
        """The page where it is decided."""
        return reverse("proposal", args=[self.subject, self.number])


def open_proposals(reach: Jurisdiction, kinds: Sequence[Kind]) -> QuerySet[Proposal]:
    """What waits for a decision in a jurisdiction, oldest first.

    What was proposed in a case is decided there, with its receipt and its answer to the holder.
    """
    people = PersonPlace.objects.filter(reach.condition()).values("person_id")
    permits = Permit.objects.filter(reach.condition()).values("id")
    within = Q(subject__in=people) | Q(subject__in=permits)
    waiting = Proposal.objects.filter(within, decision="", kind__in=[each.value for each in kinds])
    in_a_case = Case.objects.filter(procedure=Procedure.CORRECTION, ended_on__isnull=True)
    waiting = waiting.exclude(subject__in=in_a_case.exclude(permit_id="").values("permit_id"))
    return waiting.order_by("proposed_on", "subject", "number")


def kinds_for(request: OfficeRequest) -> list[Kind]:
    """What the viewer may decide on."""
    return [kind for kind, right in DECIDED_BY.items() if request.viewer.may(right)]


def waiting_on(request: OfficeRequest, subjects: Sequence[str]) -> list[dict[str, str]]:
    """What waits for the viewer's decision on some subjects, as links."""
    kinds = kinds_for(request)
    if not kinds:
        return []
    rows = open_proposals(jurisdiction_of(request), kinds).filter(subject__in=subjects)
    return [
        {
            "url": reverse("proposal", args=[row.subject, row.number]),
            "heading": say(HEADINGS[Kind(row.kind)], request.language),
        }
        for row in rows
    ]


def proposals_shown(rows: Sequence[Proposal], language: str) -> list[ProposalShown]:
    """Proposals with what their entries say; four queries, whatever their number."""
    chains = read_chains(sorted({row.subject for row in rows}))
    owners = dict(Permit.objects.filter(id__in=chains).values_list("id", "person_id"))
    merged = dict(Person.objects.filter(id__in=chains).values_list("id", "merged_into_id"))
    names = {
        each.id: each.display_name or each.username
        for each in Account.objects.filter(id__in={row.proposed_by for row in rows})
    }
    return [
        _shown(row, chains[row.subject], owners.get(row.subject, ""), merged, names, language)
        for row in rows
    ]


def _shown(
    row: Proposal,
    chain: Sequence[Recorded],
    owner: str,
    merged: Mapping[str, str | None],
    names: Mapping[str, str],
    language: str,
) -> ProposalShown:
    entry = chain[row.number - 1]
    told, kind = json.loads(entry.payload), Kind(row.kind)
    other = str(told.get("into", "")) or merged.get(row.subject) or ""
    persons = (owner,) if owner else tuple(each for each in (row.subject, other) if each)
    return ProposalShown(
        row.subject,
        row.number,
        kind,
        say(HEADINGS[kind], language),
        reason_in_words(entry.reason, language),
        row.proposed_by,
        names.get(row.proposed_by, row.proposed_by),
        row.proposed_on,
        str(told["role"]),
        persons,
        int(told.get("entry", 0)),
    )
