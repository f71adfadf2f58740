"""Which number heads a part, which a task, which a point: seen in the document as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importing.drafting.draft import draft
from macros.importing.drafting.paragraphs.numbers import Style, number_of
from macros.importing.source import Paragraph, Source, UnreadableSource
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from tests.importing.drafting import HEAD, drafted, plan, shape, source


@pytest.mark.parametrize(
    ("paragraph", "style", "printed", "value"),
    [
        ("一、目标", Style.HAN, "一、", 1),
        ("十二、保障", Style.HAN, "十二、", 12),
        ("（三）措施", Style.BRACKETED_HAN, "（三）", 3),
        ("(三)措施", Style.BRACKETED_HAN, "(三)", 3),
        ("1．建设", Style.FIGURE, "1．", 1),
        ("２、建设", Style.FIGURE, "２、", 2),
        ("3﹒建设", Style.FIGURE, "3﹒", 3),
        ("（4）建设", Style.BRACKETED_FIGURE, "（4）", 4),
        ("⑤建设", Style.CIRCLED, "⑤", 5),
        ("第十条 施行", Style.ARTICLE, "第十条", 10),
        ("第三条之一 新增", Style.ARTICLE, "第三条之一", 3),
        ("第二部分 目标", Style.PART, "第二部分", 2),
        ("——更整洁", Style.DASH, "——", 0),
    ],
)
def test_numbers_are_read_as_printed(
    paragraph: str, style: Style, printed: str, value: int
) -> None:
    number = number_of(paragraph)
    assert number is not None
    assert (number.style, number.printed, number.value) == (style, printed, value)


@pytest.mark.parametrize(
    "paragraph",
    [
        "2024年全市工作",
        "3月底前完成",
        "1.5万吨",
        "第三条第二款规定的",
        "12个项目",
        "一是加强领导",
        "20％以上",
    ],
)
def test_figures_of_a_sentence_are_no_numbers(paragraph: str) -> None:
    assert number_of(paragraph) is None


def test_parts_tasks_and_points_are_told_apart() -> None:
    body = """一、种树
（一）城区。新种一批。（责任单位：市园林局）
1.种行道树；
2.补死树。
（二）郊区。新种一批。（责任单位：市林业局）
二、养树
（一）浇水。按时浇水。（责任单位：市园林局）
"""
    assert shape(plan(body)) == [("一、种树", ["（一）", "（二）"]), ("二、养树", ["（一）"])]


def test_numbers_inside_may_be_the_tasks() -> None:
    body = """一、种树
（一）城区
1.种行道树。补齐缺株。（责任单位：市园林局）
2.建小公园。见缝插绿。（责任单位：市园林局）
（二）郊区
1.封山。不砍不伐。（责任单位：市林业局）
2.造林。宜林则林。（责任单位：市林业局）
"""
    assert shape(plan(body)) == [
        ("一、种树", [], [("（一）城区", ["1.", "2."]), ("（二）郊区", ["1.", "2."])])
    ]


def test_what_a_paragraph_announces_stands_inside_it() -> None:
    body = """一、种树
1.城区要做到：
（一）不断水；
（二）不缺株。
2.郊区封山。
"""
    made = plan(body)
    assert shape(made) == [("一、种树", ["1.", "2."])]
    assert made["sections"][0]["measures"][0]["text"].endswith("（二）不缺株。")


def test_numbers_that_run_on_behind_parts_inside() -> None:
    body = """一、种树
