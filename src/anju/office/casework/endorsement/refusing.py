"""An issuing officer refuses what was filed, for the reasons that the examination found.

Use is suspended from the day after, or from when it was due if that is later (readings.md, 7).
"""

from collections.abc import Sequence

from anju.law.facts import Decision
from anju.law.time_limits import review_last_day
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.examining import NOT_MET
from anju.office.casework.endorsement.files import OF_CONDITIONS
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

CONDITIONS_LOST = "conditions_lost"
"""The reason that stands on the permit and in the case."""


def refuse_changed(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Refuse, with the law's reasons and the last day to ask for review.

    Raises CaseRefused where the examination found nothing against it: it is granted, or examined
    again.
    """

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        refusal_draft = refusal(record, CONDITIONS_LOST, said, act)
        decide_filing(record, Decision.REFUSED, CONDITIONS_LOST, act)
        return [refusal_draft]

    asked = {"refuse": "changed", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of=OF_CONDITIONS)


def refusal(record: CaseRecord, reason: str, said: str, act: Act) -> Draft:
    """The entry of a refusal today, with the reasons of an examination that was not met.

    Raises CaseRefused for the one who examined it: a refusal takes two people.
    """
    examined = record.last(Action.EXAMINE)
    if examined is None or examined.told["finding"] != NOT_MET:
        raise CaseRefused(Why.NO_GROUND)
    not_the_same(record, Action.EXAMINE, act)
    told = {
        "grounds": examined.told["grounds"],
        "review_by": review_last_day(act.today).isoformat(),
        **said_in(record, said),
    }
    return Draft(Kind.CASE_REFUSED, act.today, told, reason)
