"""What the tests of the application stand on: an applicant of Hefei who lives in Nanshan.

Registered there since 12 May 2025; Shenzhen asks for twelve months of registration and for
twelve months of insurance without a break, or eighteen of the last twenty-four.
"""

from datetime import date

from tests.office.casework.acting import case_of
from tests.office.registry.acting import NANSHAN, STATION, a_person, act, officer

from anju.law.applicant_facts import AgentRelation, Ground
from anju.law.materials import Material
from anju.office.casework.application.accepting import accept_application
from anju.office.casework.application.agent import ActsFor
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.filing import (
    Application,
    file_and_accept,
    file_application,
    file_with_notice,
)
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handing_over import produce_card
from anju.office.casework.cases.fold import CaseRecord, fold_case
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.people.registering import Residence, register_residence

FILED = date(2026, 11, 23)
"""A Monday."""

LATER = date(2026, 11, 30)
SINCE = date(2025, 5, 12)
APPLICANT = PersonalDetails("周文斌", "340104198806053319", "M", "01", date(1988, 6, 5), "340104")
CHILD = PersonalDetails("周小禾", "340104201905072026", "F", "01", date(2019, 5, 7), "340104")
MOTHER = PersonalDetails("何佳宁", "340104199208114024", "F", "01", date(1992, 8, 11), "340104")
WORK = Declaration(
    grounds=(ClaimedGround(Ground.EMPLOYMENT, date(2025, 3, 3)),), insured_months_running=14
)
HOME = Declaration(
    grounds=(ClaimedGround(Ground.ACCOMMODATION, date(2025, 5, 1), date(2027, 4, 30)),),
    insured_months_of_last_24=19,
)
CARD, PHOTO, CONTRACT = (
    Material.RESIDENT_IDENTITY_CARD,
    Material.PHOTO,
    Material.LABOUR_CONTRACT,
)
PAPERS = frozenset({CARD, PHOTO, CONTRACT})


def clerk(today: date = FILED, key: str = "") -> Act:
    """The clerk who accepts."""
    return act(today, key)


def examiner(today: date = FILED, key: str = "") -> Act:
    """A police clerk who examines."""
    return act(today, key, actor="clerk-2")


def an_applicant(details: PersonalDetails = APPLICANT, since: date = SINCE) -> str:
    """Somebody who has lived in Nanshan since a day; their identifier."""
    person = a_person(details, NANSHAN, since)
    residence = Residence(NANSHAN, "深圳市南山区桃园路12号6栋403室", STATION, since)
    register_residence(person_id=person, residence=residence, act=act(since))
    return person


def an_application(
    person: str = "",
    declaration: Declaration = WORK,
    materials: frozenset[Material] = PAPERS,
    agent: ActsFor | None = None,
) -> Application:
    """An application that lacks nothing, unless something else is said."""
    return Application(person or an_applicant(), declaration, materials, agent)


def filed(application: Application | None = None, by: Act | None = None) -> str:
    """A case that was filed."""
    application = application or an_application()
    return str(file_application(application=application, act=by or clerk())["subject"])


def waiting(materials: frozenset[Material] = frozenset({CARD, CONTRACT})) -> str:
    """A case that waits for its holder, who brought no photo."""
    application = an_application(materials=materials)
    return str(file_with_notice(application=application, act=clerk())["subject"])


def accepted(application: Application | None = None) -> str:
    """A case that was filed and accepted."""
    application = application or an_application()
    return str(file_and_accept(application=application, act=clerk())["subject"])


def examined(application: Application | None = None) -> str:
    """A case that was examined by another clerk."""
    case = accepted(application)
    examine_application(case_id=case, seen=None, act=examiner())
    return case


def granted(application: Application | None = None) -> str:
    """A case that was granted."""
    case = examined(application)
    grant_application(case_id=case, seen=None, act=officer(FILED))
    return case


def produced(application: Application | None = None) -> str:
    """A case whose card lies ready."""
    case = granted(application)
    produce_card(case_id=case, seen=None, act=examiner())
    return case


def accept(case: str, by: Act) -> CaseRecord:
    """Accept a case."""
    accept_application(case_id=case, seen=None, act=by)
    return record_of(case)


def record_of(case: str) -> CaseRecord:
    """What the chain of a case says."""
    return fold_case(read_chain(case))


def state_of(case: str) -> tuple[str, str]:
    """The state and the outcome of a case as its row has them."""
    row = case_of({"subject": case})
    return row.state, row.outcome


def a_mother() -> ActsFor:
    """A guardian who is not known here, by her identity card."""
    return ActsFor(AgentRelation.GUARDIAN, name="何佳宁", identity_number=MOTHER.identity_number)
