"""What was changed since publication, on a page of its own and with each object; where to edit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest

from macros.addresses import address
from macros.addresses.ledger import Ledger, Line
from macros.loading.load import load
from macros.model.history import Change
from macros.model.kinds import ChangeKind, ObjectKind
from macros.pages.lost_anchors import lost_anchors
from macros.pages.site import build_site
from macros.pages.views.history import HistoryEntry, history, unrecorded
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests.conftest import Published, shared_site
from tests.some import some


def test_a_plan_without_changes_says_so(first: Published) -> None:
    page = first.built.pages["changes/"]
    assert "还没有更新" in page.text()


def test_a_plan_that_was_amended_never_says_that_nothing_changed(amended: Published) -> None:
    index = amended.site.index
    assert index.supplements
    assert not index.changes
    page = amended.built.pages["changes/"]
    assert "还没有更新" not in page.text()
    for document in index.supplements:
        assert f"（{document.document.number}，" in page.text()
        assert f"../documents/{document.id}/" in page.links()
    recorded = replace(index, changes=(Change(
        on=date(2025, 9, 1), kind=ChangeKind.AMENDED, ids=(index.supplements[0].id,), summary="改"
    ),))  # fmt: skip
    assert unrecorded(recorded) == index.supplements[1:]


def test_the_history_shows_every_entry_with_its_objects_and_source(second: Published) -> None:
    page = second.built.pages["changes/"]
    words = page.text()
    shown = [
        squeeze(item.text_content())
        for item in page.tree.xpath('//li[starts-with(@id, "change-")]')
    ]
    for change, text in zip(second.site.index.changes, shown, strict=True):
        assert squeeze(change.summary) in text
        assert text.startswith(change.on.isoformat())
    links = page.links()
    assert "../measures/service-portal/" in links
    assert "../measures/third-party-inspection/" in links  # retired: to its tombstone
    assert "https://www.example.org/wanglan/tongbao/2026-h1.html" in links
    for former in second.site.index.former.values():
        assert former.reason in words
    assert "还没有更新" not in words


def test_an_entry_keeps_its_anchor_when_a_new_one_comes_on_top(second: Published) -> None:
    index = second.site.index
    anchors = [entry.anchor for entry in history(index)]
    assert len(set(anchors)) == len(anchors) == len(index.changes)
    page = second.built.pages["changes/"]
    assert set(anchors) <= set(page.tree.xpath("//@id"))
    newest = index.changes[0]
    later = replace(index, changes=(newest, *index.changes))
    assert [entry.anchor for entry in history(later)][1:] == anchors


def test_each_object_shows_its_own_history(second: Published) -> None:
    built = second.built.pages
    seen = 0
    for change in second.site.index.changes:
        for id in change.ids:
            for folder in ("measures", "units", "sections", "documents", "topics"):
                page = built.get(f"{folder}/{id}/")
                if page is not None and page.tree.xpath('//*[@id="history"]'):
                    assert change.summary in page.text()
                    seen += 1
    assert seen >= 10


@pytest.mark.parametrize("kind", [ObjectKind.UNIT, ObjectKind.TOPIC])
def test_the_page_of_a_unit_or_topic_shows_the_history_that_its_feed_tells(
    second: Published, kind: ObjectKind
) -> None:
    built = second.built.pages
    seen = 0
    for owner in second.site.index.by_kind[kind].values():
        page = built[address.page(owner)]
        items = page.tree.xpath('//h2[@id="history"]/following-sibling::ul[1]/li')
        shown = [squeeze(item.text_content()) for item in items]
        feed = feedparser.parse((second.folder / address.feed(owner)).read_bytes()).entries
        assert len(shown) == len(feed)
        for text, entry in zip(shown, feed, strict=True):
            assert text.startswith(entry.updated[:10])
            assert squeeze(entry.title.rpartition("：")[2]) in text
        seen += len(shown)
    assert seen >= 5


def test_a_unit_s_history_says_which_of_its_measures_changed(second: Published) -> None:
    page = second.built.pages["units/market-regulation/"]
    items = page.tree.xpath('//h2[@id="history"]/following-sibling::ul[1]/li')
    links = [item.xpath('span[@class="pl-sub"]//a/@href') for item in items]
    assert ["../../measures/clear-charges/"] in links
    assert ["../../measures/registration-pilot/"] in links  # and not those of others in the entry


@pytest.mark.parametrize(
    "address",
    ["", "plan/", "measures/", "units/", "glossary/", "about/", "about/editing/", "changes/"],
)
def test_a_page_written_by_hand_leads_to_its_file_and_its_data(
    second: Published, address: str
) -> None:
    page = second.built.pages[address]
    links = page.tree.xpath('//*[@class="pl-data"]//a/@href')
    files = [link for link in links if "/blob/main/docs/" in link]
    assert len(files) == 1
    assert Path("docs", files[0].split("/docs/", 1)[1]).is_file()
    lines = [int(link.rpartition("#L")[2]) for link in links if "#L" in link]
    keys = {
        "": "plan",
        "plan/": "plan",
        "measures/": "sections",
        "units/": "units",
        "glossary/": "glossary",
        "changes/": "changes",
    }
    if address in keys:
        text = Path(second.site.settings.plan).read_text("utf-8").splitlines()
        assert [text[line - 1] for line in lines] == [f"{keys[address]}:"]
    else:
        assert not lines


def test_the_page_of_an_empty_history_leads_to_where_the_first_entry_goes(
    first: Published,
) -> None:
    page = first.built.pages["changes/"]
    lines = len(Path(first.site.settings.plan).read_text("utf-8").splitlines())
    words = squeeze("".join(page.tree.xpath('string(//*[@class="pl-data"])')))
    assert f"第{lines}行" in words


@pytest.mark.parametrize("address", ["plan/", "about/editing/"])
def test_the_copy_of_the_official_text_can_be_reached_for_editing(
    second: Published, address: str
) -> None:
    page = second.built.pages[address]
    links = page.tree.xpath('//*[@class="pl-data"]//a/@href')
    assert any(link.endswith("/tests/plans/second/notice.txt") for link in links)


def test_every_page_of_the_site_says_where_to_change_it(second: Published) -> None:
    for where, page in some(second.built.pages.items()):
        refresh = page.tree.xpath('//meta[@http-equiv="refresh"]')
        bare = re.match(r"(404\.html$|embed/)", where)
        if not (refresh or bare):
            assert page.tree.xpath('//*[@class="pl-data"]//a'), where


def test_the_line_given_for_an_object_is_where_it_begins(second: Published) -> None:
    text = Path(second.site.settings.plan).read_text("utf-8").splitlines()
    pages = second.built.pages
    index = second.site.index
    shown = [entry for entry in index.living.values() if entry.kind is not ObjectKind.TERM]
    assert len(shown) > 70
    for entry in shown:
        (link,) = pages[address.page(entry)].tree.xpath(
            '//*[@class="pl-data"]//a[contains(@href, "#L")]/@href'
        )
        assert text[int(link.rpartition("#L")[2]) - 1].strip() == f"- id: {entry.id}"
    for former in index.former.values():
        line = text[index.former_lines[former.id] - 1 :][:2]
        assert [words.strip() for words in line] == [f"- kind: {former.kind}", f"id: {former.id}"]


# --- months, what was before, and how to subscribe -----------------------------------------


def of_its_data(path: Path, repo_url: str = "") -> str:
    """The history of a plan as its page has it, before Markdown."""
    return build_site(Settings(plan=path, repo_url=repo_url)).changes(address.CHANGES)


def with_changes(site: Published, *changes: Change) -> tuple[HistoryEntry, ...]:
    return history(replace(site.site.index, changes=changes))


def test_the_history_goes_month_by_month_newest_first(second: Published) -> None:
    dates = [change.on for change in load(Path(second.site.settings.plan)).file.changes]
    assert dates == sorted(dates, reverse=True)
    page = second.built.pages["changes/"]
    shown = {}
    for heading in page.tree.xpath('//h2[starts-with(@id, "month-")]'):
        words = heading.text.strip()
        (entries,) = heading.xpath("following-sibling::ul[1]")
        shown[words] = [time.get("datetime") for time in entries.xpath("li/time")]
    counted = Counter(f"{day.year}年{day.month}月" for day in dates)
    assert {month: len(days) for month, days in shown.items()} == counted
    assert len(shown) > 3
    assert [day for days in shown.values() for day in days] == [day.isoformat() for day in dates]
    years = page.tree.xpath('//*[@class="pl-years"]/a')
    assert [link.text for link in years] == [
        f"{year}年" for year in sorted({day.year for day in dates}, reverse=True)
    ]
    for link in years:
        (heading,) = page.tree.xpath(f'//h2[@id="{link.get("href")[1:]}"]')
        assert heading.text.startswith(link.text)
        assert link.text not in "".join(heading.xpath("preceding-sibling::h2/text()"))


def test_an_entry_has_its_kind_as_a_word_and_a_link_of_its_own(second: Published) -> None:
    page = second.built.pages["changes/"]
    items = page.tree.xpath('//li[starts-with(@id, "change-")]')
    for change, item in some(zip(second.site.index.changes, items, strict=True)):
        assert [chip.text for chip in item.xpath('*[@class="pl-chip"]')] == [change.kind.label]
        (link,) = item.xpath('a[@class="headerlink"]')
        assert link.get("href") == f"#{item.get('id')}"
        assert link.get("title")


def test_a_month_that_has_no_entry_any_more_keeps_its_anchor(second: Published) -> None:
    kept = lost_anchors(
        replace(second.site, ledger=Ledger(lines=(Line("changes/#month-2001-02", ""),))),
        "changes/",
        (),
    )
    assert "month-2001-02" in kept.parts


def test_an_entry_on_an_amendment_shows_the_words_before_and_after(
    pytestconfig: pytest.Config,
) -> None:
    amended = shared_site(pytestconfig, "amended")
    pages = amended.built.pages
    changed = [change for change in amended.site.index.changes if change.kind == "amended"]
    items = pages["changes/"].tree.xpath('//li[starts-with(@id, "change-")][details]')
    assert len(items) == 1
    (named,) = [change.ids for change in changed if "planning" in change.ids]
    boxes = items[0].xpath("details")
    assert len(boxes) == len(named) == 6
    for box, where in zip(
        boxes,
        ("plan/#plan--amended", *(f"sections/{id}/#text--earlier" for id in ("building",))),
        strict=False,
    ):
        assert box.xpath("p/a/@href")[-1] == f"../{where}"
    for place, id in ((2, "planning"), (3, "water-quality"), (5, "east-waterworks")):
        sides = ".//*[@class='pl-sides pl-compared']"
        own = pages[f"measures/{id}/"].tree.xpath(sides)
        here = boxes[place].xpath(sides)
        assert [p.text_content() for p in here] == [p.text_content() for p in own] != []
        assert here[0].xpath(".//ins|.//del")
        assert "网站对比" in boxes[place].text_content()
        before = amended.site.index.measures[id].measure.earlier[0].text
        assert squeeze(before) in squeeze(boxes[place].text_content())
    titles = [squeeze(box.xpath("string(summary)")) for box in boxes]
    assert titles[0] == "修改前后：泠川市农村供水保障管理办法"
    assert titles[1].endswith("建设、运行和管护")


def test_only_the_documents_that_an_entry_names_are_said_to_have_changed_words(
    pytestconfig: pytest.Config,
) -> None:
    amended = shared_site(pytestconfig, "amended")
    (change, *_) = amended.site.index.changes
    assert [len(one.reworded) for one in with_changes(amended, change)] == [6]
    unsaid = change.model_copy(update={"source": None})
    assert with_changes(amended, unsaid)[0].reworded == ()
    listed = unsaid.model_copy(update={"ids": ("amendment", "planning")})
    assert len(with_changes(amended, listed)[0].reworded) == 1
    for kind in set(ChangeKind) - {ChangeKind.AMENDED}:
        other = change.model_copy(update={"kind": kind})
        assert with_changes(amended, other)[0].reworded == (), kind


def test_a_correction_leads_to_the_history_of_the_file_and_invents_no_words(
    second: Published,
) -> None:
    corrected = [c for c in second.site.index.changes if c.kind is ChangeKind.REWORDED]
    said = "更正以前的字没有保留"
    plan = Path(second.site.settings.plan)
    without = of_its_data(plan)
    assert without.count(said) == len(corrected) == 1
    assert "修改历史" not in without
    github = of_its_data(plan, "https://github.com/o/r")
    assert 'href="https://github.com/o/r/commits/main/tests/plans/second/plan.yml"' in github
    gitlab = of_its_data(plan, "https://gitlab.com/o/r")
    assert 'href="https://gitlab.com/o/r/-/commits/main/tests/plans/second/plan.yml"' in gitlab
    (item,) = second.built.pages["changes/"].tree.xpath(f'//li[contains(., "{said}")]')
    assert not item.xpath(".//del|.//ins|details")


def test_home_names_the_newest_entry_if_there_is_one(first: Published, guide: Published) -> None:
    assert not first.site.index.changes
    assert not first.built.pages[""].tree.xpath('//*[@class="pl-latest"]')
    newest = history(guide.site.index)[0]
    (line,) = guide.built.pages[""].tree.xpath('//*[@class="pl-latest"]/a')
    assert line.get("href") == f"changes/#{newest.anchor}"
    assert newest.change.summary in line.text_content()
    assert newest.change.on.isoformat() in line.text_content()


def test_the_address_of_every_feed_and_calendar_stands_where_the_reader_looks(
    second: Published,
) -> None:
    pages = second.built.pages

    def offered(where: str) -> list[str]:
        fields = pages[where].tree.xpath('//*[contains(@class, "pl-subscribe")]//textarea')
        for field in fields:
            (label,) = pages[where].tree.xpath(f'//label[@for="{field.get("id")}"]')
            assert "订阅地址" in label.text
        return [field.text.removeprefix(second.url) for field in fields]

    assert offered("changes/") == ["feed.xml"]
    calendars = 0
    for kind in address.FED:
        for entry in second.site.index.by_kind[kind].values():
            where = address.page(entry)
            calendar = Path(f"downloads/units/{entry.id}.ics")
            has = kind is ObjectKind.UNIT and (second.folder / calendar).is_file()
            expected = [address.feed(entry), *([calendar.as_posix()] if has else [])]
            assert offered(where) == expected
            assert "../../changes/#subscribe" in pages[where].links()
            calendars += has
    assert 0 < calendars < len(second.site.index.units)
    assert "changes/#subscribe" in pages[""].links()
    assert pages["changes/"].tree.xpath('//h2[@id="subscribe"]')
