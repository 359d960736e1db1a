"""An endorsement for which somebody else came: who is asked, and the law says whether they may.

The holder who comes in person is asked nothing (`pages.endorse`).
"""

from typing import Any, Final

from django.http import HttpResponseBase
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.endorsement.asking import AskedBy, Declared
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.refused import CaseRefused, Why
from anju.office.counter.starting import StartPage, Subject, Told, start_for_permit
from anju.office.counter.who_came import WhoCameForm, hardly_able, who_came, who_may_come
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Choices
from anju.words import N_


class EndorseForForm(WhoCameForm):
    """Who came; not the holder."""

    def __init__(self, *args: Any, **told: Any) -> None:  # noqa: ANN401 - Django's own
        """Ask for each of them: without one of them nobody is known to have come."""
        super().__init__(*args, **told)
        for name in ("relation", "agent_name", "agent_number"):
            self.fields[name].required = True


def _family(subject: Subject) -> dict[str, Choices]:
    return {"relation": who_may_come(subject.language)[1:]}


def _endorse(subject: Subject, told: Told, act: Act) -> str:
    agent = who_came(told, subject.person_id)
    if agent is None or not agent.person_id:  # an endorsement takes somebody of the registry
        raise CaseRefused(Why.NOT_COMPLETE, missing=("agent_identity_evidence",))
    asked_by = AskedBy(
        agent=agent.person_id, relation=agent.relation, hardly_able_to_come=hardly_able(told)
    )
    declared = Declared(asked_by)
    outcome = endorse_unchanged(permit_id=subject.permit_id, act=act, declared=declared)
    return reverse("desk-endorsed", args=[subject.permit_id, int(outcome["number"])])


ENDORSE_FOR: Final = StartPage(
    "desk-endorse-for",
    N_("Endorse for a holder who did not come"),
    N_("They declare for the holder that nothing has changed. A guardian is on record first."),
    _endorse,
    form=EndorseForForm,
    choices=_family,
)


@needs(Right.ENDORSE)
def endorse_for(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Endorse a permit for whose holder somebody else came."""
    return start_for_permit(request, permit_id, ENDORSE_FOR)
