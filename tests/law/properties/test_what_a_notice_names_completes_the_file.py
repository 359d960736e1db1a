"""Bringing one material for every item of the one-time notice leaves nothing more to ask for."""

from dataclasses import replace

from tests.law.properties.statement import always
from tests.law.properties.test_a_fact_less_never_turns_met_into_not_met import FILES

from anju.law.application_file import ApplicationFile, is_complete, missing_materials_notice
from anju.law.outcome import Met


@always(FILES)
def test_what_a_notice_names_completes_the_file(file: ApplicationFile) -> None:
    notice = missing_materials_notice(file)
    if notice is None:
        assert isinstance(is_complete(file), Met)
    elif all(item.any_of for item in notice.items):
        brought = {item.any_of[0] for item in notice.items}
        complete = replace(file, submitted=file.submitted | brought)
        assert missing_materials_notice(complete) is None
