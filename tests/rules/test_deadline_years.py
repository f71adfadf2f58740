"""The day of a deadline that does not say its year is in the year that the text means."""

from __future__ import annotations

import pytest

from tests.rules.one_measure import complaints

RULE = "deadline_years_are_meant"


def said(text: str, words: str, on: str, **plan: str) -> list[str]:
    measure = {"text": text, "deadline": {"text": words, "on": on}}
    return complaints(RULE, {}, measure, **{"issued_on": "2024-05-06", **plan})


@pytest.mark.parametrize(
    ("text", "words", "right", "wrong"),
    [
        ("今年年底前种树。", "今年年底前", "2024-12-31", "2025-12-31"),
        ("12月底前种树。", "12月底前", "2024-12-31", "2023-12-31"),
        ("种树。全年", "全年", "2024-12-31", "2025-12-31"),
        ("明年6月底前种树。", "明年6月底前", "2025-06-30", "2024-06-30"),
        ("2025年6月底前选址，12月底前种树。", "12月底前", "2025-12-31", "2024-12-31"),
        ("2024年6月底前选址，12月底前种树。", "12月底前", "2024-12-31", "2025-12-31"),
        ("2024年11月选址，次年3月底前种树。", "次年3月底前", "2025-03-31", "2024-03-31"),
    ],
)
def test_the_year_is_that_of_the_sentence_or_of_the_issue(
    text: str, words: str, right: str, wrong: str
) -> None:
    assert not said(text, words, right)
    assert "没有写年份" in "".join(said(text, words, wrong))


@pytest.mark.parametrize(
    ("text", "words", "on", "plan"),
    [
        ("3月底前种树。", "3月底前", "2025-03-31", {}),  # the March of the year of issue is over
        ("3月底前种树。", "3月底前", "2024-03-31", {}),  # a plan may be issued late
        ("12月底前种树。", "12月底前", "2026-12-31", {"title": "三年方案（2024—2026年）"}),
        ("12月底前种树。", "12月底前", "2026-12-31", {"period": "2024年至2026年"}),
        ("每年12月底前种树。", "每年12月底前", "2027-12-31", {}),
        ("新增车位2000个，12月底前完成。", "12月底前", "2024-12-31", {}),
        ("在2023年完成50%的基础上，年底前全部完成。", "年底前", "2024-12-31", {}),
        ("对2000年以前建成的小区，9月底前摸底。", "9月底前", "2024-09-30", {}),
        ("编制2025年度计划，12月底前印发。", "12月底前", "2024-12-31", {}),
        ("到2026年建成30个，今年年底前建成10个。", "今年年底前", "2024-12-31", {}),
        ("2024年10月启动，3月底前完成。", "3月底前", "2025-03-31", {}),
        ("印发之日起30日内种树。", "印发之日起30日内", "2024-06-05", {}),
    ],
)
def test_what_the_text_leaves_open_is_left_open(
    text: str, words: str, on: str, plan: dict[str, str]
) -> None:
    assert not said(text, words, on, **plan)
    assert not said(text, words, "2030-12-31", issued_on="2030-01-01", title="2030年方案")
