"""Somebody on a list, as the list names them."""

from dataclasses import dataclass
from datetime import date

from anju.roster.identity_texts import RIGHT, fault


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row in normal form; `number` is the row as a person sees it, the rest may be empty."""

    number: int
    name: str
    identity_number: str
    permit_number: str

    def is_sound(self, today: date) -> bool:
        """Whether it names somebody, and its identity number can be one."""
        named = bool(self.name and (self.identity_number or self.permit_number))
        return named and fault(self.identity_number, today) == RIGHT
