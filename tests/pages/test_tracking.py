"""Progress and calendar pages: every number is counted again from the data file itself."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page, expect

from macros.addresses.ledger import Ledger, Line
from macros.model.kinds import ObjectKind
from macros.pages.lost_anchors import lost_anchors
from macros.pages.site import build_site
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from macros.text.times.dates import day_in_words
from tests.conftest import PHONE, PLANS, Published
from tests.reader.axe import AXE, SMALL, faults_light_and_dark, open_page
from tests.rules.amended_plan import draft
from tests.some import some

UNDATED = """
plan:
  id: rivers
  title: "河湖管护方案"
  preamble: |-
    制定本方案。
  source:
    title: "文件"
    transcription: notice.txt

sections:
  - id: one
    number: "一、"
    title: "管护河道"
    measures:
      - id: patrol
        number: "1."
        title: "巡查河道"
        text: |-
          巡查河道，2024年6月底前完成。
        deadline:
          text: "2024年6月底前"
          on: 2024-06-30
"""
UNDATED_TEXT = """河湖管护方案
制定本方案。
一、管护河道
1.巡查河道，2024年6月底前完成。
"""

LABELS = {
    "not-started": "未启动",
    "in-progress": "推进中",
    "done": "已完成",
    "delayed": "滞后",
    "paused": "已暂停",
    "stopped": "已停止",
    "none": "没有收录进展",
}
CHARGED = ("lead", "responsible")


@dataclass(frozen=True)
class Fact:
    """What the data file says of a measure that is still in the plan."""

    id: str
    sections: tuple[str, ...]
    """The ids of the sections around it, outermost first."""
    roles: frozenset[tuple[str, str]]
    due: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]
    """Day and status, newest first."""

    @property
    def status(self) -> str:
        return self.reports[0][1].replace("_", "-") if self.reports else "none"


def facts(path: Path) -> list[Fact]:
    """Read the data file without the engine."""
    data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    told: dict[str, list[tuple[str, str]]] = {}
    for bulletin in data.get("reports", ()):
        for item in bulletin["items"]:
            for id in item["measures"]:
                told.setdefault(id, []).append((bulletin["date"], item["status"]))

    def read(sections: list[dict[str, Any]], above: tuple[str, ...]) -> list[Fact]:
        found = []
        for section in sections:
            around = (*above, section["id"])
            rows = [row for table in section.get("tables", ()) for row in table.get("rows", ())]
            own = [row["measure"] for row in rows if "measure" in row]
            for measure in (*own, *section.get("measures", ()), *section.get("later", ())):
                if "removed_by" in measure:
                    continue
                given = [measure["deadline"]] if "deadline" in measure else []
                given += measure.get("deadlines", [])
                reports = [(r["date"], r["status"]) for r in measure.get("progress", ())]
                reports += told.get(measure["id"], [])
                found.append(
                    Fact(
                        measure["id"],
                        around,
                        frozenset((i["unit"], i["role"]) for i in measure.get("units", ())),
                        tuple(d["on"] for d in given if "on" in d),
                        tuple(sorted(reports, reverse=True)),
                    )
                )
            found += read(section.get("sections", []), around)
        return found

    return read([*data["sections"], *data.get("annexes", ())], ())


@pytest.fixture(params=["second", "milestones", "tabled"])
def rich(request: pytest.FixtureRequest) -> Published:
    """Each of the plans with deadlines and progress."""
    found: Published = request.getfixturevalue(request.param)
    return found


def page(site: Published, where: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8")
    return html.document_fromstring((site.folder / where / "index.html").read_bytes(), parser)


def told(site: Published) -> list[Fact]:
    return facts(site.site.settings.plan)


def counted(
    tree: html.HtmlElement, place: str = "//article"
) -> dict[tuple[tuple[str, str], ...], int]:
    """Return every number that leads to measures, by the filters of its link."""
    found = {}
    for link in tree.xpath(f"{place}//table//a[contains(@href, 'measures/?')]"):
        asked = parse_qs(urlsplit(link.get("href")).query)
        found[tuple(sorted((k, v) for k, (v,) in asked.items()))] = int(link.text_content())
    return found


def meets(fact: Fact, asked: tuple[tuple[str, str], ...]) -> bool:
    given = dict(asked)
    role = (given.get("unit", ""), given.get("role", ""))
    return (
        given.get("status", fact.status) == fact.status
        and ("section" not in given or given["section"] in fact.sections)
        and ("unit" not in given or role in fact.roles)
    )


def test_every_number_is_that_of_the_data(rich: Published) -> None:
    all_of_them = told(rich)
    found = counted(page(rich, "progress"))
    assert found
    for asked, number in found.items():
        assert number == sum(meets(fact, asked) for fact in all_of_them), asked
    # and none is missing: each part and each unit in charge, with each status that it has
    parts = {fact.sections[0] for fact in all_of_them}
    wanted = {
        tuple(sorted((("section", fact.sections[0]), ("status", fact.status))))
        for fact in all_of_them
        if len(parts) > 1
    } | {
        tuple(sorted((("unit", unit), ("role", role), ("status", fact.status))))
        for fact in all_of_them
        for unit, role in fact.roles
        if role in CHARGED
    }
    assert {asked for asked in found if "status" in dict(asked)} == wanted


def test_the_statuses_are_counted_in_words(rich: Published) -> None:
    wanted = Counter(fact.status for fact in told(rich))
    items = page(rich, "progress").xpath("//ul[@class='pl-statuses']/li/a")
    said = {parse_qs(urlsplit(a.get("href")).query)["status"][0]: a.text_content() for a in items}
    assert {id: " ".join(words.split()) for id, words in said.items()} == {
        id: f"{LABELS[id]} {number} 条" for id, number in wanted.items()
    }


AT_ANOTHER_ADDRESS = """(query) => {
  history.replaceState(null, "", query);
  dispatchEvent(new PopStateEvent("popstate")); // the page reads its address as when it is opened
  const rows = [...document.querySelectorAll("tr[data-row]")].filter((row) => row.checkVisibility());
  return [document.querySelector(".px-notice").checkVisibility(), rows.length];
}"""


def test_a_number_leads_to_as_many_measures(rich: Published, desktop: Page) -> None:
    """The address of the first is opened, those of the others are given to the page that is open."""
    numbers = {
        f"?{'&'.join(f'{name}={value}' for name, value in asked)}": number
        for asked, number in counted(page(rich, "progress")).items()
    }
    first = next(iter(numbers))
    desktop.goto(rich.at(f"measures/{first}"))
    expect(desktop.locator(".px-notice")).to_be_hidden()
    expect(desktop.locator("tr[data-row]:visible")).to_have_count(numbers[first])
    for query, number in numbers.items():
        assert desktop.evaluate(AT_ANOTHER_ADDRESS, query) == [False, number], query


def rows(tree: html.HtmlElement, part: str) -> list[tuple[str, str]]:
    """Return day and measure of the rows of the table below a heading."""
    found = []
    for row in tree.xpath(f"//h2[@id='{part}']/following::table[1]//tr[td/time]"):
        link = row.xpath("th//a/@href")[0]
        found.append((row.xpath("td[1]/time/@datetime")[0], link.split("/")[-2]))
    return found


def test_no_column_of_deadlines_is_empty(second: Published) -> None:
    tables = [
        table
        for folder in ("progress", "calendar")
        for table in page(second, folder).xpath("//table[contains(@class, 'pl-tracked')]")
    ]
    assert len(tables) == 6
    for table in tables:
        columns = list(zip(*table.xpath(".//tr[not(@class)]"), strict=True))
        assert all(any(cell.text_content().strip() for cell in cells[1:]) for cells in columns)
        for months in table.xpath(".//tr[@class='pl-month']/th"):
            assert int(months.get("colspan")) == len(columns)


def test_columns_of_the_calendar_stand_below_each_other(second: Published, desktop: Page) -> None:
    desktop.goto(second.at("calendar/"))
    heads = desktop.locator(".pl-dues thead").all()
    assert len(heads) == 3
    left = "row => [...row.querySelectorAll('th')].slice(0, 4).map((cell) => cell.offsetLeft)"
    assert len({tuple(head.evaluate(left)) for head in heads}) == 1


def test_deadlines_ahead_and_past_are_those_of_the_data(second: Published) -> None:
    all_of_them, as_of = told(second), second.site.tracking.as_of
    assert as_of == date(2026, 7, 12)
    open_ones = [
        (day, fact.id)
        for fact in all_of_them
        for day in fact.due
        if fact.status not in ("done", "stopped")
    ]
    tree = page(second, "progress")
    ahead = sorted(pair for pair in open_ones if pair[0] >= as_of.isoformat())
    assert sorted(rows(tree, "ahead")) == ahead
    assert rows(tree, "passed") == [pair for pair in open_ones if pair not in ahead]
    day = day_in_words(as_of)
    assert tree.xpath("string(//h2[@id='ahead'])").startswith(f"{day}起的期限")  # true on any day
    assert tree.xpath("string(//h2[@id='passed'])").startswith(f"{day}以前到期")
    (how,) = tree.xpath("//h2[@id='passed']/following::table[1]//td[@data-label='进展']")
    assert how.text_content().startswith("期限已过，本站没有收录完成的进展；滞后（2026-07-05）")


def test_the_calendar_has_every_dated_deadline_once_in_order(rich: Published) -> None:
    tree = page(rich, "calendar")
    days = sorted(day for fact in told(rich) for day in fact.due)
    shown = tree.xpath("//table[contains(@class, 'pl-tracked')]//td[1]/time/@datetime")
    assert shown == days
    years = list(dict.fromkeys(day[:4] for day in days))
    assert [h.get("id") for h in tree.xpath("//h2[starts-with(@id, 'due-')]")] == [
        f"due-{year}" for year in years
    ]
    months = list(dict.fromkeys(day[:7] for day in days))
    said = [f"{int(month[5:])}月" for month in months]
    assert tree.xpath("//tr[@class='pl-month']/th/text()") == said


def test_deadlines_without_a_date_are_not_lost(tabled: Published) -> None:
    undated = page(tabled, "calendar").xpath("//h2[@id='undated']/following::ul[1]/li")
    words = [item.text_content() for item in undated]
    assert len(words) == 2
    assert "长期坚持" in words[0]
    assert "年底前" in words[1]


def test_late_is_only_what_a_report_calls_late(rich: Published) -> None:
    tree = page(rich, "progress")
    late = tree.xpath("//h2[@id='late']/following::ul[1]/li/a[1]/@href")
    assert [link.split("/")[-2] for link in late] == [
        fact.id for fact in told(rich) if fact.status == "delayed"
    ]
    assert "来源称“欠进度”" in tree.text_content() or rich.site.index.plan.id != "lifts"


def test_months_without_a_report_are_said_as_a_fact(second: Published) -> None:
    found = page(second, "progress").xpath("//h2[@id='unchanged']/following::table[1]/tbody/tr")
    assert [row.xpath("string(td[1])") for row in found] == ["已 9 个月", "已 5 个月"]


def test_home_has_three_short_lists(second: Published, milestones: Published) -> None:
    (lists,) = page(second, "").xpath("//dl[@class='pl-now']")
    said = {
        div.xpath("string(dt)"): [li.text_content() for li in div.xpath("dd//li")]
        for div in lists.xpath("div")
    }
    assert list(said) == ["此后到期", "滞后", "最新"]
    assert [words[:10] for words in said["此后到期"]] == ["2026-10-31", "2027-12-31", "2027-12-31"]
    assert len(said["滞后"]) == 1
    assert [words[:10] for words in said["最新"]] == ["2026-07-05", "2026-04-01", "2026-03-02"]
    assert "截至2026年7月12日" in page(second, "").xpath("string(//h2[@id='tracking'])")
    ended = page(milestones, "").xpath("//dl[@class='pl-now']/div/dt")
    assert [dt.text_content() for dt in ended] == ["滞后", "最新"]  # it is repealed: nothing is due


def test_a_plan_without_such_data_shows_nothing_of_it(first: Published, guide: Published) -> None:
    for site in (first, guide):
        for folder in ("progress", "calendar"):
            assert not (site.folder / folder).exists()
        assert not list((site.folder / "downloads").rglob("*.ics"))
        for where in ("", "measures", "downloads"):
            tree = page(site, where)
            assert not tree.xpath("//*[@id='tracking' or @id='calendars' or @class='pl-now']")
            assert not tree.xpath(
                "//a[contains(@href, 'progress/') or contains(@href, 'calendar/')]"
            )
        assert not page(site, "measures").xpath("//select[@name='status']")
        assert not page(site, "measures").xpath("//option[@value='status' or @value='due']")
        section = next(iter(site.site.index.sections))
        assert not page(site, f"sections/{section}").xpath("//*[@id='downloads']")


def test_deadlines_alone_give_a_calendar_and_no_page_of_progress(any_site: Published) -> None:
    all_of_them = told(any_site)
    has = any(fact.reports for fact in all_of_them), any(fact.due for fact in all_of_them)
    built = tuple((any_site.folder / where).exists() for where in ("progress", "calendar"))
    assert built == has
    nav = page(any_site, "").xpath("//header//nav//a/text()")
    assert ("进展" in nav, "日历" in nav) == has


def test_a_plan_of_which_no_day_is_known_has_a_calendar(tmp_path: Path) -> None:
    """Nobody entered when it was issued, and nothing was reported: there is no date of the data."""
    plan = tmp_path / "plan.yml"
    plan.write_text(UNDATED, "utf-8")
    (tmp_path / "notice.txt").write_text(UNDATED_TEXT, "utf-8")
    site = build_site(Settings(plan=plan))
    assert site.index.data_date is None
    shown = squeeze(site.calendar("calendar/"))
    assert squeeze("1 个写明日期的期限。") in shown
    assert "（数据日期）" not in shown


def test_pages_that_were_published_stay_when_the_data_empties_them() -> None:
    site = build_site(Settings(plan=PLANS["first"]))
    lines = (
        Line("calendar/"),
        Line("calendar/#due-2025"),
        Line("progress/"),
        Line("progress/#late"),
    )
    after = replace(site, ledger=Ledger(lines))
    assert after.tracked == {"progress/", "calendar/"}
    assert "没有收录公布过的进展" in after.progress("progress/")
    assert "没有收录写明日期的期限" in after.calendar("calendar/")
    assert lost_anchors(after, "calendar/", ()).parts == ("due-2025",)
    assert lost_anchors(after, "progress/", ()).parts == ("late",)


def test_a_measure_that_was_removed_is_counted_nowhere_but_can_be_listed(tmp_path: Path) -> None:
    """Its last report stays on its own page; it is neither late nor done any more."""
    for name in ("plan.yml", "notice.txt", "supplement.txt"):
        shutil.copy(PLANS["joint"].with_name(name), tmp_path)
    plan = tmp_path / "plan.yml"
    told_late = (
        "        progress:\n          - date: 2024-08-01\n            status: delayed\n"
        '            summary: |-\n              进展较慢。\n            source:\n              title: "通报"\n'
    )
    text, gone = plan.read_text("utf-8"), "        removed_by: supplement-2025\n"
    due = "          on: 2024-07-31\n"
    assert text.count(gone) == text.count(due) == 1
    text = text.replace(due, due + told_late).replace(gone, told_late + gone)
    plan.write_text(text, "utf-8")
    site = build_site(Settings(plan=plan))
    tree = html.fragment_fromstring(site.progress("progress/"), create_parent="div")
    assert "5 条措施（不含后来删去的 1 条）的进展" in tree.text_content()
    counted_late = [n for asked, n in counted(tree, "").items() if ("status", "delayed") in asked]
    assert counted_late
    assert set(counted_late) == {1}
    assert "stock-housing" not in site.progress("progress/") + site.calendar("calendar/")
    rows = html.fragment_fromstring(site.listing("measures", "measures/"), create_parent="div")
    facts = rows.xpath("//tr[@data-row]/@data-status")
    assert sorted(facts) == ["delayed", "none", "none", "none", "none", "removed"]
    options = rows.xpath("//select[@name='status']/option/text()")
    assert options == ["全部", "滞后（1）", "没有收录进展（4）", "已删去（1）"]


def test_what_is_paused_from_a_later_day_is_not_paused_before_it(tmp_path: Path) -> None:
    order = "第一部分第1条自2025年6月1日起暂停实施。"
    one = draft(tmp_path, order)
    source = {"title": "通知", "document": "later"}
    report = {"date": date(2025, 6, 1), "status": "paused", "word": "暂停实施"}
    one.measure("parks")["progress"] = [{**report, "summary": "照通知办。", "source": source}]

    def built(*read: date) -> tuple[date | None, str, str]:
        one.data["changes"] = [{"on": on, "summary": "核对。", "kind": "notes"} for on in read]
        assert "没有问题" in one.said()
        site = build_site(Settings(plan=tmp_path / "plan.yml"))
        entry = site.index.measures["parks"]
        latest = entry.latest_progress.status if entry.latest_progress else ""
        shown = html.fragment_fromstring(site.progress("progress/"), create_parent="div")
        return site.index.data_date, latest, squeeze(shown.text_content())

    day, latest, shown = built()
    assert (day, latest) == (date(2025, 1, 10), "")
    assert "到那一天才算入" in shown
    assert "已暂停1条" not in shown
    assert "自2025-06-01起（来源预先写明的日期）已暂停来源称“暂停实施”" in shown
    assert "没有收录已到日期的进展5条" in shown
    assert "没有收录进展5条" not in shown
    day, latest, shown = built(date(2025, 6, 1))
    assert (day, latest) == (date(2025, 6, 1), "paused")
    assert "到那一天才算入" not in shown
    assert "已暂停1条" in shown
    assert "没有收录进展4条" in shown


def test_a_measure_of_which_a_report_on_many_tells_is_not_without_progress(tmp_path: Path) -> None:
    one = draft(tmp_path, "请抓好落实。")
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": date(2025, 2, 1)}]
    item = {"measures": ["parks"], "status": "in_progress", "summary": "推进。"}
    report = {"date": date(2025, 1, 20), "source": {"title": "通报"}, "items": [item]}
    one.data["reports"] = [report]
    assert "没有问题" in one.said()
    site = build_site(Settings(plan=tmp_path / "plan.yml"))
    nothing = "本站还没有收录公布过的进展"
    assert nothing not in site.object_page(ObjectKind.MEASURE, "parks", "measures/parks/")
    assert nothing in site.object_page(ObjectKind.MEASURE, "trees", "measures/trees/")


# --- in a browser -------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["progress/", "calendar/"])
def test_the_pages_are_for_everyone(rich: Published, where: str, browser: Browser) -> None:
    there = open_page(browser, viewport=PHONE, is_mobile=True, has_touch=True)
    there.goto(rich.at(where))
    assert there.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert there.evaluate(SMALL) == []
    there.evaluate(AXE.read_text("utf-8"))
    assert faults_light_and_dark(there) == []
    there.context.close()


def test_without_scripts_the_pages_are_complete(second: Published, plain: Page) -> None:
    plain.goto(second.at("calendar/"))
    assert plain.locator("tr:has(time):visible").count() == 5
    assert plain.locator(".pl-today").all_inner_texts() == [""] * 5


def test_the_readers_day_is_added_and_replaces_nothing(
    second: Published, desktop: Page, browser: Browser
) -> None:
    desktop.clock.set_fixed_time("2026-10-01T08:00:00")
    desktop.goto(second.at("calendar/"))
    expect(desktop.locator(".pl-today")).to_have_text(
        [
            "数据日期到今天 81 天。",
            "到今天已过 93 天",
            "今天起还有 30 天",
            "今天起还有 456 天",
            "今天起还有 456 天",
        ]
    )
    took_away = "document.querySelectorAll('.pl-today').forEach(e => { e.textContent = ''; })"
    desktop.evaluate(took_away)
    said = desktop.locator("article").inner_text().split()
    silent = open_page(browser, java_script_enabled=False)
    silent.goto(second.at("calendar/"))
    assert silent.locator("article").inner_text().split() == said
    silent.context.close()


def test_home_says_which_of_its_deadlines_is_past_by_now(second: Published, phone: Page) -> None:
    phone.clock.set_fixed_time("2026-11-01T08:00:00")
    phone.goto(second.at(""))
    expect(phone.locator(".pl-now .pl-today")).to_have_text(["已过", "", ""])
    phone.clock.set_fixed_time("2026-10-31T08:00:00")
    phone.reload()
    expect(phone.locator(".pl-now .pl-today")).to_have_text(["", "", ""])


def test_home_says_it_in_little_room(rich: Published, phone: Page) -> None:
    phone.goto(rich.at(""))
    height = phone.evaluate(
        "document.querySelector('.pl-now').getBoundingClientRect().bottom -"
        " document.querySelector('#tracking').getBoundingClientRect().top"
    )
    assert 0 < height <= 250
    due_and_late = phone.locator(".pl-now > :not(.pl-news) li > a")
    for title in some(due_and_late.all()):
        assert title.evaluate("title => title.scrollWidth <= title.clientWidth")


def test_measures_are_ordered_by_status(rich: Published, phone: Page) -> None:
    phone.goto(rich.at("measures/?sort=status"))
    expect(phone.locator(".px-ready")).to_be_visible()
    expect(phone.locator(".px-notice")).to_be_hidden()
    ids = phone.evaluate(
        "[...document.querySelectorAll('[data-row] .px-name > a')]"
        ".map(a => a.getAttribute('href').split('/').slice(-2)[0])"
    )
    status = {fact.id: fact.status for fact in told(rich)}
    order = ["delayed", "in-progress", "not-started", "paused", "stopped", "done", "none"]
    ranks = [order.index(status[id]) for id in ids if id in status]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_statuses_differ_by_word_shape_and_where_it_matters_by_colour(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("progress/"))
    said = phone.evaluate(
        "[...document.querySelectorAll('.pl-statuses .pl-state')].map(e => [e.innerText,"
        " getComputedStyle(e, '::before').content, getComputedStyle(e).color])"
    )
    labels = {LABELS[fact.status] for fact in told(second)}
    assert len(said) == len(labels) > 5
    assert {word for word, _, _ in said} == labels
    assert len({shape for _, shape, _ in said}) == len(labels)
    colour = {word: own for word, _, own in said}
    assert len({colour["滞后"], colour["已完成"], colour["推进中"]}) == 3
