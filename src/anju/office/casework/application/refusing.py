"""Refusing an application (不予), and sending it back to the examiner.

A refusal rests on the law: on its answer, or on the officer's own words beside a place in the
text.  It says by when review can be asked for.
"""

from anju.law.citation import Citation
from anju.law.outcome import Reason
from anju.law.own_reasons import in_own_words
from anju.law.time_limits import review_last_day
from anju.office.casework.application.granting import found_against, law_against
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def refuse_application(
    *,
    case_id: str,
    seen: int | None,
    act: Act,
    said: str = "",
    cited: Citation | None = None,
) -> Outcome:
    """Refuse an examined application, with reasons, citations and the last day to ask for review.

    Where the law does not say no, `said` gives the officer's reasons and `cited` the place they
    rest on.  Raises CaseRefused WORDS_MISSING without them, SAME_PERSON for who examined it, and
    RestsOnNothing for a place that gives no reason to refuse.
    """
    own = in_own_words(cited) if cited else None

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        not_the_same(record, Action.EXAMINE, act)
        told: dict[str, object] = {
            "grounds": reasons_text(_reasons(record, own, said, in_force, act)),
            "review_by": review_last_day(act.today).isoformat(),
        }
        return Draft(Kind.CASE_REFUSED, act.today, {**told, **said_in(record, said)})

    asked = {"said": fingerprint_of_words(said), "cited": str(cited or "")}
    return take_step(Action.REFUSE, case_id, seen, act, decide, asked)


def return_application(*, case_id: str, seen: int | None, said: str, act: Act) -> Outcome:
    """Send an application back to be examined again; `said` says what is to be looked at."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Draft:
        not_the_same(record, Action.EXAMINE, act)
        if not said:
            raise CaseRefused(Why.WORDS_MISSING)
        return Draft(Kind.CASE_RETURNED, act.today, said_in(record, said))

    asked = {"said": fingerprint_of_words(said)}
    return take_step(Action.RETURN, case_id, seen, act, decide, asked)


def _reasons(
    record: CaseRecord, own: Reason | None, said: str, in_force: MeasuresInForce, act: Act
) -> tuple[Reason, ...]:
    against = found_against(record) or law_against(record, in_force, act)
    if own and said:
        return (*against, own)
    if not against or own:
        raise CaseRefused(Why.WORDS_MISSING)
    return against
