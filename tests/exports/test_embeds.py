"""Bare pages for frames: small, whole, without scripts, at home on a foreign site."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from macros.exports.file import InFolder
from macros.exports.sharing.embeds import embeds
from macros.index.citations import cited_plan
from macros.index.titles import full_name
from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.pages.views.frame import HEIGHT, WIDTH
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests.conftest import OTHERS, ROOT, Published, serve
from tests.some import some

LIMIT = 15 * 1024


@pytest.mark.parametrize("name", ["first", "second", "amended"])
def test_every_measure_and_unit_has_a_small_bare_page(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    index = site.site.index
    for folder, ids in (("measures", index.measures), ("units", index.units)):
        for id in some(ids):
            file = site.folder / "embed" / folder / id / "index.html"
            content = file.read_bytes()
            assert len(gzip.compress(content, mtime=0)) < LIMIT
            page = html.document_fromstring(content)
            assert not page.xpath(
                "//script | //link | //img | //iframe | //@src | //@style[contains(.,'url')]"
            )
            assert page.xpath("//meta[@name='robots' and @content='noindex']")
            assert page.xpath("//base[@target='_blank']")
            home = site.at(f"{folder}/{id}/")
            assert home in page.xpath("//h1/a[@rel='noopener']/@href")
            assert page.xpath("string(//html/@lang)") == "zh-CN"


def test_the_words_are_the_official_ones_and_only_text(second: Published) -> None:
    for id, entry in some(second.site.index.measures.items()):
        file = second.folder / "embed/measures" / id / "index.html"
        page = html.document_fromstring(file.read_bytes())
        assert squeeze(page.xpath("string(//blockquote)")) == squeeze(entry.measure.text)
        assert not page.xpath("//blockquote//*[not(self::p)]")


def test_a_frame_says_what_a_later_document_did_to_a_measure(amended: Published) -> None:
    told = {
        "professionals": "6号）修改，以下是现行的文字。",
        "stock-housing": "6号）删去，以下是删去以前的文字。",
        "satisfaction": "6号）增加，以下是现行的文字。",
        "layout": "",
    }
    for id, words in told.items():
        file = amended.folder / "embed/measures" / id / "index.html"
        page = html.document_fromstring(file.read_bytes())
        said = page.xpath("string(//main/p[span[. = '编者提示']])")
        assert said.endswith(words)
        assert bool(said) == bool(words)
        text = amended.site.index.measures[id].measure.text
        assert squeeze(page.xpath("string(//blockquote)")) == squeeze(text)
    for where in ("units/chamber", "embed/units/chamber"):
        told_of = (amended.folder / where / "index.html").read_text(encoding="utf-8")
        assert "没有措施的现行文字点到它，第3条原先的文字点到它。" in told_of
    file = amended.folder / "embed/units/housing/index.html"
    items = html.document_fromstring(file.read_bytes()).xpath("//li")
    removed = [squeeze(item.text_content()) for item in items if "删去" in item.text_content()]
    assert [words[:9] for words in removed] == ["2盘活存量房屋（已"]


def test_every_frame_of_a_plan_no_longer_in_force_says_so() -> None:
    said = "本办法已失效（公文写明“有效期至2025年12月31日”）。"
    for plan in OTHERS:
        for file in some(embeds(build_site(Settings(plan=plan)), InFolder(Path()))):
            if file.address.endswith(".html"):
                assert (said in file.content.decode()) == (plan.parent.name == "articles")


def test_a_unit_s_page_lists_its_measures_by_role(second: Published) -> None:
    file = second.folder / "embed/units/approval-bureau/index.html"
    page = html.document_fromstring(file.read_bytes())
    assert [h.text_content() for h in page.xpath("//h2")] == ["牵头（3）", "责任（2）"]
    assert second.at("measures/hall-service/") in page.xpath("//li/a/@href")
    empty = html.document_fromstring(
        (second.folder / "embed/units/wl-government/index.html").read_bytes()
    )
    assert empty.xpath("//h1")


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_frame_tells_editors_words_from_the_notice_s(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    index, root = site.site.index, site.folder / "embed"
    for id, measure in some(index.measures.items()):
        page = html.document_fromstring((root / "measures" / id / "index.html").read_bytes())
        marks = [mark.text_content() for mark in page.find_class("e")]
        drafted = ["编者拟题"] * (not measure.title_is_official)
        assert marks == drafted + ["编者归纳"] * bool(measure.leads), id
        assert page.xpath("string(//main/p[@class='s'])").startswith(
            f"{cited_plan(index.plan)}{measure.cited}"
        )
    for id, unit in some(index.units.items()):
        page = html.document_fromstring((root / "units" / id / "index.html").read_bytes())
        assert page.xpath("//body/header[contains(., '整理，非官方发布')][following-sibling::main]")
        shown = [link.text_content() for link in page.xpath("//li/a")]
        listed = [task.entry for _, tasks in unit.by_role for task in tasks]
        once = dict.fromkeys(entry.id for entry in listed)
        assert shown == [full_name(index.measures[measure]) for measure in once]
        for task in unit.repeated:
            (item,) = page.xpath(f"//li[a[. = '{full_name(task.entry)}']]")
            assert f"同时{task.relation.role.label}" in item.text_content()
        told = page.xpath("//p[span[@class='e' and . = '编者归纳']][contains(., '角色由编者')]")
        assert len(told) == bool(page.xpath("//h2")), id


def test_a_measure_s_frame_says_who_leads_until_when_and_how_far(second: Published) -> None:
    said = {
        "open-business": [
            "牵头：望澜市市场监督管理局。 编者归纳",
            "期限日期：2025-12-31",
            "进展：● 已完成（2025-12-20）",
        ],
        "commercial-trials": ["牵头：望澜市中级人民法院。 编者归纳"],
        "registration-pilot": [],  # neither of the three is known of it
    }
    for id, lines in some(said.items()):
        file = second.folder / "embed/measures" / id / "index.html"
        page = html.document_fromstring(file.read_bytes())
        below = [p.text_content() for p in page.xpath("//blockquote/following-sibling::p")]
        assert below == lines, id
        (heading,) = page.xpath("//h1/a/text()")
        assert heading == full_name(second.site.index.measures[id])


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_unit_s_frame_says_of_it_what_its_page_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    index = site.site.index
    for id, unit in index.units.items():
        file = site.folder / "embed/units" / id / "index.html"
        page = html.document_fromstring(file.read_bytes())
        words = page.xpath("string(//main/p[1])")
        assert words.startswith(
            (f"{cited_plan(index.plan)}：有 ", f"{cited_plan(index.plan)}：没有措施")
        )
        own = html.document_fromstring((site.folder / "units" / id / "index.html").read_bytes())
        article = squeeze(own.xpath("string(//article)"))
        for passage in unit.framing:
            assert passage.label in words, id
        assert ("本方案由它印发" in words) == ("本方案由它印发" in article)
        for said in ("公布的文本没有为任何措施指定", "公布的文本没有指定它"):
            assert (said in words) == (said in article), id
    assert index.plan.issuer
    assert index.units[index.plan.issuer[0]].framing


@pytest.mark.parametrize("name", ["first", "second"])
def test_all_of_a_frame_s_words_can_be_reached(
    name: str, browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    frames = []
    for file in sorted(site.folder.glob("embed/*/*/oembed.json")):
        answer = json.loads(file.read_text(encoding="utf-8"))
        frame = html.fragment_fromstring(answer["html"])
        height = HEIGHT[ObjectKind.MEASURE if "measures" in file.parts else ObjectKind.UNIT]
        assert frame.get("height") == str(height) == str(answer["height"])
        assert answer["width"] == WIDTH
        assert frame.get("scrolling") is None
        frames.append(answer["html"].replace('loading="lazy"', ""))
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>别的网站</title><body>{''.join(frames)}</body>", encoding="utf-8"
    )
    with serve(tmp_path) as foreign:
        view = browser.new_page(viewport={"width": 360, "height": 780})
        view.goto(foreign)
        inside = [each for each in view.frames if each.parent_frame]
        assert len(inside) == len(frames)
        for each in inside:
            each.wait_for_load_state()
            wide, below, scrolls = each.evaluate("""() => {
              const root = document.documentElement;
              root.scrollTo(0, root.scrollHeight);
              const last = document.querySelector("main").lastElementChild;
              return [root.scrollWidth - root.clientWidth,
                last.getBoundingClientRect().bottom - innerHeight,
                [root, document.body].every(e => getComputedStyle(e).overflowY === "visible")];
            }""")
            assert wide <= 0, each.url
            assert below <= 0, each.url
            assert scrolls, each.url
        view.close()


def test_a_frame_has_the_colours_of_the_site(second: Published) -> None:
    page = (second.folder / "embed/units/approval-bureau/index.html").read_text("utf-8")
    sheet = (ROOT / "docs" / "assets" / "plan.css").read_text("utf-8")
    light, dark = (dict(re.findall(r"--(\w+):(#\w+)", rule)) for rule in style(page)[:2])
    assert light.keys() == dark.keys()
    for name, colour in (*light.items(), *dark.items()):
        assert f"--pl-{name}: {colour};" in sheet, name


def style(page: str) -> list[str]:
    """Return the rules of a page's own style sheet."""
    return str(html.document_fromstring(page).xpath("string(//style)")).split("}")


