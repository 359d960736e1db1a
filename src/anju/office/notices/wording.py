"""What a message says: a subject of one line, and a body that says first what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A message in one language; its subject is one line."""

    subject: str
    body: str
