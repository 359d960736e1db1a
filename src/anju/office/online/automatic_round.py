"""The worker's round of automatic endorsement: what is met is endorsed and told, the rest is asked.

It may be killed at any moment and run twice: an endorsement and its message are one transaction,
and whoever was asked in a window is not asked again in it.  What is read of many permits together
says only where there is something to do; each is looked at again, kept from other writers, before
anything is done.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from anju.law.known import RefusedHistory
from anju.law.missing_facts import MISSING_FACTS
from anju.law.outcome import CannotTell
from anju.law.wording import day_in_words
from anju.office.casework.automatic.deciding import by_itself, endorse_automatically, weigh_anew
from anju.office.casework.automatic.due import permits_to_weigh
from anju.office.casework.automatic.rules import signatures
from anju.office.casework.automatic.weighing import is_met, known_of, weigh
from anju.office.casework.endorsement.told import Told, told_of
from anju.office.casework.refused import CaseRefused
from anju.office.common.demo import today_of
from anju.office.notices.models import Message
from anju.office.notices.telling import tell
from anju.office.notices.wording import Words
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Busy
from anju.office.registry.permits.answers import answers
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Refused
from anju.office.registry.upkeep.rounds import Round
from anju.office.screens.foretelling import told_in_words
from anju.words import N_, say

_log = logging.getLogger("anju.work")

DONE: Final = "automatic_done"
ASKED: Final = "automatic_asked"

ENDORSED: Final = N_("Your permit was endorsed automatically")
ENDORSED_WHY: Final = N_(
    "It rests on what others confirmed to the office since the window opened, and on rules that an "
    "officer signed. If this is wrong, say so under “Something is wrong”: an officer takes it back."
)
NOT_YET: Final = N_("Your permit was not endorsed automatically yet")
NOT_YET_WHY: Final = N_(
    "The office does not know enough to do it by itself. Nothing is lost: endorse it yourself "
    "under “My permit” by {day}."
)


def endorse_by_itself(at: datetime) -> None:
    """Look at every permit whose holder agreed and whose window is open."""
    today = today_of(at)
    for rows in permits_to_weigh(today):
        _looked_at(rows, by_itself(today, at))


def _looked_at(rows: Sequence[Permit], act: Act) -> None:
    """Weigh some permits together, with as many queries as for one; then do what is to be done."""
    signed = signatures({row.division_code for row in rows})
    under = [row for row in rows if row.division_code in signed]
    found = answers([row.id for row in under], act.today)
    known, asked = known_of(str(row.person_id) for row in under), _asked_on(under)
    for row in under:
        if row.id not in found:
            continue
        outcome = weigh(found[row.id], known[str(row.person_id)])
        if is_met(outcome):
            _endorsed(row, act)
        elif isinstance(outcome, CannotTell) and not _was_asked(row, asked, act):
            _asked(row, act)


def _asked_on(rows: Sequence[Permit]) -> dict[str, date]:
    """The day on which the holder of each permit was last asked, for those who were."""
    people = {row.person_id for row in rows}  # by the index of messages
    before = Message.objects.filter(
        person_id__in=people, permit_id__in=[row.id for row in rows], about=ASKED
    )
    return dict(before.order_by("due_on").values_list("permit_id", "due_on"))


def _was_asked(row: Permit, asked: Mapping[str, date], act: Act) -> bool:
    """Whether the holder was asked in this window: once is enough."""
    since: date = row.window_first_day or act.today
    return row.id in asked and asked[row.id] >= since


def _endorsed(row: Permit, act: Act) -> None:
    try:
        with transaction.atomic():
            done = endorse_automatically(permit_id=row.id, act=act)
            tell_endorsed(row, told_of(row.id, int(done["number"])), act)
    except (Refused, RefusedHistory, CaseRefused, Busy) as refusal:
        _log.info("automatic endorsement: left as it is (%s)", type(refusal).__name__)


def tell_endorsed(row: Permit, told: Told, act: Act) -> None:
    """Tell a holder what the software endorsed, and how to say that it is wrong."""

    def words(language: str) -> Words:
        shown = told_in_words(told, language)
        lines = [shown.headline, *shown.lines, say(ENDORSED_WHY, language)]
        return Words(say(ENDORSED, language), "\n\n".join(lines))

    _tell(row, DONE, words, act)


def _asked(row: Permit, act: Act) -> None:
    """Ask the holder what the office does not know, if that is so still."""
    with transaction.atomic():
        outcome = weigh_anew(row.id, act)
        if isinstance(outcome, CannotTell) and not _was_asked(row, _asked_on([row]), act):
            _ask(row, outcome, act)


def _ask(row: Permit, outcome: CannotTell, act: Act) -> None:
    def words(language: str) -> Words:
        day = day_in_words(row.last_day_told or act.today, language)
        asked = [say(MISSING_FACTS[name], language) for name in outcome.missing]
        lines = [say(NOT_YET_WHY, language).format(day=day), *asked]
        return Words(say(NOT_YET, language), "\n\n".join(lines))

    _tell(row, ASKED, words, act)


def _tell(row: Permit, about: str, words: Callable[[str], Words], act: Act) -> None:
    tell(
        person_id=str(row.person_id),
        words=words,
        act=act,
        about=about,
        permit_id=row.id,
        division_code=row.division_code,
        legal=about == DONE,  # what was decided comes whoever wants no reminders
    )


ROUNDS: Final = (Round("automatic", timedelta(hours=1), endorse_by_itself),)
