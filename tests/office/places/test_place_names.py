"""Places by what people call them."""

import pytest

from anju.office.places.place_names import places_called


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("440305", ("440305",)),
        ("４４０３０５", ("440305",)),
        (" 深圳 ", ("440300",)),
        ("广东省深圳市", ("440300",)),
        ("广州天河", ("440106",)),
        ("广东天河", ("440106",)),
        ("浦东新区", ("310115",)),
        ("内蒙古", ("150000",)),
        ("恩施", ("422800", "422801")),
        ("延边", ("222400",)),
        ("inner Mongolia", ("150000",)),
        ("全国", ("000000",)),
        ("济源", ("419001",)),
        ("崇文区", ("110103",)),
        ("市辖区", ()),
        ("区", ()),
        ("999999", ()),
        ("", ()),
    ],
)
def test_a_place_is_found(text: str, codes: tuple[str, ...]) -> None:
    assert places_called(text) == codes


def test_a_name_of_several_gives_all_wider_ones_first() -> None:
    found = places_called("朝阳")
    assert found[0] == "211300"
    assert {"110105", "220104"} < set(found)
