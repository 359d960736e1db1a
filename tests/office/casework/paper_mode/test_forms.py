"""Numbers of paper forms: a digit that is read wrongly is found."""

import pytest

from anju.office.casework.paper_mode.forms import LENGTH, normal_form_number, number_pad

PAD = number_pad(3, lambda: 48291357)


def test_a_pad_has_a_number_for_each_form() -> None:
    assert [number[:11] for number in PAD] == ["48291357001", "48291357002", "48291357003"]
    assert {len(number) for number in PAD} == {LENGTH}


@pytest.mark.parametrize("forms", [0, 1000])
def test_a_pad_has_no_other_size(forms: int) -> None:
    with pytest.raises(ValueError, match="1 to 999"):
        number_pad(forms)


def test_two_pads_differ() -> None:
    assert number_pad(1) != number_pad(1)


def test_blanks_hyphens_and_wide_digits_are_forgiven() -> None:
    typed = f"{PAD[0][:4]} {PAD[0][4:8]}-{PAD[0][8:]}"
    wide = "".join(chr(ord("０") + int(digit)) for digit in PAD[0])
    assert normal_form_number(typed) == normal_form_number(wide) == PAD[0]


@pytest.mark.parametrize("place", range(LENGTH))
def test_a_wrong_digit_is_found(place: int) -> None:
    wrong = str((int(PAD[0][place]) + 1) % 10)
    with pytest.raises(ValueError, match="no number"):
        normal_form_number(PAD[0][:place] + wrong + PAD[0][place + 1 :])


@pytest.mark.parametrize("typed", ["", "4829", PAD[0] + "0", "48291357001x"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        normal_form_number(typed)
