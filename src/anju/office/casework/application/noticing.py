"""The one-time notice of what is missing (一次性告知), and completing the file (补正).

Source: Regulation art. 9(5).  There is no second notice; what comes after the last day is still
taken as long as the case was not closed.
"""

from anju.law.materials import Material
from anju.law.one_time_notice import completion_last_day
from anju.office.casework.application.declaration import Declaration, declaration_of
from anju.office.casework.application.handed_in import judged_case
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.canonical import canonical_json
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def give_notice(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Give the one-time notice of everything that a filed application lacks, papers and facts.

    Raises CaseRefused NOTHING_MISSING where it lacks nothing.
    """
    return take_step(
        Action.GIVE_NOTICE,
        case_id,
        seen,
        act,
        lambda record, in_force: notice(record, in_force, act),
    )


def notice(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> Draft:
    """The notice as a step of a case; the names of what is missing, with blanks between."""
    missing = judged_case(record, act.today, in_force).missing
    if not missing:
        raise CaseRefused(Why.NOTHING_MISSING)
    complete_by = completion_last_day(act.today)
    told = {"missing": " ".join(missing), "complete_by": complete_by.isoformat()}
    return Draft(Kind.CASE_NOTICE_GIVEN, act.today, told)


def complete_materials(
    *,
    case_id: str,
    seen: int | None,
    materials: frozenset[Material],
    act: Act,
    declaration: Declaration | None = None,
    uploads: tuple[str, ...] = (),
) -> Outcome:
    """Record what came after the notice: papers, and facts that were asked for.

    It may come in parts.  Raises CaseRefused NOTHING_BROUGHT for nothing at all.
    """
    further = declaration or Declaration()
    papers = " ".join(sorted(each.value for each in materials))

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Draft:
        if not (materials or further.as_asked()):
            raise CaseRefused(Why.NOTHING_BROUGHT)
        told = {"materials": papers, "uploads": " ".join(uploads), "asks": _asks(record, further)}
        kept = {name: text for name, text in told.items() if text or name == "materials"}
        return Draft(Kind.CASE_COMPLETED, act.today, kept)

    asked = {
        "materials": papers,
        "asks": canonical_json(further.as_asked()),
        "uploads": " ".join(uploads),
    }
    return take_step(Action.COMPLETE, case_id, seen, act, decide, asked)


def _asks(record: CaseRecord, further: Declaration) -> str:
    """What is told further, each item as it stands together with what was told before."""
    joined = declaration_of(record.asks).with_more(further).as_asked()
    new = {name: joined[name] for name in further.as_asked()}
    return canonical_json(new) if new else ""
