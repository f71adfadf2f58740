"""Which word of a notice says what part a unit has: one case for each way of writing it."""

from __future__ import annotations

import pytest

from macros.model.role_words import GRAMMAR, JOINING, LABELS, VERBS, roles_of
from macros.text.assignments import Span


def spans(text: str, names: tuple[str, ...]) -> dict[Span, str]:
    """Return where the first of each of ``names`` stands that no longer name has taken."""
    found: dict[Span, str] = {}
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while any(a <= start < b for a, b in found):
            start = text.find(name, start + 1)
        assert start >= 0, name
        found[start, start + len(name)] = name
    return dict(sorted(found.items()))


def read(text: str, *names: str) -> dict[str, str]:
    """Return for each name the words that govern it, joined."""
    placed = spans(text, names)
    read = GRAMMAR.read(text, list(placed))
    return {placed[span]: " ".join(word.word for word in words) for span, words in read.items()}


AS_WRITTEN = [
    # 鞍立政发〔2023〕2号: lines of their own
    ("牵头单位:区发改局\n责任单位:立山经济开发区,全区经济运行各专班",
     {"区发改局": "牵头单位", "立山经济开发区": "责任单位", "全区经济运行各专班": "责任单位"}),
    # 2025年知识产权强国建设推进计划
    ("(国家知识产权局、司法部负责)", {"国家知识产权局": "负责", "司法部": "负责"}),
    # 阜新市支持新型工业化若干政策举措: a second bracket that is no unit
    ("支持企业上云。(责任单位:市工业和信息化局)(省级、市级)",
     {"企业": "", "市工业和信息化局": "责任单位", "省级": "", "市级": ""}),
    # 咸阳市2022年“放管服”要点
    ("(市政府办公室、领导小组办公室牵头,市级各有关部门及各县市区政府按职责分工负责)",
     {"市政府办公室": "牵头", "领导小组办公室": "牵头", "市级各有关部门": "负责",
      "各县市区政府": "负责"}),
    # 粤府办〔2023〕5号: classes of units
    ("省有关部门和各地级以上市人民政府按职责分工负责",
     {"省有关部门": "负责", "各地级以上市人民政府": "负责"}),
    # 华政发〔2021〕2号
    ("主要责任单位：县甲局；其他责任单位：县乙局、县丙局；分线领导：县丁办",
     {"县甲局": "主要责任单位", "县乙局": "其他责任单位", "县丙局": "其他责任单位",
      "县丁办": "分线领导"}),
    # 亳州谯城区 2020, 金寨 2025
    ("主要责任单位：区甲局 协同配合单位：区乙局、区丙局",
     {"区甲局": "主要责任单位", "区乙局": "协同配合单位", "区丙局": "协同配合单位"}),
    ("主办单位：县甲局 协办单位：县乙局 分管领导：县丙办",
     {"县甲局": "主办单位", "县乙局": "协办单位", "县丙办": "分管领导"}),
]  # fmt: skip

