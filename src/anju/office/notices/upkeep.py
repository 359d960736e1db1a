"""What the background worker does for reminders and notices."""

from datetime import datetime, timedelta
from typing import Final

from anju.office.common.clock import moment_text
from anju.office.common.demo import today_of
from anju.office.notices.adopted import queue_adopted
from anju.office.notices.legal import queue_notices
from anju.office.notices.models import Message, MessageState
from anju.office.notices.queueing import queue_reminders
from anju.office.notices.sending import send_some
from anju.office.registry.upkeep.rounds import Round

KEPT: Final = timedelta(days=3 * 365)
"""How long a message is kept that waits for nothing: a year that is contested is over by then."""

BATCHES: Final = 4
"""How many batches of messages one round sends, so that the other rounds have their turn."""


def queue_what_is_due(at: datetime) -> None:
    """Queue the reminders that came up to today, and those that an adopted text makes due."""
    today = today_of(at)
    queue_reminders(today, at)
    queue_adopted(today, at)


def queue_legal_notices(at: datetime) -> None:
    """Queue the legal notices, whatever becomes of the reminders."""
    queue_notices(today_of(at), at)


def send_what_waits(at: datetime) -> None:
    """Send some of what waits."""
    for _ in range(BATCHES):
        if not send_some(at):
            return


def drop_old_messages(at: datetime) -> None:
    """Drop messages that are over since long, with their attempts."""
    over = Message.objects.exclude(state=MessageState.WAITING)
    over.filter(made_at__lt=moment_text(at - KEPT)).delete()


ROUNDS: Final = (
    Round("due", timedelta(seconds=5), queue_what_is_due),
    Round("notices", timedelta(seconds=5), queue_legal_notices),
    Round("messages", timedelta(seconds=1), send_what_waits),
    Round("old messages", timedelta(hours=6), drop_old_messages),
)
"""The demo calendar may be moved at any moment, so that what is due is looked for often."""
