"""The box for those who cite and link: right words, copied with one tap, selectable without."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest
import segno
from lxml import html
from markdown import Markdown
from playwright.sync_api import Browser, Page, expect

from macros.addresses import address
from macros.index.citations import citation, cited_plan, reference
from macros.index.succession import quoted
from macros.index.titles import marked_heading
from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.pages.views.cite import cite_box
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests.conftest import FIRST, PLANS, SECOND, Published
from tests.some import some

CITED = ("sections", "measures", "units", "documents")


def box(site: Published, address: str) -> dict[str, str]:
    page = html.document_fromstring((site.folder / address / "index.html").read_bytes())
    fields = page.xpath("//details[contains(@class, 'pl-cite')]/dl//textarea[@readonly]")
    for field in fields:
        assert page.xpath("//label[@for=$id]", id=field.get("id")), address
    return {field.get("id").removeprefix("cite-"): field.text_content() for field in fields}


@pytest.mark.parametrize("name", ["first", "second"])
def test_every_cited_kind_of_page_has_the_box(name: str, request: pytest.FixtureRequest) -> None:
    site: Published = request.getfixturevalue(name)
    for folder in CITED:
        entries = getattr(site.site.index, folder)
        for id in some(entries):
            fields = box(site, f"{folder}/{id}")
            lasting = site.at(f"{folder}/{id}/")
            assert fields["address"] == lasting
            link = html.fragment_fromstring(fields["html"])
            assert link.get("href") == lasting
            assert fields["markdown"].endswith(f"]({lasting})")
            assert fields["words"] in fields["plain"]
            assert lasting in fields["plain"]
            assert ("embed" in fields) == (folder in ("measures", "units"))
            for form in ("svg", "png"):
                assert (site.folder / f"qr/{folder}/{id}.{form}").is_file()


def test_the_formal_citation_names_document_number_part_and_measure() -> None:
    index = build_site(Settings(plan=FIRST)).index
    measure = next(e for e in index.measures.values() if e.code == "2-1")
    words = citation(index, measure)
    plan = index.plan
    assert words == f"《{plan.title}》（{plan.document_number}）第二部分第1条"
    second = build_site(Settings(plan=SECOND)).index
    words = citation(second, second.sections["digital-services"])
    assert words.endswith("（望政办发〔2025〕12号）第一部分（二）")
    words = citation(second, second.documents["doc-sme-payment"])
    assert words == "《保障中小企业款项支付条例》（国务院令第728号）"


def test_what_the_text_says_of_a_unit_is_told_apart_from_what_later_documents_add(
    second: Published,
) -> None:
    index, added = second.site.index, 0
    for id, entry in index.units.items():
        said = [m for m in entry.measures if any(i.unit == id and i.quote for i in m.measure.units)]
        later = len(entry.measures) - len(said)
        added += later
        words = box(second, f"units/{id}")["words"]
        places = "、".join(measure.label for measure in said)
        assert words.endswith(f"（望政办发〔2025〕12号）{places}")
        page = squeeze(
            html.parse(str(second.folder / f"units/{id}/index.html")).xpath("string(//article)")
        )
        frame = squeeze(
            html.parse(str(second.folder / f"embed/units/{id}/index.html")).xpath("string(//main)")
        )
        if said:
            called = f"它，称{quoted(entry.words)}"
            own = f"“{entry.unit.name}”" if entry.words == (entry.unit.name,) else called
            assert f"有{len(said)}项措施的原文点到{squeeze(own)}" in page
            assert f"有{len(said)}项措施的原文点到它" in frame
            for word in entry.words:
                assert any(word in measure.measure.text for measure in said)
        for text in (page, frame):
            assert (f"后续文件另定{later}项" in text) == bool(later)
        for measure in entry.measures:
            due = measure.measure.deadline
            if due and due.source:
                for text in (page, frame):
                    behind = text.partition(squeeze(due.text))[2]
                    whole = squeeze(f"来源：{due.source.title}") in behind
                    listed = behind.partition("来源：[1]")[2]  # in the list of sources
                    assert whole or squeeze(f"来源{due.source.title}") in listed
            for target in measure.measure.targets:
                assert squeeze(target.text) in page
    assert added


def test_an_entry_of_a_list_of_references_leaves_out_what_nobody_entered() -> None:
    index = build_site(Settings(plan=SECOND)).index
    issuers = tuple(index.units)[:4]

    def entry(**given: object) -> str:
        plan = index.plan.model_copy(update={"title": "某方案", **given})
        return reference(replace(index, plan=plan), "https://p.example/x/")

    bare = {"issuer": (), "document_number": None, "issued_on": None}
    assert entry(**bare) == "某方案[EB/OL]. https://p.example/x/."
    whole = {
        "issuer": issuers[:1],
        "document_number": "某〔2025〕1号",
        "issued_on": date(2025, 3, 8),
    }
    names = [index.units[id].title for id in issuers]
    assert entry(**whole) == (
        f"{names[0]}. 某方案: 某〔2025〕1号[EB/OL]. (2025-03-08). https://p.example/x/."
    )
    many = {**bare, "issuer": issuers}
    assert entry(**many).startswith(f"{', '.join(names[:3])}, 等. 某方案[EB/OL]. https://")


def test_snippets_stay_whole_with_hostile_words() -> None:
    site = build_site(Settings(plan=SECOND, site_url="https://p.example/"))
    entry = site.index.measures["test-characters"]
    title = marked_heading(entry)
    given = cite_box(site.index, site.settings, entry)
    snippets = {snippet.name: snippet.text for snippet in given.snippets}
    assert html.fragment_fromstring(snippets["html"]).text_content() == title
    assert html.fragment_fromstring(snippets["embed"]).get("title") == title


TITLES = (
    "甲&lt;乙&amp;丙&#60;",
    "甲~~乙~~丙~丁~",
    "甲](https://example.com)乙",
    "[甲][乙]与[^1]",
    "引号“甲”\"乙\"'丙'",
    r"反斜杠\ \n \\ \[ \< \~",
    "<b>甲</b><!-- 乙 -->",
    "**甲**_乙_`丙`与``丁``",
    "# 甲 | 乙 #1",
    "![图](x)",
    "https://example.com/?a=1&b=2 {{ 7*7 }}",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("extensions", [[], ["extra", "pymdownx.tilde", "pymdownx.caret"]])
def test_a_link_in_markdown_keeps_every_character_of_a_title(
    title: str, extensions: list[str]
) -> None:
    site = build_site(Settings(plan=SECOND, site_url="https://p.example/"))
    entry = next(iter(site.index.measures.values()))
    measure = entry.measure.model_copy(update={"title": title, "text": title})
    given = cite_box(site.index, site.settings, replace(entry, measure=measure))
    (snippet,) = (snippet.text for snippet in given.snippets if snippet.name == "markdown")
    shown = html.fragment_fromstring(Markdown(extensions=extensions).convert(snippet))
    assert shown.text_content() == title
    (link,) = shown.xpath(".//*")
    assert (link.tag, link.get("href")) == ("a", f"https://p.example/measures/{entry.id}/")


def test_a_title_by_the_editors_says_so_wherever_it_is_taken_away(first: Published) -> None:
    mark, folder = "（编者拟题）", first.folder
    numbers = json.loads((folder / "api/v1/by-number.json").read_text(encoding="utf-8"))["data"]
    listed = (folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    measures = first.site.index.measures.values()
    assert {entry.title_is_official for entry in measures} == {True, False}
    for entry in measures:
        words = f"{entry.measure.title}{mark}"
        fields = box(first, f"measures/{entry.id}")
        oembed = json.loads((folder / f"embed/measures/{entry.id}/oembed.json").read_text("utf-8"))
        short = (folder / f"m/{entry.code}/index.html").read_text(encoding="utf-8")
        line = next(line for line in listed if f"/measures/{entry.id}/" in line)
        taken = [fields["plain"], fields["html"], fields["markdown"], fields["embed"]]
        for text in (*taken, oembed["title"], oembed["html"], short, line):
            assert (words in text) != entry.title_is_official, text
        assert numbers[entry.code]["title_is_official"] == entry.title_is_official


def test_the_plain_words_name_a_document_and_the_plan_of_a_unit_once(first: Published) -> None:
    index = first.site.index
    for id in some(index.documents):
        fields = box(first, f"documents/{id}")
        assert fields["plain"] == f"{fields['words']}，{fields['address']}"
    for id, entry in some(index.units.items()):
        fields = box(first, f"units/{id}")
        assert fields["plain"] == f"{entry.unit.name}：{fields['words']}，{fields['address']}"


def test_the_short_address_leads_to_the_same_measure(first: Published) -> None:
    for id in some(first.site.index.measures):
        short = box(first, f"measures/{id}")["short"].removeprefix(first.url)
        page = (first.folder / short / "index.html").read_text(encoding="utf-8")
        assert f"../../measures/{id}/" in page


WORDS_OF_BUTTON = """button => {
  const words = document.createRange();
  words.selectNodeContents(button);
  const place = words.getBoundingClientRect();
  return [place.top, place.bottom];
}"""


def test_one_tap_copies_and_the_button_says_so_where_the_reader_looks(
    second: Published, phone: Page
) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.clock.install(time=0)
    phone.goto(second.at("measures/open-business/"))
    phone.clock.pause_at(60_000)
    phone.locator(".pl-cite > summary").tap()
    fields = box(second, "measures/open-business")
    issued = "(2025-03-18)"
    assert f"[EB/OL]. {issued}. http" in fields["reference"]
    fields["reference"] = fields["reference"].replace(issued, f"{issued}[1970-01-01]")
    buttons = phone.locator(".pl-cite > dl button")
    assert buttons.count() == len(fields) == 8
    for name, button in zip(fields, buttons.all(), strict=True):
        button.scroll_into_view_if_needed()
        before = button.bounding_box()
        button.tap()
        label = phone.locator(f"label[for=cite-{name}]").inner_text()
        expect(button).to_have_text("已复制")
        expect(button).to_have_accessible_name(f"已复制：{label}")
        expect(phone.locator(".pl-cite [role=status]")).to_have_text(f"已复制：{label}")
        assert button.bounding_box() == before, "nothing moves"
        top, bottom = button.evaluate(WORDS_OF_BUTTON)
        assert 0 <= top < bottom <= 844, "inside the screen"
        assert phone.evaluate("navigator.clipboard.readText()") == fields[name]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.clock.run_for(2000)
    expect(buttons.last).to_have_text("复制")
    expect(buttons.last).to_have_accessible_name("复制：嵌入网页")


def test_a_copy_that_failed_says_so_and_leaves_the_words_selected(
    second: Published, phone: Page
) -> None:
    phone.goto(second.at("measures/open-business/"))
    phone.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
          document.execCommand = () => false;
        }"""
    )
    phone.locator(".pl-cite > summary").tap()
    button = phone.get_by_role("button", name="复制：固定网址")
    before = button.bounding_box()
    button.tap()
    expect(button).to_have_text("没能复制")
    assert button.bounding_box() == before
    assert button.evaluate("button => button.scrollWidth <= button.clientWidth")
    assert phone.evaluate("getSelection().toString()") == second.at("measures/open-business/")