LABELLED = [
    ("（牵头单位：市甲局，配合单位：市乙局、市丙局）",
     {"市甲局": "牵头单位", "市乙局": "配合单位", "市丙局": "配合单位"}),
    ("种树100棵。（责任部门：市甲局、市乙局）", {"市甲局": "责任部门", "市乙局": "责任部门"}),
    ("（责任单位：市甲局、市乙局等）", {"市甲局": "责任单位", "市乙局": "责任单位"}),
    ("牵头单位：市甲局；配合单位：市乙局。市丙局另行通知。",
     {"市甲局": "牵头单位", "市乙局": "配合单位", "市丙局": ""}),
    ("责任单位：市甲局，完成时限：市乙局批准之日", {"市甲局": "责任单位", "市乙局": ""}),
    ("牵头：市甲局；配合：市乙局", {"市甲局": "牵头", "市乙局": "配合"}),
    ("牵头单位为市甲局，责任单位包括市乙局、市丙局",
     {"市甲局": "牵头单位", "市乙局": "责任单位", "市丙局": "责任单位"}),
    ("牵头单位市甲局配合单位市乙局", {"市甲局": "牵头单位", "市乙局": "配合单位"}),
    ("责任单位（市甲局、市乙局）", {"市甲局": "责任单位", "市乙局": "责任单位"}),
    ("责任单位（按职责分工）：市甲局、市乙局", {"市甲局": "责任单位", "市乙局": "责任单位"}),
    ("【牵头单位：市甲局】【参加单位：市乙局】", {"市甲局": "牵头单位", "市乙局": "参加单位"}),
    ("责任单位：市甲局（牵头）、市乙局、市丙局",
     {"市甲局": "牵头", "市乙局": "责任单位", "市丙局": "责任单位"}),
    ("责任单位：市甲局牵头，市乙局、市丙局配合",
     {"市甲局": "牵头", "市乙局": "配合", "市丙局": "配合"}),
    ("责任单位：市甲局牵头、市乙局、市丙局",
     {"市甲局": "牵头", "市乙局": "责任单位", "市丙局": "责任单位"}),
    ("责任单位：市甲局、某某局、市乙局", {"市甲局": "责任单位", "市乙局": "责任单位"}),
    ("牵头责任单位：市甲局", {"市甲局": "牵头责任单位"}),
    ("承办单位：市甲局；参与单位：市乙局", {"市甲局": "承办单位", "市乙局": "参与单位"}),
]  # fmt: skip

BY_VERB = [
    ("由市甲局牵头，市乙局、市丙局配合", {"市甲局": "牵头", "市乙局": "配合", "市丙局": "配合"}),
    ("市甲局牵头，各县区政府按职责分工负责", {"市甲局": "牵头", "各县区政府": "负责"}),
    ("市甲局会同市乙局负责", {"市甲局": "负责", "市乙局": "会同"}),
    ("由市甲局商市乙局、市丙局负责", {"市甲局": "负责", "市乙局": "商", "市丙局": "商"}),
    ("市甲局牵头，会同市乙局推进", {"市甲局": "牵头", "市乙局": "会同"}),
    ("市甲局会同相关部门负责", {"市甲局": "负责"}),
    ("市甲局负责统筹调度，市乙局配合", {"市甲局": "负责", "市乙局": "配合"}),
    ("市甲局负责指导市乙局开展工作", {"市甲局": "负责", "市乙局": ""}),
    ("市乙局配合市甲局做好宣传", {"市乙局": "配合", "市甲局": ""}),
    ("（市甲局（市乙办）牵头）", {"市甲局": "牵头", "市乙办": "牵头"}),
    ("市甲局（牵头单位）、市乙局（配合单位）", {"市甲局": "牵头单位", "市乙局": "配合单位"}),
    ("市甲局牵头市乙局配合", {"市甲局": "牵头", "市乙局": "配合"}),
    ("市甲局牵头负责", {"市甲局": "牵头 负责"}),
    ("市甲局牵头，具体负责组织实施", {"市甲局": "牵头 负责"}),
    ("市甲局牵头制定办法并负责解释", {"市甲局": "牵头 负责"}),
    ("市甲局：牵头组织实施。市乙局：配合做好宣传。", {"市甲局": "牵头", "市乙局": "配合"}),
    ("市甲局牵头，相关部门配合", {"市甲局": "牵头"}),
    ("市甲局、相关部门和市乙局配合", {"市甲局": "配合", "市乙局": "配合"}),
    ("市甲局等部门负责", {"市甲局": "负责"}),
    ("市甲局及相关单位按职责分工负责", {"市甲局": "负责"}),
    ("市甲局，市乙局，市丙局负责", {"市甲局": "负责", "市乙局": "负责", "市丙局": "负责"}),
    ("市甲局为责任单位，市乙局协助做好指导", {"市甲局": "责任单位", "市乙局": "协助"}),
    ("以市甲局作为牵头单位", {"市甲局": "牵头单位"}),
    ("市甲局对市乙局的工作负责", {"市甲局": "负责", "市乙局": ""}),
    ("市甲局在市乙局指导下负责", {"市甲局": "负责", "市乙局": ""}),
    ("在老城区建设公园，由市甲局主办、市乙局协办",
     {"老城区": "", "市甲局": "主办", "市乙局": "协办"}),
    ("市甲局牵头（市乙局配合），市丙局负责", {"市甲局": "牵头", "市乙局": "配合", "市丙局": "负责"}),
    ("市甲局（以下简称甲局）负总责", {"市甲局": "负总责"}),
    ("市甲局负责人才培养", {"市甲局": "负责"}),
    ("市甲局负责任务分解，市乙局负责制定方案", {"市甲局": "负责", "市乙局": "负责"}),
    ("市甲局负责部门间协调", {"市甲局": "负责"}),
    ("市甲局负责方案起草", {"市甲局": "负责"}),
]  # fmt: skip

