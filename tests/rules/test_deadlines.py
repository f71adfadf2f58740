"""A deadline of a unit rests on one sentence that says so of this unit and this matter."""

from __future__ import annotations

import pytest

from tests.rules.one_measure import complaints

TEXT = "2024年6月底前，市甲局完成清淤；2024年9月底前，市乙局完成打捞。（责任单位：市甲局、市乙局）"


RUN_ON = "2024年6月底前，市甲局完成清淤，2024年9月底前，市乙局完成打捞"
COMMON = "市甲局2024年6月底前完成清淤，2024年9月底前完成打捞，市乙局2024年底前验收"
LISTED = "市甲局、市乙局分别于2024年6月底前、2024年9月底前完成清淤"
BESIDE = "2024年底前，市甲局完成清淤，市乙局完成验收"
EACH = "2024年底前，市甲局、市乙局分别负责清淤、打捞"
EACH_OTHER = "市甲局和市乙局分别完成清淤和打捞，2024年底前"
EACH_DAY = "市甲局、市乙局分别于2024年6月底前、2024年9月底前完成清淤、打捞"
HELPED = "2024年底前，市甲局完成清淤，市乙局配合"


def said(text: str, what: str, unit: str, quote: str) -> list[str]:
    """Return what the rule says of one deadline of one unit."""
    names = {"a": "市甲局", "b": "市乙局"}
    involved = [{"unit": id, "role": "named", "quote": name} for id, name in names.items()]
    deadline = {"text": text, "what": what, "units": [unit], "quote": quote}
    measure = {"title": "清湖", "text": f"{TEXT}{quote}。", "units": involved}
    return complaints("deadlines_are_apart", names, measure | {"deadlines": [deadline]})


FIRST = "2024年6月底前，市甲局完成清淤"


@pytest.mark.parametrize(
    ("text", "what", "unit", "quote", "right"),
    [
        ("2024年6月底前", "完成清淤", "a", FIRST, True),
        ("2024年9月底前", "完成打捞", "b", TEXT, True),
        ("2024年6月底前", "完成打捞", "b", TEXT, False),
        ("2024年9月底前", "完成清淤", "a", "市甲局完成清淤；2024年9月底前", False),
        ("2024年9月底前", "完成打捞", "b", "责任单位：市甲局、市乙局", False),
        ("2024年6月底前", "完成清淤", "a", "市甲局完成清淤", False),
        ("2024年6月底前", "完成清淤", "b", FIRST, False),
        ("2024年6月底前", "完成清淤", "a", RUN_ON, True),
        ("2024年9月底前", "完成打捞", "b", RUN_ON, True),
        ("2024年9月底前", "完成打捞", "a", RUN_ON, False),
        ("2024年6月底前", "完成打捞", "b", RUN_ON, False),
        ("2024年9月底前", "完成打捞", "a", COMMON, True),
        ("2024年底前", "验收", "b", COMMON, True),
        ("2024年底前", "验收", "a", COMMON, False),
        ("2024年6月底前", "完成清淤", "a", LISTED, True),
        ("2024年9月底前", "完成清淤", "b", LISTED, True),
        ("2024年9月底前", "完成清淤", "a", LISTED, False),
        ("2024年6月底前", "完成清淤", "b", LISTED, False),
        ("2024年底前", "完成清淤", "a", BESIDE, True),
        ("2024年底前", "完成验收", "b", BESIDE, True),
        ("2024年底前", "完成清淤", "b", BESIDE, False),
        ("2024年底前", "完成验收", "a", BESIDE, False),
        ("2024年底前", "完成清淤", "b", HELPED, True),
        ("2024年底前", "清淤", "a", EACH, True),
        ("2024年底前", "打捞", "b", EACH, True),
        ("2024年底前", "打捞", "a", EACH, False),
        ("2024年底前", "清淤", "b", EACH, False),
        ("2024年底前", "打捞", "b", EACH_OTHER, True),
        ("2024年底前", "打捞", "a", EACH_OTHER, False),
        ("2024年6月底前", "清淤", "a", EACH_DAY, True),
        ("2024年9月底前", "打捞", "b", EACH_DAY, True),
        ("2024年6月底前", "打捞", "a", EACH_DAY, False),
        ("2024年9月底前", "清淤", "b", EACH_DAY, False),
    ],
)
def test_one_sentence_holds_date_matter_and_unit(
    text: str, what: str, unit: str, quote: str, right: bool
) -> None:
    assert len(said(text, what, unit, quote)) == (0 if right else 1)


