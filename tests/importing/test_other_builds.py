"""Builds of notices that readers found beside those with answers: each as short as it still shows what was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from macros.importing.drafting import draft as drafting
from macros.importing.drafting.draft import draft
from macros.importing.drafting.layout.lines import heading_lines, joined
from macros.importing.drafting.node import Node
from macros.importing.drafting.paragraphs.numbers import Style, number_of
from macros.importing.drafting.proving import prove
from macros.importing.drafting.statements.bodies import Bodies
from macros.importing.drafting.statements.units import places_of
from macros.importing.formats.lines import begins_anew
from macros.importing.source import Block, Paragraph, Source, UnreadableSource
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from macros.text.times.dates import is_printed
from macros.text.times.validity import of_itself
from tests.importing.drafting import HEAD, drafted, plan, shape, source

_WHO = "（市园林局负责）"


def read(*lines: str) -> Any:
    return parse(plan_text(draft(source(*lines)))).value


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("某州市园林局", "某州市"),
        ("某乡市园林局", "某乡市"),
        ("某德镇市人民政府", "某德镇市"),
        ("某州市场监管局", "某州"),
        ("某县市政园林局", "某县"),
        ("某川市园林局", "某川市"),
        ("某县市监局", "某县"),
        ("某市市委办公室", "某市"),
        ("某县县委组织部", "某县"),
        ("某区区委组织部", "某区"),
    ],
)
def test_a_city_may_be_called_like_another_level(issuer: str, place: str) -> None:
    assert places_of([issuer]) == [place]


def test_two_bodies_above_a_heading_issue_together() -> None:
    lines = ["某川市园林局", "某川市水务局", "关于绿化的意见"]
    assert joined(lines) == "某川市园林局 某川市水务局关于绿化的意见"
    assert (
        joined(["某川市园林局关于印发某川市", "绿化局方案的通知"])
        == "某川市园林局关于印发某川市绿化局方案的通知"
    )
    made = read(*lines, "各区人民政府：", "现提出意见。", "一、种树", f"1.种树。种下去。{_WHO}")
    names = {unit["id"]: unit["name"] for unit in made["units"]}
    assert [names[id] for id in made["plan"]["issuer"]] == lines[:2]


def test_a_number_and_a_day_may_be_set_wide() -> None:
    lines = HEAD.replace("2024年3月1日", "２０２４年３月１日").split("\n")
    made = read(
        "某川市人民政府文件", "某政〔２０２４〕３号", *lines, "一、种树", f"1.种树。种下去。{_WHO}"
    )
    assert made["plan"]["document_number"] == "某政〔２０２４〕３号"
    assert made["plan"]["issued_on"] == "2024-03-01"
    assert made["plan"]["notice"]["heading"] == lines[0]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("二○二四年三月一日", True),
        ("二О二四年三月一日", True),
        ("二〇二四年三月一日", True),
        ("二0二四年三月一日", True),
        ("二〇二四年三月十日", False),
        ("一零二四年三月一日", False),
    ],
)
def test_a_letter_may_stand_for_zero_in_a_day(words: str, printed: bool) -> None:
    assert is_printed(date(2024, 3, 1), words) == printed


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["工作专班成员", "", "专班设在市园林局。"], 1),
        (["某川市老旧小区改造实施方案", "（第三期）"], 2),
        (["某川市绿化工作会议纪要", "（第三期）"], 1),
    ],
)
def test_what_stands_below_a_title_may_be_no_part_of_it(lines: list[str], count: int) -> None:
    assert heading_lines(lines) == count


def _with_notes(*noted: str) -> Source:
    lines = [
        *HEAD.split("\n"),
        "一、种树",
        f"1.种树¹。种下去。{_WHO}",
        *noted,
        f"2.浇水。浇透。{_WHO}",
        *noted,
    ]
    made = source(*lines)
    blocks = [
        Paragraph(one.text, one.place, footnote=one.text[0] in "¹①")
        for one in made.blocks
        if isinstance(one, Paragraph)
    ]
    return Source(made.path, "docx", tuple(blocks))


@pytest.mark.parametrize("note", ["¹ 只种国槐。", "① 只种国槐。"])
def test_footnotes_stay_where_the_file_has_them_and_number_nothing(note: str) -> None:
    made = parse(plan_text(draft(_with_notes(note)))).value
    first, second = made["sections"][0]["measures"]
    assert first["text"].endswith(note)
    assert second["text"].endswith(_WHO)
    assert (made["plan"]["footnotes"], made["plan"]["notice"]["addressees"]) == (
        note,
        "各区人民政府：",
    )


def test_what_cannot_be_told_apart_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = source(*HEAD.split("\n"), "一、种树", f"1.种树。种下去。{_WHO}")
    assert "各部分的次序没有认出" not in plan_text(draft(lines))

    def prove_the_second(value: Node, blocks: Sequence[Block]) -> None:
        if "notice" in value["plan"]:
            raise UnreadableSource("各部分对不上。")
        prove(value, blocks)

    monkeypatch.setattr(drafting, "prove", prove_the_second)
    assert "各部分的次序没有认出" in plan_text(draft(lines))


def test_who_attended_closes_minutes() -> None:
    made = plan(
        f"一、种树\n1.种树。种下去。{_WHO}\n出 席：甲某、乙某\n列席：丙某（市水务局）、\n丁某（市财政局）\n记录：戊某"
    )
    assert made["sections"][0]["measures"][0]["text"].endswith(_WHO)
    assert made["plan"]["closing"].startswith("出 席：")
    made = plan("一、种树\n1.种树。种下去。\n牵头单位：市甲局\n参加单位：市乙局、市丙局")
    assert "closing" not in made["plan"]
    assert len(made["sections"][0]["measures"][0]["units"]) == 3
    made = plan(f"一、种树\n参加人员：全体。\n1.种树。种下去。{_WHO}")
    assert "closing" not in made["plan"]


@pytest.mark.parametrize("number", ["第14期", "（第 14 期）", "〔2024〕14号"])
def test_minutes_have_a_number_and_say_whose_they_are(number: str) -> None:
    made = read(
        "某关镇人民政府",
        "党政联席会议纪要",
        number,
        "某关镇党政办公室　2024年3月6日",
        "纪要如下：",
        f"一、种树。种下去。{_WHO}",
    )
    names = {unit["id"]: unit["name"] for unit in made["units"]}
    assert made["plan"]["document_number"] == number.strip("（）")
    assert [names[id] for id in made["plan"]["issuer"]] == ["某关镇人民政府"]
    assert made["plan"]["issued_on"] == "2024-03-06"


@pytest.mark.parametrize(
    ("heading", "issuers", "where"),
    [
        (
            "中共某川县委 某川县人民政府关于种树的意见",
            ["中共某川县委", "某川县人民政府"],
            "标题开头",
        ),
        ("关于种树的意见", ["某川县委办公室"], "版记里"),
        ("某川市人民政府关于研究种树工作的会议纪要", ["某川市人民政府"], "标题开头"),
        ("关于研究某县教育局专题会议纪要", ["某川县委办公室"], "版记里"),
    ],
)
def test_who_issues_what_nobody_signs_is_marked(
    heading: str, issuers: list[str], where: str
) -> None:
    below = ["现提出意见。", "县教育局　2024年12月31日"]
    text = plan_text(
        draft(
            source(
                heading,
                *(below if heading.endswith("纪要") else reversed(below)),
                f"一、种树。种下去。{_WHO}",
                "某川县委办公室 2024年3月6日印发",
            )
        )
    )
    made = parse(text).value
    names = {unit["id"]: unit["name"] for unit in made["units"]}
    assert [names[id] for id in made["plan"]["issuer"]] == issuers
    assert made["plan"]["issued_on"] == "2024-03-06"
    assert f"落款没有印单位，照{where}" in text


def test_marks_before_who_and_when_number_no_task() -> None:
    task = "● 种树。种下去。\n○ 责任单位：市园林局\n○ 完成时间：2025年6月底"
    made = plan(f"{task}\n{task.replace('树', '花')}")
    first, second = made["sections"][0]["measures"]
    assert [one["role"] for one in first["units"]] == ["responsible"]
    assert second["deadline"]["text"] == "2025年6月底"
    assert "从句子里的" not in drafted(task)


@pytest.mark.parametrize(
    ("line", "anew"), [("○ 责任单位：甲", True), ("○二四年三月", False), ("▲种树", True)]
)
def test_a_line_that_a_mark_opens_is_a_paragraph(line: str, anew: bool) -> None:
    assert begins_anew(line) == anew


@pytest.mark.parametrize(
    ("points", "measures"),
    [
        ("1.松树；\n2.柏树；\n3.槐树。（市水务局负责）", ["（一）", "（二）"]),
        (
            "1.种松树。种好。\n2.种柏树。种好。\n3.种槐树。种好。（市水务局负责）",
            ["（一）", "1.", "2.", "3."],
        ),
    ],
)
def test_points_of_one_sentence_are_one_task(points: str, measures: list[str]) -> None:
    made = plan(f"一、种树\n（一）浇水。浇透。{_WHO}\n（二）种树。种下列树：\n{points}")
    held = made["sections"][0]
    inner = [one["number"] for section in held.get("sections", []) for one in section["measures"]]
    assert [one["number"] for one in held["measures"]] + inner == measures, shape(made)


def test_a_line_like_a_page_number_stays_and_is_marked() -> None:
    text = drafted(f"一、种树\n1.种树。种下去。{_WHO}\n— 3 —")
    assert "“— 3 —”，像是页码" in text
    assert text.count("— 3 —") > 1


def test_a_part_in_which_nobody_is_to_do_anything_is_marked() -> None:
    tasks = f"二、任务\n（一）种松树。种好。{_WHO}"
    assert "按编号录为措施" in drafted(
        f"一、整治重点\n（一）山区：荒山。\n（二）城区：绿地。\n{tasks}"
    )
    assert "按编号录为措施" not in drafted(tasks)


def test_bodies_of_several_levels_are_a_class_and_no_place_is_marked() -> None:
    text = drafted(
        f"一、种树\n1.种松树。种好。（市县人民政府负责）\n2.种柏树。种好。{_WHO}\n责任单位：各县（区）党委、政府"
    )
    (unit,) = [one for one in parse(text).value["units"] if one["name"] == "市县人民政府"]
    assert unit["extent"] == "class"
    assert "没有写哪里的：前面多半是" in text


def test_points_that_say_who_are_tasks_where_others_on_their_level_are() -> None:
    tasks = f"（1）种松树。种好。{_WHO}\n（2）种柏树。种好。"
    made = plan(
        f"一、重点任务\n1.山区\n{tasks}{_WHO}\n2.城区\n{tasks}由市水务局负责。\n3.乡村\n{tasks}{_WHO}"
    )
    inner = shape(made)[0][2]
    assert inner == [(name, ["（1）", "（2）"]) for name in ("1.山区", "2.城区", "3.乡村")]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市人社局", "市人力资源和社会保障局"),
        ("市水务集团", "市水务集团有限公司"),
        ("市卫健委", "市卫生健康委员会"),
    ],
)
def test_a_short_name_is_proposed_as_one_and_marked(short: str, full: str) -> None:
    text = drafted(f"一、种树\n1.种松树。种好。（{full}负责）\n2.种柏树。种好。（{short}负责）")
    assert [one.get("short") for one in parse(text).value["units"] if one["name"] == full] == [
        short
    ]
    assert f"“{short}”像是它的另一种写法" in text


@pytest.mark.parametrize(
    ("behind", "marked"),
    [
        (f"种松树。{_WHO}\n种柏树。（市水务局负责）", True),
        ("种松树。\n（牵头单位：市园林局）\n（配合单位：市水务局）", False),
        (f"种松树。\n种柏树。{_WHO}", False),
    ],
)
def test_paragraphs_of_a_task_that_each_say_who_are_marked(behind: str, marked: bool) -> None:
    text = drafted(f"一、种树\n（一）多种树\n{behind}\n（二）浇水。浇透。{_WHO}")
    assert ("几段各写了由谁承担" in text) == marked


def test_a_sentence_on_who_explains_an_article_of_itself_is_no_task() -> None:
    made = plan(
        f"第一条 种树。种下去。{_WHO}\n第二条 本措施自2024年4月1日起施行。由市园林局会同市财政局负责解释。"
    )
    assert [one["number"] for one in made["sections"][0]["measures"]] == ["第一条"]
    assert made["plan"]["closing"].startswith("第二条")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("根据省委网信办统一部署，决定种树。", ["省委网信办"]),
        ("按照市委组织部统一安排。", ["市委组织部"]),
    ],
)
def test_a_body_ends_before_what_it_does(text: str, named: list[str]) -> None:
    assert list(Bodies().named(text)) == named


def test_a_public_announcement_speaks_of_itself() -> None:
    assert of_itself("本通告自2024年4月1日起施行，有效期5年。")
    assert not of_itself("违反本通告的，依法处罚。")


@pytest.mark.parametrize("text", ["2025年汛期前", "2025 年汛期前", "汛期前"])
def test_a_season_may_have_its_year(text: str) -> None:
    measure = plan(f"一、种树\n1.种树。{text}完成种植。{_WHO}")["sections"][0]["measures"][0]
    assert measure["deadline"]["text"] == text


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("2026年底前投产12个。", False),
        ("对2026年底前投产的项目给予补助。", True),
        ("限2026年6月10日前提交材料的企业享受。", True),
        ("截至2026年底，累计建成12个。", True),
        ("截至2023年底，已建成12个。", None),
        ("截至2026年底，已签约项目全部开工。", True),
        ("截至2026年6月30日，已立案的纠纷全部办结。", True),
    ],
)
def test_a_day_that_says_of_whom_or_what_was_is_no_sure_deadline(
    sentence: str, marked: bool | None
) -> None:
    text = drafted(f"一、种树\n（一）种好树。{sentence}{_WHO}")
    measure = parse(text).value["sections"][0]["measures"][0]
    assert ("【待核】期限" in text if "deadline" in measure else None) == marked


@pytest.mark.parametrize("words", ["（责任单位：{}）", "（{}负责）", "（{}）"])
def test_a_list_too_long_to_be_quoted_is_entered_and_marked(words: str) -> None:
    stems = "教科公民司财水农商文卫应审统医林粮信气税邮烟消体城住交环人国"
    names = [f"市{a}{b}管理局" for a in stems for b in "甲乙"]
    text = drafted(f"一、种树\n1.种树。种下去。{words.format('、'.join(names))}")
    units = parse(text).value["sections"][0]["measures"][0]["units"]
    assert len(units) == len(names)
    explicit = sum(one["role"] == "responsible" for one in units)
    assert explicit in ((0,) if words == "（{}）" else range(40, len(names)))
    assert text.count("引文太长") == (0 if words == "（{}）" else len(names) - explicit)


def test_numbers_may_be_one_character_and_zero_a_figure() -> None:
    lines = HEAD.replace("2024年3月1日", "二0二四年三月一日").split("\n")
    made = read(
        *lines,
        "一、种树",
        f"㈠种松树。种下去。{_WHO}",
        f"㈡种柏树。种下去：⑴浇水；{_WHO}",
        "⒈种槐树。种下去。",
        "⒉种柳树。种下去。",
    )
    assert made["plan"]["issued_on"] == "2024-03-01"
    assert shape(made) == [("一、种树", ["㈠", "㈡"])]
    assert [
        (one.style, one.value) for text in ("㈩甲", "⑿甲", "⒛、甲") if (one := number_of(text))
    ] == [(Style.BRACKETED_HAN, 10), (Style.BRACKETED_FIGURE, 12), (Style.FIGURE, 20)]


def test_a_trial_ends_too() -> None:
    made = plan(f"第一条 种树。种下去。{_WHO}\n第二条 本办法自2024年4月1日起施行，试行期2年。")
    assert made["plan"]["validity"]["until"] == "2026-03-31"
    words = "本办法自2024年4月1日起施行，试行期间遇到问题及时反馈，有效期2年。"
    made = plan(f"第一条 种树。种下去。{_WHO}\n第二条 {words}")
    assert made["plan"]["validity"]["term"] == "有效期2年"


def test_who_explains_a_policy_to_people_has_a_task() -> None:
    made = plan(f"第一条 种树。种下去。{_WHO}\n第二条 由市园林局牵头，做好政策宣传解释。")
    assert [one["id"] for one in made["sections"][0]["measures"]][1:]


@pytest.mark.parametrize("year", ["二○○八", "二00八", "二〇〇八", "二零零八"])
def test_any_round_letter_may_stand_for_zero_in_a_year(year: str) -> None:
    assert is_printed(date(2008, 5, 1), f"{year}年五月一日")
    lines = HEAD.replace("2024年3月1日", f"{year}年五月一日").split("\n")
    made = read(*lines, f"一、种树。种下去。{_WHO}")
    assert made["plan"]["issued_on"] == "2008-05-01"
