"""The projection of a permit is what the law answers from what was recorded and stands."""

from dataclasses import asdict

from tests.office.databases import Database
from tests.office.registry.permits.properties.lives import Drawn, Life, always, lived

from anju.law.life import live
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.law_facts import facts_of


def _agrees(life: Life) -> None:
    record, row = fold_permit(read_chain(life.permit)), life.row
    assert record.facts == life.facts
    facts = facts_of(live(life.facts, life.rules, life.today))
    projected = {name: getattr(row, name) for name in asdict(facts)}
    assert projected == asdict(facts)
    standing = [each.cancelled_on for each in life.facts.cancellations if not each.annulled]
    assert row.closed_on == min(standing, default=None)


@always
def test_after_every_step(sqlite_city: Database, drawn: Drawn) -> None:
    lived(drawn, after=_agrees)
