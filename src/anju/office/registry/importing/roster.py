"""The import of a roster, from the file to the records.

The roster is read once to its end before anything is recorded, so that a file that cannot be used
as a whole changes nothing.  Then it is read again, judged as in its annual review, and recorded a
thousand rows at a time; whatever stops an import, the same import again completes it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.law.measures import Measures
from anju.office.common.collecting import no_collecting
from anju.office.places.divisions import recorded_codes
from anju.office.places.measures import measures_in_force
from anju.office.registry.importing.conflicts import CONFLICT
from anju.office.registry.importing.counting import Recorded
from anju.office.registry.importing.recording import record_rows
from anju.office.registry.importing.refused_rows import RefusedRows, refused_file
from anju.office.registry.importing.settling import settle
from anju.office.registry.ledger.entries import Act
from anju.population.table import MeasureTable
from anju.roster.accepted import AcceptedRow, accepted_rows
from anju.roster.csv_records import WiderThanHeader
from anju.roster.judging import Judge
from anju.roster.opening import open_roster
from anju.roster.places import UNKNOWN, Places
from anju.roster.refused_details import Details
from anju.roster.source import Batch, Source
from anju.roster.stopping import check_stop
from anju.roster.summary import Summary
from anju.roster.targets import check_files
from anju.roster.unusable import Unusable
from anju.words import N_

ROWS: Final = 1000
"""Rows recorded in a transaction."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is asked for: see `anju import --help`.

    `place` is a division code for every row, None where the rows name theirs.  A row that names
    none is judged as in a review, and recorded under `blank` where the law accepts it there too.
    `rejects` takes the refused rows, None where nobody asked for them.
    """

    roster: Path
    on: date
    blank: str
    place: str | None = None
    sheet: str | None = None
    rejects: Path | None = None
    language: str = "zh"
    force: bool = False


@dataclass(slots=True)
class Imported:
    """The counts of an import; rows = changed + unchanged + refused."""

    summary: Summary
    recorded: Recorded = field(default_factory=Recorded)
    conflicts: int = 0

    @property
    def refused(self) -> int:
        """The rows that were not recorded."""
        return self.summary.refused + self.conflicts

    @property
    def unchanged(self) -> int:
        """The rows of which everything was recorded already."""
        return self.summary.rows - self.refused - self.recorded.changed

    @property
    def reasons(self) -> Counter[str]:
        """The refused rows by their reason."""
        found = Counter({reason.value: count for reason, count in self.summary.reasons.items()})
        found[CONFLICT] = self.conflicts
        return +found

    def as_json(self) -> dict[str, Any]:
        """The same as it is printed with `--json`; reasons that did not occur are left out."""
        recorded = self.recorded
        return {
            "on": self.summary.on.isoformat(),
            "rows": self.summary.rows,
            "changed": recorded.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "recorded": {
                "people": recorded.people,
                "identity_numbers": recorded.identity_numbers,
                "permits": recorded.permits,
                "endorsements": recorded.endorsements,
                "cancellations": recorded.cancellations,
                "lapses": recorded.lapses,
            },
            "reasons": dict(self.reasons),
        }


class RosterImport:
    """One import: what it found is in `imported` once every step was taken."""

    def __init__(self, request: ImportRequest) -> None:
        """Opens and reads the roster; raises Unusable where it or the call cannot be used."""
        self._request = request
        places = _places(measures_in_force().measures, recorded_codes())
        self._check(places)
        self.source = _whole(request)
        self._judge = Judge(request.on, places, request.place)
        self.imported = Imported(Summary(request.on))

    def _check(self, places: Places) -> None:
        request = self._request
        if request.on < REGULATION_IN_FORCE_ON:
            raise Unusable(
                N_(
                    "nothing is answered for a day before {day}, when the Regulation came into "
                    "force"
                ),
                day=REGULATION_IN_FORCE_ON,
            )
        for place in (request.place, request.blank):
            if place is not None and places.row_of(place) == UNKNOWN:
                raise Unusable(N_("there is and was no place with the code {place}"), place=place)
        if request.rejects:
            check_files(request.roster, [request.rejects], force=request.force)

    def steps(self, acts: Iterator[Act]) -> Iterator[float]:
        """Record the roster, an act for each transaction, and say the share done after each.

        The acts are on the day the roster is judged on.  Between two steps the import can be
        stopped.  Raises Busy.
        """
        request, header = self._request, self.source.header
        with refused_file(request.rejects, header) as table:
            details = Details(header, request.on, request.language)
            refused = RefusedRows(table, details, request.language)
            for batch in self.source.batches():
                yield from self._take(batch, refused, acts)

    def _take(self, batch: Batch, refused: RefusedRows, acts: Iterator[Act]) -> Iterator[float]:
        judged = self._judge.judge(batch)
        self.imported.summary.add(judged)
        accepted = accepted_rows(batch, judged, self._request.on)
        while rows := list(islice(accepted, ROWS)):
            check_stop()
            with no_collecting():
                recorded = record_rows(self._placed(rows), act=next(acts))
            self.imported.recorded.add(recorded)
            yield batch.done
        conflicts = self.imported.recorded.conflicts
        self.imported.conflicts += len(conflicts)
        refused.write(batch, judged, conflicts)
        conflicts.clear()
        yield batch.done

    def _placed(self, rows: list[AcceptedRow]) -> list[AcceptedRow]:
        """The rows with their places; those that named none are judged once more in theirs."""
        place = self._request.place
        if place is not None:
            return [row._replace(division_code=place) for row in rows]
        nowhere = [row for row in rows if not row.division_code]
        if not nowhere:
            return rows
        settled, refused = settle(nowhere, self._request.blank, self._request.on)
        self.imported.recorded.conflicts += refused
        named = [row for row in rows if row.division_code]
        return sorted([*named, *settled], key=lambda row: row.at)


@lru_cache(maxsize=2)
def _places(measures: Measures, further: frozenset[str]) -> Places:
    """The places of the adopted measures, and codes that only the city knows."""
    return Places(measures, MeasureTable.of(measures), further)


def _whole(request: ImportRequest) -> Source:
    """The roster, open for reading, once it was read to its end; raises Unusable."""
    try:
        return _read_through(request, widen=False)
    except WiderThanHeader:
        return _read_through(request, widen=True)


def _read_through(request: ImportRequest, *, widen: bool) -> Source:
    source = open_roster(request.roster, request.sheet, widen=widen)
    rows = sum(len(batch) for batch in source.batches())
    if not rows:
        raise Unusable(N_("the roster is empty: there is no row below its header"))
    return open_roster(request.roster, request.sheet, widen=widen)
