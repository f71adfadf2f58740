"""The offline copy: unzipped, opened from disk by double click, walked through in a browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import Browser, Page

from macros.__main__ import main
from macros.addresses.downloads import offline_address
from macros.exports.downloads.bundle import bundle_files, without_size
from macros.exports.downloads.zipped import zip_bytes
from macros.exports.file import InFolder
from tests.conftest import DESKTOP, SECOND, Published


@pytest.fixture(scope="module")
def unpacked(first: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(first, tmp_path_factory.mktemp("离线 副本#1"))  # as people name folders


def unpack(site: Published, folder: Path) -> Path:
    with zipfile.ZipFile(site.folder / offline_address(site.site.index)) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


@pytest.fixture
def from_disk(browser: Browser) -> Iterator[Page]:
    """A page that must load everything from disk, without a failed request or an error."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    page, wrong = context.new_page(), []
    page.on("request", lambda r: None if r.url.startswith("file:") else wrong.append(r.url))
    page.on(  # a page that leads on at once breaks off what it was loading
        "requestfailed",
        lambda r: (
            None if r.failure == "net::ERR_ABORTED" else wrong.append(f"{r.url}: {r.failure}")
        ),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert wrong == []


def test_what_only_a_server_needs_is_left_out(first: Published, unpacked: Path) -> None:
    for name in ("_headers", "hosting/nginx.conf", "404.html", "sitemap.xml"):
        assert (first.folder / name).is_file(), name
        assert not (unpacked / name).exists(), name
    assert not (unpacked / "hosting").exists()


def test_a_reader_walks_from_home_to_a_measure_a_unit_and_back(
    unpacked: Path, from_disk: Page
) -> None:
    page = from_disk
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".pl-measures a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/measures/deepen-institutional-reform/index.html")
    assert page.locator("h1").inner_text()
    assert page.locator("article").evaluate("e => getComputedStyle(e).fontFamily")
    page.locator(".pl-relations a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/units/joint-conference/index.html")
    page.go_back()
    page.wait_for_load_state()
    assert page.url.endswith("/measures/deepen-institutional-reform/index.html")
    page.locator("header a").first.click()
    page.wait_for_load_state()
    assert page.url == (unpacked / "index.html").as_uri()


def test_the_search_box_leads_to_the_search_page_from_disk(unpacked: Path, from_disk: Page) -> None:
    page = from_disk
    page.goto((unpacked / "units" / "index.html").as_uri())
    page.locator("header input[type=search]").fill("专利")
    page.locator("header input[type=search]").press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    assert page.locator("h1").inner_text()


def test_a_short_address_leads_on_from_disk(unpacked: Path, from_disk: Page) -> None:
    from_disk.goto((unpacked / "m" / "2-1" / "index.html").as_uri() + "#text")
    from_disk.wait_for_url("**/measures/*/index.html#text")
    assert from_disk.locator("h1").inner_text().startswith("2.1")


