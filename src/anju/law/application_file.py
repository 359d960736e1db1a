"""Everything that an application still lacks, said at once (Regulation art. 9(1), (3), (5)).

An application needs the applicant's own identity card, a photo, and a proof of one of
the three grounds; with an agent, the agent's identity too.  What the authority can get
by data sharing is not asked for again.

We read art. 9(1) as asking for the proof of the ground that is relied on: the address
itself stands in the residence registration.

>>> notice = missing_materials_notice(ApplicationFile(frozenset({Material.PHOTO, Material.LEASE})))
>>> notice.items[0].name
'identity_evidence'
"""

from dataclasses import dataclass

from anju.law.applicant_facts import Agent, Ground
from anju.law.citation import ONLINE_SERVICES, REGULATION, Citation
from anju.law.materials import (
    CITED,
    MAY_PROVE,
    PROOFS,
    PROVES,
    Evidence,
    Material,
    proves,
)
from anju.law.outcome import CannotTell, Met, Outcome, Reason, all_of, any_of

AT_ONCE = Citation(REGULATION, 9, 5)


@dataclass(frozen=True, slots=True)
class ApplicationFile:
    """What was handed in, what the authority knows by data sharing, and the grounds relied on.

    No ground named means that any of the three will do.  `examined` is what an officer found
    proved by a paper that the open lists of art. 9(2) do not name.
    """

    submitted: frozenset[Material] = frozenset()
    shared: frozenset[Evidence] = frozenset()
    grounds: frozenset[Ground] = frozenset()
    agent: Agent | None = None
    examined: frozenset[Evidence] = frozenset()


@dataclass(frozen=True, slots=True)
class MissingItem:
    """One thing that is missing: its name, and the materials any one of which is enough."""

    name: str
    any_of: tuple[Material, ...]


@dataclass(frozen=True, slots=True)
class MissingMaterialsNotice:
    """The one-time notice: every missing item, in the order of art. 9."""

    items: tuple[MissingItem, ...]


def is_complete(file: ApplicationFile) -> Outcome:
    """Whether a file holds all it needs; CannotTell names everything that is missing."""
    needed = [shown(file, Evidence.IDENTITY), shown(file, Evidence.LIKENESS), _ground(file)]
    if file.agent is not None:
        needed.append(shown(file, Evidence.AGENT_IDENTITY))
    return all_of(needed)


def missing_materials_notice(file: ApplicationFile) -> MissingMaterialsNotice | None:
    """The one-time notice for a file; None if nothing is missing."""
    outcome = is_complete(file)
    if not isinstance(outcome, CannotTell):
        return None
    return MissingMaterialsNotice(
        tuple(MissingItem(name, _enough(name, file)) for name in outcome.missing)
    )


def left_to_bring(file: ApplicationFile) -> tuple[MissingItem, ...]:
    """What the applicant has still to hand in; a paper that waits for an officer is there."""
    notice = missing_materials_notice(file)
    return tuple(item for item in notice.items if item.any_of) if notice else ()


def enough_for(name: str) -> tuple[Material, ...]:
    """The materials any one of which fills a missing name, whatever grounds are relied on.

    None where an officer has to look.

    >>> enough_for("identity_evidence")
    (<Material.RESIDENT_IDENTITY_CARD: 'resident_identity_card'>,)
    """
    return _enough(name, ApplicationFile())


def shown(file: ApplicationFile, evidence: Evidence) -> Outcome:
    """Whether something is proved by a file or known by data sharing; CannotTell names it."""
    if evidence in file.shared:
        values = (("evidence", evidence.value),)
        return Met((Reason("known_by_sharing", (Citation(ONLINE_SERVICES),), values),))
    if evidence in file.examined and MAY_PROVE.get(evidence) in file.submitted:
        values = (("evidence", evidence.value),)
        return Met((Reason("paper_examined", (PROOFS,), values),))
    found = any_of(proves(material, evidence) for material in sorted(file.submitted))
    if isinstance(found, Met | CannotTell):
        return found
    cited = (CITED.get(evidence, PROOFS), AT_ONCE)
    reason = Reason("material_missing", cited, (("evidence", evidence.value),))
    return CannotTell((reason,), (f"{evidence.value}_evidence",))


def _ground(file: ApplicationFile) -> Outcome:
    """A proof of one of the grounds.

    Where several would do and none is shown, one name stands for them all; where a paper
    waits for an officer, nothing else is asked for.
    """
    outcomes = {each: shown(file, each) for each in _relied_on(file)}
    offered = [each for name, each in outcomes.items() if not _nothing_shown(name, each)]
    if offered or len(outcomes) == 1:
        return any_of(offered or outcomes.values())
    reason = Reason("one_ground_is_enough", (PROOFS, AT_ONCE))
    return CannotTell((reason,), ("ground_evidence",))


def _nothing_shown(evidence: Evidence, outcome: Outcome) -> bool:
    return isinstance(outcome, CannotTell) and f"{evidence.value}_evidence" in outcome.missing


def _relied_on(file: ApplicationFile) -> tuple[Evidence, ...]:
    return tuple(Evidence(ground.value) for ground in sorted(file.grounds or frozenset(Ground)))


def _enough(name: str, file: ApplicationFile) -> tuple[Material, ...]:
    """The materials that would fill one missing name; none where an officer has to look."""
    if name == "ground_evidence":
        wanted: tuple[Evidence, ...] = _relied_on(file)
    else:
        wanted = tuple(each for each in Evidence if name == f"{each.value}_evidence")
    return tuple(material for evidence in wanted for material in _proofs(evidence))


def _proofs(evidence: Evidence) -> tuple[Material, ...]:
    """The materials that prove something, those the Regulation names first."""
    other = (MAY_PROVE[evidence],) if evidence in MAY_PROVE else ()
    return (*sorted(PROVES[evidence]), *other)