1.种行道树。补齐缺株。
2.建小公园。见缝插绿。
另有一批试点：
（一）试点小区
名单另发。
3.评比。年底评比。
"""
    assert shape(plan(body)) == [("一、种树", ["1.", "2."], [("（一）试点小区", [])], ["3."])]


def test_a_gap_in_the_numbers_is_told() -> None:
    text = drafted("一、种树\n1.种。种下去。\n2.浇。浇透水。\n4.剪。剪整齐。")
    assert "编号不连续：“2.”之后是“4.”" in text


def test_a_number_printed_twice_is_told() -> None:
    made = plan("一、种树\n1.种。种下去。\n1.浇。浇透水。")
    first, second = made["sections"][0]["measures"]
    assert second["same_number_as"] == first["id"]


def test_the_end_of_a_part_is_not_its_last_task() -> None:
    made = plan(
        "一、种树\n1.种。种下去。\n2.浇。浇透水。\n以上任务由市园林局考核。\n二、养树\n1.剪。剪整齐。"
    )
    assert made["sections"][0]["closing"] == "以上任务由市园林局考核。"


def test_lines_of_roles_belong_to_their_task() -> None:
    made = plan("一、种树\n1.种。种下去。\n牵头单位：市园林局\n责任单位：各区人民政府")
    (measure,) = made["sections"][0]["measures"]
    assert measure["text"].endswith("责任单位：各区人民政府")
    assert [(one["role"], one["quote"]) for one in measure["units"]] == [
        ("lead", "牵头单位：市园林局"),
        ("responsible", "责任单位：各区人民政府"),
    ]


def test_headings_that_only_the_file_declares() -> None:
    lines = [Paragraph(line) for line in HEAD.split("\n")]
    lines += [
        Paragraph("种树", level=1),
        Paragraph("1.种行道树。补齐缺株。"),
        Paragraph("2.建公园。见缝插绿。"),
    ]
    lines += [Paragraph("养树", level=1), Paragraph("按时浇水。")]
    made = draft(Source(Path("notice.docx"), "docx", tuple(lines))).value
    assert shape(made) == [("种树", ["1.", "2."]), ("养树", [])]


def test_a_number_below_the_heading_is_that_of_the_notice() -> None:
    first, *rest = HEAD.split("\n")
    made = draft(source(first, "某政办〔2024〕7号", *rest, "一、种树", "种下去。")).value
    assert made["plan"]["document_number"] == "某政办〔2024〕7号"
    assert made["plan"]["notice"]["heading"].endswith("的通知 某政办〔2024〕7号")


def test_a_table_of_contents_numbers_nothing() -> None:
    made = plan("目录\n一、种树\n二、养树\n一、种树\n种下去。\n二、养树\n浇透水。")
    assert shape(made) == [("一、种树", []), ("二、养树", [])]
    assert made["plan"]["preamble"].endswith("目录\n\n一、种树\n\n二、养树")


@pytest.mark.parametrize("lines", [(), ("只有一行",), ("。",)])
def test_what_is_no_notice_is_refused_with_words(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableSource, match=r"公文|结构"):
        draft(source(*lines))


def test_brackets_behind_a_sentence_are_no_part_of_the_title() -> None:
    made = plan("一、环境\n1.推进信用公开。（责任单位：市甲局；配合单位：各区人民政府、管委会）")
    (measure,) = made["sections"][0]["measures"]
    assert measure["title"] == "推进信用公开"


def test_a_line_with_a_label_below_a_line_of_roles_is_of_the_same_task() -> None:
    made = plan(
        "一、环境\n（一）服务\n1.网上办。\n牵头单位：市甲局\n完成时限：2024年6月底前\n"
        "2.一次办。\n牵头单位：市乙局\n完成时限：2024年9月底前"
    )
    held = made["sections"][0]["sections"][0]
    assert "closing" not in held
    assert [one["deadline"]["text"] for one in held["measures"]] == [
        "2024年6月底前",
        "2024年9月底前",
    ]


def test_a_plan_without_any_measure_says_so() -> None:
    text = drafted("一、提高认识。各区要重视绿化。\n二、加强管护。爱护树木，人人有责。")
    assert text.count("全文没有认出一项措施") == 1
    assert "全文没有认出一项措施" not in drafted("一、种树\n1.种树。（责任单位：市园林局）")


def test_what_a_plan_says_of_the_past_is_no_measure() -> None:
    made = plan("一、绿化\n（一）面临形势\n树少。\n（二）种树\n种下去。（市园林局负责）")
    (held,) = made["sections"]
    assert [one["title"] for one in held["sections"]] == ["面临形势"]


def test_tasks_may_be_numbered_with_a_word() -> None:
    made = plan("一、绿化\n任务1：种树。\n责任单位：市甲局\n任务2：浇水。\n责任单位：市乙局")
    assert shape(made) == [("一、绿化", ["任务1：", "任务2："])]


def test_the_only_paragraph_below_a_heading_with_brackets_is_its_text() -> None:
    made = plan(
        "一、安排\n（一）宣传阶段（3月）\n市甲局负责宣传。\n（二）整治阶段（4月至5月）\n集中整治。\n"
        "（三）巩固阶段（6月）\n总结经验。\n二、种树\n（一）种树。（市甲局负责）\n（二）浇水。（市乙局负责）"
    )
    held = made["sections"][0]
    assert "closing" not in held
    assert held["measures"][-1]["text"] == "巩固阶段（6月）\n\n总结经验。"


def test_the_lines_of_a_form_are_one_task() -> None:
    form = "1．目标任务。新建学校2所。\n2．完成时限。2024年8月底前。\n3．主办单位。市教育局。\n4．协办单位。市财政局、河口医院。"
    made = plan(f"一、新建学校\n{form}\n二、工作要求\n各单位要落实责任。")
    first, last = made["sections"]
    assert (first["title"], last["title"]) == ("新建学校", "工作要求")
    (task,) = first["measures"]
    assert [(one["role"], one["quote"]) for one in task["units"]] == [
        ("lead", "主办单位。市教育局"),
        ("support", "协办单位。市财政局、河口医院"),
        ("support", "协办单位。市财政局、河口医院"),
    ]
    assert task["deadline"]["text"] == "2024年8月底前"


def test_articles_without_a_chapter_are_measures() -> None:
    text = plan_text(
        draft(
            source(
                "某川市绿化办法",
                *(f"第{n}条 市园林局负责管理第{n}片林地。" for n in "一二三四五六"),
            )
        )
    )
    made = parse(text).value
    assert shape(made) == [("", [f"第{n}条" for n in "一二三四五六"])]
    assert "numbering" not in made["plan"]


def test_measures_without_titles_have_one_mark_if_they_are_many() -> None:
    few, many = (
        drafted(
            "一、绿化\n"
            + "\n".join(f"{n}.种树{n}棵，浇水{n}次，施肥到位。" for n in range(1, last + 1))
        )
        for last in (4, 6)
    )
    assert few.count("原文没有标题句") == 4
    assert many.count("原文没有标题句") == 1
    assert "（本项和后面另外 5 项都是这样，一并核对）" in many


def test_a_measure_of_one_short_sentence_is_its_own_title() -> None:
    assert "原文没有标题句" not in drafted("一、绿化\n1.种树。\n2.给新种的树浇水。")


def test_another_document_that_the_notice_issues_is_apart_and_marked() -> None:
    lines = (
        "某川市人民政府办公室关于印发某川市绿化方案和某川市节水方案的通知", "各区人民政府：",
        "《某川市绿化方案》《某川市节水方案》已经同意，现印发给你们。", "某川市人民政府办公室", "2024年3月1日",
        "某川市绿化方案", "一、绿化", "1.种树。种下去。（市园林局负责）",
        "某川市节水方案", "一、节水", "1.修管网。修好。（市水利局负责）",
    )  # fmt: skip
    text = plan_text(draft(source(*lines)))
    made = parse(text).value
    assert [one["title"] for one in made["sections"]] == ["绿化"]
    (annex,) = made["annexes"]
    assert (annex["title"], annex["sections"][0]["title"]) == ("某川市节水方案", "节水")
    assert "同一份通知印发的另一个文件" in text


@pytest.mark.parametrize(
    ("title", "task"),
    [("基本原则", False), ("保障措施", False), ("优化服务，夯实事业发展基础", True)],
)
def test_numbered_points_of_a_part_that_holds_no_task_are_none(title: str, task: bool) -> None:
    made = plan(
        f"一、{title}\n1.创新驱动。强化企业创新。\n2.开放融合。推动融合。\n"
        "二、重点任务\n1.种树。种下去。（市园林局负责）\n2.浇水。浇透水。（市园林局负责）"
    )
    inside = made["sections"][0]
    assert ("measures" in inside, "sections" in inside) == (task, not task)


def test_the_title_of_an_annex_ends_before_a_number() -> None:
    made = plan(
        "一、总则\n照附件办理。\n附件\n2023年绩效目标\n一、经济增长\n1．增长6.5%以上。\n责任单位：市发改委"
    )
    (annex,) = made["annexes"]
    assert annex["title"] == "2023年绩效目标"
    assert annex["sections"][0]["title"] == "经济增长"


def test_items_of_a_reply_are_tasks_under_no_heading() -> None:
    made = plan("现批复如下：\n一、同意种树，期限3年。\n二、市甲局牵头负责浇水，市乙局配合。")
    assert shape(made) == [("", ["一、", "二、"])]
    assert made["plan"]["preamble"].endswith("现批复如下：")
    units = made["sections"][0]["measures"][1]["units"]
    assert [one["role"] for one in units] == ["lead", "support"]


def test_a_list_of_tasks_has_no_part_and_keeps_numbers_titles_and_points() -> None:
    made = plan(
        "一、支持种树。每棵补助10元。（责任单位：市甲局）\n二、降低成本。分两类补助：\n（一）用电的，补一成；\n"
        "（二）用水的，补两成。\n6月底前制定细则。（市乙局负责）\n三、园林企业减税，期限一年。\n此外，说明如下：\n"
        "四、本措施由市甲局解释。\n五、指导思想。坚持绿色。\n六、企业参加展会，展位费补一半。"
    )
    assert shape(made) == [
        ("", ["一、", "二、", "三、", "四、"]),
        ("五、指导思想。", []),
        ("", ["六、"]),
    ]
    measures = made["sections"][0]["measures"]
    assert [one["title"] for one in measures[:2]] == ["支持种树", "降低成本"]
    assert measures[1]["text"].count("\n\n") == 3
    assert [one["role"] for one in measures[1]["units"]] == ["responsible"]
    assert measures[3]["before"] == "此外，说明如下："


def test_a_task_between_parts_stands_under_no_heading() -> None:
    made = plan(
        "一、绿化\n（一）种树。种下去。（市甲局负责）\n二、建设平台，6月底前建成。（市乙局牵头）\n三、改善\n"
        "（一）教育\n1.建校。（市甲局负责）\n2.招生。（市甲局负责）\n（二）建公园。（市甲局负责）\n（三）养老\n"
        "1.建院。（市甲局负责）\n2.助餐。（市甲局负责）\n四、工作要求。各区要落实责任，市甲局要汇总。"
    )
    inside = [("（一）教育", ["1.", "2."]), ("", ["（二）"]), ("（三）养老", ["1.", "2."])]
    assert shape(made) == [
        ("一、绿化", ["（一）"]), ("", ["二、"]), ("三、改善", [], inside), ("四、工作要求。", [])
    ]  # fmt: skip


def test_no_sentence_is_cut_to_make_a_title() -> None:
    made = plan(
        "一、绿化\n1.种树。（市甲局负责）\n二、附则\n（一）本意见自2023年3月1日起施行，有效期2年。"
    )
    (last,) = made["sections"][1]["sections"]
    assert (last["title"], last["intro"]) == ("（一）", "本意见自2023年3月1日起施行，有效期2年。")


def test_words_to_all_behind_a_marked_item_with_points_end_the_part() -> None:
    made = plan(
        "一、绿化\n●种树。种下去。（市甲局负责）\n●浇水。浇透水。\n——早晚各一次。由市甲局负责。\n"
        "请各单位于2月底前报送方案。"
    )
    assert made["sections"][0]["closing"] == "请各单位于2月底前报送方案。"


@pytest.mark.parametrize(
    "listed",
    [
        ["附件：任务清单"],
        ["附件：", "1. 任务清单", "2. 名单"],
        ["附件：1．任务清单", "2．名单"],
        ["附件1：任务清单", "附件2：名单"],
    ],
)
def test_a_list_of_attachments_is_no_annex(listed: list[str]) -> None:
    tasks = "一、主要任务\n1．种树。市林业局负责种树。\n2．种草。市城管局负责种草。"
    alone = plan("\n".join([tasks, *listed]))
    assert "annexes" not in alone
    assert "文末列了附件" in drafted("\n".join([tasks, *listed]))
    assert alone["plan"]["closing"].split() == "".join(f"{one}\n" for one in listed).split()
    behind = plan("\n".join([tasks, *listed, "附件1", "任务清单", "1．养护。市林业局负责养护。"]))
    assert [one["title"] for one in behind["annexes"]] == ["任务清单"]
    assert len(alone["sections"][0]["measures"]) == len(behind["sections"][0]["measures"]) == 2


def test_a_line_of_roles_below_points_is_of_all_of_them() -> None:
    one = "培训教师。\n（牵头单位：县教育局）"
    points = "1.招聘教师80名。\n2.完成聘用。\n（牵头单位：县教育局）"
    made = plan(f"一、行动\n行动一：培训\n{one}\n行动二：补充\n{points}\n行动三：安居\n{one}")
    assert shape(made) == [("一、行动", ["行动一：", "行动二：", "行动三："])]
    each = "1.招聘教师80名。（县教育局负责）\n2.完成聘用。\n（牵头单位：县教育局）"
    made = plan(f"一、行动\n行动一：培训\n{one}\n行动二：补充\n{each}\n行动三：安居\n{one}")
    assert shape(made)[0][2] == [("行动二：补充", ["1.", "2."])]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("一、种树\n1.种树。种下去。\n2.浇水。浇下去。\n二、附则\n3.本方案自印发之日起施行。\n4.此前规定与本方案不一致的，以本方案为准。", 2),
        ("一、种树\n1.种树。种下去。\n2.浇水。浇下去。\n二、护绿\n3.除草。除干净。\n4.施肥。施下去。", 0),
        ("第一章 种树\n第一条 种树。种下去。\n第二条 浇水。浇下去。\n第二章 附则\n第三条 本方案自印发之日起施行。", 0),
    ],
)  # fmt: skip
def test_numbers_that_run_on_into_a_part_without_tasks_are_marked(body: str, marked: int) -> None:
    assert drafted(body).count("这一部分多半没有任务") == marked
