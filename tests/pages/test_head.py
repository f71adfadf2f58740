"""Every page tells browsers, search engines and link previews what it is, and invents nothing."""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from macros.addresses import address
from macros.exports.file import InFolder
from macros.exports.sharing.crawlers import for_crawlers
from macros.index.titles import link_text
from macros.model.kinds import ObjectKind
from macros.pages.inline import script
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import FIRST, OTHERS, ROOT, SECOND, Published
from tests.some import some

INLINE = ROOT / "macros" / "pages" / "inline"

OFFICIAL = {"GovernmentOrganization", "Organization"}


def pages(site: Published) -> dict[str, html.HtmlElement]:
    """Return the parsed pages that stand at an address of their own, without redirects."""
    found = {}
    for path in sorted(site.folder.rglob("index.html")):
        tree = html.document_fromstring(path.read_bytes())
        framed = path.is_relative_to(site.folder / "embed")  # bare pages for other sites' frames
        if not framed and not tree.xpath("//meta[@http-equiv='refresh']"):
            found[path.relative_to(site.folder).as_posix().removesuffix("index.html")] = tree
    return found


def graph(tree: html.HtmlElement) -> list[dict[str, Any]]:
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    if tree.xpath("//meta[@name='robots']"):
        assert scripts == []  # a page that is not to be listed describes nothing
        return []
    (script,) = scripts
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = data["@graph"]
    return nodes


def test_every_page_has_a_title_and_description_of_its_own(site: Published) -> None:
    found = pages(site)
    titles = Counter(tree.findtext(".//title") for tree in found.values())
    words = Counter(
        tree.xpath("string(//meta[@name='description']/@content)") for tree in found.values()
    )
    assert [title for title, times in titles.items() if times > 1 or not title] == []
    assert [text for text, times in words.items() if times > 1 or not text] == []


def test_every_page_names_its_public_address_and_picture(site: Published) -> None:
    for where, tree in some(pages(site).items()):
        url = site.site.settings.site_url + where
        assert tree.xpath("//link[@rel='canonical']/@href") == [url]
        (shared,) = tree.xpath("//meta[@property='og:url']/@content")
        (image,) = tree.xpath("//meta[@property='og:image']/@content")
        assert shared == url
        assert (site.folder / image.removeprefix(site.site.settings.site_url)).is_file()
        for link in tree.xpath("//link[contains(@rel, 'icon')]/@href"):
            assert (site.folder / where / link).resolve().is_file(), link


def test_the_machine_readable_description_states_only_what_the_data_says(site: Published) -> None:
    plan, root = site.site.index.plan, site.site.settings.site_url
    (about,) = [n for n in graph(pages(site)[""]) if n["@id"] == f"{root}#plan"]
    assert about["name"] == plan.title
    assert about["identifier"] == plan.document_number
    assert plan.issued_on
    assert about["datePublished"] == plan.issued_on.isoformat()
    assert plan.issuer
    assert about["publisher"]["name"] == site.site.index.units[plan.issuer[0]].unit.name
    for where, tree in pages(site).items():
        nodes = graph(tree)
        if not nodes:
            continue
        if where not in ("", "plan/"):
            assert not OFFICIAL & {str(n.get("mainEntity", {}).get("@type")) for n in nodes}
        trail = nodes[0].get("breadcrumb", {"itemListElement": []})["itemListElement"]
        for step in trail:
            place = step["item"]["@id"].removeprefix(site.site.settings.site_url)
            assert (site.folder / place / "index.html").is_file(), step
        if where:
            assert trail[-1]["item"]["@id"].endswith(where)


def test_a_measure_is_described_with_its_section_units_and_documents(first: Published) -> None:
    tree = pages(first)["measures/draft-ip-city-outline/"]
    about = graph(tree)[0]["mainEntity"]
    entry = first.site.index.measures["draft-ip-city-outline"]
    assert about["position"] == entry.number
    assert [part["url"] for part in about["citation"]] == [
        f"{first.url}documents/{id}/" for id in entry.measure.documents
    ]
    assert about["isPartOf"]["url"] == f"{first.url}sections/{entry.sections[-1].id}/"


def test_a_plan_of_another_build_is_described_without_what_it_does_not_say(
    other_build: Published,
) -> None:
    index, found = other_build.site.index, pages(other_build)
    for id, entry in index.measures.items():
        about = graph(found[f"measures/{id}/"])[0]["mainEntity"]
        assert about.get("position", "") == entry.number
        assert about["name"] == link_text(entry)
    root = other_build.site.settings.site_url
    (plan,) = (n for n in graph(found[""]) if n["@id"] == f"{root}#plan")
    given = index.plan.validity
    assert plan.get("creativeWorkStatus") == (given and given.status.label)
    assert plan.get("expires") == (given and given.until and given.until.isoformat())


