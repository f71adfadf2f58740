"""What units are and what became of them: shown everywhere as the editors' words, beside the text's own."""

from __future__ import annotations

import io
import json
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from icalendar import Calendar
from lxml import html
from openpyxl import load_workbook

from macros.building.published import published
from macros.exports.api.answers import Answers
from macros.exports.downloads.icsfile import ics_bytes
from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.search.records import plan_records
from macros.index.build import build_index
from macros.loading.load import load
from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests import edits
from tests.conftest import FIRST, PLANS, Published

JOINT = PLANS["joint"]
HOUSING, RENEWAL = "淞陵市住房和城乡建设局", "淞陵市住房和城市更新局"
BRIGADE, FIRE_BUREAU = "淞陵市消防救援大队", "淞陵市消防救援局"


def article(site: Published, where: str) -> str:
    """The words of a page, without blanks."""
    tree = html.document_fromstring((site.folder / where / "index.html").read_bytes())
    return squeeze("".join(tree.xpath("//article//text() | //main[not(.//article)]//text()")))


def answer(site: Published, path: str) -> Any:
    return json.loads((site.folder / "api/v1" / path).read_text("utf-8"))["data"]


def test_the_page_of_a_unit_has_the_words_of_the_text_and_what_became_of_it(
    amended: Published,
) -> None:
    page = article(amended, "units/fire-rescue")
    assert "原文中的写法市消防救援大队" in page
    assert "有1项措施的原文点到它，称“市消防救援大队”" in page
    assert f"公文中的“市消防救援大队”，2025年6月1日更名为“{FIRE_BUREAU}”来源：" in page
    assert f"更名为“{FIRE_BUREAU}”" in article(amended, "measures/safety")
    assert f"更名为“{FIRE_BUREAU}”" in article(amended, "units")
    assert f"更名为“{FIRE_BUREAU}”" in article(amended, "embed/units/fire-rescue")


def test_measures_that_were_removed_are_no_tasks_of_a_unit(amended: Published) -> None:
    index = build_index(load(JOINT))
    unit = next(unit for unit in index.units.values() if unit.removed)
    gone = unit.removed[0]
    page = article(amended, f"units/{unit.id}")
    assert f"有{len(unit.named) - len(unit.removed)}项现有措施的原文点到" in page
    assert f"另有{len(unit.removed)}项后来删去" in page
    assert f"{gone.measure.title}已删去" in page
    assert f"{gone.measure.title}已删去" in article(amended, "measures")
    standing = [role for role, tasks in unit.by_role for task in tasks if task.stands]
    assert sum(unit.numbers.values()) == len(standing)
    answered = answer(amended, f"units/{unit.id}.json")
    tasks = [task for role in answered["roles"] for task in role["tasks"]]
    assert [task["measure"]["id"] for task in tasks if task["removed_by"]] == [gone.id]
    brief = next(one for one in answer(amended, "units.json") if one["id"] == unit.id)
    assert brief["measures"] == len(unit.measures) - len(unit.removed)
    assert sum(brief["roles"].values()) == len(standing)


def test_the_successor_names_its_predecessor_whose_measures_are_not_its_own(
    amended: Published,
) -> None:
    page = article(amended, "units/housing-renewal")
    assert f"“{HOUSING}”2025年1月1日职能划转给“{RENEWAL}”来源：关于《淞陵市" in page
    assert "涉及前者的措施：1合理布局设施；2盘活存量房屋" in page
    assert "没有措施的原文点到它" in page
    unit = answer(amended, "units/housing-renewal.json")
    assert unit["roles"] == []
    assert [before["unit"]["id"] for before in unit["predecessors"]] == ["housing"]
    assert "下列单位后来的变化或成员以它为来源。" + HOUSING in article(
        amended, "documents/supplement-2025"
    )
    source = answer(amended, "documents/supplement-2025.json")
    assert [ref["id"] for ref in source["source_of_units"]] == ["housing"]
    assert unit["predecessors"][0]["step"]["on"] == "2025-01-01"


