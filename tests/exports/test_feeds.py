"""Feeds of changes: valid Atom, stable ids, the right entries in each."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from lxml import html

from macros.exports.file import InFolder
from macros.exports.sharing.feeds import feeds
from macros.index.build import build_index
from macros.loading.load import Loaded, load_shape
from macros.pages.render import Renderer, environment
from macros.pages.site import Site
from macros.pages.views.history import history
from macros.settings import Settings
from tests.conftest import SECOND, Published
from tests.kinds import NOWHERE, kinds_of_page
from tests.some import some

ATOM = "{http://www.w3.org/2005/Atom}"


def all_feeds(site: Published) -> list[Path]:
    return sorted(site.folder.rglob("feed.xml"))


def titles(site: Published, address: str) -> list[str]:
    return [e.title for e in feedparser.parse((site.folder / address).read_bytes()).entries]


ONCE = {
    f"{ATOM}feed": {"id", "title", "subtitle", "updated", "author"},
    f"{ATOM}entry": {"id", "title", "updated", "content"},
}
"""What RFC 4287 demands exactly once, and what it lets a feed have once and ours always has."""
ATTRIBUTES = {"link": {"rel", "type", "href"}}


def faults(root: ET.Element) -> list[str]:
    """Return what a strict reader of RFC 4287 would hold against a feed."""
    found: list[str] = []
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        names = [child.tag.removeprefix(ATOM) for child in element]
        once = ONCE[element.tag]
        found += [f"{name} {names.count(name)} times" for name in once if names.count(name) != 1]
        found += [f"unknown {name}" for name in {*names} - once - {"link", "entry"}]
        links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
        found += ["two links of one kind"] * (len(set(links)) != len(links))
        found += ["no alternate"] * (("alternate", "text/html") not in links)
        for child in element:
            name = child.tag.removeprefix(ATOM)
            if name in ("author", "entry"):
                continue
            found += [f"attribute of {name}"] * (set(child.attrib) != ATTRIBUTES.get(name, set()))
            found += [f"child of {name}"] * bool(list(child))
            found += [f"empty {name}"] * (name != "link" and not (child.text or "").strip())
    moments = [element.findtext(f"{ATOM}updated") or "" for element in (root, *entries)]
    for moment in moments:
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", moment):
            found.append(f"moment {moment}")
        datetime.fromisoformat(moment)
    newest, *each = moments
    found += ["two entries of one moment"] * (len(set(each)) != len(each))
    found += ["not newest first"] * (each != sorted(each, reverse=True))
    found += ["the feed is not as new as its newest entry"] * (bool(each) and newest != each[0])
    ids = [element.findtext(f"{ATOM}id") or "" for element in (root, *entries)]
    found += ["an id twice"] * (len(set(ids)) != len(ids))
    found += [f"id {id}" for id in ids if not re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id)]
    return found


@pytest.mark.parametrize("name", ["first", "second"])
def test_every_feed_is_valid_and_its_links_lead_to_pages(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    index = site.site.index
    former = sum(1 for f in index.former.values() if f.kind in ("unit", "topic"))
    assert len(all_feeds(site)) == 1 + len(index.units) + len(index.topics) + former
    ids = set()
    for path in all_feeds(site):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        root = ET.fromstring(path.read_text(encoding="utf-8"))
        assert not faults(root), path
        ids.add(parsed.feed.id)
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        own = root.find(f"{ATOM}link[@rel='self']")
        assert own is not None
        assert own.get("href") == site.at(path.relative_to(site.folder).as_posix())
        for link in root.iterfind(f".//{ATOM}link[@rel='alternate']"):
            target = (link.get("href") or "").removeprefix(site.url).partition("#")[0]
            assert (site.folder / target / "index.html").is_file(), target
    assert len(ids) == len(all_feeds(site))


def test_the_feeds_of_a_plan_of_another_build_are_valid(other_build: Published) -> None:
    index = other_build.site.index
    assert len(all_feeds(other_build)) == 1 + len(index.units) + len(index.topics)
    for path in all_feeds(other_build):
        assert not faults(ET.fromstring(path.read_text(encoding="utf-8"))), path


def test_one_event_is_the_same_entry_in_all_feeds(second: Published) -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for path in some(all_feeds(second)):
        for entry in feedparser.parse(path.read_bytes()).entries:
            same = (entry.title, entry.updated, entry.link, entry.content[0].value)
            assert seen.setdefault(entry.id, same) == same


def test_the_plan_s_feed_has_every_change(second: Published) -> None:
    changes = second.site.index.changes
    found = titles(second, "feed.xml")
    assert len(found) == len(changes)
    for change in changes:
        assert any(change.summary in title for title in found)


def test_without_changes_the_feed_tells_of_the_issue(first: Published) -> None:
    plan = first.site.index.plan
    if not first.site.index.changes:
        assert [plan.title in title for title in titles(first, "feed.xml")] == [True]


def test_a_unit_s_feed_has_its_own_changes_and_those_of_its_measures(second: Published) -> None:
    found = titles(second, "units/approval-bureau/feed.xml")
    assert any("市政务服务和大数据管理局并入市审批局" in title for title in found)
    assert any("第4项2026年上半年进展" in title for title in found)  # service-portal names it
    assert not any("任务分工表补充" in title for title in found)
    assert any("清理" in t or "漏字" in t for t in titles(second, "topics/topic-costs/feed.xml"))


# --- what became of a unit or topic ---------------------------------------------------------


def edited(*edits: tuple[str, str], url: str = "https://a.example/") -> Site:
    """Return the site of the second plan after edits, each wherever its words stand.

    Only its shape is checked: what becomes of the official text is no matter here.
    """
    text = SECOND.read_text("utf-8")
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    file, parsed = load_shape(text.encode(), "plan.yml")
    index = build_index(Loaded(file, SECOND, "", parsed))
    settings = Settings(plan=SECOND, site_url=url)
    return Site(index, settings, Renderer(index, settings, environment()))


def feed(site: Site, address: str) -> list[Any]:
    """Return the entries of a feed, newest first."""
    found = {file.address: file.content for file in feeds(site, InFolder(Path()))}
    assert not faults(ET.fromstring(found[address].decode()))
    return list(feedparser.parse(found[address]).entries)


def entry(kind: str, *ids: str, on: str = "2026-08-01", summary: str = "改一处") -> tuple[str, str]:
    """Return the edit that puts an entry on top of the history."""
    lines = "".join(f"      - {id}\n" for id in ids)
    listed = f"    ids:\n{lines}" if ids else ""
    added = f'  - on: {on}\n    kind: {kind}\n{listed}    summary: "{summary}"\n\n'
    return "\nchanges:\n", f"\nchanges:\n{added}"


def former(kind: str, id: str, title: str, how: str, to: str, on: str = "2026-08-01") -> str:
    return (
        f'  - kind: {kind}\n    id: {id}\n    title: "{title}"\n    on: {on}\n    reason: 有新的\n'
        f'    source:\n      title: "公告"\n    how: {how}\n    to:\n      - {to}\n\n'
    )


RENAMED = former("unit", "industry-bureau", "望澜市工业和信息化局", "moved", "industry-it-bureau")
RENAME = ("industry-bureau", "industry-it-bureau"), ("\nmoved:\n", f"\nmoved:\n{RENAMED}")


def test_the_feed_of_a_renamed_unit_goes_on_under_its_old_address() -> None:
    old, new = "units/industry-bureau/feed.xml", "units/industry-it-bureau/feed.xml"
    before = feed(edited(), old)
    site = edited(*RENAME, entry("progress", "service-portal", on="2026-09-01"))
    now = feed(site, old)
    ended, *rest = [one for one in now if one.title.startswith("望澜市工业和信息化局")]
    assert not rest
    assert ended.title == (
        "望澜市工业和信息化局的网址已改为 https://a.example/units/industry-it-bureau/"
    )
    assert ended.link == "https://a.example/units/industry-it-bureau/"
    assert ended.content[0].value == "有新的。依据：公告。"
    assert [one.id for one in now if one is not ended] == [one.id for one in feed(site, new)]
    assert [one.id for one in now][2:] == [one.id for one in before]
    files = {file.address: feedparser.parse(file.content) for file in feeds(site, InFolder(Path()))}
    assert files[old].feed.id != files[new].feed.id
    assert files[old].feed.id == feedparser.parse(
        next(f.content for f in feeds(edited(), InFolder(Path())) if f.address == old)
    ).feed.id  # fmt: skip


def test_a_chain_of_moves_leads_the_feed_to_its_end() -> None:
    merged = former(
        "unit", "industry-it-bureau", "工业局", "merged", "development-reform", on="2026-10-01"
    )
    site = edited(*RENAME,
        ("unit: industry-it-bureau", "unit: development-reform"),
        ("parent: industry-it-bureau", "parent: development-reform"),
        ("  - id: industry-it-bureau\n    name: \"望澜市工业和信息化局\"\n    short: \"市工信局\"\n", "  - id: x-bureau\n    name: \"望澜市工业和信息化局\"\n    short: \"市工信局\"\n"),
        ("\nmoved:\n", f"\nmoved:\n{merged}"),
    )  # fmt: skip
    said = [one.title for one in feed(site, "units/industry-bureau/feed.xml")]
    assert said[:2] == [
        "工业局已并入望澜市发展和改革委员会",
        "望澜市工业和信息化局已改为工业局",
    ]
    living = feed(site, "units/development-reform/feed.xml")
    assert said[2:] == [one.title for one in living]


def test_what_an_entry_tells_of_an_end_is_not_reported_twice(second: Published) -> None:
    found = titles(second, "units/government-service-bureau/feed.xml")
    assert [title for title in found if "并入" in title] == [
        "地址变更：市政务服务和大数据管理局并入市审批局"
    ]
    assert found == titles(second, "units/approval-bureau/feed.xml")
    assert titles(second, "units/inspection-agencies/feed.xml") == [
        "停用：删去第13项及只见于该项的单位"
    ]


def test_an_end_that_no_entry_tells_is_an_entry_of_its_own_with_its_source(
    second: Published,
) -> None:
    found = feed(second.site, "topics/topic-services-and-websites/feed.xml")
    assert [one.title for one in found] == ["办事与网站已拆分为政务服务、数字政府"]
    site = edited(("      - inspection-agencies\n    summary", "    summary"),
        ('reason: "只有第13项提到，该项已删去"\n', 'reason: "不再提到"\n    source:\n      title: "通知"\n'),
    )  # fmt: skip
    (only,) = feed(site, "units/inspection-agencies/feed.xml")
    assert (only.title, only.content[0].value) == (
        "第三方检查机构已停用",
        "不再提到。依据：通知。",
    )


def test_an_entry_that_named_a_unit_for_its_measure_does_not_tell_its_end() -> None:
    site = edited(
        *RENAME,
        entry("moved", "business-start-up", "open-business", "industry-bureau", on="2026-07-20"),
    )
    found = [one.title for one in feed(site, "units/industry-bureau/feed.xml")]
    assert any("网址已改为" in title for title in found)


# --- relations that end -----------------------------------------------------------------------

SUPPORT = """              - unit: finance-bureau
                role: support
                source:
                  title: "望澜市优化营商环境三年行动任务分工表（第8项）"
                  document: doc-task-table
