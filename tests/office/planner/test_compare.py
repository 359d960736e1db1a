"""Places side by side, and what a move does."""

from tests.office.planner.conftest import Ask, text_of

COMPARE = "/plan/compare/"


def test_without_a_choice_every_place_with_a_measure_is_there(ask: Ask) -> None:
    page = text_of(ask(COMPARE))
    assert page.count('<th scope="row">') == 15
    assert "known from guides only" in page
    assert "the article itself was read" in page


def test_the_chosen_ones_stand_in_the_order_chosen(ask: Ask) -> None:
    page = text_of(ask(COMPARE, place=["深圳", "440305", "成都", "杭州"]))
    rows = [row.partition("<")[0] for row in page.split('<th scope="row">')[1:]]
    assert rows == ["Shenzhen", "深圳市南山区, Guangdong", "成都市, Sichuan", "Hangzhou"]
    assert "rule of Shenzhen" in page
    assert "rule of the whole country" in page


def test_a_move_to_another_city_begins_anew(ask: Ask) -> None:
    page = text_of(ask(COMPARE, place=["深圳", "上海"]))
    assert "From Shenzhen to Shanghai" in page
    assert "there you apply for a new permit, and the years begin anew" in page
    assert "Between these two places a permit does not convert." in page


def test_a_move_inside_a_city_goes_on(ask: Ask) -> None:
    page = text_of(ask(COMPARE, place=["440305", "440304"]))
    assert "You stay in the city that issued your permit, so it goes on." in page


def test_a_move_inside_an_area_of_conversion_keeps_the_time(ask: Ask) -> None:
    page = text_of(ask(COMPARE, place=["杭州", "绍兴"]))
    assert "a permit converts, and its time goes on" in page


def test_a_province_is_no_city(ask: Ask) -> None:
    page = text_of(ask(COMPARE, place=["深圳", "浙江"]))
    assert "A province is several cities" in page


def test_a_name_that_is_not_known_is_said_at_its_field(ask: Ask) -> None:
    answer = ask(COMPARE, place=["深圳", "Atlantis"])
    assert answer.status_code == 422
    assert 'id="place-2-error"><li>No place of this name' in text_of(answer)
    assert 'value="Atlantis"' in text_of(answer)
