"""The check character of a unified social credit code (GB 32100-2015)."""

from __future__ import annotations

import pytest

from macros.text.roles.credit_code import check_character
from tests.some import some


@pytest.mark.parametrize("code", ["91350100M000100Y43", "11999999MB2024001R", "11999999MB20240043"])
def test_a_right_code_ends_in_its_check_character(code: str) -> None:
    assert check_character(code) == code[-1]


def test_every_single_slip_is_noticed() -> None:
    code = "91350100M000100Y43"
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for place, right in some(enumerate(code[:17])):
        for wrong in alphabet.replace(right, ""):
            slipped = f"{code[:place]}{wrong}{code[place + 1 :]}"
            assert check_character(slipped) != slipped[-1], slipped
