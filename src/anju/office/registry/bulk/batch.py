"""A batch under way: what all that is recorded in it has in common, and the rows it has become."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from anju.law.facts import Permit
from anju.law.measures import PlaceMeasures
from anju.office.common.ids import MakeId, ids_side_by_side
from anju.office.common.keyring import current_ring
from anju.office.common.keys import KeyRing, Purpose
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.registry.bulk.chains import Ledger
from anju.office.registry.bulk.copying import write_rows
from anju.office.registry.bulk.tables import Row, Rows, law_row
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.columns import law_in_columns
from anju.office.registry.permits.law_facts import LawFacts
from anju.office.registry.rebuilding.locks import keep_adoptions_out
from anju.office.registry.search.tokens import NameIndex, name_index


@dataclass(slots=True)
class Batch:
    """Rows in the making.

    `offices` gives the identifier of an office for what holders call it; what is not in it is
    an identifier already.
    """

    ledger: Ledger
    rows: Rows
    ring: KeyRing
    in_force: MeasuresInForce
    names: NameIndex
    make_id: MakeId
    offices: Mapping[str, str]
    _unjudged: list[tuple[Row, Permit, str]] = field(default_factory=list)
    _rules: dict[str, tuple[PlaceMeasures, str]] = field(default_factory=dict)

    @classmethod
    def begin(
        cls, act: Act, *, offices: Mapping[str, str] | None = None, make_id: MakeId | None = None
    ) -> "Batch":
        """An empty batch of one act."""
        keep_adoptions_out()
        rows, ring = Rows(), current_ring()
        return cls(
            ledger=Ledger(act, rows["registry_entry"]),
            rows=rows,
            ring=ring,
            in_force=measures_in_force(),
            names=name_index(ring.newest(Purpose.INDEX)),
            make_id=make_id or ids_side_by_side(),
            offices=offices or {},
        )

    @property
    def today(self) -> date:
        """The legal day of the act."""
        return self.ledger.act.today

    def office(self, key: str) -> str:
        """The identifier of an office."""
        return self.offices.get(key, key)

    def rules_of(self, division_code: str) -> tuple[PlaceMeasures, str]:
        """The measure of a place, and how an entry names it."""
        found = self._rules.get(division_code)
        if found is None:
            rules = self.in_force.measures.for_place(division_code)
            found = self._rules[division_code] = rules, self.in_force.judged_by(rules)
        return found

    def add_permit_row(self, row: Row, facts: Permit, division_code: str) -> None:
        """Add a permit's row up to the columns of the law, which are told for all at the end."""
        self._unjudged.append((row, facts, division_code))

    def add_own_term_row(self, row: Row) -> None:
        """Add the row of a permit that keeps its own term: the law tells nothing of it."""
        self.rows["registry_permit"].append((*row, *law_row(LawFacts())))

    def judged(self) -> Rows:
        """The rows of everything added, once the law has told of the permits.

        Raises RefusedHistory where the facts of one cannot all be true.
        """
        asked = [(facts, division_code) for _, facts, division_code in self._unjudged]
        told = law_in_columns(self.in_force.measures).facts(asked)
        self.rows["registry_permit"].extend(
            (*row, *law_row(facts)) for (row, _, _), facts in zip(self._unjudged, told, strict=True)
        )
        self._unjudged.clear()
        return self.rows

    def write(self) -> None:
        """Write everything added, inside the transaction that is open.

        Raises RefusedHistory, and IntegrityError where a number, an open permit or a registration
        is there already.
        """
        write_rows(self.judged())
