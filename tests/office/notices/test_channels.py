"""A channel is told what it must know and no more, and nothing of it is written anywhere."""

import json
import logging.config
from pathlib import Path

import pytest
from django.conf import settings
from tests.office.notices.gateways import HttpGateway

from anju.office.config.channels import channel_settings
from anju.office.config.logs import logging_settings
from anju.office.notices.channels import Address, deliver
from anju.office.notices.outbox import outbox_count, outbox_files
from anju.office.notices.wording import Words

WORDS = Words("居住证签注", "最迟2026年11月22日签注。\n\n第二段。")
PHONE = Address("sms", "13800138000")
BY_A_LIBRARY = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
"""What one of its plug-ins loads is going out of Python."""


def _set(monkeypatch: pytest.MonkeyPatch, **urls: str) -> None:
    monkeypatch.setitem(settings.ANJU, "CHANNELS", urls)


def test_without_a_channel_everything_lies_in_the_folder_each_time(tmp_path: Path) -> None:
    assert outbox_files() == []
    assert deliver(PHONE, WORDS, "m1").sent
    assert deliver(PHONE, WORDS, "m1").sent
    assert [(each.to, each.message_id, each.words) for each in outbox_files()] == [
        ("sms 13800138000", "m1", WORDS)
    ] * 2
    assert outbox_count() == 2
    folder = tmp_path / "outbox"
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


@BY_A_LIBRARY
def test_a_gateway_is_told_the_address_the_words_and_the_message(
    gateway: HttpGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, sms=f"json://{gateway.host}/send?:to={{address}}&:id={{message}}")
    assert deliver(PHONE, WORDS, "m1").sent
    ((path, body),) = gateway.taken
    told = json.loads(body)
    assert path == "/send"
    assert (told["to"], told["id"]) == ("13800138000", "m1")
    assert (told["title"], told["message"]) == (WORDS.subject, WORDS.body)


@BY_A_LIBRARY
def test_what_fails_is_told_by_a_code_and_logged_nowhere(
    gateway: HttpGateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _set(monkeypatch, sms=f"json://user:secret@{gateway.host}/answers-500?:to={{address}}")
    logging.config.dictConfig(logging_settings())
    caplog.set_level(logging.DEBUG)
    assert deliver(PHONE, WORDS, "m1").why == "refused"
    assert deliver(Address("mail", "a@example.com"), WORDS, "m1").why == "not_set_up"
    assert deliver(Address("sms", ""), WORDS, "m1").why == "no_address"
    _set(monkeypatch, sms="no such service {address}")
    assert deliver(PHONE, WORDS, "m1").why == "refused"
    assert "13800138000" not in caplog.text
    assert "secret" not in caplog.text
    assert repr(PHONE) == "Address(sms)"


def test_a_folder_that_takes_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file stands in the way")
    assert deliver(PHONE, WORDS, "m1").why == "refused"


def test_channels_are_named_by_the_environment() -> None:
    assert channel_settings({"ANJU_CHANNEL_SMS": "json://gateway", "ANJU_CHANNEL_MAIL": ""}) == {
        "sms": "json://gateway"
    }
