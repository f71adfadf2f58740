"""Several deadlines, reports on many measures and points inside paragraphs, in all that readers get."""

from __future__ import annotations

import json
from typing import Any

import icalendar
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from macros.exports.downloads.icsfile import ics_bytes
from macros.exports.downloads.tables import measures_table, unit_table
from macros.exports.search.records import plan_records
from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import Published


def calendar(site: Published, unit: str) -> dict[str, str]:
    content = ics_bytes(site.site, unit)
    events: list[Any] = list(icalendar.Calendar.from_ical(content or b"").walk("VEVENT"))
    return {str(event["UID"]): event["DTSTART"].dt.isoformat() for event in events}


def answer(site: Published, path: str) -> Any:
    return json.loads((site.folder / "api/v1" / path).read_text("utf-8"))["data"]


def page(site: Published, where: str) -> html.HtmlElement:
    return html.fromstring((site.folder / where / "index.html").read_bytes())


def test_each_deadline_is_an_event_for_whom_it_holds(milestones: Published) -> None:
    assert calendar(milestones, "districts") == {
        "deadline-install@lifts": "2025-12-31",
        "deadline-install--2@lifts": "2025-09-30",
    }
    assert calendar(milestones, "market") == {"deadline-install@lifts": "2025-12-31"}


def test_a_unit_sees_its_own_deadlines_first_and_none_of_others(milestones: Published) -> None:
    index = milestones.site.index
    (own,) = [t for t in index.units["districts"].tasks if t.entry.id == "install"]
    assert [d.text for d in own.deadlines] == ["2025年9月底前", "2025年12月底前"]
    facts = page(milestones, "units/housing").xpath("//ul[@class='pl-task__facts']")
    set_for_it = "".join(each.text_content() for each in facts)
    assert "2024年6月底前" in set_for_it
    assert "2024年9月底前" not in set_for_it
    for text in ("2024年6月底前", "2024年9月底前"):
        assert text in page(milestones, "measures/survey").text_content()


def test_the_api_keeps_the_first_and_adds_all(milestones: Published) -> None:
    survey = answer(milestones, "measures/survey.json")
    assert survey["deadline"] == survey["deadlines"][0]
    assert [(d["on"], d["what"]) for d in survey["deadlines"]] == [
        ("2024-06-30", "制定摸底方案"),
        ("2024-09-30", "完成摸底登记"),
    ]
    assert [unit["id"] for unit in survey["deadlines"][1]["units"]] == ["districts"]
    (role,) = [
        r for r in answer(milestones, "units/districts.json")["roles"] if r["role"] == "named"
    ]
    assert [d["on"] for d in role["tasks"][0]["deadlines"]] == ["2024-09-30"]


def test_tables_have_a_line_for_each(milestones: Published) -> None:
    table = measures_table(milestones.site)
    names = [column.name for column in table.columns]
    row = dict(zip(names, table.rows[0], strict=True))
    assert row["期限"] == (
        "2024年6月底前（制定摸底方案；青禾市住房和城乡建设局）\n2024年9月底前（完成摸底登记；各区人民政府）"
    )
    assert row["期限日期"] == "2024-06-30\n2024-09-30"
    assert "来源称“已销号”" in row["最新进展"]
    own = unit_table(milestones.site, "housing")
    rows = [dict(zip([c.name for c in own.columns], r, strict=True)) for r in own.rows]
    (mine,) = (each for each in rows if each["措施标题"] == row["措施标题"])
    assert mine["期限日期"] == "2024-06-30"


def test_a_report_on_many_measures_is_on_each(milestones: Published) -> None:
    for id, word in (("survey", "已销号"), ("service", "已销号"), ("install", "欠进度")):
        given = answer(milestones, f"measures/{id}.json")["progress"][0]
        assert (given["date"], given["word"]) == ("2025-06-30", word)
        assert given["source"]["archive"] == "bulletin-2025.txt"
        assert len(given["source"]["sha256"]) == 64
        shown = page(milestones, f"measures/{id}")
        assert f"来源称“{word}”" in shown.text_content()
        (kept,) = shown.xpath("//a[.='存档副本']/@href")
        assert kept.endswith("/bulletin-2025.txt")
    assert [r["date"] for r in answer(milestones, "measures/install.json")["progress"]] == [
        "2025-06-30",
        "2024-12-31",
    ]
    (record,) = [r for r in plan_records(milestones.site.index) if r.title == "加快加装"]
    assert any("欠进度" in words for _, words in record.texts)


