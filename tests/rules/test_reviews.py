"""Words that state something are entered or dismissed; what was not read for is only listed."""

from __future__ import annotations

from typing import Any

import pytest

from macros.grounds.names import Names
from macros.model.kinds import Statement
from macros.model.measure import Note
from macros.model.plan import PlanFile
from macros.rules import check_meaning, to_review
from macros.rules.context import Copies
from macros.rules.reviews import explained, reviews_leave_nothing_out

TREES = "2024年底前种树100棵。（责任部门：市甲局、市乙局）"
ALL = ("分工", "期限", "目标")
UNITS = {"a": "市甲局", "b": "市乙局"}


def plan(text: str, reviewed: tuple[str, ...] = (), intro: str = "", **fields: Any) -> PlanFile:
    """Return a plan of one measure with ``text`` and ``fields``, and what it was read for."""
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text, **fields}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    return PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "preamble": "前言。",
                "source": {"title": "公文", "transcription": "notice.txt"},
                "reviewed": [{"kind": kind, "on": "2024-05-06"} for kind in reviewed],
            },
            "units": [{"id": id, "name": name, "kind": "行政机关"} for id, name in UNITS.items()],
            "sections": [section | ({"intro": intro} if intro else {})],
        }
    )


def said(file: PlanFile) -> list[str]:
    """Return what the rule says."""
    rule = reviews_leave_nothing_out.__name__
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule == rule]


def units(*roles: str) -> list[dict[str, str]]:
    return [
        {"unit": unit, "role": role, "quote": "责任部门：市甲局、市乙局"}
        for unit, role in zip("ab", roles, strict=False)
    ]


def test_without_a_declaration_nothing_is_refused_and_all_is_listed() -> None:
    file = plan(TREES)
    assert not said(file)
    found = [(unread.kind.value, unread.problem.offset) for unread in to_review(file)]
    assert found == [("分工", 15), ("期限", 0), ("目标", 9)]


def test_a_declaration_against_such_words_is_refused_with_all_of_them() -> None:
    file = plan(TREES, ALL)
    assert said(file) == [
        "已声明为分工通读全文，原文“责任部门”指定了“市甲局、市乙局”，units 里没有它的这一角色；"
        "请补上；不是本措施的分工的，在 notes 里写一条说明，用 quote 引这几个字。",
        "已声明为期限通读全文，原文“2024年底前”没有录入 deadline；"
        "请补上；不是本措施的期限的，在 notes 里写一条说明，用 quote 引这几个字。",
        "已声明为目标通读全文，原文“100棵”没有录入 targets；"
        "请补上；不是本措施的目标的，在 notes 里写一条说明，用 quote 引这几个字。",
    ]
    assert not to_review(file)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026年，道路通达率达到90%。", "2026年"),
        ("建成公园。（2024年12月）", "2024年12月"),
        ("今年新建公园10个。", "今年"),
    ],
)
def test_a_year_by_itself_may_be_a_deadline(text: str, year: str) -> None:
    (message,) = said(plan(text, ("期限",)))
    assert f"原文“{year}”没有录入 deadline" in message
    dismissed = plan(text, ("期限",), notes=[{"kind": "说明", "quote": year, "text": "目标。"}])
    assert not said(dismissed)
    assert Statement.DEADLINE in explained(dismissed, Names(dismissed))["m"]


def test_a_year_entered_with_its_figure_is_not_told() -> None:
    text = "2024年、2025年分别新建公园3个、5个。"
    years = [{"year": "2024", "value": "3个"}, {"year": "2025", "value": "5个"}]
    target = {"text": "分别新建公园3个、5个", "years": years}
    assert not said(plan(text, ("期限",), targets=[target]))
    assert len(said(plan(text, ("期限",), targets=[target | {"years": years[:1]}]))) == 1


def test_each_kind_is_declared_by_itself() -> None:
    file = plan(TREES, ("期限",))
    (message,) = said(file)
    assert "2024年底前" in message
    assert [unread.kind.value for unread in to_review(file)] == ["分工", "目标"]


def test_what_is_entered_is_not_told() -> None:
    entered: dict[str, Any] = {
        "units": units("responsible", "responsible"),
        "deadline": {"text": "2024年底前"},
        "targets": [{"text": "种树100棵"}],
    }
    assert not said(plan(TREES, ALL, **entered))


