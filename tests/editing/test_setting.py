"""A value that is set and an item that is taken out: nothing else changes, and no comment is lost unseen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from macros.editing.cannot import CannotEdit
from macros.editing.setting import with_values, without_item
from macros.editing.transcripts import with_piece_behind, without_piece
from macros.model.measure import Measure
from macros.model.unit import Unit

UNITS = """units:
  # 【待核】甲
  - id: a
    name: "甲局" # 全称
    # 【待核】简称
    short: "甲"
    kind: 行政机关
    members:
      # 第一
      - unit: b
      # 第二
      - unit: c

  - id: b
    name: "乙局"
    kind: 行政机关
"""


def lines(made: bytes) -> Sequence[str]:
    return made.decode().split("\n")


def test_comments_stay_with_what_they_are_about() -> None:
    data = UNITS.encode()
    made = with_values(data, ("units", 0), {"short": "甲甲", "members": [{"unit": "c"}]}, Unit)
    assert made.decode() == UNITS.replace('"甲"', '"甲甲"').replace(
        "      # 第一\n      - unit: b\n", ""
    )
    without = with_values(data, ("units", 0), {"short": None}, Unit).decode()
    assert without == UNITS.replace('    # 【待核】简称\n    short: "甲"\n', "")
    assert without_item(data, ("units", 0)).decode() == (
        'units:\n  - id: b\n    name: "乙局"\n    kind: 行政机关\n'
    )


def test_a_comment_behind_a_value_is_not_lost() -> None:
    with pytest.raises(CannotEdit, match="“name”的写法特殊"):
        with_values(UNITS.encode(), ("units", 0), {"name": "丙局"}, Unit)


def test_what_is_the_same_is_not_touched() -> None:
    data = "a:\n  - id: x\n    text: |-\n      一段\n      文字。\n    topics: [ t ]\n".encode()
    assert with_values(data, ("a", 0), {"text": "一段文字。", "topics": ["t"]}, Measure) == data


def test_pieces_of_official_text_go_and_come() -> None:
    text = "一、甲\n\n1.乙。\n丙。\n\n2.丁。\n"
    assert without_piece(text, "1.乙。丙。") == "一、甲\n\n2.丁。\n"
    assert without_piece(text, "2.丁。") == "一、甲\n\n1.乙。\n丙。\n"
    assert without_piece("1.乙。2.丁。\n", "1.乙。") == "2.丁。\n"
    assert with_piece_behind(text, "1.乙。丙。", "3.戊。\n\n己。") == (
        "一、甲\n\n1.乙。\n丙。\n\n3.戊。\n\n己。\n\n2.丁。\n"
    )
    assert with_piece_behind("1.乙。2.丁。", "1.乙。", "3.戊。") == "1.乙。3.戊。2.丁。"
    for missing in ("4.没有", ""):
        with pytest.raises(CannotEdit, match="没有找到"):
            without_piece(text, missing)
    with pytest.raises(CannotEdit, match="不止一处有"):
        with_piece_behind("甲。\n甲。\n", "甲。", "乙。")
