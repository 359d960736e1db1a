"""A form whose consequences are said before anything is recorded.

The first time it is sent, the operation is carried out and taken back, so that a refusal is told at
once; then its consequences are said, and only the second time it stays.
"""

from collections.abc import Callable, Iterable, Mapping

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.viewer import OfficeRequest
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Asking, asked
from anju.words import N_, say

CHECK = N_("Go on: see what it changes")
"""What the button says before the consequences were read."""


def asked_and_confirmed(
    request: OfficeRequest,
    form: Asking,
    operation: Callable[[Act], object],
    consequences: Callable[[], Iterable[str]],
    told: Mapping[str, object],
) -> HttpResponse:
    """A form on a page: asked, told what it would do, and carried out once that was confirmed.

    `told` is what `asked` takes; besides `done`, the sentence said where `back` leads afterwards.
    `consequences` are asked for once the form is known to be right.
    """
    if request.POST.get("change"):
        return render(request, "common/asking.html", {**_to_check(told, request), "form": form})

    def carry_out(act: Act) -> str | HttpResponse:
        if request.POST.get("confirmed"):
            operation(act)
            messages.success(request, str(told["done"]))
            return str(told["back_url"])
        _try(operation, act)
        context = {**told, "form": form, "consequences": list(consequences())}
        return render(request, "records/confirm.html", context)

    return asked(request, form, carry_out, _to_check(told, request))


def _to_check(told: Mapping[str, object], request: OfficeRequest) -> dict[str, object]:
    return {**told, "button": say(CHECK, request.language)}


def _try(operation: Callable[[Act], object], act: Act) -> None:
    """Carry out an operation and take it back; raises what it is refused with."""
    with transaction.atomic():
        operation(act)
        transaction.set_rollback(True)