def test_of_a_list_each_unit_needs_its_role() -> None:
    (message,) = said(plan(TREES, ("分工",), units=units("responsible", "named")))
    assert "“责任部门”指定了“市乙局”" in message


@pytest.mark.parametrize(("quote", "left"), [("2024年底前种树", 0), ("2024年", 1), ("责任部门", 1)])
def test_a_note_that_quotes_the_words_dismisses_them(quote: str, left: int) -> None:
    note = {"kind": "说明", "quote": quote, "text": "这是背景，不是期限。"}
    assert len(said(plan(TREES, ("期限",), notes=[note]))) == left


@pytest.mark.parametrize(
    ("verbs", "left"),
    [("牵头负责", 0), ("牵头并具体负责", 0), ("负责牵头", 0), ("牵头选址，负责", 1)],
)
def test_who_leads_and_is_responsible_in_one_piece_leads(verbs: str, left: int) -> None:
    lead = {"unit": "a", "role": "lead", "quote": f"市甲局{verbs}"}
    assert len(said(plan(f"由市甲局{verbs}种树。", ("分工",), units=[lead]))) == left


@pytest.mark.parametrize(
    "text",
    [
        "由市甲局牵头，会同市乙局抓好落实。",
        "市甲局作为牵头单位，要会同市乙局抓好落实。",
        "市甲局牵头，具体组织实施。",
    ],
)
def test_who_leads_does_it_with_others(text: str) -> None:
    given = [{"unit": "a", "role": "lead", "quote": text}]
    if "市乙局" in text:
        given.append({"unit": "b", "role": "support", "quote": text})
    assert not said(plan(text, ("分工",), units=given))
    assert said(plan(text, ("分工",), units=[{**given[0], "role": "support"}, *given[1:]]))


@pytest.mark.parametrize("text", ["本措施由市甲局印发。", "本方案由市甲局发布实施。"])
def test_who_issued_the_text_has_no_task_by_that(text: str) -> None:
    assert not said(plan(text, ("分工",)))
    assert said(plan(text.replace("由市甲局", "由市甲局负责"), ("分工",)))
    assert said(plan(f"方案由市甲局印发并组织实施。{text}", ("分工",)))


def test_a_verb_between_two_names_makes_no_name_of_them() -> None:
    support = [{"unit": "a", "role": "support", "quote": "市甲局配合市乙局"}]
    named = [{"unit": "b", "role": "named", "quote": "市乙局"}]
    file = plan("种树。（市甲局配合市乙局）", ("分工",), units=support + named)
    assert said(file) == []


def test_a_note_on_a_misprint_dismisses_nothing() -> None:
    note = {"kind": "校注", "quote": TREES, "text": "“棵”疑为“株”。"}
    assert len(said(plan(TREES, ALL, notes=[note]))) == 3


def test_what_a_note_explains_is_not_called_absent() -> None:
    note = {"kind": "说明", "quote": "2024年底前", "text": "这是背景，不是期限。"}
    file = plan(TREES, ALL, notes=[note], targets=[{"text": "100棵"}])
    assert explained(file, Names(file))["m"] == {Statement.DEADLINE, Statement.ASSIGNMENT}
    nobody = plan("督促责任部门种树。", ALL)
    assert explained(nobody, Names(nobody))["m"] == set()


def test_words_of_the_section_and_of_all_measures_are_not_called_absent_either() -> None:
    of_section = plan("种树。", ALL, intro="完成时限：2024年底。")
    assert explained(of_section, Names(of_section)) == {"m": {Statement.DEADLINE}}
    of_all = with_words("preamble", FOR_ALL)
    assert explained(of_all, Names(of_all)) == {"m": set(Statement)}
    goal = with_words("preamble", "到2027年，全市绿地达到200公顷。")
    assert explained(goal, Names(goal)) == {"m": set()}


def test_words_in_the_intro_of_a_section_are_reported_there() -> None:
    file = plan("种树。", ALL, intro="到2025年，新增绿地20公顷。（牵头单位：市甲局）")
    problems = [p for p in check_meaning(file, Copies(None)) if "已声明" in p.message]
    assert {p.route for p in problems} == {("sections", 0, "intro")}
    assert [p.message[4:6] for p in problems] == ["分工", "期限", "目标"]


FOR_ALL = "各项任务由市甲局牵头，2024年底前完成种树500棵。"
KINDS = ["分工", "期限", "目标"]


