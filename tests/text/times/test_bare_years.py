"""Years that stand by themselves in the text of a measure."""

from __future__ import annotations

import pytest

from macros.text.times.bare_years import bare_years


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建成公园。（2024年12月）", ["2024年12月"]),
        ("建成公园。（12月）", ["12月"]),
        ("2026年，道路通达率达到90%。", ["2026年"]),
        ("2024年，全市新增绿道10公里。", ["2024年"]),
        ("2024年新增绿道。", ["2024年"]),
        ("２０２５年道路通达率提高到90%", ["２０２５年"]),
        ("二〇二六年各县全部建成", ["二〇二六年"]),
        ("今年新建公园10个，明年再建5个。", ["今年", "明年"]),
        ("2024年度计划新建公园10个。", ["2024年度"]),
        ("2024年、2025年分别新建公园3个、5个。", ["2024年", "2025年"]),
        ("2024年工作报告编制完成。", ["2024年"]),
        ("2025年第一批项目建成。", ["2025年"]),
        ("到2025年，已有公园全部改造。", ["2025年"]),
        ("2024 年 6 月市区新建公园。", ["2024 年 6 月"]),
    ],
)
def test_a_year_of_the_time_of_the_plan_is_found(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in bare_years(text, 2024, ())] == words


@pytest.mark.parametrize(
    "text",
    [
        "2022年底有公园10个。",
        "2023年新建公园10个。",
        "落实《2024年工作要点》。",
        "按苇政发〔2024〕9号文件办理。",
        "按2024年版规范建设。",
        "自2024年起每年种草。",
        "从2024年开始种草。",
        "2024年以来种草。",
        "绿地率比2024年提高。",
        "与2024年相比提高。",
        "2024年4月2日印发的通知",
        "编号12024年。",
        "落实2024年省政府工作报告。",
        "落实2024年政府工作报告明确的任务。",
        "办好2024年市民生实事。",
        "经2024年第3次常务会议审议。",
        "2024年已建成公园10个。",
        "2024年，全市已完成改造10个。",
        "按照今年的办法办理。",
        "养护12个月。",
    ],
)
def test_past_years_titles_and_beginnings_are_not(text: str) -> None:
    assert not bare_years(text, 2024, ())


def test_what_was_read_already_is_not_found_again() -> None:
    assert not bare_years("2024年底建成。", 2024, [(0, 6)])
