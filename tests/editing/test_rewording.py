"""Words are changed where they stand, and nothing else of a file is."""

from __future__ import annotations

import pytest

from macros.editing import rewording
from macros.editing.cannot import CannotEdit
from macros.editing.rewording import Rewording, reworded, with_value
from macros.loading.yamltext import parse
from macros.text.parts.wording import Piece

LAID_OUT = "1.加强养护。定期修剪\n浇水，及时防治。\n\n2.别的。"
CHANGES = [
    ("防治", "防控", "1.加强养护。定期修剪\n浇水，及时防控。\n\n2.别的。"),
    ("修剪浇水", "修剪、浇水", "1.加强养护。定期修剪、\n浇水，及时防治。\n\n2.别的。"),
    ("修剪浇水，", "", "1.加强养护。定期\n及时防治。\n\n2.别的。"),
    ("加强", "大力加强", "1.大力加强养护。定期修剪\n浇水，及时防治。\n\n2.别的。"),
    ("防治。", "防治病虫害。", "1.加强养护。定期修剪\n浇水，及时防治病虫害。\n\n2.别的。"),
]
TEXT = "加强养护。定期修剪浇水，及时防治。"


@pytest.mark.parametrize(("old", "new", "wanted"), CHANGES)
def test_a_change_keeps_the_layout(old: str, new: str, wanted: str) -> None:
    assert reworded(LAID_OUT, Rewording(TEXT, TEXT.replace(old, new)), "1.") == wanted


@pytest.mark.parametrize(
    ("laid_out", "after", "said"),
    [
        ("别的。", "加强", "没有找到"),
        (f"{TEXT}\n{TEXT}", "加强", "不止一处"),
        (TEXT, "加强养护。\n\n定期修剪浇水，及时防治。", "分段有变"),
    ],
)
def test_what_cannot_be_changed_is_refused(laid_out: str, after: str, said: str) -> None:
    with pytest.raises(CannotEdit, match=said):
        reworded(laid_out, Rewording(TEXT, after))


def test_what_came_out_is_compared_with_what_was_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewording, "compared", lambda *_: (Piece("gone", TEXT[:2]),))
    with pytest.raises(CannotEdit, match="写法特殊"):
        reworded(LAID_OUT, Rewording(TEXT, f"加强{TEXT}"), "1.")


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("及时防治", "及时防控"),
        ("定期修剪", "定期修剪"),
        ("防治。", "防控。"),
        ("别的", "别的"),
    ],
)
def test_what_is_quoted_follows_the_text(part: str, wanted: str) -> None:
    assert Rewording(TEXT, TEXT.replace("防治", "防控")).of_part(part) == wanted


PLAN = """\
# a comment
text: |-
  加强养护。
  定期修剪浇水，及时防治。

quote: "及时防治"
odd: |-
  定期
  修剪
next:
  - '含"引号"的话'
"""


def test_a_value_is_changed_in_place_and_broken_as_usual() -> None:
    data = PLAN.encode()
    made = with_value(data, ("text",), Rewording(TEXT, TEXT.replace("防治。", "防控。再说一句。")))
    assert made.decode() == PLAN.replace("及时防治。\n", "及时防控。\n  再说一句。\n")
    made = with_value(data, ("quote",), Rewording("及时防治", "及时防控"))
    assert made.decode() == PLAN.replace('"及时防治"', '"及时防控"')
    made = with_value(data, ("odd",), Rewording("定期修剪", "定期修剪树"))
    assert made.decode() == PLAN.replace("  修剪\n", "  修剪树\n")
    made = with_value(data, ("next", 0), Rewording('含"引号"的话', '含"引号"的字'))
    assert made.decode() == PLAN.replace("的话'", "的字'")


def test_a_change_that_yaml_would_read_otherwise_is_refused() -> None:
    with pytest.raises(CannotEdit, match="写法特殊"):
        with_value(PLAN.encode(), ("quote",), Rewording("及时防治", '及时"防治"'))
    assert parse(PLAN).reports == []