def with_words(place: str, words: str, notes: tuple[dict[str, str], ...] = ()) -> PlanFile:
    """Return a plan with these words at a place around its measure, and these notes there."""
    whole = plan("种树。", ALL).model_dump(mode="json", exclude_unset=True)
    if place == "documents":
        one = {"id": "d", "title": "补充通知", "text": words, "transcription": "d.txt"}
        whole["documents"] = [one | {"issued_on": "2024-06-01", "notes": notes}]
    elif place == "section.closing":
        whole["sections"][0] |= {"closing": words, "notes": notes}
    elif place == "notice.body":
        whole["plan"] |= {"notice": {"heading": "通知", "body": words}, "notes": notes}
    else:
        whole["plan"] |= {place: words, "notes": notes}
    return PlanFile.model_validate(whole)


AROUND = ["preamble", "closing", "notice.body", "section.closing", "documents"]


@pytest.mark.parametrize("place", AROUND)
def test_words_around_measures_are_read_too(place: str) -> None:
    assert [message[4:6] for message in said(with_words(place, FOR_ALL))] == KINDS


@pytest.mark.parametrize("place", AROUND)
def test_a_note_there_dismisses_them(place: str) -> None:
    note = {"kind": "说明", "quote": FOR_ALL, "text": "这是总的要求。"}
    assert not said(with_words(place, FOR_ALL, (note,)))


@pytest.mark.parametrize(
    "words",
    [
        "全市已有绿地20公顷，形成了3个片区。",
        "本方案由市甲局负责解释，有效期至2027年12月31日。",
        "本方案自2024年5月1日起施行，至2026年12月31日止。",
        "请各责任单位认真组织实施。",
    ],
)
def test_what_opens_and_ends_most_plans_is_no_statement_about_a_measure(words: str) -> None:
    assert not said(with_words("preamble", words))


def test_an_amending_document_is_read_where_it_gives_no_words_of_a_measure() -> None:
    whole = with_words("documents", f"将第1条修改为：“{TREES}”").model_dump(
        mode="json", exclude_unset=True
    )
    measure = whole["sections"][0]["measures"][0]
    measure |= {"text": "种树。", "earlier": [{"text": TREES, "until": "d"}]}
    assert not said(PlanFile.model_validate(whole))


@pytest.mark.parametrize(
    "text",
    [
        "市甲局负责种树。",
        "由某某局牵头。",
        "责任单位：某某局",
        "相关责任部门种树。",
        "由牵头单位组织种树。",
        "分管领导：某某",
        "会同市甲局种树。",
    ],
)
def test_words_of_assignment_are_reported_whoever_is_named(text: str) -> None:
    assert said(plan(text, ("分工",)))


@pytest.mark.parametrize(
    "text",
    [
        "加强部门配合，增强责任心。",
        "主要负责人参加会议。",
        "责任编辑：某某",
        "引导企业履行社会责任。",
        "行业主管部门种树。",
        "积极参与种树，联合高校种树。",
        "实施主体工程。",
    ],
)
def test_words_that_give_nobody_a_task_are_not_told(text: str) -> None:
    assert not said(plan(text, ("分工",)))


@pytest.mark.parametrize(
    "text", ["由市乙局协调市甲局牵头种树。", "由领导小组办公室协调市甲局牵头种树。"]
)
def test_who_lets_another_lead_has_no_task_by_that(text: str) -> None:
    given = [{"unit": "a", "role": "lead", "quote": text}]
    assert not said(plan(text, ("分工",), units=given))
    assert said(plan(text, ("分工",)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("动员部署（2月上旬）。", "2月上旬"),
        ("第一阶段：宣传发动（3月）。", "3月"),
        ("排查整治（4月—5月）。", "4月—5月"),
        ("总结提升（2024年12月）。", "2024年12月"),
        ("集中攻坚（2024.3-6）。", "2024.3-6"),
    ],
)
def test_when_a_phase_is_stands_in_brackets(text: str, shown: str) -> None:
    (words,) = said(plan(text, ("期限",)))
    assert f"原文“{shown}”没有录入 deadline" in words
    assert not said(plan(text, ("期限",), deadline={"text": shown}))
    assert not said(plan("世界读书日（4月23日）和春节（2月）期间开展活动。", ("期限",)))


def test_a_kind_is_declared_once() -> None:
    (message,) = said(plan("种树。", ("分工", "分工")))
    assert message == "“分工”已经声明过；请删去一处，留下后来的日期。"