def test_a_class_is_told_from_a_unit_and_its_members_are_the_editors_reading(
    amended: Published,
) -> None:
    page = article(amended, "units/departments")
    assert "编者提示公文用“市各有关部门”统称一类单位，没有逐一列出包括哪些单位" in page
    assert "编者认为其中包括（不一定是全部）：淞陵市自然资源和规划局、淞陵市财政局来源：" in page
    member = article(amended, "units/finance")
    assert "公文用“市各有关部门”统称一类单位，编者认为包括本单位" in member
    assert "来源：淞陵市人民政府工作部门名录" in member
    assert answer(amended, "units/finance.json")["classes"][0]["id"] == "departments"
    assert "统称一类单位" not in article(amended, "units/health")
    assert "市各有关部门一类单位" in article(amended, "units")


def test_all_issuers_are_named_in_printed_order_and_who_sealed(amended: Published) -> None:
    names = "淞陵市发展和改革局、中共淞陵市委社会工作部、淞陵市社区服务工作联席会议办公室"
    whole = f"{names}（淞陵市民政局代章）"
    assert f"发文机关{whole}" in article(amended, ".")
    assert "由它和其他机关联合印发" in article(amended, "units/social-work")
    assert "落款由它代章" in article(amended, "units/civil-affairs")
    plan = answer(amended, "plan.json")["plan"]
    ids = ["development", "social-work", "services-office"]
    assert plan["issuer"]["id"] == ids[0]
    assert [issuer["id"] for issuer in plan["issuers"]] == ids
    assert plan["sealed_by"]["id"] == "civil-affairs"
    later = answer(amended, "documents/supplement-2025.json")
    assert [issuer["id"] for issuer in later["issuers"]] == ids
    assert f"发文机关{names}成文日期" in article(amended, "documents/supplement-2025")
    assert "联合印发的其他文件：《关于" in article(amended, "units/social-work")
    assert f"发文机关：{whole}。" in (amended.folder / "llms.txt").read_text("utf-8")
    home = html.document_fromstring((amended.folder / "index.html").read_bytes())
    (data,) = home.xpath('//script[@type="application/ld+json"]/text()')
    about = next(part for part in json.loads(data)["@graph"] if part["@type"] == "DigitalDocument")
    assert [issuer["name"] for issuer in about["publisher"]] == names.split("、")
    assert about["publisher"][0]["taxID"] == "11999999MB2024001R"


def test_a_unit_with_a_code_is_an_organisation_that_bears_it(amended: Published) -> None:
    page = html.document_fromstring((amended.folder / "units/housing/index.html").read_bytes())
    assert "统一社会信用代码11999999MB20240043" in article(amended, "units/housing")
    (data,) = page.xpath('//script[@type="application/ld+json"]/text()')
    about = json.loads(data)["@graph"][0]["mainEntity"]
    assert about["@type"] == "GovernmentOrganization"
    assert about["identifier"]["value"] == about["taxID"] == "11999999MB20240043"
    assert answer(amended, "units/housing.json")["code"] == "11999999MB20240043"


def test_the_answer_says_which_measures_named_a_unit_before(amended: Published) -> None:
    unit = answer(amended, "units/chamber.json")
    assert [measure["id"] for measure in unit["formerly"]] == ["professionals"]
    assert unit["printed_names"] == ["市工商联"]
    assert unit["roles"] == []


def test_search_finds_a_unit_by_its_new_name_and_its_code() -> None:
    records = {record.address: record for record in plan_records(build_index(load(JOINT)))}
    assert FIRE_BUREAU in records["units/fire-rescue/"].names
    assert ("统一社会信用代码", "11999999MB20240043") in records["units/housing/"].texts
    words = dict(records["units/housing-renewal/"].texts)["后来的变化"]
    assert words.startswith(f"“{HOUSING}”2025年1月1日职能划转给“{RENEWAL}”（来源：")


def test_files_of_a_unit_say_what_it_is_and_what_became_of_it(amended: Published) -> None:
    blocks = {
        block.lead: block.text
        for block in unit_paper(amended.site, amended.site.index.units["housing"]).blocks
    }
    assert blocks["公文的写法"] == "“市住建局”"
    assert blocks["统一社会信用代码"] == "11999999MB20240043"
    assert f"职能划转给“{RENEWAL}”（来源：" in blocks["后来的变化（编者提示）"]
    (word,) = amended.folder.glob("downloads/units/*housing-renewal*.docx")
    words = "\n".join(p.text for p in Document(str(word)).paragraphs)
    assert "承接的单位（编者提示）" in words
    calendar = Calendar.from_ical(ics_bytes(amended.site, "housing") or b"")
    (event,) = calendar.walk("VEVENT")
    assert f"编者提示：“{HOUSING}”2025年1月1日职能划转给“{RENEWAL}”" in str(event["description"])


