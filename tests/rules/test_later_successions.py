"""What became of a unit by a document whose text is in the data: what that document says, on its day."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def found(later: str, how: str, on: str = "2025-01-10", **step: Any) -> list[str]:
    """Return where the rule finds fault with what became of 市甲局, for a document of 2025-01-10."""
    source = {"title": "通知", "document": "d"}
    succession = [{"how": how, "on": on, "source": source, **step}]
    units = [
        {"id": "a", "name": "市甲局", "kind": "行政机关", "succession": succession},
        {"id": "b", "name": "市乙局", "kind": "行政机关"},
        {"id": "c", "name": "示范市丁局", "short": "市丁局", "kind": "行政机关"},
    ]
    plan = {"id": "p", "title": "示范方案", "source": {"title": "公文", "transcription": "n.txt"}}
    measure = {"id": "m", "number": "1.", "title": "种树", "text": "种树。"}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    document = {"id": "d", "title": "通知", "issued_on": "2025-01-10", "text": later}
    whole = {"plan": plan, "units": units, "sections": [section], "documents": [document]}
    problems = check_meaning(PlanFile.model_validate(whole), Copies(None))
    return [str(p.route[-1]) for p in problems if p.rule == "later_successions_have_grounds"]


@pytest.mark.parametrize(
    ("later", "how", "step", "where"),
    [
        ("市甲局更名为市新局。", "renamed", {"names": ["市新局"]}, []),
        ("市甲局更名为市新局。", "renamed", {"names": ["市别局"]}, ["source"]),
        ("市乙局更名为市新局。", "renamed", {"names": ["市新局"]}, ["source"]),
        ("市甲局更名为市新局。", "abolished", {}, ["source"]),
        ("撤销市甲局。", "abolished", {}, []),
        ("撤销市乙局。", "abolished", {}, ["source"]),
        ("市甲局并入市丁局。", "merged", {"to": ["c"]}, []),
        ("市甲局的职责划入市丁局。", "transferred", {"to": ["c"]}, []),
        ("市甲局的职责划入市丁局。", "merged", {"to": ["c"]}, ["source"]),
        ("市甲局的职责划入市乙局。", "transferred", {"to": ["c"]}, ["source"]),
        ("市甲局分设为市新局和市丁局。", "split", {"names": ["市新局"], "to": ["c"]}, []),
        ("市甲局分设为市新局和市戊局。", "split", {"names": ["市新局"], "to": ["c"]}, ["source"]),
        ("请抓好种树。", "abolished", {}, ["source"]),
    ],
)
def test_it_is_what_the_document_says(
    later: str, how: str, step: dict[str, Any], where: list[str]
) -> None:
    assert found(later, how, **step) == where


RENAMED = {"names": ["市新局"]}


@pytest.mark.parametrize(
    ("later", "on", "where"),
    [
        ("市甲局自2025年2月1日起更名为市新局。", "2025-02-01", []),
        ("市甲局自2025年2月1日起更名为市新局。", "2025-01-10", ["on"]),
        ("2025年2月，市甲局更名为市新局。", "2025-02-20", []),
        ("市甲局更名为市新局。", "2025-01-10", []),
        ("市甲局更名为市新局。", "2025-03-10", ["on"]),
        ("市甲局更名为市新局。", "2024-12-10", ["on"]),
        ("市甲局已更名为市新局。", "2024-12-10", []),
        ("市甲局更名为市新局。\n\n本通知自2025年2月1日起施行。", "2025-02-01", []),
        ("市甲局更名为市新局。\n\n2025年1月15日印发", "2025-01-15", []),
    ],
)
def test_it_is_on_the_day_of_the_document(later: str, on: str, where: list[str]) -> None:
    assert found(later, "renamed", on, **RENAMED) == where


def test_what_another_source_says_is_asked_there() -> None:
    source = {"title": "公告", "url": "https://example.org/a"}
    assert not found("请抓好种树。", "abolished", source=source)


def test_a_former_name_is_a_name() -> None:
    source = {"title": "通知", "document": "d"}
    first = {"how": "renamed", "on": "2025-01-01", "source": {"title": "公告"}, "names": ["市新局"]}
    then = {"how": "abolished", "on": "2025-01-10", "source": source}
    file = PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "source": {"title": "公文", "transcription": "n"},
            },
            "units": [
                {"id": "a", "name": "市甲局", "kind": "行政机关", "succession": [first, then]}
            ],
            "documents": [
                {"id": "d", "title": "通知", "issued_on": "2025-01-10", "text": "撤销市新局。"}
            ],
        }
    )
    problems = check_meaning(file, Copies(None))
    assert not [p for p in problems if p.rule == "later_successions_have_grounds"]
