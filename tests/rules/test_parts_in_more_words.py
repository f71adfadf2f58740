"""Who has which part in words that many notices have: true entries pass, none may leave a unit as only named."""

from __future__ import annotations

import pytest

from tests.rules.test_sentences_of_notices import UNITS, said

L, R, S = "lead", "responsible", "support"
ROLES = (L, R, S)
SENTENCES: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
    (
        "（责任单位：市生态环境局、市财政局按职责分工负责。具体任务均涉及各区人民政府，下同。）",
        {"a": (R,), "b": (R,), "e": ()},
    ),
    (
        "责任单位：市生态环境局牵头，市财政局配合。市教育局要主动对接。",
        {"a": (L,), "b": (S,), "d": ()},
    ),
    ("市生态环境局负总责，市财政局、市教育局各负其责。", {"a": (L, R), "b": (R,), "d": (R,)}),
    ("（市财政局制定方案，市教育局安排资金）", {"b": (), "d": ()}),
    ("市财政局、市教育局要各司其职、各负其责。", {"b": (R,), "d": (R,)}),
    ("市生态环境局抓总，市财政局配合。", {"a": (L, R), "b": (S,)}),
    ("（市生态环境局牵总，市财政局落实）", {"a": (L, R), "b": (R,)}),
    ("（市财政局会市教育局等部门负责）", {"b": (R,), "d": (R, S)}),
    ("（市财政局牵头，会有关部门落实）", {"b": (L,)}),
    ("市生态环境局为主责单位，市财政局为协同单位。", {"a": (L, R), "b": (S,)}),
    ("市财政局、市教育局要按照职责分工，抓好任务落实。", {"b": (R,), "d": (R,)}),
    ("市财政局和市教育局根据职责分工，认真抓好落实。", {"b": (R,), "d": (R,)}),
    ("市生态环境局牵头，各区人民政府要落实属地责任。", {"a": (L,), "e": (R,)}),
    ("各区人民政府要履行属地管理责任。", {"e": (R,)}),
    ("各区人民政府是改造工作的责任主体。", {"e": (R,)}),
    ("市财政局是这项工作的牵头部门，市教育局是配合部门。", {"b": (L,), "d": (S,)}),
    ("市财政局、市教育局按照各自职责做好相关工作。", {"b": (R,), "d": (R,)}),
    ("市财政局、市教育局等部门依据职责，做好相关工作。", {"b": (R,), "d": (R,)}),
    (
        "市生态环境局负责监管。市财政局、市教育局按职责分工做好有关工作。",
        {"a": (R,), "b": (R,), "d": (R,)},
    ),
    ("市财政局、市教育局按职责分工配合市生态环境局检查。", {"a": (), "b": (S,), "d": (S,)}),
    (
        "牵头单位：市财政局、市教育局按职责分工；配合单位：市生态环境局。",
        {"a": (S,), "b": (L,), "d": (L,)},
    ),
    (
        "牵头单位：市生态环境局、市财政局（按职责分工负责）；配合单位：各区人民政府。",
        {"a": (L,), "b": (L,), "e": (S,)},
    ),
)


def entered(text: str, roles: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"unit": id, "role": role, "quote": UNITS[id] if role == "named" else text}
        for id, role in roles.items()
    ]


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_each_has_the_part_that_the_words_give(
    text: str, parts: dict[str, tuple[str, ...]]
) -> None:
    true = {id: roles[0] if roles else "named" for id, roles in parts.items()}
    assert not said(text, "分工", units=entered(text, true))
    for id, right in parts.items():
        for role in ROLES:
            if role not in right:
                assert said(text, units=entered(text, {**true, id: role}))
        if right:
            assert said(text, "分工", units=entered(text, {**true, id: "named"}))


@pytest.mark.parametrize(
    "text",
    [
        "市政府办公室工作会各单位要抓好落实。",
        "要求企业落实主体责任，市财政局安排资金。",
        "市财政局协助企业各负其责任。",
    ],
)
def test_other_words_that_look_alike_give_no_part(text: str) -> None:
    units = [
        {"unit": id, "role": "named", "quote": name} for id, name in UNITS.items() if name in text
    ]
    found = said(text, "分工", units=units)
    assert not any("“会”" in one or "各负其责" in one or "主体责任" in one for one in found)
