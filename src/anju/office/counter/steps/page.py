"""What the page of a step is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import CaseRecord
from anju.office.counter.steps.forms import StepForm
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Choices


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that was sent: the case as it stands, the number of the entry seen, what was told."""

    case: CaseRecord
    seen: int
    told: Mapping[str, object]

    def text(self, name: str) -> str:
        """What was typed or chosen in a field; empty where nothing was."""
        return str(self.told.get(name) or "").strip()

    @property
    def uploads(self) -> tuple[str, ...]:
        """The scans that came, as `identifier:commitment`; none of a form that takes none."""
        found = self.told.get("uploads")
        return found if isinstance(found, tuple) else ()


CarryOut = Callable[[Asked, Act], Outcome]


def plain(operation: Callable[..., Outcome]) -> CarryOut:
    """A step that is told nothing: the operation takes `case_id`, `seen` and `act`."""
    return lambda asked, act: operation(case_id=asked.case.id, seen=asked.seen, act=act)


def with_words(operation: Callable[..., Outcome]) -> CarryOut:
    """A step that is told words: the operation takes `said` as well."""
    return lambda asked, act: operation(
        case_id=asked.case.id, seen=asked.seen, act=act, said=asked.text("said")
    )


def _no_choices(_request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {}


def _no_lines(_request: OfficeRequest, _case: CaseRecord) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class StepPage:
    """A step as a form: what it is called, what it does, what it asks, the operation.

    `lines` tell what follows from the step before it is taken.
    """

    title: str
    lead: str
    carry_out: CarryOut
    form: type[StepForm] = StepForm
    choices: Callable[[OfficeRequest, CaseRecord], Mapping[str, Choices]] = _no_choices
    lines: Callable[[OfficeRequest, CaseRecord], list[str]] = _no_lines
    primary: bool = True
