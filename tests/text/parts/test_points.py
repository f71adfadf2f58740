"""Numbered points inside a paragraph."""

import pytest

from macros.text.parts.points import points


@pytest.mark.parametrize(
    ("paragraph", "marks"),
    [
        ("抓好三件事：（1）建设；（2）管理；（3）服务。", ["（1）", "（2）", "（3）"]),
        ("（2）管理。由市甲局负责。", ["（2）"]),
        ("①建设；②管理。", ["①", "②"]),
        ("1.建设。2.管理。", ["1.", "2."]),
        ("一是建设，二是管理。", ["一是", "二是"]),
        ("一是建设。", ["一是"]),
        ("（1）甲：①建设；②管理；（2）乙：①维护；②服务。", ["（1）", "①", "②", "（2）", "①", "②"]),
    ],
)
def test_numbers_that_run_on_are_points(paragraph: str, marks: list[str]) -> None:
    assert [point.mark for point in points(paragraph)] == marks
    assert all(paragraph[p.start :].startswith(p.mark) for p in points(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        "按照第（1）项和第（2）项办理。",
        "增长1.5个百分点，其中工业增长2.5个百分点。",
        "完成下列任务：（1）建设。",
        "统一是前提。",
        "面积3.2万平方米，1.5万平方米为绿地。",
    ],
)
def test_other_numbers_are_none(paragraph: str) -> None:
    assert not points(paragraph)


def test_a_citation_calls_a_point_by_its_printed_number() -> None:
    cited = [
        p.cited
        for p in points("（1）建设；（2）管理。") + points("1.建设。") + points("一是建设。")
    ]
    assert cited == ["（1）", "（2）", "第1点", "“一是”"]