BY_PART = "牵头单位：市甲局；配合单位：市乙局；完成时限：2024年底。"
FROM_PART: dict[str, Any] = {
    "units": [
        {"unit": "a", "role": "lead", "quote": "牵头单位：市甲局"},
        {"unit": "b", "role": "support", "quote": "配合单位：市乙局"},
    ],
    "deadline": {"text": "2024年底"},
}


def test_what_a_section_says_of_all_its_measures_is_entered_with_its_words() -> None:
    file = plan("种树。", ALL, intro=BY_PART, **FROM_PART)
    assert not list(check_meaning(file, Copies(None)))
    assert explained(file, Names(file))["m"] == {Statement.DEADLINE, Statement.ASSIGNMENT}


def test_it_is_reported_until_each_measure_below_has_it() -> None:
    (message,) = said(plan("种树。", ALL, intro=BY_PART, **{**FROM_PART, "deadline": None}))
    assert "请写进它下面每项措施的 deadline，quote 可以引这里的话" in message


def test_a_role_that_the_words_of_the_section_do_not_give_is_refused() -> None:
    wrong = [{"unit": "b", "role": "lead", "quote": "配合单位：市乙局"}]
    found = check_meaning(plan("种树。", intro=BY_PART, units=wrong), Copies(None))
    assert ["指定“市乙局”的是“配合单位”" in problem.message for problem in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "种树。（责任单位：市甲局、市丁局、市乙局）",
        "种树，由市甲局、市丁局负责，市乙局浇水。",
        "种树。（市甲局、市丁局和市乙局负责）",
    ],
)
def test_a_body_in_a_list_that_is_no_known_unit_is_reported(text: str) -> None:
    lists = [{"unit": "a", "role": "responsible", "quote": text.strip("。")}]
    if "市乙局浇水" not in text:
        lists.append({"unit": "b", "role": "responsible", "quote": text.strip("。")})
    (message,) = said(plan(text, ("分工",), units=lists))
    assert "原文“市丁局”没有录入 units" in message


@pytest.mark.parametrize(
    "text",
    [
        "种树。（责任单位：市甲局、有关部门、其他相关委办局）",
        "种树，改善格局、全部落实，市甲局负责。",
        "种树，依托示范中心、社区医院，由市甲局负责。",
    ],
)
def test_what_is_no_body_in_the_list_is_not_told(text: str) -> None:
    quote = text.strip("。")
    given = [{"unit": "a", "role": "responsible", "quote": quote}]
    assert not said(plan(text, ("分工",), units=given))


def test_what_is_said_of_all_measures_is_not_told_once_each_has_it() -> None:
    words = "各项任务由市甲局牵头。"
    assert len(said(with_words("preamble", words))) == 1
    file = with_words("preamble", words).model_dump(mode="json", exclude_unset=True)
    lead = {"unit": "a", "role": "lead", "quote": words.strip("。")}
    file["sections"][0]["measures"][0]["units"] = [lead]
    assert not said(PlanFile.model_validate(file))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("三年完成改造。", "三年"),
        ("力争两年建成。", "两年"),
        ("分三年实施改造。", "分三年"),
        ("“十五五”时期建成绿道。", "“十五五”时期"),
        ("即日起至6月30日改造旧楼。", "即日起至6月30日"),
        ("6月份建设公园。", "6月份"),
        ("采暖季前检修管网。", "采暖季前"),
    ],
)
def test_a_length_of_time_in_which_something_is_done_is_a_deadline(text: str, shown: str) -> None:
    assert [f"原文“{shown}”" in message for message in said(plan(text, ("期限",)))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "开展三年行动。",
        "第三年完成的项目。",
        "近三年建成的公园。",
        "有三年工作经历。",
        "十年树木。",
        "每年6月份开放。",
    ],
)
def test_other_lengths_of_time_are_no_deadlines(text: str) -> None:
    assert not said(plan(text, ("期限",)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("种树。市丁局、市交警支队等部门按职责分工落实。", ["市丁局", "市交警支队"]),
        ("种树，市丁局按照各自职责抓好管护。", ["市丁局"]),
        ("种树。（各镇街）", ["各镇街"]),
        ("种树。（各县（市、区）、各有关部门）", ["各县（市、区）、各有关部门"]),
        ("种树。（市丁局、市级各有关部门）", ["市丁局、市级各有关部门"]),
    ],
)
def test_unknown_bodies_that_have_a_task_are_told(text: str, shown: list[str]) -> None:
    found = said(plan(text, ("分工",)))
    assert len(found) == len(shown)
    for message, words in zip(found, shown, strict=True):
        assert words in message


