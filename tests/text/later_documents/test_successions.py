"""What a document says that became of a body: what its verb says of that body, and of no other."""

from __future__ import annotations

from datetime import date

import pytest

from macros.text.later_documents.successions import Change, changes


def read(text: str, to: str = "市丁局") -> list[Change]:
    goal = [to] if to else []
    return changes(text, ["示范市甲局", "市甲局"], goal, ["市乙局", "市丙局"], date(2025, 1, 10))


def kinds(text: str, to: str = "市丁局") -> set[str]:
    return {one.became.value for one in read(text, to)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("市甲局更名为市丁局。", "renamed"),
        ("示范市甲局自2025年2月1日起正式更名为市丁局。", "renamed"),
        ("重新组建市甲局，更名为市丁局。", "renamed"),
        ("市甲局名称变更为市丁局。", "renamed"),
        ("原市甲局现为市丁局。", "renamed"),
        ("抓好种树。（市丁局（原市甲局）牵头）", "renamed"),
        ("市甲局更名为“市丁局”。", "renamed"),
        ("第1条由市甲局（现市丁局）牵头。", "renamed"),
        ("市甲局并入市丁局。", "merged"),
        ("将市甲局的职责，以及市乙局的绿化职责整合，组建市丁局。", "merged"),
        ("将市甲局、市乙局整合，组建市丁局。", "merged"),
        ("整合市甲局和市乙局，组建市丁局。", "merged"),
        ("市甲局与市戊局合并为市丁局。", "merged"),
        ("将市乙局、市甲局的职责整合，组建市丁局。", "merged"),
        ("不再保留市甲局，组建市丁局。", "merged"),
        ("组建市丁局，不再保留市甲局。", "merged"),
        ("市甲局职责划转至市丁局，市甲局同时撤销。", "merged"),
        ("市甲局的职责划入市丁局。\n\n不再保留市甲局。", "merged"),
        ("撤销市甲局，职责由市丁局承担。", "merged"),
        ("撤销市甲局，其职责划入市丁局。", "merged"),
        ("市甲局的职责划入市丁局。", "transferred"),
        ("将市甲局的种树职责划转到市丁局。", "transferred"),
        ("原由市甲局承担的职责，自2025年1月1日起由市丁局承担。", "transferred"),
        ("市甲局的规划、管理等职责分别由市乙局、市丁局承担。", "transferred"),
        ("市丁局承接原市甲局的相关职责。", "transferred"),
    ],
)
def test_what_became_of_a_body(text: str, said: str) -> None:
    assert said in kinds(text)


def test_what_a_sentence_says_is_in_the_same_order_every_time() -> None:
    found = [one.became.value for one in read("不再保留市甲局，组建市丁局。")]
    assert found == ["merged", "abolished"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("撤销市甲局。", True),
        ("撤销市乙局、市甲局。", True),
        ("撤销市戊局、市甲局。", True),
        ("经研究，决定撤销市甲局建制。", True),
        ("市甲局予以撤销。", True),
        ("不再保留市甲局。", True),
        ("不再保留市甲局牌子。", False),
        ("撤销市乙局，市甲局负责善后。", False),
        ("取消市甲局的审批事项。", False),
        ("由市甲局撤销相关证照。", False),
        ("市甲局不予撤销。", False),
        ("拟撤销市甲局。", False),
        ("撤销市甲局办公室。", False),
        ("请市甲局抓好种树。", False),
    ],
)
def test_a_body_that_is_no_more(text: str, said: bool) -> None:
    assert ("abolished" in kinds(text, "")) is said


@pytest.mark.parametrize(
    "text",
    [
        "市乙局更名为市丁局。",
        "市丁局更名为市甲局。",
        "市甲局牵头单位调整为市丁局。",
        "市甲局挂市丁局牌子。",
        "将“市甲局”修改为“市丁局”。",
        "市丁局的职责划入市甲局。",
        "市甲局会同市丁局抓好整合。",
        "市乙局并入市丁局，市甲局做好衔接。",
        "如市甲局更名为市丁局，另行通知。",
        "市甲局不并入市丁局。",
    ],
)
def test_what_became_of_another_is_not_said_of_it(text: str) -> None:
    assert not kinds(text)


def test_functions_that_are_handed_on_end_nothing() -> None:
    assert kinds("市甲局的职责划入市丁局。") == {"transferred"}


def test_a_body_is_split_into_several() -> None:
    words = "市甲局分设为市丁局和市戊局。"
    assert kinds(words) == {"split"}
    assert kinds("市甲局拆分为市乙局、市丁局。") == {"split"}
    assert kinds("将市甲局拆分，分别组建市乙局、市丁局。") == {"split"}


def test_the_day_is_that_of_its_sentence() -> None:
    words = "《2024年方案》中的市甲局自2025年2月1日起更名为市丁局。本通知自2025年3月1日起施行。"
    (said,) = read(words)
    assert said.days == ((date(2025, 2, 1), date(2025, 2, 1)),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("撤销市甲局，分别设立市乙局、市丁局。", {"split", "abolished"}),
        ("撤销市甲局，分别设立市丁局和市戊局。", {"split", "abolished"}),
        ("不再保留市甲局，组建市丁局、市丙局。", {"split", "abolished"}),
        ("分别设立市乙局、市丁局，撤销市甲局。", {"split", "abolished"}),
        ("撤销市甲局，设立市丁局。", {"merged", "abolished"}),
        ("撤销市甲局、市乙局，设立市丁局。", {"merged", "abolished"}),
        ("市甲局与市丁局合署办公。", set()),
        ("市甲局和市丁局实行合署办公，承担种树职责。", set()),
        ("市甲局并入市丁局，与市乙局合署办公。", {"merged"}),
    ],
)
def test_one_body_into_several_is_split_and_an_office_shared_is_no_change(
    text: str, said: set[str]
) -> None:
    assert kinds(text) == said
