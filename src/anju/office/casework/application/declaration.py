"""What an applicant declares: the grounds relied on, and facts that no record holds.

In the entry it stands as codes, days and numbers; what was not told is left out, and nothing is
ever read out of silence.  `declaration_of(declaration.as_asked())` is the declaration again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from anju.law.applicant_facts import Ground, Merit
from anju.law.materials import Evidence


@dataclass(frozen=True, slots=True)
class ClaimedGround:
    """A ground relied on, and the days from which and until which it lasts, where told."""

    ground: Ground
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared; None, and a ground that is not named, is not told.

    `shared` is what the office knows from other departments, so that it is not asked for again.
    """

    grounds: tuple[ClaimedGround, ...] = ()
    shared: frozenset[Evidence] = frozenset()
    citizen: bool | None = None
    limited_mobility: bool | None = None
    insured_months_running: int | None = None
    insured_months_of_last_24: int | None = None
    merits: frozenset[Merit] | None = None

    def as_asked(self) -> dict[str, Any]:
        """What of it was told, as an entry holds it."""
        told: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        told["grounds"] = {each.ground.value: _days(each) for each in self.grounds} or None
        told["shared"] = sorted(self.shared) or None
        told["merits"] = None if self.merits is None else sorted(self.merits)
        return {name: value for name, value in told.items() if value is not None}

    def with_more(self, further: "Declaration") -> "Declaration":
        """The same with what was told further; what is told again replaces what stood."""
        mine, more = self.as_asked(), further.as_asked()
        joined = {**mine, **more}
        if "grounds" in mine and "grounds" in more:
            joined["grounds"] = {**mine["grounds"], **more["grounds"]}
        joined["shared"] = sorted(self.shared | further.shared)
        return declaration_of(joined)


_PLAIN = ("citizen", "limited_mobility", "insured_months_running", "insured_months_of_last_24")


def declaration_of(asked: Mapping[str, Any]) -> Declaration:
    """The declaration that an entry holds."""
    merits = asked.get("merits")
    return Declaration(
        grounds=tuple(
            ClaimedGround(Ground(name), _day(days, "first_day"), _day(days, "last_day"))
            for name, days in sorted(asked.get("grounds", {}).items())
        ),
        shared=frozenset(map(Evidence, asked.get("shared", ()))),
        merits=None if merits is None else frozenset(map(Merit, merits)),
        **{name: asked.get(name) for name in _PLAIN},
    )


def _days(claimed: ClaimedGround) -> dict[str, str]:
    days = {"first_day": claimed.first_day, "last_day": claimed.last_day}
    return {name: day.isoformat() for name, day in days.items() if day}


def _day(days: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(days[name]) if name in days else None
