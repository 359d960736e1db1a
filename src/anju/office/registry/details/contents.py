"""What a detail says, as the bytes that are sealed and committed to.

>>> details_of(content_of(PersonalDetails("张建国", sex="M"))).name
'张建国'
"""

import json
from datetime import date

from anju.office.common.canonical import canonical_bytes
from anju.office.registry.intake import PersonalDetails

_NAMES = tuple(PersonalDetails.__dataclass_fields__)


def content_of(details: PersonalDetails) -> bytes:
    """A person's details as canonical bytes."""
    return canonical_bytes({name: getattr(details, name) for name in _NAMES})


def details_of(content: bytes) -> PersonalDetails:
    """The details that `content_of` wrote."""
    told = json.loads(content)
    born_on = told.pop("born_on")
    return PersonalDetails(**told, born_on=date.fromisoformat(born_on) if born_on else None)
