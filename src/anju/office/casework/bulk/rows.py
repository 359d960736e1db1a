"""The rows of a list: a roster in the formats of the annual review, read to its end first.

For an application the columns of permit and issue stay blank: nobody on the list has a permit.
"""

from collections.abc import Iterator
from pathlib import Path

from anju.office.casework.bulk.listed import ListedPerson
from anju.office.common.typed import normal_identity_number, normal_name, normal_permit_number
from anju.roster.csv_records import WiderThanHeader
from anju.roster.headers import Field
from anju.roster.opening import open_roster
from anju.roster.source import LOST, Batch
from anju.roster.unusable import Unusable
from anju.words import N_


def listed_people(file: Path, sheet: str | None = None) -> list[ListedPerson]:
    """Every row of a list; raises Unusable where it cannot be read to its end or is empty."""
    try:
        rows = list(_rows(file, sheet, widen=False))
    except WiderThanHeader:
        rows = list(_rows(file, sheet, widen=True))
    if not rows:
        raise Unusable(N_("the roster is empty: there is no row below its header"))
    return rows


def _rows(file: Path, sheet: str | None, *, widen: bool) -> Iterator[ListedPerson]:
    for batch in open_roster(file, sheet, widen=widen).batches():
        names = _texts(batch, Field.NAME)
        identities = _texts(batch, Field.IDENTITY_NUMBER)
        permits = _texts(batch, Field.PERMIT_NUMBER)
        for number, name, identity, permit in zip(
            batch.rows.tolist(), names, identities, permits, strict=True
        ):
            yield ListedPerson(
                number,
                normal_name(name),
                normal_identity_number(identity),
                normal_permit_number(permit),
            )


def _texts(batch: Batch, field: Field) -> list[str]:
    if field not in batch.texts:
        return [""] * len(batch)
    return [text.strip().strip(LOST) for text in batch.texts[field].some(range(len(batch)))]
