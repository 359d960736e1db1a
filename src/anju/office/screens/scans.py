"""Forms that take photos and scans of papers: checked and kept as they come, referred to later.

A file is kept sealed as soon as it comes, so that a form that is shown again has lost nothing.  It
belongs to a case once the form was carried out, and goes by itself where it never was.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Final, cast

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.forms.boundfield import BoundField, BoundWidget
from django.http import QueryDict

from anju.law.materials import Material
from anju.office.access.viewer import OfficeRequest
from anju.office.common.ids import new_id
from anju.office.papers.uploads.checking import LARGEST
from anju.office.papers.uploads.keeping import HandedInAs, KeptUpload, keep_upload, kept_upload
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.receiving import LARGEST_TOGETHER, content_of
from anju.office.papers.uploads.refused import TOO_LARGE, TOO_LARGE_TOGETHER, UploadRefused
from anju.office.registry.refused import Refused
from anju.office.screens.acting import acting_for
from anju.office.screens.asking import Asking, Choices
from anju.office.screens.scan_words import ScanShown, paper_in_words, scans_shown
from anju.office.screens.sentences import as_sentence
from anju.words import say

PICTURES: Final = "image/jpeg,image/png,image/webp"
"""What is taken as a photo: named one by one, so that phones turn their own format into these."""

ANYTHING: Final = f"{PICTURES},application/pdf"
"""What is taken as a scan."""


class Files(forms.FileInput):
    """Several files of one paper."""

    allow_multiple_selected = True


class BoundScan(BoundField):
    """The files of one paper in a form, with those that it has kept already."""

    @property
    def kept(self) -> list[ScanShown]:
        """What came with an earlier showing of the form, or of a draft."""
        return cast("ScansForm", self.form).kept_as(self.name)


class ScanField(forms.Field):
    """The files of one paper; `beside` is one that is shown beside the tick of its paper."""

    is_scan = True

    def __init__(self, material: HandedInAs, *, beside: bool) -> None:
        self.material = material
        self.beside = beside
        self.is_portrait = material is Material.PHOTO
        taken = PICTURES if self.is_portrait else ANYTHING
        widget = Files(attrs={"accept": taken, "multiple": not self.is_portrait})
        super().__init__(required=False, widget=widget)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundScan:
        """The field in a form, which knows what was kept."""
        return BoundScan(form, self, field_name)


class ScansForm(Asking):
    """A form with files: one field for each paper of `materials`, and for each of `TAKES`.

    `person_id` is set by the page before the form is looked at: whose papers they are.  What was
    taken stands in the cleaned data as `uploads`, each as `identifier:commitment`.
    """

    TAKES: ClassVar[tuple[HandedInAs, ...]] = ()
    SCAN_HINTS: ClassVar[Mapping[HandedInAs, str]] = {}

    def __init__(
        self,
        request: OfficeRequest,
        *,
        choices: Mapping[str, Choices] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(request, choices=choices, initial=initial)
        self.request = request
        self.person_id = ""
        self._kept: dict[str, list[str]] = {}
        for code in self._listed():
            self._ask_for(Material(code), beside=True)
        for material in self.TAKES:
            self._ask_for(material, beside=False)

    def posted(self, request: OfficeRequest) -> QueryDict | None:
        """What was sent; a paper whose file came is handed in, ticked or not."""
        told = super().posted(request)
        if told is None or "materials" not in self.base_fields:
            return told
        ticked = told.getlist("materials")
        sent = {_paper(name) for name in request.FILES} - {*ticked, *self.TAKES}
        told = told.copy()
        told.setlist("materials", [*ticked, *sorted(sent)])
        return told

    @property
    def papers(self) -> list[tuple[BoundWidget, BoundField]]:
        """The ticks of the papers, each with its files."""
        ticks = self["materials"]
        return [(tick, self[f"scan_{tick.data['value']}"]) for tick in ticks]

    def kept_as(self, name: str) -> list[ScanShown]:
        """The files of a field that are kept already."""
        ids = self._kept.get(name, []) if self.is_bound else self.initial.get(_kept(name), [])
        rows = Upload.objects.in_bulk(ids) if ids else {}
        return scans_shown((rows[each] for each in ids if each in rows), self.language)

    def kept_fields(self) -> dict[str, str]:
        """What is kept of each paper, as a draft remembers it."""
        return {_kept(name): " ".join(ids) for name, ids in self._kept.items() if ids}

    def clean(self) -> dict[str, Any]:
        """Keep what came, and gather what is handed in."""
        told = super().clean() or self.cleaned_data
        found = [
            upload
            for name, field in self.fields.items()
            if isinstance(field, ScanField)
            for upload in self._taken(name, field, told)
        ]
        told["uploads"] = tuple(map(str, found))
        return told

    def _taken(self, name: str, field: ScanField, told: dict[str, Any]) -> list[KeptUpload]:
        """The files of a paper, those kept before and the new ones; none of one not ticked."""
        new: list[KeptUpload] = []
        for file in told.pop(name, None) or ():
            with self._refusing(name):
                new.append(self._keep(field.material, file))
        is_handed_in = not field.beside or field.material.value in told.get("materials", ())
        before: list[KeptUpload] = []
        for upload_id in self._named(name) if is_handed_in else ():
            with self._refusing(name):
                before.append(kept_upload(upload_id=upload_id, person_id=self.person_id))
        if field.is_portrait and new:
            before, new = [], new[-1:]
        found = list(dict.fromkeys([*before, *new]))
        self._kept[name] = [each.id for each in found] if is_handed_in else self._named(name)
        return found

    def _keep(self, material: HandedInAs, file: InMemoryUploadedFile) -> KeptUpload:
        content = content_of(file)
        if content is None:
            if (file.size or 0) > LARGEST:
                raise UploadRefused(TOO_LARGE, most=LARGEST >> 20)
            raise UploadRefused(TOO_LARGE_TOGETHER, most=LARGEST_TOGETHER >> 20)
        act = acting_for(self.request, self.person_id, self.cleaned_data.get("key") or new_id())
        return keep_upload(person_id=self.person_id, material=material, file=content, act=act)

    @contextmanager
    def _refusing(self, name: str) -> Iterator[None]:
        """Say beside a field why its file is not taken."""
        try:
            yield
        except UploadRefused as refusal:
            told = as_sentence(refusal.in_words(self.language), self.language)
            self.add_error(name, told)
        except Refused as refusal:
            self.refuse(refusal)

    def _named(self, name: str) -> list[str]:
        """The identifiers of kept files that came back with the form."""
        return list(dict.fromkeys(cast("QueryDict", self.data).getlist(_kept(name))))

    def _listed(self) -> list[str]:
        """The codes of the papers that can be ticked."""
        field = self.fields.get("materials")
        offered = field.choices if isinstance(field, forms.MultipleChoiceField) else ()
        return [code for code, _ in cast("list[tuple[str, str]]", offered)]

    def ask_for_paper(self, material: HandedInAs) -> None:
        """Ask for one more paper by itself."""
        self._ask_for(material, beside=False)

    def _ask_for(self, material: HandedInAs, *, beside: bool) -> None:
        field = ScanField(material, beside=beside)
        label = paper_in_words(material.value, self.language)
        field.label = f"{label[:1].upper()}{label[1:]}"
        if material in self.SCAN_HINTS:
            field.help_text = say(self.SCAN_HINTS[material], self.language)
        self.fields[f"scan_{material.value}"] = field


def _paper(name: str) -> str:
    """The paper of a field: `scan_lease` is of `lease`."""
    return name.removeprefix("scan_")


def _kept(name: str) -> str:
    """The name under which the files of a field that are kept come back."""
    return f"kept_{_paper(name)}"
