"""Refuses what a role may not do, where a step is no step of a case."""

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act


def needs_right(right: Right, act: Act) -> None:
    """Raise CaseRefused where the role that somebody acts in does not have a right."""
    if not allowed(right, Role(act.role)):
        raise CaseRefused(Why.NOT_YOURS)
