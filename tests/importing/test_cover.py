"""What a notice says of the plan as a whole: title, signature, documents that it cites."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.importing.drafting.draft import draft
from macros.importing.source import Cell, Table
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from tests.importing.drafting import source

BODY = ("一、绿化", "1.种树。种下去。（市甲局负责）")
SIGNED = ("某川市人民政府", "2024年3月1日")


def read(*lines: str) -> Any:
    """Return the draft of a notice with these lines as plain values."""
    return parse(plan_text(draft(source(*lines)))).value


def test_title_marks_around_a_part_of_the_title_do_not_cut_it() -> None:
    heading = "某川市人民政府关于印发2024年《政府工作报告》重点工作分解的通知"
    made = read(heading, "各区人民政府：", "现将重点工作分解如下。", *BODY, *SIGNED)
    assert made["plan"]["title"] == "2024年《政府工作报告》重点工作分解"


def test_a_document_that_a_plan_without_covering_notice_cites_first_is_not_its_own_title() -> None:
    made = read("某川市绿化办法", "根据《中华人民共和国森林法》，制定本办法。", *BODY)
    assert [one["title"] for one in made["documents"]] == ["中华人民共和国森林法"]


def test_the_last_word_of_a_heading_may_be_spread_over_its_line() -> None:
    made = read(
        "某川市人民政府文件", "某政〔2024〕1号", "某川市人民政府", "关于印发某川市绿化措施的", "通　　知",
        "各区人民政府：", "现将《某川市绿化措施》印发给你们。", *SIGNED, "某川市绿化措施", *BODY,
    )  # fmt: skip
    assert made["plan"]["title"] == "某川市绿化措施"
    assert made["plan"]["notice"]["signature"] == "某川市人民政府\n\n2024年3月1日"


@pytest.mark.parametrize("remark", ["公开方式：主动公开", "信息公开选项：主动公开"])
def test_a_remark_without_brackets_hides_no_signature(remark: str) -> None:
    made = read("某川市人民政府关于绿化的意见", "为绿化，提出意见。", *BODY, *SIGNED, remark)
    assert made["plan"]["remark"] == remark
    assert made["plan"]["signature"] == "某川市人民政府\n\n2024年3月1日"


TABLE = Table(
    tuple(
        tuple(Cell((words,)) for words in row)
        for row in (
            ("序号", "任务", "责任领导", "牵头单位", "完成时限"),
            ("1", "新建停车位", "王某某", "市城管局", "2024年10月底"),
            ("2", "打通断头路", "李某某", "市住建局", "2024年6月底"),
        )
    )
)


@pytest.mark.parametrize("above", [["附件"], []])
def test_a_table_that_a_notice_covers_is_its_annex(above: list[str]) -> None:
    lines = source(
        "某川市人民政府关于印发《2024年任务分解表》的通知",
        "各区人民政府：",
        "现将《2024年任务分解表》印发给你们。",
        *SIGNED,
        *above,
        "2024年任务分解表",
    )
    made = parse(plan_text(draft(replace(lines, blocks=(*lines.blocks, TABLE))))).value
    assert made["plan"]["preamble"] == "现将《2024年任务分解表》印发给你们。"
    assert made["plan"]["signature"] == "某川市人民政府\n\n2024年3月1日"
    (annex,) = made["annexes"]
    assert (annex.get("number", ""), annex["title"]) == ("".join(above), "2024年任务分解表")
    (table,) = annex["tables"]
    assert table["columns"] == ["序号", "任务", "其他", "牵头", "期限"]
    assert [row["measure"]["title"] for row in table["rows"]] == ["新建停车位", "打通断头路"]


def test_an_article_says_from_when_and_until_when() -> None:
    made = read("某川市绿化办法", *BODY, "二、附则", "2.本办法自2024年5月1日起施行，有效期5年。")
    assert made["plan"]["effective"] == "2024-05-01"
    assert made["plan"]["validity"]["until"] == "2029-04-30"


def test_a_notice_signed_with_a_day_alone_is_issued_by_whom_its_heading_names() -> None:
    text = plan_text(
        draft(
            source(
                "某川市人民政府办公室关于印发某川市绿化措施的通知", "各区人民政府：", "现将《某川市绿化措施》印发给你们。",
                "2024年3月1日", "某川市绿化措施", *BODY,
            )
        )
    )  # fmt: skip
    made = parse(text).value
    (issuer,) = made["plan"]["issuer"]
    assert {unit["id"]: unit["name"] for unit in made["units"]}[issuer] == "某川市人民政府办公室"
    assert "落款没有印单位，照标题开头的发文机关" in text


@pytest.mark.parametrize("head", [("某川市人民政府令", "第18号"), ("某川市人民政府令第18号",)])
def test_a_decree_has_its_number_as_heading_and_issuer(head: tuple[str, ...]) -> None:
    made = read(
        *head,
        "《某川市绿化办法》已经市政府审议通过，现予公布，自2024年5月1日起施行。",
        "市长　林某某", "2024年3月1日",
        "某川市绿化办法",
        "第一条　市甲局是主管部门，负责种树。", "第二条　本办法自2024年5月1日起施行。",
    )  # fmt: skip
    plan = made["plan"]
    assert plan["title"] == "某川市绿化办法"
    assert plan["document_number"] == "某川市人民政府令第18号"
    assert plan["notice"]["signature"] == "市长　林某某\n\n2024年3月1日"
    assert plan["issued_on"] == "2024-03-01"
    issuers = {unit["id"]: unit["name"] for unit in made["units"]}
    assert [issuers[id] for id in plan["issuer"]] == ["某川市人民政府"]


def test_a_title_of_an_annex_is_no_cited_document() -> None:
    made = read(
        "某川市人民政府关于绿化的意见", "为绿化，提出意见。",
        "一、绿化", "1.种树。填写《联络员信息表》（附件）。（市甲局负责）", *SIGNED,
        "附件", "联络员信息表", "单位：　姓名：",
    )  # fmt: skip
    assert "documents" not in made


def test_of_two_documents_with_one_number_the_first_is_entered_and_marked() -> None:
    text = plan_text(
        draft(
            source(
                "某川市人民政府关于绿化的意见",
                "根据《绿化条例》（某政〔2020〕1号）、《种树条例》（某政〔2020〕1号），提出意见。",
                *BODY,
                *SIGNED,
            )
        )
    )
    assert [one["title"] for one in parse(text).value["documents"]] == ["绿化条例"]
    assert "《种树条例》后面印着同一文号" in text


def test_a_letterhead_laid_out_as_a_table_names_who_issues() -> None:
    box = Table(((Cell(("某川市财政局",)), Cell(("文件",), down=2)), (Cell(("某川市教育局",)),)))
    held = source(
        "某财〔2024〕1号", "关于绿化的意见", "为绿化，提出意见。", *BODY, "2024年3月1日"
    )  # fmt: skip
    made = parse(plan_text(draft(replace(held, blocks=(box, *held.blocks))))).value
    assert made["plan"]["letterhead"] == "某川市财政局\u3000文件 某川市教育局"
    names = {unit["id"]: unit["name"] for unit in made["units"]}
    assert [names[id] for id in made["plan"]["issuer"]] == ["某川市财政局", "某川市教育局"]


def test_bodies_of_places_to_which_a_notice_is_addressed_are_units() -> None:
    made = read(
        "某省人民政府关于同意绿化的批复", "云泽市人民政府、省林业局：", "现批复如下：",
        "一、同意绿化。", "二、云泽市人民政府要加强领导，云泽市园林局具体实施。",
        "某省人民政府", "2024年3月1日",
    )  # fmt: skip
    names = {unit["name"] for unit in made["units"]}
    assert names == {"某省人民政府", "云泽市人民政府", "云泽市园林局"}


def test_one_attachment_is_listed_before_the_annex_that_bears_its_title() -> None:
    made = read(
        "某川市人民政府关于绿化的意见", "为绿化，提出意见。", *BODY, "附件：任务表",
        "附件", "任务表", "说明如下。",
    )  # fmt: skip
    assert [(one["number"], one["title"]) for one in made["annexes"]] == [("附件", "任务表")]
    assert made["plan"]["closing"] == "附件：任务表"


@pytest.mark.parametrize(
    ("head", "letterhead"),
    [
        (("某政〔2024〕3号", "某川市人民政府关于绿化的意见"), "某政〔2024〕3号"),
        (("某川市人民政府关于绿化的意见", "（某政〔2024〕3号）"), None),
    ],
)
def test_a_number_alone_above_or_below_the_title_is_the_number(
    head: tuple[str, ...], letterhead: str | None
) -> None:
    made = read(*head, "各区人民政府：", "为绿化，提出意见。", *BODY, *SIGNED)["plan"]
    assert made["title"] == "某川市人民政府关于绿化的意见"
    assert made["document_number"] == "某政〔2024〕3号"
    assert (made.get("letterhead"), made["addressees"]) == (letterhead, "各区人民政府：")
    assert made["signature"] == "某川市人民政府\n\n2024年3月1日"


def test_an_attachment_listed_before_the_imprint_is_no_second_annex() -> None:
    foot = ("附件：指标表", "抄送：市委。", "某川市人民政府办公室 2024年3月2日印发")
    made = read(
        "某川市人民政府关于绿化的意见", *BODY, *foot, "附件", "指标表", "一、种树", "100棵。"
    )
    (annex,) = made["annexes"]
    assert (annex["number"], annex["title"]) == ("附件", "指标表")
    assert made["plan"]["closing"] == "附件：指标表"
    assert made["plan"]["imprint"].startswith("抄送：市委。")


@pytest.mark.parametrize(
    ("mark", "printed", "title"),
    [
        ("附件", "2024年《政府工作报告》任务分工方案", "2024年《政府工作报告》任务分工方案"),
        ("附件1", "2024年某川市绿化任务清单", "2024年某川市绿化任务清单"),
        ("附件", "某川市绿化方案", "某川市绿化方案"),
        ("附件：", "“十四五”绿化方案", "“十四五”绿化方案"),
    ],
)
def test_a_title_below_the_mark_of_an_annex_keeps_its_year(
    mark: str, printed: str, title: str
) -> None:
    made = read(
        f"某川市人民政府关于印发{printed}的通知", "各区人民政府：", f"现将《{printed}》印发给你们。",
        *SIGNED, mark, printed, *BODY,
    )["plan"]  # fmt: skip
    assert (made["title"], made["heading"]) == (title, f"{mark} {printed}")


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("附件2024年任务清单", "附件", "2024年任务清单"),
        ("附件2 2024年任务清单", "附件2", "2024年任务清单"),
        ("附件12：任务清单", "附件12：", "任务清单"),
        ("附件1-1 任务清单", "附件1-1", "任务清单"),
    ],
)
def test_the_number_of_an_annex_is_no_part_of_a_year(line: str, number: str, title: str) -> None:
    (annex,) = read("某川市绿化意见", *BODY, *SIGNED, line, "一、种树", "100棵。")["annexes"]
    assert (annex["number"], annex["title"]) == (number, title)
