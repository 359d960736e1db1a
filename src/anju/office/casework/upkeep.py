"""What the background worker does for the work around cases: what was typed goes in time."""

from datetime import datetime, timedelta
from typing import Final

from anju.office.casework.bulk.kept import drop_old_rows
from anju.office.casework.desk.drafts import drop_old_drafts
from anju.office.registry.upkeep.rounds import Round


def forget_what_was_typed(at: datetime) -> None:
    """Drop drafts and the rows of lists that are over."""
    drop_old_drafts(at)
    drop_old_rows(at)


ROUNDS: Final = (Round("typed", timedelta(hours=1), forget_what_was_typed),)
