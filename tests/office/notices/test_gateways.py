"""The services a city may put behind a channel, tried by real ones on this machine."""

import json
import logging.config
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from tests.office.notices.gateways import HttpGateway, MailGateway
from tests.office.notices.reminded import (
    BEFORE,
    MAIL,
    OPENS,
    PHONE,
    a_holder,
    morning,
    queued,
    reached_by,
    sent,
    told_of,
)
from tests.office.registry.acting import told

from anju.office.config.logs import logging_settings
from anju.office.notices.channels import SENT, Address, Delivery, deliver
from anju.office.notices.models import Attempt, MessageState
from anju.office.notices.sending import send_some
from anju.office.notices.told_back import attempt_of, tell_back
from anju.office.notices.wording import Words
from anju.office.registry.contacts.models import ContactChannel

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

WORDS = Words("居住证：现在可以签注", "最迟2026年11月22日签注。\n\n缺少：\n· 照片 <近照> & 说明")
SECRET = "s3cretWordOfTheOffice12345"
REFUSED = Delivery(sent=False, why="refused")
TO = {
    "sms": Address("sms", PHONE),
    "chat": Address("chat", "holder-7h2k"),
    "mail": Address("mail", "ouyang+1@example.com"),
}
BY_HTTP = {
    "json": ("sms", "json://office:{secret}@{host}/{path}?:to={{address}}&:id={{message}}"),
    "form": ("sms", "form://office:{secret}@{host}/{path}?:to={{address}}"),
    "SMSEagle": ("sms", "smseagle://{secret}@{host}/{{address}}"),
    "ntfy": ("chat", "ntfy://office:{secret}@{host}/{{address}}?mode=private"),
    "Mattermost": ("chat", "mmost://office@{host}/{secret}?channel={{address}}"),
}
"""URLs that a city configures, with the host of its own gateway."""
BY_MAIL = "mailto://{host}?smtp=127.0.0.1&from=office@example.cn&to={{address}}&mode=insecure"


def _set(
    monkeypatch: pytest.MonkeyPatch, channel: str, url: str, host: str, path: str = ""
) -> None:
    url = url.format(secret=SECRET, host=host, path=path)
    channels = {**settings.ANJU["CHANNELS"], channel: url}
    monkeypatch.setitem(settings.ANJU, "CHANNELS", channels)


def _read(body: str) -> str:
    """What a gateway was told, whatever it is wrapped in."""
    if body.startswith("{"):
        return str(_values(json.loads(body)))
    return str(list(parse_qs(body).values()))


def _values(found: object) -> list[object]:
    return [_values(each) for each in found.values()] if isinstance(found, dict) else [found]


@pytest.mark.parametrize("name", BY_HTTP)
def test_a_service_is_told_the_address_and_all_of_the_words(
    name: str, gateway: HttpGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel, url = BY_HTTP[name]
    _set(monkeypatch, channel, url, gateway.host)
    assert deliver(TO[channel], WORDS, "m1") == SENT
    ((path, body),) = gateway.taken
    read = _read(body).replace("\\r\\n", "\\n")
    assert TO[channel].value in read
    assert repr(WORDS.subject)[1:-1] in read
    assert repr(WORDS.body)[1:-1] in read
    assert "github" not in path + body  # no picture from elsewhere


def test_mail_keeps_its_paragraphs_for_whoever_reads_it(
    mail_gateway: MailGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, "mail", BY_MAIL, mail_gateway.host)
    assert deliver(TO["mail"], WORDS, "m1") == SENT
    (mail,) = mail_gateway.taken
    assert (mail["To"], mail["Subject"]) == (TO["mail"].value, WORDS.subject)
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == WORDS.body
    rich = mail.get_body(("html",))
    assert rich is None or "<br" in rich.get_content()


FAILURES = {
    "answers-400": REFUSED,
    "answers-401": REFUSED,
    "answers-404": REFUSED,
    "answers-429": REFUSED,
    "answers-500": REFUSED,
    "answers-503": REFUSED,
    "garbled": SENT,
    "hangs-up": REFUSED,
    "silent": REFUSED,
}
"""What a gateway does, and what is said of it; garbled headers come behind what was taken."""


def test_what_a_gateway_does_is_said_by_a_code_and_nothing_of_it_is_logged(
    gateway: HttpGateway,
    mail_gateway: MailGateway,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    logging.config.dictConfig(logging_settings())
    caplog.set_level(logging.DEBUG)
    for how, said in FAILURES.items():
        url = f"json://office:{{secret}}@{{host}}/{how}/{{{{address}}}}?rto=0.2"
        _set(monkeypatch, "sms", url, gateway.host)
        assert deliver(TO["sms"], WORDS, "m1") == said, how
    _set(monkeypatch, "mail", BY_MAIL, mail_gateway.host)
    assert deliver(Address("mail", "unknown@example.com"), WORDS, "m1") == REFUSED
    nobody = "127.0.0.1:1"
    for channel, url in (*BY_HTTP.values(), ("mail", BY_MAIL)):
        _set(monkeypatch, channel, url, nobody)
        assert deliver(TO[channel], WORDS, "m1") == REFUSED, url
    hidden = [SECRET, WORDS.subject, "unknown@", *(each.value for each in TO.values())]
    assert [each for each in hidden if each in caplog.text] == []


@pytest.mark.usefixtures("sqlite_city")
def test_what_gateways_say_is_recorded_attempt_by_attempt(
    gateway: HttpGateway, mail_gateway: MailGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, permit = a_holder()
    reached_by(person)
    reached_by(person, ContactChannel.MAIL, MAIL)
    queued(BEFORE, OPENS)
    sms = "json://office:{secret}@{host}/{path}?:to={{address}}&:id={{message}}&:told={{told}}&rto=0.2"
    _set(monkeypatch, "mail", BY_MAIL, mail_gateway.host)
    at = morning(OPENS)
    for how in ("answers-500", "silent", "hangs-up", "answers-429"):
        _set(monkeypatch, "sms", sms, gateway.host, how)
        assert send_some(at) == 1, how
        at += timedelta(hours=2)
    sent(at)
    attempts = Attempt.objects.order_by("begun_at")
    tried = [(each.channel, each.outcome, each.why) for each in attempts]
    assert tried == [*[("sms", "failed", "refused")] * 4, ("mail", "sent", "")]
    asked = [json.loads(body) for _, body in gateway.taken]
    assert [each["to"] for each in asked] == [PHONE] * 4
    assert len({each["id"] for each in asked}) == 1
    assert told_of(permit) == {"window_opens": MessageState.SENT}
    assert [mail["To"] for mail in mail_gateway.taken] == [MAIL]
    assert (PHONE in str(told(permit)), MAIL in str(told(permit))) == (False, False)
    # The second one was taken after all, as the gateway says later at the address it was given.
    late = attempt_of(asked[1]["told"].rstrip("/").rpartition("/")[2])
    assert late == attempts[1].id
    assert tell_back(attempt_id=late, outcome="delivered", at=at)
    assert [each.outcome for each in attempts.all()][1] == "delivered"
