"""Official text names a unit only where it does not name another."""

from __future__ import annotations

import pytest

from macros.loading.load import load
from macros.model.names import Names
from tests.conftest import PLANS


@pytest.mark.parametrize("office", ["办公室", "办公厅"])
def test_the_office_of_a_unit_is_another_organ(office: str) -> None:
    file = load(PLANS["three-levels"]).file
    (government,) = (unit for unit in file.units if unit.id == "city-government")
    names = Names(file)
    (mention,) = names.find(f"由{government.name}负责")
    assert (mention.id, mention.start) == ("city-government", 1)
    assert names.find(f"由{government.name}{office}负责") == ()
