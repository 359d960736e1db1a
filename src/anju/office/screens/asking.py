"""Forms that ask for one thing: in the reader's language, safe to send twice."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from anju.law.known import RefusedHistory
from anju.office.access.codes import NotProved
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.refused import CaseRefused
from anju.office.common.ids import LENGTH, new_id
from anju.office.papers.uploads.refused import UploadRefused
from anju.office.papers.uploads.where_taken import are_taken
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Busy, RequestConflict
from anju.office.registry.refused import Because, Refused, in_words
from anju.office.screens.acting import act_of, own_act_of
from anju.office.screens.case_refusals import refusal_lines
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say

EMPTY = N_("Fill this in.")
NO_DAY = N_("This is no day.")
NO_CHOICE = N_("Choose one of these.")
SENT_BEFORE = N_("This form was sent before with something else in it. Load the page again.")
BUSY = N_("Others are writing to the same record. Nothing was changed; send it once more.")

Choices = Iterable[tuple[str, str]]
Sentences = Mapping[str, str]
AtFault = Mapping[Because, str]


class Asking(forms.Form):
    """A form with labels and hints of our own, and the key of its request from GET on.

    `LABELS` and `HINTS` are English sentences by field; `AT_FAULT` says beside which field the
    reason of a refusal is told, on top of the form where it is not there.
    """

    LABELS: ClassVar[Sentences] = {}
    HINTS: ClassVar[Sentences] = {}
    AT_FAULT: ClassVar[AtFault] = {}

    key = forms.CharField(required=False, max_length=LENGTH, widget=forms.HiddenInput)

    def __init__(
        self,
        request: OfficeRequest,
        *,
        choices: Mapping[str, Choices] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        posted = self.posted(request)
        files = None if posted is None else request.FILES
        first = {"key": new_id(), **(initial or {})}
        super().__init__(posted, files, initial=first, auto_id="%s")
        self.language = request.language
        for name, sentence in self.LABELS.items():
            self.fields[name].label = say(sentence, self.language)
        for name, sentence in self.HINTS.items():
            self.fields[name].help_text = say(sentence, self.language)
        for name, offered in (choices or {}).items():
            cast("forms.ChoiceField", self.fields[name]).choices = list(offered)
        for field in self.fields.values():
            wrong = {"required": EMPTY, "invalid": NO_DAY, "invalid_choice": NO_CHOICE}
            told = {code: say(sentence, self.language) for code, sentence in wrong.items()}
            field.error_messages.update(told)

    def posted(self, request: OfficeRequest) -> QueryDict | None:
        """What was sent; None for a form that is only shown."""
        return request.POST if request.method == "POST" else None

    def ask_further(self, request: OfficeRequest) -> None:
        """Ask for more where the place of the viewer needs it; most forms need nothing."""

    @property
    def sent_key(self) -> str:
        """The key of the request; a new one where the form came without."""
        return self.cleaned_data.get("key") or new_id()

    def add_error(self, field: str | None, error: Any) -> None:  # noqa: ANN401 - as Django types it
        """Say what is wrong in the reader's language, where a field told it as a key."""
        if isinstance(error, ValidationError) and hasattr(error, "message"):
            error = ValidationError(say(str(error.message), self.language), code=error.code)
        super().add_error(field, error)

    def refuse(self, refusal: Refused | RefusedHistory) -> None:
        """Say a refusal beside the field that is at fault."""
        at_fault = self.AT_FAULT.get(refusal.reason) if isinstance(refusal, Refused) else None
        self.add_error(at_fault, as_sentence(in_words(refusal, self.language), self.language))


class DayField(forms.DateField):
    """A legal day, asked for with the browser's own calendar."""

    def __init__(self, *, required: bool = True) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=required, widget=widget, input_formats=["%Y-%m-%d"])


def _act(request: OfficeRequest, person_id: str, key: str) -> Act:
    return own_act_of(request, person_id, key) if person_id else act_of(request, key)


def asked(
    request: OfficeRequest,
    form: Asking,
    carry_out: Callable[[Act], str | HttpResponse],
    told: Mapping[str, object],
    template: str = "common/asking.html",
    person_id: str = "",
) -> HttpResponse:
    """One form on a page: asked, said what is wrong with it, or carried out.

    `carry_out` does it and answers where to go then, or a page of its own.  `told` is what
    the template takes: title, button, lead, lines, back.  `person_id` is for whom somebody acts
    who is no staff.
    """
    if request.method == "POST" and form.is_valid():
        try:
            onward = carry_out(_act(request, person_id, form.sent_key))
        except (Refused, RefusedHistory) as refusal:
            form.refuse(refusal)
        except CaseRefused as refusal:
            for line in refusal_lines(refusal, request.language):
                form.add_error(None, line)
        except UploadRefused as refusal:
            told_why = as_sentence(refusal.in_words(request.language), request.language)
            form.add_error(None, told_why)
        except NotProved as refusal:
            form.add_error("code", refusal.in_words(request.language))
        except RequestConflict:
            form.add_error(None, say(SENT_BEFORE, request.language))
        except Busy:
            form.add_error(None, say(BUSY, request.language))
        else:
            return HttpResponseRedirect(onward) if isinstance(onward, str) else onward
    match = request.resolver_match
    if form.is_multipart() and match and not are_taken(match.func):
        raise LookupError("a page whose form takes files is marked with takes_files")
    wrong = bool(form.errors)
    return render(request, template, {**told, "form": form}, status=422 if wrong else 200)
