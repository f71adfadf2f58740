"""Tables on pages: as issued, with a way to every row's page; nothing of annexes where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.exports.api.answers import Answers
from macros.model.kinds import ObjectKind
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import SECOND

ROOT = "https://plan.example.org/kb/"


@pytest.fixture(scope="module")
def site() -> Site:
    plan = Path("tests/plans/task-table/plan.yml")
    return build_site(Settings(plan=plan, site_url=ROOT))


def tree(page: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{page}</div>")


def test_the_full_text_shows_a_table_with_its_merged_cells(site: Site) -> None:
    page = tree(site.plan("plan/"))
    (table,) = page.xpath('//table[@id="projects--table-1"]')
    assert [cell.get("scope") for cell in table.xpath("thead//th")] == [
        *("col", "col", "colgroup", "colgroup"),
        *("col", "col", "col", "col"),
    ]
    assert table.xpath("string(caption/p[1])") == "表1　2024年重点项目资金安排"
    assert [c.get("rowspan") for c in table.xpath("thead/tr[1]/th")][:3] == ["2", "2", None]
    assert table.xpath("string(tbody/tr[2]/td[3])") == "1500"
    assert table.xpath("tbody/tr[2]/td[3]/@colspan") == ["2"]
    assert table.xpath("tbody/tr/@id") == ["service-hall", "data-platform", "projects--table-1-3"]
    (region,) = table.xpath("..")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "附件3 重点项目资金安排表"


def test_a_row_leads_to_the_page_of_its_measure(site: Site) -> None:
    page = tree(site.object_page(ObjectKind.SECTION, "task-table", "sections/task-table/"))
    (link,) = page.xpath('//tr[@id="standard-land"]//a[@class="pl-row-link"]')
    assert (link.text, link.get("href")) == ("3", "../../measures/standard-land/")
    assert link.get("aria-label") == "附件1第3项：打开措施页面"


def test_the_page_of_a_row_says_what_stands_in_each_column(site: Site) -> None:
    page = tree(site.object_page(ObjectKind.MEASURE, "policy-list", "measures/policy-list/"))
    (row,) = page.xpath('//*[@class="pl-official"]//dl')
    said = {div.xpath("string(dt)"): div.xpath("string(dd)") for div in row.xpath("div")}
    assert said == {
        "工作任务": "编制惠企政策清单并按月更新，推动免申即享事项达到30项。",
        "类别": "政务服务",
        "牵头单位": "市工业和信息化局",
        "责任单位": "市财政局、市人力资源社会保障局",
        "完成时限": "2024年12月底前",
    }
    assert row.xpath("div//dd/p/@id") == [f"policy-list-p{n}" for n in range(1, 6)]
    assert (
        "基数：12，目标值：30，计量单位：项，2024年：30（见附件2 主要指标表）"
        in page.text_content()
    )
    assert "../../plan/#indicators--table-1-4" in page.xpath("//a/@href")


def test_home_names_the_annexes_and_a_plan_without_any_names_nothing(site: Site) -> None:
    home = site.home("")
    assert "## 附件 { #annexes }" in home
    assert home.index("## 附件") > home.index("## 各部分和措施")
    assert "附件" not in build_site(Settings(plan=SECOND, site_url=ROOT)).home("")


def test_the_api_answers_with_rows_tables_and_the_targets_of_the_plan(site: Site) -> None:
    answers = Answers(site.index, ROOT)
    measure = answers.measure(site.index.measures["data-platform"])
    assert [(line.header, line.text, line.holds) for line in measure.row][:2] == [
        ("项目", "数据共享平台升级。", "任务"),
        ("资金来源", "1500", "其他"),
    ]
    assert measure.paragraphs[1].url == f"{ROOT}measures/data-platform/#data-platform-p2"
    annex = answers.section(site.index.sections["projects"])
    (table,) = annex.tables
    assert annex.annex
    assert table.url == f"{ROOT}plan/#projects--table-1"
    assert [(cell.text, cell.rows, cell.columns) for cell in table.header[0]][1:3] == [
        ("项目", 2, 1),
        ("资金来源", 1, 2),
    ]
    assert [row.measure.id if row.measure else None for row in table.rows] == [
        *("service-hall", "data-platform", None)
    ]
    first = answers.plan_targets()[0]
    assert (first.indicator, first.kind, first.baseline, first.value, first.measured_in) == (
        *("企业开办办理时间", "约束性", "1", "0.5", "天"),
    )
    assert first.url == f"{ROOT}plan/#indicators--table-1-1"
    target = answers.measure(site.index.measures["policy-list"]).targets[0]
    assert [(value.year, value.value) for value in target.years] == [("2024", "30")]


def test_what_stands_in_a_cell_is_never_markup(tmp_path: Path) -> None:
    hostile = "<b id=x>*粗*</b> {{ 1 + 1 }} | [甲](https://example.org) =SUM(A1) # 题"
    for name in ("plan.yml", "notice.txt"):
        text = Path("tests/plans/task-table", name).read_text("utf-8")
        assert text.count("数据共享平台升级。") == 1
        (tmp_path / name).write_text(
            text.replace("数据共享平台升级。", f"数据共享平台升级。{hostile}")
        )
    site = build_site(Settings(plan=tmp_path / "plan.yml", site_url=ROOT))
    for page in (
        site.plan("plan/"),
        site.object_page(ObjectKind.SECTION, "projects", "sections/projects/"),
        site.object_page(ObjectKind.MEASURE, "data-platform", "measures/data-platform/"),
    ):
        for mark in ("<b id", "{{", "*粗", "[甲]", "| ["):
            assert mark not in page
        assert hostile in tree(page).text_content()
