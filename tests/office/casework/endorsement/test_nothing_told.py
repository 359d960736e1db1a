"""Of a holder of whom nothing is told no condition can be lost, so that the law is not asked."""

from dataclasses import replace

from anju.law.endorsement_conditions import may_go_on
from anju.law.measures_files import load_measures
from anju.law.outcome import NotMet
from anju.office.casework.endorsement.asking import NOTHING_TOLD


def test_the_law_finds_nothing_lost_in_any_place() -> None:
    measures = load_measures()
    versions = [each for code in measures.codes() for each in measures.for_place(code).versions]
    assert len(versions) > 10
    for measure in versions:
        for told in (NOTHING_TOLD, replace(NOTHING_TOLD, merits=frozenset())):
            found = may_go_on(told, True, measure, measure.first_day)
            assert not isinstance(found, NotMet), measure.code
