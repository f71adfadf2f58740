"""Which plan an amending document names."""

from __future__ import annotations

import pytest

from macros.text.later_documents.amended_title import is_named

TITLES = ("苇川市绿化行动方案", "苇川市城乡绿化行动方案")


@pytest.mark.parametrize(
    "words",
    [
        "关于修改《苇川市绿化行动方案》的通知",
        "关于调整绿化行动方案有关内容的通知",
        "对《绿化行动方案》作如下修改",
        "对《关于印发〈苇川市绿化行动方案〉的通知》作如下修改",
        "对苇川市绿化行动方案作如下修改",
        "对《苇川市城乡绿化行动方案》作如下修改",
        "对苇政发〔2024〕5号文件作如下修改",
    ],
)
def test_a_plan_is_named_by_its_title_or_number(words: str) -> None:
    assert is_named(words, TITLES, "苇政发〔2024〕5号")


@pytest.mark.parametrize(
    "words",
    [
        "关于修改《苇川市道路建设方案》的通知",
        "关于修改《苇川市绿化行动方案实施细则》的通知",
        "关于修改苇川市绿化行动方案实施细则的通知",
        "对《方案》作如下修改",
        "对苇政发〔2023〕9号文件作如下修改",
        "删去第2条。",
    ],
)
def test_another_document_is_not_this_plan(words: str) -> None:
    assert not is_named(words, TITLES, "苇政发〔2024〕5号")