def test_a_unit_that_measures_name_has_a_sheet_to_fill_in_on_its_page(amended: Published) -> None:
    offered = {}
    for unit in amended.site.index.units.values():
        page = (amended.folder / f"units/{unit.id}/index.html").read_bytes()
        links = html.document_fromstring(page).xpath("//footer//a[text()='进展表']")
        sheets = [(link.get("href"), link.get("download")) for link in links]
        here = f"../../downloads/progress/{unit.id}.xlsx"
        assert sheets == ([(here, f"进展-{unit.id}.xlsx")] if unit.standing else [])
        assert (amended.folder / f"downloads/progress/{unit.id}.xlsx").exists() == bool(sheets)
        offered[unit.id] = bool(sheets)
        if unit.standing and unit.removed:
            sheet = load_workbook(amended.folder / f"downloads/progress/{unit.id}.xlsx")["进展"]
            ids = {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
            assert ids == {one.id for one in unit.standing}
    assert {*offered.values()} == {True, False}
    lines = [line.address for line in published(amended.built, amended.site)]
    assert not [where for where in lines if where.startswith("downloads/progress/")]


def test_the_workbook_has_a_sheet_of_all_units(amended: Published) -> None:
    (path,) = amended.folder.glob("downloads/*.xlsx")
    book = load_workbook(io.BytesIO(path.read_bytes()))
    rows = [[cell or "" for cell in row] for row in book["单位"].iter_rows(values_only=True)]
    assert [str(name).split("\n")[0] for name in rows[0]] == [
        "单位",
        "公文的写法",
        "类别",
        "所指",
        "统一社会信用代码",
        "后来的变化",
        "永久网址",
    ]
    assert len(rows) == 1 + len(amended.site.index.units)
    row = next(row for row in rows if row[0] == BRIGADE)
    assert row[1] == "市消防救援大队"
    assert f"更名为“{FIRE_BUREAU}”（来源：" in str(row[5])
    about = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert str(about["发文机关"]).endswith("（淞陵市民政局代章）")


@pytest.fixture
def renewed(tmp_path: Path) -> tuple[Path, str]:
    """A plan in which an editor gave a unit its new name, and that unit's id."""
    plan = edits.copy_of(FIRST, tmp_path)
    return plan, edits.unit_under_a_new_name(tmp_path)


def test_nothing_says_that_the_text_names_what_only_an_editor_calls_a_unit(
    renewed: tuple[Path, str],
) -> None:
    plan, id = renewed
    site = build_site(Settings(plan=plan))
    entry = site.index.units[id]
    old, new = entry.unit.aliases[0], entry.unit.name
    page = site.object_page(ObjectKind.UNIT, id, f"units/{id}/")
    assert f"点到它，称“{old}”" in page
    assert "编者写全称或现名" in page
    frame = site.frame(entry, "", f"embed/units/{id}/")
    papers = "".join(
        f"{block.lead}{block.text}" for block in unit_paper(site, site.index.units[id]).blocks
    )
    for words in (page, frame, papers):
        assert f"点到“{new}”" not in words
        assert f"“{old}”" in words
    assert Answers(site.index, "").unit(entry).printed_names == (old,)


def test_words_of_the_new_fields_are_no_markup(tmp_path: Path) -> None:
    for path in JOINT.parent.iterdir():
        shutil.copy(path, tmp_path)
    plan = tmp_path / "plan.yml"
    hostile = "<b>*局*</b>{{ 7 * 7 }}[x](y)"
    text = plan.read_text("utf-8")
    for words in (FIRE_BUREAU, "淞陵市人民政府工作部门名录"):
        assert text.count(words) == 1
        text = text.replace(words, hostile)
    plan.write_text(text, "utf-8")
    site = build_site(Settings(plan=plan))
    pages = [
        site.object_page(ObjectKind.UNIT, id, f"units/{id}/")
        for id in ("fire-rescue", "departments", "finance")
    ]
    pages.append(site.object_page(ObjectKind.MEASURE, "safety", "measures/safety/"))
    pages.append(site.listing("units", "units/"))
    pages.append(site.frame(site.index.units["fire-rescue"], "", "embed/units/fire-rescue/"))
    for page in pages:
        assert "<b>" not in page
        assert "{{" not in page
        assert "[x](y)" not in page
        assert hostile in unescape(page)