def test_the_guide_for_programs_says_what_is_in_force_and_what_was_changed() -> None:
    guides = {}
    for plan in OTHERS:
        files = for_crawlers(build_site(Settings(plan=plan)), InFolder(Path()))
        guides[plan.parent.name] = next(
            f for f in files if f.address == "llms.txt"
        ).content.decode()
    assert "\n效力：失效（公文写明“有效期至2025年12月31日”）。\n" in guides["articles"]
    assert [name for name, guide in guides.items() if "效力：" in guide] == [
        "amended",
        "articles",
        "milestones",
        "prose-parts",
    ]
    assert "6号）删去）盘活存量房屋。" in guides["joint"]
    assert "/sections/guiding-ideas/): 坚持政府主导" in guides["prose-parts"]
    assert "- [开展节水节能改造](" in guides["dots"]


def test_hostile_words_stay_words_in_every_head(second: Published) -> None:
    inline = "//script[not(@src) and not(@type='application/ld+json')]/text()"
    scripts = {words for tree in pages(second).values() for words in tree.xpath(inline)}
    for words in scripts:
        for path in INLINE.glob("*.js"):
            words = words.replace(script(path.name), "")
        assert not words.strip(), "only the site's own lines run in pages"
    name = link_text(second.site.index.measures["test-characters"])
    tree = pages(second)["measures/test-characters/"]
    assert tree.findtext(".//title", "").startswith(name)
    assert graph(tree)[0]["mainEntity"]["name"] == name


def test_pages_that_are_not_to_be_listed_say_so(second: Published) -> None:
    sites = pages(second)
    silent = {a for a, tree in sites.items() if tree.xpath("//meta[@name='robots']")}
    former = {f"{f.kind}s/{f.id}/" for f in second.site.index.former.values()}
    assert silent == former & set(sites)


def test_the_missing_page_claims_no_address(first: Published) -> None:
    tree = html.document_fromstring((first.folder / "404.html").read_bytes())
    assert tree.xpath("//link[@rel='canonical']") == []
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (action,) = set(tree.xpath("//form/@action"))
    assert action == "/kb/plan/search/"


@pytest.mark.parametrize("plan", [FIRST, SECOND])
def test_robots_llms_and_picture_are_made_and_always_the_same(plan: Path) -> None:
    site = build_site(Settings(plan=plan, site_url="https://example.org/p/"))
    first, again = (
        {f.address: f.content for f in for_crawlers(site, InFolder(Path()))} for _ in range(2)
    )
    assert first == again
    assert not [where for where in first if "security" in where]
    assert b"Sitemap: https://example.org/p/sitemap.xml" in first["robots.txt"]
    guide = first["llms.txt"].decode()
    assert guide.startswith("# ")
    for id in site.index.measures:
        assert f"(https://example.org/p/measures/{id}/)" in guide
    picture = first["assets/share.png"]
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


LISTED = re.compile(r"<loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?")


def sitemap(site: Published) -> dict[str, str]:
    """Return the day of each page that is to be found, by its address; empty for none."""
    text, root = (site.folder / "sitemap.xml").read_text("utf-8"), site.site.settings.site_url
    return {url.removeprefix(root): day for url, day in LISTED.findall(text)}


def test_the_sitemap_dates_pages_by_the_data_and_prose_not_at_all(first: Published) -> None:
    days = sitemap(first)
    assert {where.partition("/")[0] for where, day in days.items() if not day} == {
        *("about", "api", "compare", "edit", "search")
    }
    assert {day for day in days.values() if day} == {"2023-06-25"}


def test_the_picture_has_nothing_but_its_band_at_the_top(
    first: Published, second: Published, desktop: Page
) -> None:
    count = """async () => {
      const picture = new Image(); picture.src = "assets/share.png"; await picture.decode();
      const canvas = new OffscreenCanvas(picture.naturalWidth, 13);
      const pen = canvas.getContext("2d"); pen.drawImage(picture, 0, 0);
      const dots = pen.getImageData(0, 0, canvas.width, 13).data;
      const seen = new Set();
      for (let at = 0; at < dots.length; at += 4) seen.add(dots.slice(at, at + 3).join());
      return seen.size;
    }"""
    for site in (first, second):
        desktop.goto(site.url)
        assert desktop.evaluate(count) == 1


def test_the_sitemap_dates_each_object_and_leaves_out_what_is_not_to_be_found(
    second: Published,
) -> None:
    days, index = sitemap(second), second.site.index
    newest = max(change.on for change in index.changes).isoformat()
    assert days[""] == days["measures/"] == days["progress/"] == newest
    assert days["measures/service-portal/"] == newest  # entered after the day of the report
    assert days["measures/combined-inspections/"] == "2025-11-03"
    assert days["measures/clear-charges/"] == "2025-09-01"
    of_objects = {where: day for where, day in days.items() if address.entry_at(index, where)}
    assert index.plan.issued_on
    assert min(of_objects.values()) == index.plan.issued_on.isoformat()
    for measure in index.measures.values():  # whose news other pages show too
        around = [address.page_of(ObjectKind.UNIT, id) for id in measure.unit_ids]
        around += [address.page_of(ObjectKind.TOPIC, id) for id in measure.measure.topics]
        around.append(address.page_of(ObjectKind.SECTION, measure.sections[-1].id))
        assert min(of_objects[where] for where in around) >= of_objects[address.page(measure)]
    for former in index.retired:
        assert not [where for where in days if where.endswith(f"/{former.id}/")]
