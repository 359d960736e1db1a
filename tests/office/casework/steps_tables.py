"""Tries every step in every state of a procedure against a table that was written by hand."""

from collections.abc import Iterable, Mapping

from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure, table_of

Written = Mapping[str, Mapping[str, str]]
"""State to action to the state it leads to, in plain text; what is not there is refused."""


def differences(procedure: Procedure, written: Written) -> list[str]:
    """Every state and action where the code says something else than a hand-written table."""
    return [
        f"{state} {action}: {found or 'refused'}, written {wanted or 'refused'}"
        for state, action in _cells()
        if (found := _found(procedure, state, action))
        != (wanted := _wanted(written, state, action))
    ]


def _cells() -> Iterable[tuple[State, Action]]:
    return ((state, action) for state in State for action in Action)


def _found(procedure: Procedure, state: State, action: Action) -> str:
    to = table_of(procedure).get(state, {}).get(action)
    return to.value if to else ""


def _wanted(written: Written, state: State, action: Action) -> str:
    return written.get(state.value, {}).get(action.value, "")
