"""Two times listed beside two matters, or two bodies: each has the time in its place."""

from __future__ import annotations

import pytest

from tests.rules.test_sentences_of_notices import said

DAYS = {
    "6月底前": "2024-06-30",
    "2024年6月底前": "2024-06-30",
    "年底前": "2024-12-31",
    "年内": "2024-12-31",
    "4月": "2024-04-30",
    "6月": "2024-06-30",
    "4月底": "2024-04-30",
    "6月底": "2024-06-30",
    "二季度": "2024-06-30",
    "三季度": "2024-09-30",
    "第二季度": "2024-06-30",
    "第三季度": "2024-09-30",
    "上半年": "2024-06-30",
    "下半年": "2024-12-31",
}
WORDS = ("分别", "依次", "先后", "相继", "陆续")
IN_TURN = [
    ("2024年6月底前、年底前{word}完成选址、开工。", "2024年6月底前", "年底前"),
    ("2024年6月底前和年内{word}完成选址和开工。", "2024年6月底前", "年内"),
    ("选址、开工{word}于6月底前、年底前完成。", "6月底前", "年底前"),
    ("选址、开工要在6月底前和年底前{word}完成。", "6月底前", "年底前"),
    ("4月、6月{word}启动选址、开工。", "4月", "6月"),
    ("6月底前、年底前选址、开工{word}完成。", "6月底前", "年底前"),
    ("选址、开工力争6月底前、年底前{word}完成。", "6月底前", "年底前"),
    ("于4月底、6月底{word}完成选址、开工。", "4月底", "6月底"),
    ("第二季度、第三季度{word}完成选址、开工。", "第二季度", "第三季度"),
    ("二季度、三季度{word}完成选址和开工。", "二季度", "三季度"),
    ("选址和开工{word}在二季度、三季度完成。", "二季度", "三季度"),
    ("上半年、下半年{word}完成选址、开工。", "上半年", "下半年"),
]


def deadline(text: str, **fields: object) -> dict[str, object]:
    return {"text": text, "on": DAYS[text], **fields}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(("sentence", "first", "second"), IN_TURN)
def test_each_matter_has_the_time_in_its_place(
    sentence: str, first: str, second: str, word: str
) -> None:
    text = sentence.format(word=word)
    right = [deadline(first, what="选址"), deadline(second, what="开工")]
    swapped = [deadline(second, what="选址"), deadline(first, what="开工")]
    assert not said(text, deadlines=right)
    assert len(said(text, deadlines=swapped)) == 2


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "市财政局、市教育局{word}于6月底前、年底前完成整改",
        "市财政局、市教育局要在6月底前、年底前{word}完成整改",
    ],
)
def test_each_body_has_the_time_in_its_place(sentence: str, word: str) -> None:
    text = sentence.format(word=word)
    units = [{"unit": "b", "role": "named", "quote": "市财政局"}]
    units.append({"unit": "d", "role": "named", "quote": "市教育局"})

    def given(first: str, second: str) -> list[str]:
        times = (("b", first), ("d", second))
        found = [deadline(time, units=[unit], quote=text) for unit, time in times]
        return said(f"{text}。", units=units, deadlines=found)

    assert not given("6月底前", "年底前")
    assert given("年底前", "6月底前")


@pytest.mark.parametrize("quarter", ["第二季度", "第三季度"])
def test_a_list_of_quarters_for_one_matter_is_whole(quarter: str) -> None:
    text = "第二季度、第三季度开展排查。"
    assert said(text, deadline=deadline(quarter))
    whole = {"text": "第二季度、第三季度", "on": "2024-09-30"}
    assert not said(text, deadline=whole)