@pytest.mark.parametrize("day", ["2024-06-15", "2024-07-01"])
def test_the_message_gives_the_last_day(day: str) -> None:
    deadline = {"text": "2024年6月底前", "on": day}
    measure = {"text": "2024年6月底前种树。", "deadline": deadline}
    (message,) = complaints("deadline_dates_fit_their_words", {}, measure)
    assert "最后一天是 2024-06-30" in message


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("每年6月底前", "2024-06-30"),
        ("每月5日前", "2024-04-05"),
        ("每季度末", "2024-06-30"),
        ("2024年至2026年每年6月底前", "2026-06-30"),
    ],
)
def test_what_comes_again_has_no_one_day(text: str, on: str) -> None:
    measure = {"text": f"{text}报送情况。", "deadline": {"text": text}}
    rule = "deadline_dates_fit_their_words"
    assert not complaints(rule, {}, measure)
    (message,) = complaints(rule, {}, {**measure, "deadline": {"text": text, "on": on}})
    assert message == f"期限“{text}”年年、月月都有，不只 {on} 一天；请删去 on。"


@pytest.mark.parametrize("text", ["长期坚持", "立行立改，长期坚持", "持续推进", "按序时进度完成"])
def test_what_goes_on_has_no_day(text: str) -> None:
    measure = {"text": f"完成时限：{text}。", "deadline": {"text": text}}
    rule = "deadline_dates_fit_their_words"
    assert not complaints(rule, {}, measure)
    dated = {**measure, "deadline": {"text": text, "on": "2024-06-30"}}
    (message,) = complaints(rule, {}, dated)
    assert message == f"期限“{text}”没有写到哪一天，2024-06-30 不是原文的日期；请删去 on。"


@pytest.mark.parametrize(
    ("text", "on", "right"),
    [
        ("年内", "2024-12-31", True),
        ("今年内", "2024-12-31", True),
        ("年内", "2024-05-31", False),
        ("三年内", "2026-05-31", True),
    ],
)
def test_within_the_year_is_its_last_day(text: str, on: str, right: bool) -> None:
    measure = {"text": f"{text}完成。", "deadline": {"text": text, "on": on}}
    assert (not complaints("deadline_dates_fit_their_words", {}, measure)) is right


TWO = "2024年6月底前完成选址，2024年9月底前开工。"


LISTED_FIRST = (
    "2024年6月底前、2024年9月底前分别完成选址、开工。",
    "2024年6月底前和2024年9月底前，依次完成选址、开工。",
    "分别于2024年6月底前、2024年9月底前完成选址和开工。",
    "分别在2024年6月底前、2024年9月底前，完成选址以及开工，并上报。",
)


