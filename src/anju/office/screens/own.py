"""For whom somebody who signed in as a person acts today: themselves, a child, a close relative.

Whom one may act for is asked anew on every page: a child who turned sixteen, a guardianship or a
naming that was ended is none of one's own from that day on.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest

from anju.law.agents import agent_may_apply
from anju.law.applicant_facts import Agent, AgentRelation
from anju.law.applicant_facts import Person as PersonFacts
from anju.law.outcome import Met
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, Viewer
from anju.office.places.measures import measures_in_force
from anju.office.registry.details.keeping import read_details
from anju.office.registry.people.agents import whom_one_acts_for
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.models import Person

ACTS_FOR = "acts_for"
"""The key of a session: the person whom one looks after in it."""

_ABOUT = "page_is_about"
"""The attribute of a request: whom its page said that it is about."""

_RELATIONS = {
    Role.GUARDIAN: AgentRelation.GUARDIAN,
    Role.CLOSE_RELATIVE: AgentRelation.CLOSE_RELATIVE,
}
_ROLES = {relation: role for role, relation in _RELATIONS.items()}


@dataclass(frozen=True, slots=True)
class Own:
    """A person for whom somebody acts, and as what.

    `records` are all of theirs, those that were merged included; `agent` is the person who acts
    where it is another one, empty for oneself.
    """

    person_id: str
    role: Role
    records: tuple[str, ...]
    agent: str = ""

    @property
    def relation(self) -> AgentRelation | None:
        """What the one who acts is to the person; None for oneself."""
        return _RELATIONS.get(self.role)


def people_of(viewer: Viewer, today: date) -> tuple[Own, ...]:
    """Everybody for whom the viewer acts today, themselves first; nobody for staff."""
    if not viewer.person or viewer.post_id:
        return ()
    me = Person.objects.filter(id=viewer.person, erased_on__isnull=True).first()
    if me is None:
        return ()
    mine = belongs_to(me.id)
    named = [(who, _ROLES[relation]) for who, relation in whom_one_acts_for(mine, today)]
    allowed = _whom_the_law_allows(named, today)
    return (_own(mine, Role.HOLDER, ""), *(_own(who, role, mine) for who, role in allowed))


def own(request: OfficeRequest, person_id: str) -> Own:
    """The person of an identifier, if the viewer acts for them today; 404 otherwise."""
    for each in people_of(request.viewer, request.today):
        if person_id in each.records:
            return each
    raise Http404


def looked_after(request: OfficeRequest) -> Own:
    """Whom the viewer looks after in this session: whom they chose, or themselves; 404 for nobody.

    A choice that the law does not allow any more leads back to oneself.
    """
    people = people_of(request.viewer, request.today)
    if not people:
        raise Http404
    chosen = request.session.get(ACTS_FOR, "")
    return next((each for each in people if chosen in each.records), people[0])


def is_about(request: HttpRequest, whom: Own) -> Own:
    """Say of a page whom it is about, so that its frame can tell for whom somebody acts."""
    setattr(request, _ABOUT, whom)
    return whom


def about(request: HttpRequest) -> Own | None:
    """Whom the page of a request said that it is about; None where it said nothing."""
    return cast("Own | None", getattr(request, _ABOUT, None))


def _own(person_id: str, role: Role, agent: str) -> Own:
    return Own(person_id, role, tuple(absorbed_by(person_id)), agent)


def _whom_the_law_allows(people: list[tuple[str, Role]], today: date) -> list[tuple[str, Role]]:
    """Those for whom the law lets one apply on a day; to look is let by the same."""
    if not people:
        return []
    measure = measures_in_force().measures.for_place(str(settings.ANJU["PLACE"])).on(today)
    details = read_details([person for person, _ in people])
    allowed: dict[str, Role] = {}
    for person, role in people:
        if person not in details or person in allowed:
            continue
        hardly_able = True if role is Role.CLOSE_RELATIVE else None
        facts = PersonFacts(born_on=details[person].born_on, limited_mobility=hardly_able)
        if isinstance(agent_may_apply(Agent(_RELATIONS[role]), facts, measure, today), Met):
            allowed[person] = role
    return list(allowed.items())
