"""What a row says of the holder of its permit, and whether that contradicts what is recorded."""

from anju.office.common.typed import normal_name
from anju.office.registry.intake import PersonalDetails
from anju.roster.accepted import AcceptedRow
from anju.roster.identity_texts import born_on


def holder_of(row: AcceptedRow) -> PersonalDetails:
    """What a roster says of a person: a name, and what the identity number holds."""
    number = row.identity_number
    if not number:
        return PersonalDetails(normal_name(row.name))
    sex = "M" if int(number[16]) % 2 else "F"
    return PersonalDetails(normal_name(row.name), number, sex, born_on=born_on(number))


def contradict(told: PersonalDetails, recorded: PersonalDetails) -> bool:
    """Whether a name, a sex or a day of birth is known on both sides and differs.

    >>> contradict(PersonalDetails("王芳", sex="F"), PersonalDetails("王芳"))
    False
    >>> contradict(PersonalDetails("王芳"), PersonalDetails("王方"))
    True
    """
    pairs = (
        (told.name, recorded.name),
        (told.sex, recorded.sex),
        (told.born_on, recorded.born_on),
    )
    return any(one and other and one != other for one, other in pairs)
