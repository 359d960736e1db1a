"""The doctor warns where nothing would reach anybody, and says what to set."""

import pytest
from django.conf import settings
from django.test import override_settings

from anju.office.registry.upkeep.doctor.finding import Standing
from anju.office.registry.upkeep.doctor.machine import look_at_channels


@pytest.mark.parametrize(
    ("demo", "channels", "standing", "said"),
    [
        (False, {}, Standing.NOTE, "Set ANJU_CHANNEL_SMS"),
        (False, {"sms": "json://user:secret@sms.example"}, Standing.WELL, "go out by sms"),
        (True, {}, Standing.WELL, "go to the folder"),
    ],
    ids=["no channel outside the demo", "a channel", "the demo"],
)
def test_an_office_without_a_channel_is_told_what_to_set(
    demo: bool, channels: dict[str, str], standing: Standing, said: str
) -> None:
    with override_settings(ANJU={**settings.ANJU, "DEMO": demo, "CHANNELS": channels}):
        (found,) = look_at_channels()
    assert found.standing is standing
    assert said in found.in_words("en")
    assert "secret" not in found.in_words("en")
