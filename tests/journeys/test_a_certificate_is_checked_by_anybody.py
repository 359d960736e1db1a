"""A certificate of continuous residence, and the page on which a school checks it."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.live import LiveOffice
from tests.journeys.steps import at_the_counter, look_at, prints, send, start
from tests.office.databases import connected

from anju.office.common.keyring import current_ring
from anju.office.papers.check_codes import code_of
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.models import Entry


def code_on_the_paper(office: LiveOffice) -> str:
    """The code that stands on the one certificate that was issued."""
    with connected(office.database):
        entry = Entry.objects.get(kind=Kind.CERTIFICATE_ISSUED)
        found = next(each for each in read_chain(entry.subject) if each.id == entry.id)
        return code_of(PaperKind.CONTINUITY_CERTIFICATE, found, current_ring())


def test_for_a_school(counter: Counter) -> None:
    clerk, school = counter.clerk, counter.passer_by
    at_the_counter(clerk, played("issued_on_leap_day").holder.details.identity_number)
    start(clerk, "certify")
    send(clerk)
    clerk.wait_for_url("**/certified/*/")
    look_at(clerk)
    prints(clerk, "main a[data-likely]")

    school.goto("/check/")
    look_at(school)
    school.fill("#code", code_on_the_paper(counter.office))
    school.keyboard.press("Enter")
    expect(school.locator(".callout")).to_be_visible()
    expect(school.locator("dl.facts dd").first).to_have_text(
        counter.says("居住连续证明", "Certificate of continuous residence")
    )
    expect(school.locator("main")).not_to_contain_text("𠮷野")
    look_at(school)
