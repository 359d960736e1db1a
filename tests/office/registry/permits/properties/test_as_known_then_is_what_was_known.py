"""What was known of a permit at a moment is what was told of it then, whatever came later."""

from tests.office.databases import Database
from tests.office.registry.permits.properties.lives import Drawn, Life, always, lived

from anju.law.facts import Permit
from anju.office.common.clock import moment_of
from anju.office.registry.ledger.entries import chain_as_known, read_chain
from anju.office.registry.permits.answers import as_known
from anju.office.registry.permits.fold import fold_permit


@always
def test_at_the_moment_of_every_step(sqlite_city: Database, drawn: Drawn) -> None:
    known = dict[str, Permit]()

    def note(life: Life) -> None:
        known[read_chain(life.permit)[-1].recorded_at] = life.facts

    life = lived(drawn, after=note)
    chain = read_chain(life.permit)
    for moment, facts in known.items():
        then = chain_as_known(life.permit, moment)
        assert then == as_known(chain, moment_of(moment))
        assert fold_permit(then).facts == facts