"""


def test_a_unit_that_loses_a_measure_hears_of_it_and_keeps_all_its_news() -> None:
    own = "units/finance-bureau/feed.xml"
    more = entry("reworded", "water-connection", on="2026-07-20", summary="第8项改一字")
    before = feed(edited(more), own)
    assert "文字更正：第8项改一字" in [one.title for one in before]
    site = edited(
        more,
        (SUPPORT, ""),
        entry("relations", "water-connection", "finance-bureau", summary="减少市财政局"),
        entry("progress", "water-connection", on="2026-09-01", summary="第8项进展"),
    )
    after = feed(site, own)
    assert after[0].title == "关系调整：减少市财政局"  # and nothing of what came later
    assert [one.id for one in after[1:]] == [one.id for one in before]
    assert after[0].updated > before[0].updated


def test_a_topic_keeps_the_news_of_a_measure_that_was_retired() -> None:
    own = "topics/topic-coordination/feed.xml"
    more = entry("reworded", "publicity", on="2026-07-20", summary="第21项改一字")
    before = feed(edited(more), own)
    assert len(before) == 1
    text = SECOND.read_text("utf-8")
    start = text.index("      - id: publicity\n")
    end = text.index('    notes:\n      - kind: 说明\n        quote: "“一把手”')
    retired = (
        "\nretired:\n  - kind: measure\n    id: publicity\n    title: 氛围\n"
        "    on: 2026-08-01\n    reason: 删去\n\n"
    )
    after = feed(
        edited(
            (text[start:end], ""),
            ("\nretired:\n", retired),
            more,
            entry("retired", "publicity", "entrepreneurs-association", "topic-coordination"),
        ),
        own,
    )
    assert [one.title for one in after] == ["停用：改一处", "文字更正：第21项改一字"]
    assert after[1].id == before[0].id


# --- moments, ids, words ----------------------------------------------------------------------


def test_a_second_entry_of_a_day_is_newer_and_moves_the_feed() -> None:
    one = entry("progress", "service-portal", summary="其一")
    two = entry("progress", "service-portal", summary="其二")
    own = "units/approval-bureau/feed.xml"
    first = feed(edited(one), own)
    second = feed(edited(one, two), own)
    assert [e.title for e in second[:2]] == ["进展更新：其二", "进展更新：其一"]
    assert [e.updated[11:] for e in second[:2]] == ["00:00:01+08:00", "00:00:00+08:00"]
    assert [(e.id, e.updated) for e in second[1:]] == [(e.id, e.updated) for e in first]


def test_ids_depend_neither_on_the_place_of_the_site_nor_on_other_entries_nor_on_wording() -> None:
    def ids(site: Site) -> dict[str, str]:
        return {one.title.partition("：")[2]: one.id for one in feed(site, "feed.xml")}

    before = ids(edited())
    elsewhere = edited(url="https://b.example/x/")
    assert ids(elsewhere) == before
    later = ids(edited(entry("notes", "combined-inspections")))
    same_day = entry("notes", "service-portal", on="2026-07-12", summary="同日")
    day = ids(edited(same_day))
    earliest = "  - on: 2025-04-01\n    kind: published\n"
    older = ids(edited((
        earliest, f"  - on: 2025-05-01\n    kind: notes\n    ids:\n      - combined-inspections\n    summary: 早\n\n{earliest}",
    )))  # fmt: skip
    for found in (later, day, older):
        assert found.items() >= before.items()
        assert len(found) == len(before) + 1
    corrected = ids(edited(('summary: "增加两条编者注"', "summary: 加注")))
    assert {*corrected.values()} == {*before.values()}


def test_the_source_of_a_feed_says_near_its_top_what_it_is_and_where_its_page_is() -> None:
    site = edited(url="https://xn--fiqs8s.example/a/")
    for file in feeds(site, InFolder(Path())):
        top = "\n".join(file.content.decode().splitlines()[:4])
        assert "这是一个订阅地址" in top, file.address
        assert "https://xn--fiqs8s.example/a/changes/#subscribe " in top
    plan = feedparser.parse(next(feeds(site, InFolder(Path()))).content).feed
    assert plan.link == "https://xn--fiqs8s.example/a/changes/"


def test_an_entry_that_names_no_object_leads_to_its_place_in_the_history() -> None:
    site = edited(entry("notes", summary="其一"), entry("notes", summary="其二"))
    found = {one.title: one.link for one in feed(site, "feed.xml")}
    assert found["编者文字：其一"] == "https://a.example/changes/#change-2026-08-01-1"
    assert found["编者文字：其二"] == "https://a.example/changes/#change-2026-08-01-2"
    assert {h.anchor for h in history(site.index)} >= {"change-2026-08-01-1", "change-2026-08-01-2"}


def test_every_kind_of_page_names_the_feed_of_the_plan_in_its_head(site: Published) -> None:
    for where in some({*kinds_of_page(site).values()} - {NOWHERE}):
        tree = html.document_fromstring((site.folder / where / "index.html").read_bytes())
        found = tree.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert site.at("feed.xml") in found, where


def test_a_title_does_not_say_its_kind_twice(second: Published) -> None:
    found = titles(second, "feed.xml")
    assert {"首次发布", "新增任务分工表"} <= set(found)
    assert "文字更正：录入时漏字“一律”，已按公文补正" in found


def test_pages_lead_to_their_feed_and_data(second: Published) -> None:
    def alternates(address: str) -> set[tuple[str, str]]:
        tree = html.document_fromstring((second.folder / address / "index.html").read_bytes())
        return {
            (link.get("type", ""), link.get("href", "").removeprefix(second.url))
            for link in tree.xpath("//link[@rel='alternate']")
        }

    assert ("application/atom+xml", "feed.xml") in alternates("")
    assert alternates("units/tax-bureau") == {
        ("application/atom+xml", "feed.xml"),
        ("application/atom+xml", "units/tax-bureau/feed.xml"),
        ("application/json", "api/v1/units/tax-bureau.json"),
        ("application/json+oembed", "embed/units/tax-bureau/oembed.json"),
        ("text/calendar", "downloads/units/tax-bureau.ics"),
        ("text/markdown", "units/tax-bureau/index.md"),
    }
    assert ("application/json", "api/v1/topics/topic-costs.json") in alternates(
        "topics/topic-costs"
    )
    for address in ("units/tax-bureau", "measures/open-business", "topics/topic-costs", ""):
        for _, target in alternates(address):
            assert (second.folder / target).is_file()
