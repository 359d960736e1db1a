"""Questions of art. 10 about the counter: who endorses, with what, and late in hardship."""

from dataclasses import dataclass, field
from datetime import date

from tests.law.cases import Answer, Case, question, said
from tests.law.questions_endorsement import Recorded

from anju.law.application_file import ApplicationFile
from anju.law.endorsement_file import Change, is_complete_for
from anju.law.endorsers import may_endorse
from anju.law.hardship import is_complete_for_hardship, is_hardship, may_ask
from anju.law.life import Life, live
from anju.law.local_rules import Endorser
from anju.law.office_lateness import is_offices_own


@dataclass(frozen=True)
class Counter:
    """Whose counter the holder comes to."""

    endorser: Endorser


@question("endorser")
def _endorser(case: Case) -> Answer:
    return said(may_endorse(case.facts(Counter).endorser, case.measure))


@dataclass(frozen=True)
class ChangedFile:
    """What changed, and what was handed in."""

    changes: frozenset[Change]
    file: ApplicationFile = field(default_factory=ApplicationFile)


@question("changed_file")
def _changed_file(case: Case) -> Answer:
    facts = case.facts(ChangedFile)
    return said(is_complete_for(facts.file, facts.changes))


@dataclass(frozen=True)
class IssuedOn:
    """A permit that was never endorsed."""

    issued: date


@question("hardship")
def _hardship(case: Case) -> Answer:
    return said(may_ask(_life(case, case.facts(IssuedOn).issued).window, case.day))


@dataclass(frozen=True)
class Explained:
    """What somebody found who looked at the reason."""

    good_reason: bool | None = None


@question("good_reason")
def _good_reason(case: Case) -> Answer:
    life = _life(case, date(2025, 3, 15))
    return said(is_hardship(case.facts(Explained).good_reason, life.window))


@dataclass(frozen=True)
class Caused:
    """What somebody found of the cause."""

    offices_own: bool | None = None


@question("office_lateness")
def _office_lateness(case: Case) -> Answer:
    return said(is_offices_own(case.facts(Caused).offices_own))


@question("hardship_file")
def _hardship_file(case: Case) -> Answer:
    return said(is_complete_for_hardship(case.facts(ApplicationFile)))


def _life(case: Case, issued: date) -> Life:
    return live(Recorded(issued).permit, case.rules, case.day)
