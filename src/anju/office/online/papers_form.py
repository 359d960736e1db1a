"""Photos and scans of papers, taken with a phone: one field for each paper that would do."""

from collections.abc import Iterable

from anju.law.applicant_facts import Ground
from anju.law.materials import MAY_PROVE, PROVES, Evidence, Material
from anju.office.online.forms import OwnForm
from anju.office.papers.uploads.models import Upload
from anju.office.screens.scans import ScansForm

ALWAYS = (Evidence.IDENTITY, Evidence.LIKENESS)
"""What everybody shows who applies (Regulation art. 9(1))."""


class PapersForm(ScansForm, OwnForm):
    """The papers that are handed in; none is asked for until it is said which."""

    def ask_for_papers(self, evidence: Iterable[Evidence]) -> None:
        """Ask for the papers any one of which shows something."""
        for each in evidence:
            other = (MAY_PROVE[each],) if each in MAY_PROVE else ()
            for material in (*sorted(PROVES[each]), *other):
                self.ask_for_paper(material)

    def ask_for_every_paper(self) -> None:
        """Ask for every paper of an application."""
        grounds = [Evidence(ground.value) for ground in Ground]
        self.ask_for_papers([*ALWAYS, *grounds, Evidence.AGENT_IDENTITY])

    @property
    def materials(self) -> frozenset[Material]:
        """The papers of which a file came."""
        ids = [each.partition(":")[0] for each in self.cleaned_data["uploads"]]
        kept = Upload.objects.filter(id__in=ids).values_list("material", flat=True)
        return frozenset(map(Material, kept))