def test_oembed_gives_the_frame(second: Published) -> None:
    file = second.folder / "embed/measures/open-business/oembed.json"
    answer = json.loads(file.read_text(encoding="utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    frame = html.fragment_fromstring(answer["html"])
    assert frame.tag == "iframe"
    assert frame.get("src") == second.at("embed/measures/open-business/")
    assert frame.get("title") == answer["title"] == "推进企业开办“一次办成”"


def test_oembed_says_whether_the_plan_is_in_force(milestones: Published, second: Published) -> None:
    def answer(site: Published) -> dict[str, str]:
        file = next(iter(sorted(site.folder.glob("embed/measures/*/oembed.json"))))
        found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return found

    ended = answer(milestones)
    assert ended["title"].endswith("已废止）")
    assert ended["validity"].startswith("废止（由《青禾市人民政府关于废止部分文件的决定》")
    assert "validity" not in answer(second)


def test_a_former_measure_s_frame_says_so(second: Published) -> None:
    file = second.folder / "embed/measures/third-party-inspection/index.html"
    page = html.document_fromstring(file.read_bytes())
    assert "第13项经修改方案的通知删去" in page.text_content()
    assert second.at("measures/third-party-inspection/") in page.xpath("//a/@href")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_snippet_of_the_box_works_in_a_foreign_page(
    second: Published, browser: Browser, tmp_path: Path, scheme: str
) -> None:
    page = html.document_fromstring(
        (second.folder / "measures/open-business/index.html").read_bytes()
    )
    snippet = page.get_element_by_id("cite-embed").text_content()
    wrong = snippet.replace("open-business", "no-such-measure")
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>别的网站</title><body>{snippet}{wrong}</body>", encoding="utf-8"
    )
    with serve(tmp_path) as foreign:
        context = browser.new_context(
            viewport={"width": 390, "height": 844},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=False,
        )
        view = context.new_page()
        view.goto(foreign)
        frame = view.frame_locator("iframe").first
        assert "整合营业执照" in frame.locator("blockquote").inner_text()
        link = frame.locator("h1 a")
        with context.expect_page() as opened:
            link.click()
        opened.value.wait_for_load_state()
        assert opened.value.url == second.at("measures/open-business/")
        missing = view.frame_locator("iframe").nth(1)
        missing.get_by_role("link", name="关于").first.click()
        view.wait_for_url(second.at("about/"))  # not inside the frame
        context.close()


def test_a_frame_fits_a_phone_in_both_schemes(second: Published, browser: Browser) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 320, "height": 600},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        view = context.new_page()
        for address in ("embed/measures/test-characters/", "embed/units/approval-bureau/"):
            view.goto(second.at(address))
            assert view.evaluate("document.documentElement.scrollWidth") <= 320
        colours.add(view.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(colours) == 2
