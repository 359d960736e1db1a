"""Somebody new begins: an account, a one-time password, a post; later the post ends."""

from playwright.sync_api import Browser, Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, send
from tests.journeys.windows import PHONE, window

THEIRS = "nineteen slow cormorants"


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/sign-in/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    follow(page.locator("form[action='/sign-in/'] .button").first)


def test_from_the_first_day_to_the_last(
    page_en_desk: Page, browser: Browser, office: LiveOffice
) -> None:
    page = page_en_desk
    enter(page, "city_administrator")
    page.wait_for_url("**/staff/")
    look_at(page)

    follow(page.locator("main a[href='/staff/open/']"))
    page.fill("#username", "Li Mei")
    page.fill("#display_name", "李梅")
    send(page)
    expect(page.locator(".errors")).to_contain_text("Small letters, digits, dots and hyphens")
    look_at(page)
    page.fill("#username", "li.mei")
    send(page)
    password = page.locator("#password").inner_text()
    look_at(page)
    send_on = page.locator("main a.primary")
    follow(send_on)
    expect(page.locator("main")).to_contain_text("No post yet")

    follow(page.locator("main a[href$='/post/']"))
    page.select_option("#role", "agency_clerk")
    send(page)
    expect(page.locator(".errors")).to_contain_text("This role works at an office")
    look_at(page)
    page.select_option("#office", index=1)
    send(page)
    expect(page.locator(".messages")).to_have_text("The post was given.")
    look_at(page)
    account = page.url

    with window(browser, office, "zh-CN", PHONE) as theirs:
        sign_in(theirs, "li.mei", password)
        theirs.wait_for_url("**/password/**")
        look_at(theirs)
        theirs.fill("input[name=oldpassword]", password)
        theirs.fill("input[name=password1]", THEIRS)
        theirs.fill("input[name=password2]", THEIRS)
        send(theirs)
        expect(theirs.locator(".counts li")).to_have_count(4)

        page.goto(account)
        follow(page.locator("a[href$='/end/']"))
        page.select_option("#reason", "moved")
        look_at(page)
        send(page)
        expect(page.locator(".messages")).to_contain_text("the sessions of the account ended")
        theirs.goto("/due/")
        theirs.wait_for_url("**/sign-in/**")


def test_a_deputy_and_the_page_of_two_posts(
    page_zh_phone: Page, browser: Browser, office: LiveOffice
) -> None:
    page = page_zh_phone
    enter(page, "city_administrator")
    follow(page.locator("table.rows tr").filter(has_text="沈岚").locator("a").first)
    follow(page.locator("a[href$='/deputy/']"))
    deputy = page.locator("#deputy option").filter(has_text="周航").get_attribute("value")
    page.select_option("#deputy", deputy)
    page.fill("#last_day", "2020-01-01")
    send(page)
    expect(page.locator(".errors")).to_contain_text("最后一天")
    look_at(page)
    page.fill("#last_day", page.locator("#first_day").input_value())
    send(page)
    expect(page.locator(".messages")).to_have_text("代理人已指定。")
    page.goto("/staff/")
    expect(page.locator("table.rows tr").filter(has_text="周航").nth(1)).to_be_visible()
    expect(page.locator("table.rows")).to_contain_text("代理沈岚")

    with window(browser, office, "zh-CN", PHONE) as theirs:
        enter(theirs, "police_clerk")
        expect(theirs.locator("#post option")).to_have_count(2)
        look_at(theirs)
        other = theirs.locator("#post option:not([selected])").get_attribute("value")
        theirs.select_option("#post", other)
        follow(theirs.locator("form.posts button"))
        expect(theirs.locator("#post option[selected]")).to_have_attribute("value", str(other))
        follow(theirs.locator(".head-switches a.quiet"))
        expect(theirs.locator("h1")).to_have_text("我的账号")
        look_at(theirs)


def test_the_offices_with_their_pasts(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "city_administrator")
    follow(page.locator(".nav a[href='/offices/']"))
    expect(page.locator("table.rows")).to_contain_text("earlier:")
    expect(page.locator("table.rows")).to_contain_text("went into")
    look_at(page)
    follow(page.locator("table.rows a").first)
    expect(page.locator("#office option[selected]")).to_have_count(1)