def test_without_scripts_the_fields_can_be_selected(second: Published, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(second.at("units/approval-bureau/"))
    assert not page.locator("#cite-address").is_visible()
    page.locator(".pl-cite > summary").click()
    assert page.locator("#cite-address").is_visible()
    assert page.locator("#cite-address").get_attribute("readonly") is not None
    assert page.locator(".pl-cite button").count() == 0
    context.close()


def test_the_qr_code_is_loaded_only_when_the_box_is_opened(second: Published, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(second.at("measures/open-business/"))
    phone.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/qr/" in url]
    phone.locator(".pl-cite > summary").tap()
    phone.locator(".pl-cite img").scroll_into_view_if_needed()
    phone.wait_for_function("() => document.querySelector('.pl-cite img').naturalWidth > 0")
    assert [url for url in asked if "/qr/" in url]


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_qr_code_says_the_permanent_address(second: Published, phone: Page, form: str) -> None:
    url = second.at("measures/open-business/")
    matrix = [[bool(cell) for cell in row] for row in segno.make(url, error="m").matrix]
    phone.goto(url)
    seen = phone.evaluate(
        """async ([size, url]) => {
          const image = new Image(size * 4, size * 4);
          image.src = url;
          await image.decode();
          const canvas = new OffscreenCanvas(size * 4, size * 4);
          const pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0, size * 4, size * 4);
          const all = pen.getImageData(0, 0, size * 4, size * 4).data;
          const dark = (x, y) => all[((y * 4 + 2) * size * 4 + x * 4 + 2) * 4] < 128;
          return [...Array(size - 8).keys()].map((y) =>
            [...Array(size - 8).keys()].map((x) => dark(x + 4, y + 4)));
        }""",
        [len(matrix) + 8, second.at(f"qr/measures/open-business.{form}")],
    )
    assert seen == matrix


def test_the_qr_code_for_print_is_ten_centimetres_at_300_dpi_and_small(second: Published) -> None:
    for file in some(sorted(second.folder.glob("qr/*/*.png"))):
        content = file.read_bytes()
        assert int.from_bytes(content[16:20], "big") >= 10 / 2.54 * 300, file
        chunk = content.index(b"pHYs") + 4
        per_metre = int.from_bytes(content[chunk : chunk + 4], "big")
        assert (round(per_metre * 0.0254), content[chunk + 8]) == (300, 1), file
        assert len(content) < 4096, file


def test_the_box_is_light(second: Published) -> None:
    file = second.folder / "measures/open-business/index.html"
    content = file.read_bytes()
    page = html.document_fromstring(content)
    (details,) = page.xpath("//details[contains(@class, 'pl-cite')]")
    details.drop_tree()
    without = html.tostring(page, encoding="utf-8")
    assert len(gzip.compress(content, mtime=0)) - len(gzip.compress(without, mtime=0)) < 2048


@pytest.mark.parametrize("name", ["first", "second"])
def test_only_words_of_the_text_are_called_its_words(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(name)
    text, seen = squeeze("".join(site.site.index.printed)), set()
    for folder in ("units", "documents"):
        for file in sorted(site.folder.glob(f"{folder}/*/index.html")):
            page = html.document_fromstring(file.read_bytes())
            for fact in page.xpath("//dl[@class='pl-facts']/div"):
                label = fact.xpath("string(dt)")
                if label == "原文中的写法":
                    for words in fact.xpath("string(dd)").split("；"):
                        assert squeeze(words) in text, file
                seen.add(label)
    assert {"原文中的写法", "其他称呼"} <= seen


def test_a_unit_s_page_is_its_desk(second: Published) -> None:
    file = second.folder / "units/approval-bureau/index.html"
    page = html.document_fromstring(file.read_bytes())
    headings = [h.get("id") for h in page.xpath("//article//h2")]
    assert headings[:2] == ["role-lead", "role-responsible"]
    portal = page.xpath("string(//li[p/a[contains(@href, 'service-portal')]])")
    for words in (
        "归集政策兑现",
        "市审批局负责数据共享",
        "２０２６年６月底前",
        "2026-06-30",
        "滞后",
        "上半年",
    ):
        assert words in portal, words
    links = set(page.xpath("//ul[contains(@class, 'pl-offers')]//a/@href"))
    assert {
        "../../embed/units/approval-bureau/",
        "../../api/v1/units/approval-bureau.json",
    } <= links
    county = html.document_fromstring((second.folder / "units/counties/index.html").read_bytes())
    assert "督导对象" in county.xpath("string(//h2[@id='role-supervised'])")


def test_an_ended_plan_is_cited_in_one_way_wherever_it_is() -> None:
    site = build_site(Settings(plan=PLANS["articles"], site_url="https://example.org/"))
    cited = "（屏科规〔2022〕2号，已失效）"
    assert site.index.plan.document_number == "屏科规〔2022〕2号"
    unit, measure = next(iter(site.index.units.values())), next(iter(site.index.measures.values()))
    pages = (
        site.plan_source("about/"),
        site.object_page(ObjectKind.UNIT, unit.id, address.page(unit)),
        site.frame(unit, unit.title, address.embed(unit)),
        site.frame(measure, measure.title, address.embed(measure)),
    )
    assert [cited in page for page in pages] == [True] * 4
    assert citation(site.index, measure).startswith(cited_plan(site.index.plan))
    assert cited_plan(site.index.plan).endswith(cited)