def test_a_known_unit_beside_a_class_of_bodies_needs_its_role() -> None:
    text = "种树。（市甲局、市级各有关部门）"
    (message,) = said(plan(text, ("分工",)))
    assert "市甲局" in message
    given = [{"unit": "a", "role": "responsible", "quote": text, "source": {"title": "公报"}}]
    (message,) = said(plan(text, ("分工",), units=given))
    assert "“市甲局、市级各有关部门”只列了单位" in message


@pytest.mark.parametrize(
    "text", ["各部门按职责分工种树。", "种树（各类树种）。", "种树。（各方面）"]
)
def test_nobody_in_particular_is_not_told(text: str) -> None:
    assert not said(plan(text, ("分工",)))


GOALS = "到2025年，建成公园100个，新增绿地20公顷；到2030年，绿地率达到40%。"


@pytest.mark.parametrize("place", ["preamble", "closing"])
def test_goals_of_the_plan_as_a_whole_are_explained_once(place: str) -> None:
    told = said(with_words(place, GOALS))
    assert len(told) == 5
    assert all("一段里有几处的引整段，一条就够" in message for message in told)
    note = {"kind": "说明", "quote": GOALS, "text": "这是全市的总目标，没有分到各项措施。"}
    assert not said(with_words(place, GOALS, (note,)))


def test_goals_of_a_section_are_explained_once() -> None:
    assert len(said(plan("种树。", ALL, intro=GOALS))) == 5
    note = {"kind": "说明", "quote": GOALS, "text": "这是本部分的总目标。"}
    file = plan("种树。", ALL, intro=GOALS)
    section = file.sections[0].model_copy(update={"notes": (Note.model_validate(note),)})
    assert not said(file.model_copy(update={"sections": (section,)}))


def test_who_explains_the_plan_has_no_task_in_a_section_either() -> None:
    for intro, right in (("本办法由市甲局负责解释。", True), ("种树由市甲局负责。", False)):
        file = plan("种树。", ("分工",))
        section = file.sections[0].model_copy(update={"intro": intro})
        assert bool(said(file.model_copy(update={"sections": (section,)}))) is not right


@pytest.mark.parametrize(
    "inner", ["市甲局、市乙局", "市甲局、市乙局，2025年底前", "2025年，市甲局", "市甲局；长期坚持"]
)
def test_a_bare_list_needs_its_roles_whatever_stands_beside_it(inner: str) -> None:
    found = plan(f"种树。（{inner}）", ("分工",), units=units("named"))
    (message,) = said(found)
    assert "只列了单位" in message


@pytest.mark.parametrize(
    "form", ["配合单位：市甲局、{}", "责任单位：市甲局和{}", "由市甲局、{}负责"]
)
@pytest.mark.parametrize(
    "name",
    [
        "各县（市、区）人民政府",
        "各街道办事处",
        "各县区",
        "各县市区",
        "各乡镇（街道）",
        "各镇街",
        "各派出所",
        "各区人民政府",
        "各乡镇人民政府",
        "各供水企业",
        "各市直部门",
        "各级河长",
        "高新区",
        "华润燃气",
        "市丁公司等",
    ],
)
def test_whoever_stands_in_a_list_and_is_not_entered_is_told(form: str, name: str) -> None:
    text = form.format(name)
    role = "support" if "配合" in form else "responsible"
    given = [{"unit": "a", "role": role, "quote": text}]
    (message,) = said(plan(f"种树。{text}。", ("分工",), units=given))
    assert f"原文“{name.removesuffix('等')}”没有录入 units" in message


@pytest.mark.parametrize(
    "behind",
    [
        "，2024年12月底前完成",
        "、2025年底前",
        "，加强监督检查、抓好落实",
        "，夯实基础、补齐短板",
        "，协同联动、齐抓共管",
        "、有关部门、其他相关委办局",
        "、各部门、各单位",
        "、有关单位",
        "（张某）",
        "、张某",
        "等部门",
        "；完成时限：2025年、2026年",
    ],
)
def test_what_else_stands_behind_a_list_is_not_told(behind: str) -> None:
    given = [{"unit": "a", "role": "responsible", "quote": "责任单位：市甲局"}]
    assert not said(plan(f"种树。责任单位：市甲局{behind}。", ("分工",), units=given))
