"""Amendments by single words: read as printed, and followed to the letter."""

from __future__ import annotations

import pytest

from macros.text.edits import edits, worked


def read(text: str) -> list[tuple[str, str, str]]:
    """Return of each edit the old and new words and the places that it is for."""
    return [
        (edit.old, edit.new, " ".join("-".join(c.numbers) + c.word for c in edit.cited))
        for edit in edits(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("将第三条中的“甲”修改为“乙”。", [("甲", "乙", "3条")]),
        ("第（三）项“甲”改为：“乙”。", [("甲", "乙", "3项")]),
        ("删去第五条中的“甲”、“乙”和“丙”。", [("甲", "", "5条"), ("乙", "", "5条"), ("丙", "", "5条")]),
        ("将第二条中的“甲”一词删去。", [("甲", "", "2条")]),
        ("在第2条“甲”后增加“、乙”。", [("甲", "甲、乙", "2条")]),
        ("在第2条“甲”之前增加“乙”。", [("甲", "乙甲", "2条")]),
        ("第三条之一中的“甲”调整为“乙”。", [("甲", "乙", "3-1条")]),
        ("第二部分第3条“甲”修改为“乙”。", [("甲", "乙", "2部分 3条")]),
        ("将第3条“甲”修改为“乙”，“丙”修改为“丁”。", [("甲", "乙", "3条"), ("丙", "丁", "3条")]),
        ("将“甲”统一修改为“乙”。", [("甲", "乙", "")]),
        ("一、第六条作如下修改：\n\n（一）第二款中的“甲”改为“乙”；\n\n（二）“丙”一词删去。", [("甲", "乙", "6条"), ("丙", "", "6条")]),
        ("一、将第六条“甲”改为“乙”。\n\n二、“丙”改为“丁”。", [("甲", "乙", "6条"), ("丙", "丁", "")]),
        ("将第1条中的“‘甲’”改为“‘乙’”。", [("“甲”", "“乙”", "1条")]),
        ("将第3条修改为：“3．引入专业力量，删去旧的。”", []),
        ("删去第2条。", []),
    ],
)  # fmt: skip
def test_edits_are_read_as_they_are_printed(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found


def results(order: str, before: str) -> set[str]:
    (edit,) = edits(order)
    return set(edit.results(before))


def test_which_of_several_is_meant_counts_only_where_it_is_said() -> None:
    assert results("“甲”改为“乙”。", "甲丙甲") == {"乙丙甲", "甲丙乙", "乙丙乙"}
    assert results("第二处“甲”改为“乙”。", "甲丙甲") == {"甲丙乙"}
    assert results("“甲”统一改为“乙”。", "甲丙甲") == {"乙丙乙"}
    assert results("“丁”改为“乙”。", "甲丙甲") == set()


def test_the_new_wording_is_the_old_one_with_exactly_these_edits() -> None:
    given = [(edit, True) for edit in edits("第1条“甲”改为“乙”，删去“丙”。")]
    assert worked("一甲二 丙三", "一乙二三", given)
    for other in ("一乙二丙三", "一甲二三", "一乙二三四", "一甲二丙三"):
        assert worked("一甲二丙三", other, given) is None, other
    assert worked("一乙二三", "一乙二三", given) is None  # the words to change are not there
    may = [(edit, False) for edit, _ in given]
    assert worked("一甲二丙三", "一乙二丙三", may)
    assert worked("一甲二丙三", "一甲二丙三", may) is None  # nothing was done
