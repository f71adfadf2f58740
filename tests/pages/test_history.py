"""What was changed since publication, on a page of its own and with each object; where to edit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from macros.addresses import address
from macros.building.built import read_built
from macros.model.kinds import ObjectKind
from macros.pages.views.history import history
from macros.text.reflow import squeeze
from tests.conftest import Published


def test_a_plan_without_changes_says_so(first: Published) -> None:
    page = read_built(first.folder).pages["changes/"]
    assert "还没有变更记录" in page.text()


def test_the_history_shows_every_entry_with_its_objects_and_source(second: Published) -> None:
    page = read_built(second.folder).pages["changes/"]
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
    assert "还没有变更记录" not in words


def test_an_entry_keeps_its_anchor_when_a_new_one_comes_on_top(second: Published) -> None:
    index = second.site.index
    anchors = [entry.anchor for entry in history(index)]
    assert len(set(anchors)) == len(anchors) == len(index.changes)
    page = read_built(second.folder).pages["changes/"]
    assert set(anchors) <= set(page.tree.xpath("//@id"))
    newest = index.changes[0]
    later = replace(index, changes=(newest, *index.changes))
    assert [entry.anchor for entry in history(later)][1:] == anchors


def test_each_object_shows_its_own_history(second: Published) -> None:
    built = read_built(second.folder).pages
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
    built = read_built(second.folder).pages
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
    page = read_built(second.folder).pages["units/market-regulation/"]
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
    page = read_built(second.folder).pages[address]
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
    page = read_built(first.folder).pages["changes/"]
    lines = len(Path(first.site.settings.plan).read_text("utf-8").splitlines())
    words = squeeze("".join(page.tree.xpath('string(//*[@class="pl-data"])')))
    assert f"第{lines}行" in words


@pytest.mark.parametrize("address", ["plan/", "about/editing/"])
def test_the_copy_of_the_official_text_can_be_reached_for_editing(
    second: Published, address: str
) -> None:
    page = read_built(second.folder).pages[address]
    links = page.tree.xpath('//*[@class="pl-data"]//a/@href')
    assert any(link.endswith("/tests/plans/second/notice.txt") for link in links)


def test_every_page_of_the_site_says_where_to_change_it(second: Published) -> None:
    for where, page in read_built(second.folder).pages.items():
        refresh = page.tree.xpath('//meta[@http-equiv="refresh"]')
        bare = re.match(r"(404\.html$|embed/)", where)
        if not (refresh or bare):
            assert page.tree.xpath('//*[@class="pl-data"]//a'), where


def test_the_line_given_for_an_object_is_where_it_begins(second: Published) -> None:
    text = Path(second.site.settings.plan).read_text("utf-8").splitlines()
    pages = read_built(second.folder).pages
    index = second.site.index
    shown = [entry for entry in index.living.values() if entry.kind is not ObjectKind.TERM]
    assert len(shown) > 70
    for entry in shown:
        (link,) = pages[address.page(entry)].tree.xpath('//*[@class="pl-data"]//a/@href')
        assert text[int(link.rpartition("#L")[2]) - 1].strip() == f"- id: {entry.id}"
    for former in index.former.values():
        line = text[index.former_lines[former.id] - 1 :][:2]
        assert [words.strip() for words in line] == [f"- kind: {former.kind}", f"id: {former.id}"]
