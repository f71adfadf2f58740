"""Official text names a unit only where it does not name another."""

from __future__ import annotations

import pytest

from macros.grounds.names import Names
from macros.loading.load import load
from macros.model.plan import PlanFile
from tests.conftest import PLANS


@pytest.mark.parametrize("office", ["办公室", "办公厅"])
def test_the_office_of_a_unit_is_another_organ(office: str) -> None:
    file = load(PLANS["three-levels"]).file
    (government,) = (unit for unit in file.units if unit.id == "city-government")
    names = Names(file)
    (mention,) = names.find(f"由{government.name}负责")
    assert (mention.id, mention.start) == ("city-government", 1)
    assert names.find(f"由{government.name}{office}负责") == ()


def test_the_word_for_a_whole_place_ends_in_no_name() -> None:
    names = Names(_with_alias("市政府"))
    for text in ("完成全市政府网站改造", "推进城市政府治理"):
        assert names.find(text) == ()
    for text in ("由市政府负责", "健全市政府督查机制", "我市政府网站"):
        assert [mention.id for mention in names.find(text)] == ["city-government"]


def _with_alias(alias: str) -> PlanFile:
    file = load(PLANS["three-levels"]).file
    units = [
        unit.model_copy(update={"aliases": (alias,)}) if unit.id == "city-government" else unit
        for unit in file.units
    ]
    return file.model_copy(update={"units": tuple(units)})
