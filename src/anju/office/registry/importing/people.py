"""People who are recorded already and get another permit: keys, places and marks at hand."""

from collections.abc import Iterable

from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.people import Recording
from anju.office.registry.details.keeping import keys_of, read_details
from anju.office.registry.people.models import PersonPlace


def recordings_of(batch: Batch, people: Iterable[str]) -> dict[str | int, Recording]:
    """People by identifier, ready for more to be recorded of them.

    Nobody among them was erased: an erased person is found by no number.
    """
    places: dict[str, set[str]] = {person: set() for person in people}
    if not places:
        return {}
    keys, details = keys_of(places), read_details(places)
    known = PersonPlace.objects.filter(person_id__in=places)
    for person, division_code in known.values_list("person_id", "division_code"):
        places[person].add(division_code)
    return {
        person: Recording(
            person, keys[person], places[person], sorted(batch.names.name_tokens(told.name))
        )
        for person, told in details.items()
    }
