"""A believable name for somebody of an ethnicity, a sex and a year of birth.

>>> from random import Random
>>> "·" in full_name(Random(1), ethnicity="05", man=True, year=1990)
True
"""

from bisect import bisect_left
from random import Random

from anju.office.registry.sample import given_names as table
from anju.office.registry.sample.choice import Weighted, one_of

_FAMILY = Weighted(table.FAMILY_NAMES)
_GIVEN = {
    man: tuple(tuple(names.split()) for _, names in rows)
    for man, rows in ((False, table.WOMEN), (True, table.MEN))
}
_LAST_YEARS = [year for year, _ in table.WOMEN]
_UYGHUR = {False: table.UYGHUR_WOMEN.split(), True: table.UYGHUR_MEN.split()}
_UYGHUR_FATHERS = table.UYGHUR_FATHERS.split()
_KAZAKH, _TIBETAN = table.KAZAKH.split(), table.TIBETAN.split()
_TIBETAN_HOUSES, _MONGOL, _YI = table.TIBETAN_HOUSES.split(), table.MONGOL.split(), table.YI.split()


def full_name(rng: Random, *, ethnicity: str, man: bool, year: int, family: str = "") -> str:
    """A full name; `family` is the family name to carry on, where one is to be."""
    if ethnicity == "05":
        return f"{one_of(rng, _UYGHUR[man])}·{one_of(rng, _UYGHUR_FATHERS)}"
    if ethnicity in {"17", "29", "41", "43", "50"}:
        return f"{one_of(rng, _KAZAKH)}·{one_of(rng, _KAZAKH)}"
    if ethnicity == "04":
        return _tibetan(rng)
    if ethnicity == "02" and rng.random() < 0.6:
        return one_of(rng, _MONGOL)
    if ethnicity == "07" and rng.random() < 0.3:
        return one_of(rng, _YI)
    return (family or family_name(rng, ethnicity)) + given_name(rng, man=man, year=year)


def _tibetan(rng: Random) -> str:
    if rng.random() < 0.15:
        return one_of(rng, _TIBETAN_HOUSES)
    return one_of(rng, _TIBETAN) + one_of(rng, _TIBETAN)


def family_name(rng: Random, ethnicity: str) -> str:
    """A family name, one or two characters; often one that is usual for the ethnicity."""
    usual = table.OF_AN_ETHNICITY.get(ethnicity)
    if usual and rng.random() < 0.7:
        return one_of(rng, usual)
    return _FAMILY.pick(rng)


def given_name(rng: Random, *, man: bool, year: int) -> str:
    """A given name of one or two characters, as was usual for the year of birth."""
    name = one_of(rng, _GIVEN[man][bisect_left(_LAST_YEARS, year)])
    chance = rng.random()
    if chance < 0.004:
        return name[:-1] + one_of(rng, table.RARE)
    if chance < 0.3:
        return one_of(rng, table.ANY_GENERATION) + name[-1]
    return name


def family_part(name: str) -> str:
    """The family name in a name, so that children carry it on; empty where it has none."""
    if "·" in name:
        return ""
    if name[:2] in table.FAMILY_NAMES:
        return name[:2]
    return name[:1] if name[:1] in table.FAMILY_NAMES else ""