def test_a_copy_beside_the_data_is_named_where_no_repository_is_known(
    milestones: Published,
) -> None:
    site = build_site(Settings(plan=milestones.site.settings.plan))
    shown = site.object_page(ObjectKind.MEASURE, "survey", "measures/survey/")
    assert "存档副本：bulletin-2025.txt" in html.fromstring(shown).text_content()


def test_programs_read_what_is_due_by_when(milestones: Published) -> None:
    (script,) = page(milestones, "measures/survey").xpath("//script[@type='application/ld+json']")
    due = json.loads(script.text_content())["@graph"][0]["mainEntity"]["about"]
    assert [(one["object"]["name"], one["scheduledTime"]) for one in due] == [
        ("制定摸底方案", "2024-06-30"),
        ("完成摸底登记", "2024-09-30"),
    ]
    assert due[1]["object"]["disambiguatingDescription"] == "各区人民政府"


def test_points_have_anchors_on_both_pages_and_citations(milestones: Published) -> None:
    paragraphs = answer(milestones, "measures/install.json")["paragraphs"]
    (point,) = paragraphs[1]["points"]
    assert (point["mark"], point["text"]) == ("（2）", "（2）示范带动。每区建成示范小区1个。")
    assert point["citation"].endswith("第二部分第2条第2段（2）")
    assert point["url"] == milestones.at("plan/#install-p2--2")
    assert paragraphs[2]["citation"].endswith("第3段（3）")
    for where in ("plan", "measures/install"):
        (found,) = page(milestones, where).xpath("//*[@id='install-p2--2']")
        assert found.text_content() == point["text"]
    fields = page(milestones, "measures/service").xpath("//*[@class='pl-passages']//textarea")
    assert [field.get("id") for field in fields if "-s" not in field.get("id")] == [
        "cite-p1",
        *(f"cite-p1--{n}" for n in (1, 2, 3)),
    ]


def test_words_that_run_on_behind_a_heading_stand_so(milestones: Published) -> None:
    whole = page(milestones, "plan")
    heading = whole.get_element_by_id("leadership")
    assert heading.text_content().startswith("（一）加强组织领导。")
    assert heading.xpath("following-sibling::*[1][contains(@class, 'pl-run-on')]")
    assert not [words for words in whole.xpath("//nav//a/text()") if words.endswith("。")]
    own = answer(milestones, "sections/leadership.json")
    assert (own["title"], own["printed_title"]) == ("加强组织领导", "加强组织领导。")
    assert (
        page(milestones, "sections/leadership")
        .xpath("string(//h1)")
        .startswith("（一）加强组织领导")
    )
    assert "。" not in page(milestones, "sections/leadership").xpath("string(//h1)")


@pytest.mark.parametrize(("query", "shown"), [("?status=delayed", 1), ("?due=2024", 1), ("", 4)])
def test_measures_are_filtered_by_year_and_status(
    milestones: Published, phone: Page, query: str, shown: int
) -> None:
    phone.goto(milestones.at(f"measures/{query}"))
    expect(phone.locator(".px-ready")).to_be_visible()
    expect(phone.locator("tr[data-row]:visible")).to_have_count(shown)


def test_measures_are_ordered_by_what_is_due_next(milestones: Published, phone: Page) -> None:
    phone.goto(milestones.at("measures/?sort=due"))
    titles = phone.locator("tr[data-row] .px-name > a")
    expect(titles).to_have_text(
        ["加快加装", "摸清底数", "做好服务", "加强评价"]
    )  # the others are done
