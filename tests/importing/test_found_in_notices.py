"""Ways of writing that published notices have: each beside one that only looks like it."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from macros.importing.beside import without_page
from macros.importing.contents import without_contents
from macros.importing.drafting.draft import draft
from macros.importing.drafting.layout.lines import text_of
from macros.importing.drafting.paragraphs.lists import split_list
from macros.importing.drafting.statements.bodies import Bodies
from macros.importing.source import Source
from macros.importing.tidying import tidy
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from macros.text.lines.reflow import squeeze
from tests.importing.drafting import drafted, plan, source

_WHO = "（市园林局负责）"
_OF_ALL = "各区人民政府和有关部门要加强领导，务求取得实效。"


def of(made: Any, measure: int = 0) -> list[tuple[str, str]]:
    """Return the units of a measure by name, with their roles."""
    names = {unit["id"]: unit["name"] for unit in made.get("units", [])}
    units = made["sections"][0]["measures"][measure].get("units", [])
    return [(names[one["unit"]], one["role"]) for one in units]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("市总工会等和各区级人民政府", ["市总工会", "各区级人民政府"]),
        ("市财政局等有关部门和单位", ["市财政局"]),
        ("市财政局、市教育局等多部门", ["市财政局", "市教育局"]),
        ("各区、县级市", ["各区、县级市"]),
        ("各省、自治区、直辖市人民政府", ["各省、自治区、直辖市人民政府"]),
        ("市直有关部门和单位", ["市直有关部门和单位"]),
        ("市人力资源和社会保障局", ["市人力资源和社会保障局"]),
    ],
)
def test_a_list_left_open_ends_behind_its_names(listed: str, names: list[str]) -> None:
    assert list(split_list(listed)) == names


@pytest.mark.parametrize(
    ("brackets", "units"),
    [
        ("（负责部门：市园林局、市财政局，适用范围：东山新区）", ["市园林局", "市财政局"]),
        ("（责任单位：市园林局；实施范围：全市）", ["市园林局"]),
        ("（牵头单位：市园林局，配合单位：市财政局）", ["市园林局", "市财政局"]),
    ],
)
def test_another_label_in_the_brackets_is_no_unit(brackets: str, units: list[str]) -> None:
    assert [name for name, _ in of(plan(f"一、种树\n1.种树。种下去。{brackets}"))] == units


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("市场监测应充分利用市信息中心数据。", []),
        ("由市场监管局牵头。", ["市场监管局"]),
        ("由市发展改革委和市科技局组织。", ["市发展改革委", "市科技局"]),
        ("由市人力资源和社会保障局组织。", ["市人力资源和社会保障局"]),
        ("邀请省、自治区、直辖市人民政府参加。", []),
        ("由市或区级园林办公室受理。", []),
    ],
)
def test_names_in_running_text_begin_and_end_as_bodies_do(text: str, named: list[str]) -> None:
    assert list(Bodies().named(text)) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("由单位主管部门审核。", ["单位主管部门"]),
        ("及时向国家上级主管部门报告。", ["国家上级主管部门"]),
        ("报经新闻主管部门批准。", ["新闻主管部门"]),
        ("对市行业主管部门考核。", ["市行业主管部门"]),
    ],
)
def test_the_word_before_a_department_is_not_its_name(text: str, named: list[str]) -> None:
    assert list(Bodies().classes(text)) == named


def _tasks(*tails: str) -> str:
    return "\n".join(f"{n}.种树。种下去。{tail}" for n, tail in enumerate(tails, start=1))


def test_paragraphs_behind_tasks_that_end_with_who_close_the_part() -> None:
    body = (
        f"一、种树\n{_tasks(_WHO, _WHO, _WHO, _WHO)}\n{_OF_ALL}\n园林局年底前把落实情况报送市政府。"
    )
    section = plan(body)["sections"][0]
    assert section["closing"].split("\n\n")[0] == _OF_ALL
    assert section["measures"][-1]["text"].endswith(_WHO)


@pytest.mark.parametrize("behind", ["银杏、国槐、垂柳", f"再种一次。{_WHO}"])
def test_what_belongs_to_the_last_task_stays(behind: str) -> None:
    several = f"再种。\n再浇。\n浇透。{_WHO}"
    section = plan(f"一、种树\n{_tasks(_WHO, several, _WHO)}\n{behind}")["sections"][0]
    assert squeeze(section["measures"][-1]["text"]).endswith(behind)


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("转制为企业后，五年内免征租金。", []),
        ("对距退休五年以内的职工作出安排。", []),
        ("2027年底前已完成的项目，予以奖励。", []),
        ("2027年底前可申请补助。", []),
        ("2027年底前完成的，予以奖励。", ["2027年底前"]),
        ("2027年底前完成改造。", ["2027年底前"]),
        ("2027年底前不得低于五成。", ["2027年底前"]),
    ],
)
def test_a_time_in_which_something_holds_is_no_deadline(text: str, deadlines: list[str]) -> None:
    measure = plan(f"一、种树\n1.种树。{text}{_WHO}")["sections"][0]["measures"][0]
    one = measure.get("deadline")
    assert [one["text"]] == deadlines if one else not deadlines


def test_a_span_of_time_is_only_a_likely_deadline() -> None:
    text = plan_text(draft(source(*_NOTICE, "一、种树", f"1.种树。三年内种完。{_WHO}")))
    assert "像是期限" in text
    text = plan_text(draft(source(*_NOTICE, "一、种树", f"1.种树。2027年底前种完。{_WHO}")))
    assert "像是期限" not in text


_NOTICE = ("某川市人民政府关于绿化的意见", "各区人民政府：", "现提出以下意见：")


@pytest.mark.parametrize(
    ("heading", "issuer"),
    [
        ("某川市人民政府办公室转发市园林局关于绿化工作意见的通知", "某川市人民政府办公室"),
        ("某川市园林局关于绿化工作的通知", "某川市园林局"),
    ],
)
def test_who_passes_a_text_on_is_the_issuer(heading: str, issuer: str) -> None:
    text = plan_text(
        draft(source(heading, "各区人民政府：", "现就绿化通知如下：", "一、种树。种下去。"))
    )
    assert parse(text).value["units"][0]["name"] == issuer


@pytest.mark.parametrize("signed", ["国务院", "教育部"])
def test_short_names_sign_too(signed: str) -> None:
    text = plan_text(
        draft(
            source(
                f"{signed}关于绿化的意见",
                *_NOTICE[1:],
                "一、种树。种下去。",
                signed,
                "2024年3月1日",
            )
        )
    )
    assert signed in [unit["name"] for unit in parse(text).value["units"]]


def test_a_short_name_in_title_marks_is_the_document_itself() -> None:
    made = plan(
        f"一、种树\n1.种树。按《绿化情况的汇报》（以下简称《汇报》）办。{_WHO}\n2.浇水。按《汇报》办。{_WHO}"
    )
    assert [one["title"] for one in made["documents"]] == ["绿化情况的汇报"]


def test_a_heading_that_tells_to_improve_conditions_is_a_task() -> None:
    made = plan(
        f"一、扩大绿化\n（一）种树。种下去。{_WHO}\n（二）营造发展环境。拆掉围墙。\n（三）浇水。浇透。{_WHO}"
    )
    assert [one["number"] for one in made["sections"][0]["measures"]] == [
        "（一）",
        "（二）",
        "（三）",
    ]
    made = plan(f"一、总体要求\n（一）发展环境。今年多雨。\n二、种树\n（二）种树。种下去。{_WHO}")
    assert "measures" not in made["sections"][0]


def _contents(*lines: str) -> Source:
    return without_contents(source("某川市绿化预案", "目录", *lines))


def test_contents_may_have_other_brackets_than_the_parts() -> None:
    parts = ("1　总则", "1.1　市级(一级)响应", "2　附则")
    body = ("1　总则", "1.1　市级（一级）响应", "种树。", "2　附则", "浇水。")
    kept = [text_of(block) for block in _contents(*parts, *body).blocks]
    assert kept == ["某川市绿化预案", *body]


def test_an_address_of_a_page_and_its_foot_are_left_out_of_what_was_copied() -> None:
    lines = (
        "您现在所在的位置：网站首页 > 政务公开 > 文件",
        "某川市人民政府关于绿化的意见",
        "发布时间：2024-03-01 16:20　来源：市园林局　浏览次数：12",
        "种树。来源：苗圃。",
        "【打印本页】【关闭窗口】",
        "主办：某川市人民政府　某ICP备0500号",
    )
    found = without_page(source(*lines))
    assert [text_of(block) for block in found.blocks] == [lines[1], lines[3]]
    left = squeeze("".join(one.text for one in found.left_out))
    assert left == squeeze("".join([lines[0], *lines[4:], lines[2]]))


@pytest.mark.parametrize(
    "line", ["首页改版后，市民 > 企业。", "来源：种苗站，作者：不详。", "市政府版权所有。"]
)
def test_sentences_are_no_lines_of_a_page(line: str) -> None:
    lines = ("某川市人民政府关于绿化的意见", line)
    assert [text_of(block) for block in without_page(source(*lines)).blocks] == [*lines]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("某川市人民政府", "关于落实政府工作报告", "目标任务的通知"),
            "关于落实政府工作报告目标任务的通知",
        ),
        (("某川市人民政府", "关于绿化的意见", "目标任务。"), "关于绿化的意见"),
    ],
)
def test_a_heading_goes_on_to_the_kind_of_document(lines: tuple[str, ...], title: str) -> None:
    body = ("各区人民政府：", "现通知如下：", "一、种树。种下去。")
    made = parse(plan_text(draft(source(*lines, *body)))).value
    assert made["plan"]["title"].endswith(title)


def test_a_label_alone_gives_deadlines_that_come_again() -> None:
    made = plan("一、种树\n1.种树。种下去。\n责任单位：市园林局\n完成时限：每年3月")
    assert made["sections"][0]["measures"][0]["deadline"]["text"] == "每年3月"
    made = plan(f"一、种树\n1.种树。每年3月底前种树。{_WHO}")
    assert "deadline" not in made["sections"][0]["measures"][0]


def test_committees_of_villages_are_bodies_and_parts_are_not() -> None:
    made = plan("一、种树\n1.种树。由各村（居）委会负责。\n2.浇水。浇透。（牵头单位为汇总单位）")
    assert "各村（居）委会" in [unit["name"] for unit in made["units"]]
    assert "汇总单位" not in [unit["name"] for unit in made["units"]]


def test_brackets_behind_each_sentence_say_who() -> None:
    text = (
        "种下去。（市园林局、市水务局负责）浇透。（市教育局负责）剪枝（每年两次）。（市财政局负责）"
    )
    made = plan(f"一、种树\n1.种树。{text}")
    assert [name for name, role in of(made) if role == "responsible"] == [
        "市园林局", "市水务局", "市教育局", "市财政局",
    ]  # fmt: skip
    assert "从句子里" not in plan_text(draft(source(*_NOTICE, "一、种树", f"1.种树。{text}")))
    marked = plan_text(
        draft(source(*_NOTICE, "一、种树", "1.种树。由市园林局负责浇水。（市财政局负责）"))
    )
    assert "从句子里的“负责”认出" in marked


@pytest.mark.parametrize(
    ("cited", "documents"),
    [
        ("《某川市绿化方案》（2019年版）", [("某川市绿化方案（2019年版）", None)]),
        (
            "《某川市绿化方案》（某政发〔2019〕5号）",
            [("某川市绿化方案（某政发〔2019〕5号）", "某政发〔2019〕5号")],
        ),
        ("《某川市绿化方案》", []),
        (
            "《某川市绿化条例》（2019年1月2日某川市人民政府令第38号公布）",
            [("某川市绿化条例", "某川市人民政府令第38号")],
        ),
    ],
)
def test_other_editions_are_documents_and_decrees_have_numbers(
    cited: str, documents: list[tuple[str, str | None]]
) -> None:
    text = drafted(f"一、种树\n1.种树。按{cited}种下去。{_WHO}")
    made = parse(text).value
    found = made.get("documents", [])
    assert [(one["title"], one.get("number")) for one in found] == documents
    assert text.count("同名的另一版") == sum("方案" in title for title, _ in documents)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("规划期为2021—2025年。", "2021—2025年"),
        ("实施期限：2023年1月至2025年12月。", "2023年1月至2025年12月"),
        ("行动期限三年。", "三年"),
        ("贷款期限为三年。", None),
        ("《某省规划》的规划期为2021—2025年，本方案规划期为2024—2026年。", None),
    ],
)
def test_how_long_a_plan_is_carried_out_is_entered_and_marked(
    words: str, period: str | None
) -> None:
    text = drafted(f"一、种树\n{words}\n1.种树。种下去。{_WHO}")
    assert parse(text).value["plan"].get("period") == period
    assert ("像是本方案的实施期间" in text) == bool(period)


def test_points_of_a_sentence_that_each_say_who_are_measures() -> None:
    text = drafted(
        "一、任务\n（一）种树。一是种杨树。（责任单位：市园林局）二是种柳树。（责任单位：市水务局）\n"
        "（二）浇水。一是浇杨树；二是浇柳树。（责任单位：市水务局）\n一是要早浇。\n二是要多浇。"
    )
    section = parse(text).value["sections"][0]
    inner = section["sections"][0]["measures"]
    assert [one["number"] for one in inner] == ["一是", "二是"]
    assert [one["number"] for one in section["later"]] == ["（二）"]
    assert text.count("各录为一项措施") == 2


def test_persons_and_projects_called_like_bodies_are_no_units() -> None:
    made = plan(f"一、种树\n1.种树。由镇党委副书记陪同，看市文化艺术中心项目。{_WHO}")
    assert [unit["name"] for unit in made["units"]] == ["某川市人民政府办公室", "市园林局"]


@pytest.mark.parametrize("run", ["7", "一", "（"])
def test_long_runs_take_no_squares_of_time(run: str) -> None:
    began = process_time()
    plan(f"一、种树\n1.种树。种{run * 12_000}下去。{_WHO}")
    assert process_time() - began < 8


def test_a_run_of_blanks_takes_no_square_of_time() -> None:
    began = process_time()
    tidied = tidy(source(f"种{' ' * 100_000}树", "种\t花"))
    assert [text_of(one).replace(" ", "") for one in tidied.blocks] == ["种树", "种花"]
    assert process_time() - began < 3
