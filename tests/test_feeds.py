"""Feeds of changes: valid Atom, stable ids, the right entries in each."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # ships no types
import pytest
from lxml import html

from macros.exports.feeds import feeds
from macros.settings import Settings
from macros.site import build_site
from tests.conftest import SECOND, Published

ATOM = "{http://www.w3.org/2005/Atom}"


def all_feeds(site: Published) -> list[Path]:
    return sorted(site.folder.rglob("feed.xml"))


def titles(site: Published, address: str) -> list[str]:
    return [e.title for e in feedparser.parse((site.folder / address).read_bytes()).entries]


@pytest.mark.parametrize("name", ["kaifeng", "second"])
def test_every_feed_has_what_atom_requires(name: str, request: pytest.FixtureRequest) -> None:
    site: Published = request.getfixturevalue(name)
    index = site.site.index
    former = sum(1 for f in index.former if f.kind in ("unit", "topic"))
    assert len(all_feeds(site)) == 1 + len(index.units) + len(index.topics) + former
    for path in all_feeds(site):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        root = ET.fromstring(path.read_text(encoding="utf-8"))
        assert root.tag == f"{ATOM}feed"
        for element in (root, *root.findall(f"{ATOM}entry")):
            for required in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{required}")) == 1, path
            moment = element.findtext(f"{ATOM}updated") or ""
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", moment)
            assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        own = root.find(f"{ATOM}link[@rel='self']")
        assert own is not None
        assert own.get("href") == site.at(path.relative_to(site.folder).as_posix())
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
        dates = [entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")]
        assert dates == sorted(dates, reverse=True)


def test_the_plan_s_feed_has_every_change(second: Published) -> None:
    changes = second.site.index.changes
    found = titles(second, "feed.xml")
    assert len(found) == len(changes)
    for change in changes:
        assert any(change.summary in title for title in found)


def test_without_changes_the_feed_tells_of_the_issue(kaifeng: Published) -> None:
    plan = kaifeng.site.index.plan
    if not kaifeng.site.index.changes:
        assert [plan.title in title for title in titles(kaifeng, "feed.xml")] == [True]


def test_a_unit_s_feed_has_its_own_changes_and_those_of_its_measures(second: Published) -> None:
    found = titles(second, "units/approval-bureau/feed.xml")
    assert any("市政务服务和大数据管理局并入市审批局" in title for title in found)
    assert any("第4项2026年上半年进展" in title for title in found)  # service-portal names it
    assert not any("任务分工表补充" in title for title in found)
    assert any("清理" in t or "漏字" in t for t in titles(second, "topics/topic-costs/feed.xml"))


def test_a_former_unit_s_feed_says_what_became_of_it(second: Published) -> None:
    found = titles(second, "units/inspection-agencies/feed.xml")
    assert any("已停用" in title for title in found)


def test_ids_do_not_depend_on_where_the_site_is_nor_on_later_changes(tmp_path: Path) -> None:
    def ids(plan: Path, url: str) -> list[str]:
        site = build_site(Settings(plan=plan, site_url=url))
        whole = next(iter(feeds(site, tmp_path)))
        return [entry.id for entry in feedparser.parse(whole.content).entries]

    before = ids(SECOND, "https://a.example/")
    assert ids(SECOND, "https://b.example/x/") == before
    later = tmp_path / "plan.yml"
    new = '\nchanges:\n  - on: 2026-08-01\n    kind: notes\n    summary: "改一处说明"\n'
    later.write_text(
        SECOND.read_text(encoding="utf-8").replace("\nchanges:\n", new, 1), encoding="utf-8"
    )
    (tmp_path / "notice.txt").write_bytes(SECOND.with_name("notice.txt").read_bytes())
    assert ids(later, "https://a.example/")[1:] == before


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
    }
    assert ("application/json", "api/v1/topics/topic-costs.json") in alternates(
        "topics/topic-costs"
    )
    for address in ("units/tax-bureau", "measures/open-business", "topics/topic-costs", ""):
        for _, target in alternates(address):
            assert (second.folder / target).is_file()