NO_ASSIGNMENT = [
    ("市甲局加强部门配合", "市甲局"),
    ("市甲局、市乙局要加强协同配合", "市甲局", "市乙局"),
    ("市甲局主要负责人", "市甲局"),
    ("市甲局负责同志参加", "市甲局"),
    ("增强市甲局的责任心", "市甲局"),
    ("责任编辑：市甲局", "市甲局"),
    ("履行社会责任：市甲局", "市甲局"),
    ("企业履行社会责任", "企业"),
    ("由牵头单位负责，报市甲局备案", "市甲局"),
    ("按照谁主管谁负责的原则，市甲局抓好落实", "市甲局"),
    ("市甲局不再负责审批", "市甲局"),
    ("支持企业牵头组建联合体", "企业"),
    ("市甲局办公室负责日常工作", "市甲局"),
    ("落实牵头单位责任，市甲局做好督查", "市甲局"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AS_WRITTEN + LABELLED + BY_VERB)
def test_each_name_has_the_word_that_governs_it(text: str, expected: dict[str, str]) -> None:
    assert read(text, *expected) == expected


@pytest.mark.parametrize("case", NO_ASSIGNMENT)
def test_no_word_governs_a_name_by_chance(case: tuple[str, ...]) -> None:
    text, *names = case
    assert not any(read(text, *names).values())


def test_a_name_is_no_word_of_the_sentence() -> None:
    text = "市牵头办、责任督学中心配合"
    assert read(text, "市牵头办", "责任督学中心") == {"市牵头办": "配合", "责任督学中心": "配合"}


def test_words_tell_where_they_stand() -> None:
    text = "种树。（牵头单位：市甲局，市乙局配合）"
    found = GRAMMAR.words(text, list(spans(text, ("市甲局", "市乙局"))))
    assert [(word.stem, text[word.start : word.end]) for word in found] == [
        ("牵头", "牵头单位"),
        ("配合", "配合"),
    ]


@pytest.mark.parametrize("stem", VERBS | LABELS)
def test_each_word_of_the_table_is_read_as_a_label(stem: str) -> None:
    text = f"{stem}单位：市甲局"
    ((word,),) = GRAMMAR.read(text, [(len(stem) + 3, len(text))]).values()
    assert word.stem == stem
    assert roles_of(word) == LABELS.get(stem, VERBS.get(stem))


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_of_the_table_is_read_behind_a_name(verb: str) -> None:
    ((word,),) = GRAMMAR.read(f"由市甲局{verb}", [(1, 4)]).values()
    assert roles_of(word) == VERBS[verb]


@pytest.mark.parametrize("word", JOINING)
def test_each_joining_word_of_the_table_governs_what_follows(word: str) -> None:
    text = f"市甲局{word}市乙局负责"
    read = GRAMMAR.read(text, [(0, 3), (3 + len(word), 6 + len(word))])
    assert [[roles_of(w) for w in words] for words in read.values()] == [
        [VERBS["负责"]],
        [JOINING[word]],
    ]
