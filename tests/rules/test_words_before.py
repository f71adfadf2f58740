"""Words that belong to no measure are ground only for those over which they stand."""

from __future__ import annotations

from typing import Any

import pytest

from macros.grounds.passages import words_over
from macros.model.plan import PlanFile
from macros.rules import check_meaning, to_review
from macros.rules.context import Copies


def planned(before: str, *quoted: str, second: str = "") -> PlanFile:
    """A section of four measures, with words before the third and perhaps the fourth."""
    unit = [{"unit": "a", "role": "lead", "quote": before.strip("，。：")}]
    measures: list[dict[str, Any]] = [
        {"id": id, "number": f"{n}.", "title": "做事", "text": f"做第{n}件事。"}
        for n, id in enumerate("wxyz", start=1)
    ]
    measures[2]["before"] = before
    if second:
        measures[3]["before"] = second
    for one in measures:
        if one["id"] in quoted:
            one["units"] = unit
    return PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "source": {"title": "公文", "transcription": "notice.txt"},
            },
            "units": [{"id": "a", "name": "市甲局", "kind": "行政机关"}],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": measures}],
        }
    )


def not_quoted_from(file: PlanFile) -> list[int]:
    """Return which measures quote words that are not theirs."""
    problems = check_meaning(file, Copies(None))
    return [int(p.route[3]) for p in problems if p.rule == "quotes_are_verbatim"]


@pytest.mark.parametrize(
    ("before", "second", "over"),
    [
        ("以下各项由市甲局牵头。", "", "yz"),
        ("下面几项由市甲局牵头。", "另外：", "y"),
        ("由市甲局牵头。", "", "yz"),
        ("以上各项由市甲局牵头。", "", "wx"),
        ("上述任务由市甲局牵头，", "另外：", "wx"),
        ("以上和以下各项都由市甲局牵头。", "", "wxyz"),
    ],
)
def test_words_are_ground_for_what_they_stand_over(before: str, second: str, over: str) -> None:
    file = planned(before, *"wxyz", second=second)
    (section,) = file.sections
    assert [id for id in "wxyz" if before in words_over(section, id)] == list(over)
    assert not_quoted_from(file) == [n for n, id in enumerate("wxyz") if id not in over]


def test_only_those_below_are_to_have_what_the_words_assign() -> None:
    def lacking(*quoted: str) -> list[str]:
        file = planned("以下各项由市甲局牵头。", *quoted)
        return [u.problem.message for u in to_review(file) if "前面的文字" in u.problem.message]

    assert lacking("y")
    assert not lacking("y", "z")


def test_words_before_a_section_inside_stand_over_it_and_those_behind_it() -> None:
    file = planned("以下各项由市甲局牵头。")
    (section,) = file.sections
    inner = [
        section.model_copy(update={"id": id, "before": before, "measures": ()})
        for id, before in (("b", None), ("c", "还要做好："), ("d", None))
    ]
    whole = section.model_copy(update={"sections": tuple(inner)})
    assert [id for id in "bcdw" if words_over(whole, id)] == ["c", "d"]
