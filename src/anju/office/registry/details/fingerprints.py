"""What a request with personal details in it asked for, without keeping the details."""

from anju.office.common.keyring import current_ring
from anju.office.common.keys import Purpose
from anju.office.common.lookups import keyed_hash
from anju.office.registry.details.contents import content_of
from anju.office.registry.intake import PersonalDetails


def keyed_fingerprint(content: bytes) -> str:
    """A keyed hash of some content, 24 hex digits: the same content gives the same again."""
    return keyed_hash(current_ring().newest(Purpose.INDEX), "request", 12)(content).hex()


def fingerprint_of(details: PersonalDetails) -> str:
    """The same of a person's details."""
    return keyed_fingerprint(content_of(details))
