"""What changed between two wordings: the same pieces in both languages, and both texts whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.text.parts.wording import compared, sides

TABLE = json.loads(Path("tests/wordings.json").read_text(encoding="utf-8"))
"""One table for both languages: tests/js/wording.test.mjs reads it, too."""
Case = dict[str, Any]


@pytest.mark.parametrize("case", TABLE)
def test_two_wordings_give_these_pieces(case: Case) -> None:
    before, after = (case[name] * case.get("times", 1) for name in ("before", "after"))
    pieces = compared(before, after)
    found = [[piece.op, piece.text] for piece in pieces]
    if "times" in case:
        assert [*found[:4], *found[-4:]] == case["ends"]
        assert len(found) == case["count"]
    else:
        assert found == case["pieces"]
    for text, without, side in zip((before, after), ("new", "gone"), sides(pieces), strict=True):
        assert "".join(piece.text for piece in pieces if piece.op != without) == text
        assert "\n\n".join("".join(p.text for p in paragraph) for paragraph in side) == text
        assert all(piece.op != without for paragraph in side for piece in paragraph)


@pytest.mark.parametrize("case", [case for case in TABLE if "sides" in case])
def test_side_by_side_each_text_has_its_paragraphs(case: Case) -> None:
    found = sides(compared(case["before"], case["after"]))
    assert [[[[p.op, p.text] for p in words] for words in side] for side in found] == case["sides"]
