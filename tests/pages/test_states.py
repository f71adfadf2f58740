"""A state has one shape wherever it is shown."""

from __future__ import annotations

import re

from macros.model.kinds import ProgressStatus
from macros.pages.views.states import SHAPES
from tests.conftest import ROOT


def test_pages_and_files_show_a_state_by_the_same_shape() -> None:
    sheet = (ROOT / "docs/assets/plan.css").read_text("utf-8")
    found = dict(re.findall(r'\.pl-state--(\w+)::before \{\s*content: "(.) "', sheet))
    usual = re.search(r'\.pl-state::before \{\s*content: "(.) "', sheet)
    assert usual
    assert {status: found.get(status, usual[1]) for status in ProgressStatus} == SHAPES
    assert len(set(SHAPES.values())) == len(ProgressStatus)
