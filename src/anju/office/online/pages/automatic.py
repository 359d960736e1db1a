"""Automatic endorsement: how it works, what is known of one, and one's own choice."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.law.automatic import Confirmed
from anju.law.wording import day_in_words
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.automatic.consent import consent_of, give_consent, withdraw_consent
from anju.office.casework.automatic.evidence import at_hand_of
from anju.office.casework.automatic.offered import offered_at
from anju.office.casework.automatic.rules import RULES
from anju.office.casework.cases.channels import Channel
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.whom import held_permit_of, shown_own, summary_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.answers import PermitAnswer
from anju.office.screens.own import Own
from anju.words import N_, say

AGREE_TITLE = N_("Shall your permit be endorsed automatically?")
AGREE = N_("Yes, I agree")
LEAVE_TITLE = N_("Shall it not be endorsed automatically any more?")
LEAVE = N_("I withdraw my agreement")
LEAD = N_("While all of this is so, it is endorsed without you, and you are told at once:")
AGREED = N_("You agreed. You are told whenever something is done, and may withdraw at any time.")
LEFT = N_("You withdrew. What was endorsed stands; endorse it yourself from now on.")
CONFIRMED = N_("Confirmed on {day}: {what}")
CONTRADICTED = N_("Said to have changed, on {day}: {what}")

WHAT = {
    Confirmed.ADDRESS: N_("your home"),
    Confirmed.EMPLOYMENT: N_("your work"),
    Confirmed.INSURANCE: N_("your social insurance"),
    Confirmed.SCHOOLING: N_("your schooling"),
}
"""What somebody else confirms, as the one it is about reads it."""


@needs(Right.FILE_REQUEST)
def automatic(request: OfficeRequest) -> HttpResponse:
    """Ask for the agreement, or for its end; only where the place endorses automatically."""
    whom = shown_own(request, "my-automatic")
    held = held_permit_of(summary_of(whom, request))
    if held is None or not offered_at(held.record.division_code, request.today):
        raise Http404
    given = consent_of(whom.records).is_given
    form = OwnForm(request, initial=for_whom(whom))
    context = {
        "title": say(LEAVE_TITLE if given else AGREE_TITLE, request.language),
        "button": say(LEAVE if given else AGREE, request.language),
        "lead": say(LEAD, request.language),
        "lines": [say(each, request.language) for each in RULES],
        "aside": [],
        "known": _known(whom, held, request.language),
    }

    def carry_out(act: Act) -> str:
        _chosen(whom, held, act, given=given)
        messages.success(request, say(LEFT if given else AGREED, request.language))
        return reverse("my")

    return ask_own(request, whom, form, carry_out, context, "online/automatic.html")


def _chosen(whom: Own, held: PermitAnswer, act: Act, *, given: bool) -> None:
    if given:
        withdraw_consent(person_id=whom.person_id, channel=Channel.ONLINE, act=act)
        return
    place = held.record.division_code
    give_consent(person_id=whom.person_id, channel=Channel.ONLINE, place=place, act=act)


def _known(whom: Own, held: PermitAnswer, language: str) -> list[str]:
    """What others confirmed since the permit was issued, latest first."""
    supplied = [each for told in at_hand_of(whom.records).values() for each in told]
    return [
        say(CONFIRMED if each.holds else CONTRADICTED, language).format(
            day=day_in_words(each.confirmed_on, language), what=say(WHAT[each.what], language)
        )
        for each in sorted(supplied, key=lambda each: each.confirmed_on, reverse=True)
        if each.confirmed_on >= held.record.issued_on
    ]
