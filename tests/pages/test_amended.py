"""What later documents did to the plan, as readers and programs of the built site see it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from docx import Document
from lxml import html

from macros.text.lines.reflow import squeeze
from tests.conftest import Published, shared_site

BY = "《泠川市人民政府办公室关于修改〈泠川市农村供水保障管理办法〉的通知》（泠政办〔2025〕8号，2025-05-20）"
NOW = "根据《农村供水条例》等有关规定，制定本办法。"


@pytest.fixture(scope="module")
def amended(pytestconfig: pytest.Config) -> Published:
    return shared_site(pytestconfig, "amended")


def tree(site: Published, where: str) -> Any:
    return html.document_fromstring((site.folder / where / "index.html").read_bytes())


def words(site: Published, where: str) -> str:
    return squeeze("".join(tree(site, where).xpath("//article//text()")))


def answer(site: Published, path: str) -> Any:
    return json.loads((site.folder / "api/v1" / path).read_text("utf-8"))["data"]


def compared(site: Published, where: str) -> list[tuple[str, str]]:
    """The changed pieces that a page marks."""
    return [
        (e.tag, e.text)
        for e in tree(site, where).xpath(
            "//*[@class='pl-sides pl-compared']//*[self::del or self::ins]"
        )
    ]


def test_a_measure_shows_the_orders_by_which_its_words_were_changed(amended: Published) -> None:
    said = words(amended, "measures/water-quality")
    order = "四、在第四条“千人以上”后增加“、学校和卫生院的”，删去“市卫生健康委负责水质监测，”"
    assert said.count(f"该文件写明：“{order}”") == 1
    assert said.count(order) == 1  # each order once, though it orders two things
    assert compared(amended, "measures/water-quality") == [
        ("del", "市卫生健康委负责水质监测，"),
        ("ins", "、学校和卫生院的"),
    ]


def test_a_section_shows_its_words_before_and_after(amended: Published) -> None:
    said = words(amended, "sections/building")
    assert f"本部分的标题、引言经{BY}修改。" in said
    assert f"{BY}修改以前的标题：建设和管护" in said
    assert ("ins", "和分散供水工程") in compared(amended, "sections/building")
    assert "第二章（标题、引言经泠政办〔2025〕8号修改）" in said
    assert f"本部分已由{BY}删去。您看的是删去以前的版本。" in words(amended, "sections/rewards")
    assert f"本部分由{BY}增加。" in words(amended, "sections/inspection")


@pytest.mark.parametrize(
    ("where", "said", "under"),
    [
        ("measures/reward", "您看的是删去以前的版本。", "title"),
        ("sections/rewards", "您看的是删去以前的版本。", "title"),
        ("measures/planning", "您看的是修改以前的版本，不是现行的文字", "text--earlier"),
        ("sections/building", "您看的是修改以前的版本，不是现行的文字", "text--earlier"),
        ("plan", "标题、引言经", "building"),
        ("measures/principle", "", ""),
        ("sections/general", "", ""),
    ],
)
def test_who_sees_words_that_no_longer_hold_is_told_which_version_it_is(
    where: str, said: str, under: str, amended: Published
) -> None:
    page = tree(amended, where)
    if not said:
        assert "您看的是" not in words(amended, where)
        return
    notes = page.xpath("//*[@id=$id]/following::p[contains(@class, 'pl-amended')]", id=under)
    note = notes[0]
    assert said in squeeze(note.text_content())
    if where == "plan":
        assert "您看的是印发时的版本。" in squeeze(note.text_content())
    for link in note.xpath(".//a[starts-with(@href, '#')]"):
        assert page.get_element_by_id(link.get("href")[1:]) is not None


def test_the_whole_text_prints_the_plan_as_issued_and_then_what_was_changed(
    amended: Published,
) -> None:
    said = words(amended, "plan")
    issued, _, later = said.partition("以下是后来的文件，全文照录")
    assert "第二章建设和管护" in issued
    assert "建设、运行和管护" not in issued
    assert "第四章监督检查" not in issued
    assert later.count("第四章监督检查") == 2
    assert NOW not in issued
    assert later.count(NOW) == 3
    assert "以上是印发时的文字；前言经" in issued
    assert "以上是印发时的文字；结尾经" in issued
    anchors = tree(amended, "plan").xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {"inspection", "inspection--closing", "inspections-p1", "plan--amended"} <= {*anchors}


def test_a_document_that_amends_is_no_cited_one(amended: Published) -> None:
    listing = tree(amended, "documents")
    rows = {
        table.xpath("./caption/text()")[0]: [squeeze(a) for a in table.xpath(".//th/a/text()")]
        for table in listing.xpath("//table")
    }
    assert rows == {
        "全部补充文件": [BY.partition("（泠政办")[0]],
        "全部引用文件": ["《农村供水条例》"],
    }
    assert "引用文件和补充文件" in words(amended, "documents")
    assert [answer(amended, f"documents/{id}.json")["supplement"] for id in ("amendment", "water-regulation")] == [True, False]  # fmt: skip


def test_an_inserted_measure_is_called_as_it_is_printed(amended: Published) -> None:
    (heading,) = tree(amended, "measures/connection").xpath("//h1")
    assert squeeze(heading.text_content()).startswith("第三条之一与城市管网连通")
    given = answer(amended, "measures/connection.json")
    assert (given["number"], given["code"]) == ("第三条之一", "3-1")
    assert "3.1" not in words(amended, "sections/building")


def test_the_api_tells_what_was_changed_and_how_it_read(amended: Published) -> None:
    section = answer(amended, "sections/building.json")
    assert [(one["part"], one["text"], one["until"]["id"]) for one in section["earlier"]] == [
        ("title", "建设和管护", "amendment"),
        ("intro", "本章适用于集中供水工程。", "amendment"),
    ]
    assert section["intro"] == "本章适用于集中供水工程和分散供水工程。"
    plan = answer(amended, "plan.json")["plan"]
    assert [one["part_label"] for one in plan["earlier"]] == ["前言", "结尾"]
    document = answer(amended, "documents/amendment.json")
    assert [one["id"] for one in document["amends_sections"]] == [
        "building",
        "rewards",
        "inspection",
        "projects",
    ]
    assert document["amends_plan"] == ["preamble", "closing"]


def test_the_paper_prints_the_plan_as_issued_with_what_was_changed(amended: Published) -> None:
    (file,) = amended.folder.glob("downloads/rural-water.docx")
    lines = [squeeze(p.text) for p in Document(str(file)).paragraphs]
    assert "第二章建设和管护" in lines
    assert "第二章建设、运行和管护" not in lines
    assert any("以上是印发时的文字；“第二章建设和管护”标题、引言经" in line for line in lines)
    assert any("以上是印发时的前言，经" in line for line in lines)
    assert "第四章监督检查" not in lines  # it stands in the document that added it
    assert any("第四章监督检查" in line for line in lines)


def test_a_row_that_was_changed_says_so_in_the_room_of_its_number(amended: Published) -> None:
    for where, up in (("plan", "../"), ("sections/projects", "../../")):
        (note,) = tree(amended, where).xpath("//table//*[@class='pl-amended']")
        assert squeeze(note.text_content()) == "编者提示后来修改过"
        assert note.xpath(".//a/@href") == [f"{up}measures/east-waterworks/"]


def test_what_is_printed_above_a_table_stands_above_the_number_of_its_row(
    amended: Published,
) -> None:
    (quoted,) = tree(amended, "measures/east-waterworks").xpath("//blockquote[@data-cited][1]")
    assert squeeze(quoted.text_content()).startswith("单位：万元1工程新建城东水厂")


def test_a_row_of_a_table_shows_its_cells_before_and_after(amended: Published) -> None:
    said = words(amended, "measures/east-waterworks")
    assert "单位：万元" in said
    assert f"{BY}修改以前：新建城东水厂投资500牵头单位市水利局" in said
    assert "该文件写明：“九、将附件第1项的“500”修改为“650”，“市水利局”修改为" in said
    assert "1050" not in said
    section = words(amended, "sections/projects")
    assert f"本附件的表格经{BY}修改。" in section
    assert "修改以前的一格：900" in section
    issued = words(amended, "plan").partition("以下是后来的文件")[0]
    assert "500" in issued
    assert "650" not in issued
    cells = answer(amended, "sections/projects.json")["tables"][0]["rows"][2]["cells"]
    assert [(cell["text"], [one["text"] for one in cell["earlier"]]) for cell in cells] == [
        ("合计", []), ("1050", ["900"]), ("", []),
    ]  # fmt: skip
    assert citation(amended, "west-pumps").endswith("附件第2项")
    assert citation(amended, "east-waterworks").endswith("附件第1项（经泠政办〔2025〕8号修改）")


def citation(site: Published, id: str) -> str:
    """The formal citation of a measure."""
    found: str = answer(site, f"measures/{id}.json")["citation"]
    return found