def test_links_that_a_script_writes_lead_to_pages_too(unpacked: Path, from_disk: Page) -> None:
    page = from_disk
    page.goto((unpacked / "index.html").as_uri())
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.href = "units/joint-conference/#downloads";
          link.id = "written";
          link.textContent = "单位";
          document.querySelector("h1").append(link);
        }"""
    )
    page.locator("#written").click()
    page.wait_for_load_state()
    assert page.url.endswith("/units/joint-conference/index.html#downloads")


@pytest.mark.parametrize("plan", ["first", "second"])
def test_every_link_on_every_page_leads_to_a_file_in_the_copy(
    plan: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: Published = request.getfixturevalue(plan)
    top = unpack(site, tmp_path)
    pages = {path: html.fromstring(path.read_bytes()) for path in top.rglob("*.html")}
    assert len(pages) > 90
    anchors = {path: set(tree.xpath("//@id")) for path, tree in pages.items()}
    for path, tree in pages.items():
        refresh = tree.xpath('//meta[@http-equiv="refresh"]/@content')
        targets = [*tree.xpath("//@href | //@src"), *(value.split("url=")[1] for value in refresh)]
        for target in targets:
            if urlsplit(target).scheme in ("http", "https", "mailto", "data", "javascript"):
                continue
            there = urlsplit(urljoin(path.as_uri(), target))
            file = Path(unquote(there.path))
            assert file.is_file(), f"{path.relative_to(top)}: {target}"
            if there.fragment and file in anchors:
                assert unquote(there.fragment) in anchors[file], f"{path}: {target}"


def test_the_words_of_the_pages_are_untouched(second: Published, tmp_path: Path) -> None:
    top = unpack(second, tmp_path)
    for name in ("measures/test-characters/index.html", "plan/index.html"):
        before = html.fromstring((second.folder / name).read_bytes())
        without_size(before, offline_address(second.site.index))
        after = html.fromstring((top / name).read_bytes())
        assert after.text_content() == before.text_content()


@pytest.mark.parametrize("plan", ["first", "second"])
def test_links_that_lead_out_of_the_site_are_the_same_in_the_copy(
    plan: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: Published = request.getfixturevalue(plan)
    top = unpack(site, tmp_path)
    seen = 0
    for path in top.rglob("*.html"):
        before, after = outward(site.folder / path.relative_to(top)), outward(path)
        assert before <= after, path
        added = after - before  # what the copy lacks, for example itself
        assert all(link.startswith(site.url) for link in added), path
        seen += len(before)
    assert seen > 100


def outward(path: Path) -> set[str]:
    """The full addresses, with host or mailbox, to which a page leads."""
    links = html.fromstring(path.read_bytes()).xpath("//a/@href | //link/@href")
    schemes = ("http", "https", "mailto")
    return {link for link in links if urlsplit(link).scheme in schemes}


def test_what_is_not_in_the_copy_is_linked_on_the_public_site(
    first: Published, unpacked: Path
) -> None:
    page = html.fromstring((unpacked / "downloads" / "index.html").read_bytes())
    archive = offline_address(first.site.index)
    links = [href for href in page.xpath("//a/@href") if href.endswith("offline.zip")]
    assert set(links) == {first.site.settings.site_url + archive}


def test_the_copy_says_how_to_open_it_and_what_it_is(unpacked: Path) -> None:
    words = (unpacked / "README.txt").read_text(encoding="utf-8-sig")
    assert "双击其中的 index.html" in words
    assert "不是正式公文" in words


def test_the_copy_leaves_out_itself_and_what_only_servers_need(first: Published) -> None:
    with zipfile.ZipFile(first.folder / offline_address(first.site.index)) as archive:
        names = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in names if n.endswith((".map", "404.html", "sitemap.xml", "offline.zip"))]
    assert "kaifeng-2023-offline/downloads/kaifeng-2023.pdf" in names


def test_the_same_site_gives_the_same_archive(first: Published) -> None:
    site = first.site
    again = zip_bytes(bundle_files(InFolder(first.folder), site.index, site.settings.site_url))
    assert again == (first.folder / offline_address(site.index)).read_bytes()


def test_links_of_every_way_of_writing_are_made_to_work_from_disk(
    first: Published, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p id=x>甲</p>", encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<html><head><title><a href="a/">题</title></head><body>'
        '<a href=\'a/\'>1</a><a href=a/>2</a><a HREF="/kb/a/?q=1&amp;r=2#x">3</a><a href="/kb/">4</a>'
        '<a href="https://example.org/a/">5</a><a href="mailto:a@b">6</a><a href="#x">7</a>'
        '<a title="href=a/ > " href="./">8</a><script>var s = \'<a href="a/">\';</script>'
        '<textarea><a href="a/"></textarea><!-- <a href="a/"> --><a href="">9</a>'
        '<a href="&#109;&#x61;&#105;lto&colon;a&#64;b">10</a><a href="a&#47;?q=1&copy=2">11</a></body></html>',
        encoding="utf-8",
    )
    content = zip_bytes(
        bundle_files(InFolder(tmp_path), first.site.index, "https://plan.example.org/kb/")
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("kaifeng-2023-offline/index.html").decode()
    assert html.fromstring(page).xpath("//body/a/@href") == [
        "a/index.html",
        "a/index.html",
        "a/index.html?q=1&r=2#x",
        "index.html",
        "https://example.org/a/",
        "mailto:a@b",
        "#x",
        "index.html",
        "index.html",
        "mailto:a@b",
        "a/index.html?q=1&copy=2",
    ]
    said = html.fromstring(page)
    for place in ("title", "script", "textarea", "comment()"):  # words there, not links
        found = said.xpath(f"//{place}")
        assert any('<a href="a/">' in (one.text or "") for one in found), place


HOSTILE = (
    "0;url=https://evil.example/ href=x http-equiv=refresh y",
    "x href=a/ src=a/ ' href='a/' \" href=\"a/\"",
    "url(a/) @import 'a/' <a href=a/> <meta http-equiv=refresh content='0;url=a/'>",
    "--><base href=https://evil.example/><!--",
)
PLACES = (
    '<meta name="description" content="{}">',
    '<meta property="og:title" content="{}">',
    "<title>{}</title>",
    '<script type="application/ld+json">{{"name": "甲"}}</script><p title="{}">甲</p>',
    "<p>{}</p>",
    "<pre><code>{}</code></pre>",
    '<input value="{}" placeholder="{}"><textarea>{}</textarea>',
    '<img alt="{}" src="a/">',
    '<a href="a/" data-title="{}">{}</a>',
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_on_a_page_becomes_a_link_or_an_attribute_in_the_copy(
    first: Published, tmp_path: Path, place: str, words: str
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p>甲</p>", encoding="utf-8")
    page = f"<html><head></head><body>{place.replace('{}', escape(words))}</body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    files = dict(bundle_files(InFolder(tmp_path), first.site.index, "https://plan.example.org/kb/"))
    copied = files["kaifeng-2023-offline/index.html"].decode()

    def said(text: str) -> list[tuple[str, list[tuple[str, str]], str, str]]:
        tree = html.document_fromstring(text)
        return [
            (
                str(one.tag),
                [(key, value) for key, value in one.items() if value not in ("a/", "a/index.html")],
                one.text or "",
                one.tail or "",
            )
            for one in tree.iter()
            if one.get("src") != "offline.js"
        ]

    assert said(copied) == said(page)


def test_the_command_writes_the_same_archive_and_says_when_there_is_no_site(
    first: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", first.site.settings.site_url)
    monkeypatch.setenv("PLAN", str(first.site.settings.plan))
    out = tmp_path / "副本.zip"
    done = CliRunner().invoke(main, ["bundle", "--site", str(first.folder), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_bytes() == (first.folder / offline_address(first.site.index)).read_bytes()
    done = CliRunner().invoke(main, ["bundle", "--site", str(tmp_path / "none")])
    assert done.exit_code == 2
    assert "请先运行 make site" in done.output


def test_the_command_writes_an_open_folder_but_never_over_one_that_is_there(
    second: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", second.site.settings.site_url)
    monkeypatch.setenv("PLAN", str(SECOND))
    command = ["bundle", "--site", str(second.folder), "--folder", str(tmp_path / "open")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    packed = unpack(second, tmp_path / "zip")
    names = [path.relative_to(packed) for path in packed.rglob("*") if path.is_file()]
    assert names
    for name in names:
        assert (tmp_path / "open" / name).read_bytes() == (packed / name).read_bytes()
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert "已经存在" in done.output


def test_the_download_page_lists_every_file_that_exists(first: Published) -> None:
    page = html.fromstring((first.folder / "downloads" / "index.html").read_bytes())
    linked = {
        unquote(urlsplit(urljoin("http://x/downloads/", href)).path)[1:]
        for href in page.xpath("//article//a[@download]/@href")
    }
    files = {
        path.relative_to(first.folder).as_posix()
        for path in (first.folder / "downloads").rglob("*")
        if path.is_file() and path.name not in ("index.html", "index.md")
    }
    for_programs = {name for name in files if name.endswith((".sqlite", ".akn.xml"))}
    assert len(for_programs) == 2  # the page of the API has them
    sheets = {name for name in files if name.startswith("downloads/progress/")}
    assert sheets  # the page of each unit has its own, to be filled in
    assert linked == files - for_programs - sheets


def test_on_a_phone_a_line_stands_between_the_units_and_nowhere_else(
    first: Published, phone: Page
) -> None:
    phone.goto(first.at("downloads/"))
    lines = phone.locator(".pl-table").evaluate(
        """table => {
          const line = e => getComputedStyle(e).borderTopWidth;
          return {
            cells: [...new Set([...table.querySelectorAll("th, td")].map(line))],
            first: line(table.tBodies[0].rows[0]),
            others: [...new Set([...table.tBodies[0].rows].slice(1).map(line))],
          };
        }"""
    )
    assert lines == {"cells": ["0px"], "first": "0px", "others": ["1px"]}


def test_a_unit_page_offers_its_own_files(second: Published) -> None:
    page = html.fromstring((second.folder / "units" / "housing-bureau" / "index.html").read_bytes())
    names = {
        href.rsplit("/", 1)[1]
        for href in page.xpath('//article//*[contains(@class, "pl-downloads")]//a/@href')
    }
    assert names == {f"housing-bureau.{kind}" for kind in ("pdf", "docx", "xlsx", "csv", "ics")}
