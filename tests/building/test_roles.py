"""What readers see of roles: the printed word, the clause, the lead, and nothing twice."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from lxml import html

from macros.exports.search.records import plan_records
from macros.text.lines.reflow import squeeze
from tests.conftest import Published, shared_site

FIRST = "本意见责任分工中，列第一位的责任单位为牵头单位。"
ALONE = "分解表中无牵头单位的，责任单位即为牵头单位"


@pytest.fixture(scope="module")
def levels(pytestconfig: pytest.Config) -> Published:
    return shared_site(pytestconfig, "three-levels")


@pytest.fixture(scope="module")
def hosts(pytestconfig: pytest.Config) -> Published:
    return shared_site(pytestconfig, "hosts")


def items(site: Published, where: str) -> list[str]:
    """Return each relation on a page, without white space."""
    page = html.parse(site.folder / where / "index.html")
    return [
        squeeze(li.text_content())
        for li in page.xpath("//ul[contains(@class,'pl-rel') or contains(@class,'pl-tasks')]/li")
    ]


def answer(site: Published, where: str) -> Any:
    return json.loads((site.folder / f"api/v1/{where}.json").read_text("utf-8"))["data"]


def sheet(site: Published, unit: str, extension: str) -> Path:
    (found,) = site.folder.glob(f"downloads/units/*{unit}*.{extension}")
    return found


def words(site: Published, unit: str) -> str:
    document = docx.Document(str(sheet(site, unit, "docx")))
    return squeeze("".join(paragraph.text for paragraph in document.paragraphs))


def rows(site: Published, unit: str = "") -> list[dict[str, str]]:
    plan = site.site.index.plan.id
    path = sheet(site, unit, "csv") if unit else site.folder / f"downloads/{plan}.csv"
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_word_of_the_text_stands_beside_the_class_where_it_is_another(hosts: Published) -> None:
    assert items(hosts, "measures/dead-ends")[:4] == [
        "牵头（原文：主办单位）棠溪县住房和城乡建设局“主办单位：县住房城乡建设局”",
        "配合（原文：协办单位）棠溪县自然资源局“协办单位：县自然资源局、县公安局”",
        "配合（原文：协办单位）棠溪县公安局“协办单位：县自然资源局、县公安局”",
        "提及（原文：分管领导）棠溪县人民政府办公室“分管领导：县政府办公室”",
    ]
    assert "原文：" not in "".join(items(hosts, "measures/parking"))
    assert "配合（原文：包抓）棠溪县教育局" in items(hosts, "measures/escort")[1]
    assert "（原文：协办单位）" in "".join(items(hosts, "units/towns"))
    picture = html.parse(hosts.folder / "relations" / "index.html")
    assert picture.xpath("//td/a[contains(@title, '（牵头，原文：主办单位）')]")
    frame = (hosts.folder / "embed/units/land/index.html").read_text("utf-8")
    assert "（原文：协办单位）" in frame


@pytest.mark.parametrize("name", ["levels", "hosts"])
def test_each_role_by_a_clause_quotes_it_with_its_place(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    (clause,) = site.site.index.clauses.values()
    quote = clause.clause.quote
    there = 0
    index = site.site.index
    pages = [(f"measures/{e.id}", e.clauses) for e in index.measures.values()]
    pages += [(f"units/{e.id}", e.clauses) for e in index.units.values()]
    for where, clauses in pages:
        page = html.parse(site.folder / where / "index.html")
        (said,) = page.xpath("//p[@class='pl-clause']") or [None]
        assert (said is not None) == bool(clauses), where
        rest = [item for item in items(site, where) if f"角色依据{clause.label}的总的" in item]
        assert bool(rest) == bool(clauses)
        if said is not None:
            there += 1
            assert squeeze(said.text_content()).endswith(f"“{squeeze(quote)}”")
            assert said.xpath("a/@href")[0].endswith(f"plan/#{clause.anchor}")
    assert there >= 6
    whole = html.parse(site.folder / "plan/index.html")
    (passage,) = whole.xpath(f"//*[@id='{clause.anchor}']")
    assert squeeze(quote) in squeeze(passage.text_content())


def test_the_api_gives_word_clause_and_leads(levels: Published, hosts: Published) -> None:
    lead, other, _ = answer(levels, "measures/meals")["units"]
    assert (lead["role"], lead["word"], other["word"]) == ("lead", "责任单位", "责任单位")
    assert other["clause"] is None
    assert lead["clause"] == {
        "id": "first-leads",
        "quote": FIRST,
        "rule": "first_leads",
        "rule_label": "列第一位的责任单位牵头",
        "url": f"{levels.url}plan/#preamble",
    }
    assert answer(levels, "plan")["plan"]["role_clauses"] == [lead["clause"]]
    leads, responsible = answer(levels, "units/civil-affairs")["roles"]
    assert [task["clause"]["id"] for task in leads["tasks"]] == ["first-leads"] * 3
    assert [one["id"] for one in responsible["tasks"][0]["leads"]] == ["health"]
    words = [one["word"] for one in answer(hosts, "measures/dead-ends")["units"]]
    assert words == ["主办单位", "协办单位", "协办单位", "分管领导"]
    by_role = answer(hosts, "by-role")
    led = {task["measure"]["id"]: task["word"] for task in by_role[0]["tasks"]}
    assert led["dead-ends"] == "主办单位"
    assert led["parking"] == "牵头"


def test_a_units_measures_stand_lead_first_in_every_form(levels: Published) -> None:
    order = ["1", "2", "3", "4", "7"]
    page = html.parse(levels.folder / "units/civil-affairs/index.html")
    assert page.xpath("//ul[contains(@class,'pl-tasks')]//span[@class='pl-number']/text()") == order
    heads = [squeeze(h.text_content()) for h in page.xpath("//h2")][:2]
    assert [head[:2] for head in heads] == ["牵头", "责任"]
    assert [row["编号"] for row in rows(levels, "civil-affairs")] == [f"第{n}条" for n in order]
    by_role = [role for role, _ in levels.site.index.units["civil-affairs"].by_role]
    assert [row["角色（编者归纳）"] for row in rows(levels, "civil-affairs")] == [
        *["牵头"] * 3,
        *["责任"] * 2,
    ]
    assert [role["role"] for role in answer(levels, "units/civil-affairs")["roles"]] == by_role
    paper = words(levels, "civil-affairs")
    titles = {m.number: f"{m.number}{m.title}" for m in levels.site.index.measures.values()}
    named = ("牵头（3项）", titles["3"], "责任（2项）", titles["4"])
    places = [paper.index(name) for name in named]
    assert places == sorted(places)


def test_a_lead_that_stands_later_in_the_plan_comes_first(hosts: Published) -> None:
    assert [row["编号"] for row in rows(hosts, "police")] == ["第2条", "第4条", "第1条"]
    assert [item[0] for item in items(hosts, "units/police")] == ["2", "4", "1"]


def test_those_who_help_are_told_who_leads(hosts: Published) -> None:
    lead, said = "棠溪县住房和城乡建设局", items(hosts, "units/land")
    assert f"牵头：{lead}" in said[0]
    assert f"牵头单位：{lead}" in words(hosts, "land")
    text = subprocess.run(
        ["pdftotext", str(sheet(hosts, "land", "pdf")), "-"], capture_output=True, check=True
    )
    assert f"牵头单位：{lead}" in squeeze(text.stdout.decode())
    assert [row["牵头单位（编者归纳）"] for row in rows(hosts, "land")] == [lead]
    book = openpyxl.load_workbook(sheet(hosts, "land", "xlsx"))["措施"]
    heading = [str(cell.value) for cell in book[1]].index("牵头单位\n（编者归纳）")
    assert book.cell(2, heading + 1).value == lead
    assert "牵头：" not in items(hosts, "units/health")[0]
    frame = squeeze((hosts.folder / "embed/units/land/index.html").read_text("utf-8"))
    assert f"牵头：{lead}。" in frame


def test_tables_have_the_word_and_the_clause_beside_the_quote(hosts: Published) -> None:
    roles = {row["编号"]: row for row in rows(hosts)}
    assert roles["第1条"]["角色原文"].split("\n") == [
        "主办单位",
        "协办单位",
        "协办单位",
        "分管领导",
    ]
    quotes = roles["第3条"]["引文"].split("\n")
    by_clause = f"（角色依据印发通知的总的分工规定：“{ALONE}”）"
    assert [quote.endswith(by_clause) for quote in quotes] == [True, True, False]
    paper = words(hosts, "education")
    assert f"总的分工规定：“{ALONE}”（印发通知）" in paper
    assert "角色原文：责任部门" in paper


def test_a_deadline_or_target_stands_once_where_its_words_stand_beside(hosts: Published) -> None:
    (housing,) = (i for i in items(hosts, "units/housing") if "停车位500个" in i)
    assert housing.count("2024年底前") == housing.count("新增公共停车位500个") == 1
    assert "期限日期：2024-12-31" in housing
    (police,) = (i for i in items(hosts, "units/police") if "停车位500个" in i)
    assert police.count("2024年底前") == police.count("新增公共停车位500个") == 1
    page = html.parse(hosts.folder / "measures/parking/index.html")
    (stated,) = page.xpath("//h2[@id='deadline']/following-sibling::p[1]")
    assert squeeze(stated.text_content()).count("2024年底前") == 1
    assert stated.xpath("string(.//strong)") == "2024年底前"
    for unit in ("housing", "police"):
        paper = words(hosts, unit)
        start = paper.index("增设停车位")
        said = paper[start : paper.index("网址：", start)]
        quoted = 2 if unit == "housing" else 1  # its quote holds the words as well
        assert said.count("2024年底前") == quoted
        assert "期限日期：2024-12-31" in said
    frame = (hosts.folder / "embed/measures/parking/index.html").read_text("utf-8")
    assert frame.count("2024年底前") == 1


def test_a_unit_with_two_roles_in_a_measure_is_told_its_deadline_once(second: Published) -> None:
    entry = second.site.index.units["housing-bureau"]
    (again,) = entry.repeated
    assert again.entry.measure.deadline
    due = again.entry.measure.deadline.text
    assert "".join(items(second, "units/housing-bureau")).count(due) == 1
    assert words(second, "housing-bureau").count(f"期限：{due}") == 1
    frame = (second.folder / "embed/units/housing-bureau/index.html").read_text("utf-8")
    assert frame.count(due) == 1


def test_a_clause_is_searched_for_where_it_gives_a_role(levels: Published) -> None:
    found = {record.address: record.texts for record in plan_records(levels.site.index)}
    assert ("总的分工规定", FIRST) in found["measures/meals/"]
