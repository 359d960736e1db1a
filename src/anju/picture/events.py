"""The marks of a scene as sentences, for a screen reader, and as plain values, for a program.

Nothing is in the picture that is not in the list.
"""

from dataclasses import fields
from datetime import date

from anju.picture.marks import KINDS, Mark, Window, in_order
from anju.picture.scene import Scene
from anju.picture.sentences import sentence

Plain = str | int | bool | None


def listed(scene: Scene, language: str) -> list[str]:
    """Every mark of the scene as a sentence, in order of day."""
    return [sentence(mark, scene, language) for mark in scene.marks]


def as_json(scene: Scene) -> list[dict[str, Plain]]:
    """Every mark and every state as a plain dictionary, in order of day.

    `kind` names it; `first_day` and `last_day` are ISO days, the same for a mark of one day;
    `last_day` is None where no end is known.  The other keys are those of the mark.
    """
    return [plain(mark) for mark in in_order((*scene.marks, *scene.states))]


def plain(mark: Mark) -> dict[str, Plain]:
    """One mark as a plain dictionary."""
    values = {field.name: getattr(mark, field.name) for field in fields(mark)}
    if day := values.pop("day", None):
        values = {"first_day": day, "last_day": day, **values}
    if isinstance(mark, Window):
        values = {"first_day": mark.first_day, "last_day": mark.last_day_told, **values}
        del values["last_day_told"]
    return {"kind": KINDS[type(mark)], **{name: _plain(value) for name, value in values.items()}}


def _plain(value: object) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)