@pytest.mark.parametrize(
    ("text", "first", "second", "right"),
    [
        (TWO, "完成选址", "开工", True),
        (TWO, "开工", "完成选址", False),
        ("选址2024年6月底前完成，开工不迟于2024年9月底前。", "选址", "开工", True),
        ("选址2024年6月底前完成，开工于2024年9月底前完成。", "开工", "选址", False),
        ("选址2024年6月底前完成；开工于2024年9月底前完成。", "开工", "选址", False),
        ("选址2024年6月底前完成、开工2024年9月底前完成。", "选址", "开工", True),
        ("2024年6月底前完成选址、测量，2024年9月底前开工。", "测量", "开工", True),
        ("2024年6月底前完成选址、测量，2024年9月底前开工。", "开工", "测量", False),
        ("选址和开工分别在2024年6月底前、2024年9月底前完成。", "选址", "开工", True),
        ("选址和开工分别在2024年6月底前、2024年9月底前完成。", "开工", "选址", False),
        ("选址、开工，依次于2024年6月底前、2024年9月底前完成。", "开工", "选址", False),
        ("（1）选址，2024年6月底前完成。\n（2）开工，2024年9月底前完成。", "选址", "开工", True),
        ("（1）选址，2024年6月底前完成。\n（2）开工，2024年9月底前完成。", "开工", "选址", False),
        ("选址，力争2024年6月底前完成；开工，2024年9月底前。", "开工", "选址", False),
        ("选址，2024年6月底前测量，2024年9月底前开工。", "选址", "开工", True),
        *((text, "选址", "开工", True) for text in LISTED_FIRST),
        *((text, "开工", "选址", False) for text in LISTED_FIRST),
        ("分别于2024年6月底前、2024年9月底前完成选址、测量和开工。", "开工", "选址", True),
        ("2024年6月底前、2024年9月底前各完成选址、开工一批。", "开工", "选址", True),
    ],
)
def test_a_matter_is_not_that_of_another_deadline(
    text: str, first: str, second: str, right: bool
) -> None:
    deadlines = [
        {"text": "2024年6月底前", "what": first},
        {"text": "2024年9月底前", "what": second},
    ]
    found = complaints("deadlines_are_apart", {}, {"text": text, "deadlines": deadlines})
    assert bool(found) is not right


@pytest.mark.parametrize(("first", "right"), [("启动", True), ("结束", False)])
@pytest.mark.parametrize("mark", ["", "：", "为"])
def test_a_time_has_the_name_that_stands_before_it(first: str, mark: str, *, right: bool) -> None:
    text = f"启动时间{mark}2024年3月，结束时间{mark}2024年12月。"
    second = "结束" if right else "启动"
    deadlines = [{"text": "2024年3月", "what": first}, {"text": "2024年12月", "what": second}]
    found = complaints("deadlines_are_apart", {}, {"text": text, "deadlines": deadlines})
    assert bool(found) is not right


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("从2024年起，用三年时间", ("2026-12-31", "2027-12-31")),
        ("自2024年6月起，为期三个月", ("2024-08-31", "2024-09-30")),
        ("自2024年6月10日起3个月内", ("2024-09-09", "2024-09-10")),
        ("用一年时间，从2024年7月开始", ("2025-06-30", "2025-07-31")),
    ],
)
def test_a_beginning_and_how_long_it_takes_are_counted(text: str, between: tuple[str, str]) -> None:
    said = []
    for day in (*between, f"{int(between[0][:4]) - 1}-12-31", f"{int(between[1][:4]) + 1}-01-01"):
        measure = {"text": f"{text}改造管网。", "deadline": {"text": text, "on": day}}
        said.append("".join(complaints("deadline_dates_fit_their_words", {}, measure)))
    assert [bool(one) for one in said] == [False, False, True, True]
    assert f"照原文的起点和时长算，在 {between[0]} 到 {between[1]} 之间" in said[-1]


@pytest.mark.parametrize(
    "text", ["从2024年起，用三年左右时间", "从2024年起，用三年时间，到2028年底"]
)
def test_a_length_that_cannot_be_counted_is_not_judged(text: str) -> None:
    measure = {"text": f"{text}改造管网。", "deadline": {"text": text, "on": "2028-12-31"}}
    assert not complaints("deadline_dates_fit_their_words", {}, measure)


@pytest.mark.parametrize(("day", "right"), [("2024-06-05", True), ("2025-01-01", False)])
def test_days_counted_from_the_issue_are_near_it(day: str, right: bool) -> None:
    deadline = {"text": "自印发之日起30日内", "on": day}
    measure = {"text": "自印发之日起30日内种树。", "deadline": deadline}
    found = complaints("deadline_dates_fit_their_words", {}, measure, issued_on="2024-05-06")
    assert ("照方案的日期算，在 2024-06-04 到 2024-07-06 之间" in "".join(found)) is not right
