"""The box for those who cite and link: right words, copied with one tap, selectable without."""

from __future__ import annotations

import gzip
import json

import pytest
import segno
from lxml import html
from playwright.sync_api import Browser, Page

from macros.fields import ObjectKind
from macros.settings import Settings
from macros.site import build_site
from macros.text import squeeze
from macros.views.cite import citation, formal
from tests.conftest import KAIFENG, SECOND, Published

CITED = ("sections", "measures", "units", "documents")


def box(site: Published, address: str) -> dict[str, str]:
    page = html.document_fromstring((site.folder / address / "index.html").read_bytes())
    fields = page.xpath("//details[contains(@class, 'pl-cite')]//textarea[@readonly]")
    for field in fields:
        assert page.xpath("//label[@for=$id]", id=field.get("id")), address
    return {field.get("id").removeprefix("cite-"): field.text_content() for field in fields}


@pytest.mark.parametrize("name", ["kaifeng", "second"])
def test_every_cited_kind_of_page_has_the_box(name: str, request: pytest.FixtureRequest) -> None:
    site: Published = request.getfixturevalue(name)
    for folder in CITED:
        entries = getattr(site.site.index, folder)
        for id in entries:
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
    index = build_site(Settings(plan=KAIFENG)).index
    measure = next(e for e in index.measures.values() if e.code == "2-1")
    words = formal(index, ObjectKind.MEASURE, measure.id)
    plan = index.plan
    assert words == f"《{plan.title}》（{plan.document_number}）第二部分第1条"
    second = build_site(Settings(plan=SECOND)).index
    words = formal(second, ObjectKind.SECTION, "digital-services")
    assert words.endswith("（望政办发〔2025〕12号）第一部分（二）")
    words = formal(second, ObjectKind.DOCUMENT, "doc-sme-payment")
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
            assert f"有{len(said)}项措施的原文点到“{squeeze(entry.unit.name)}”" in page
            assert f"有{len(said)}项措施的原文点到它" in frame
        for text in (page, frame):
            assert (f"后续文件另定{later}项" in text) == bool(later)
        for measure in entry.measures:
            due = measure.measure.deadline
            if due and due.source:
                for text in (page, frame):
                    assert (
                        squeeze(f"来源：{due.source.title}") in text.partition(squeeze(due.text))[2]
                    )
            for target in measure.measure.targets:
                assert squeeze(f"目标：{target.text}") in page
    assert added


def test_snippets_stay_whole_with_hostile_words() -> None:
    site = build_site(Settings(plan=SECOND, site_url="https://p.example/"))
    title = site.index.measures["test-characters"].titled
    given = citation(site.index, site.settings, ObjectKind.MEASURE, "test-characters")
    snippets = {snippet.name: snippet.text for snippet in given.snippets}
    assert html.fragment_fromstring(snippets["html"]).text_content() == title
    assert html.fragment_fromstring(snippets["embed"]).get("title") == title
    assert r"\<b\>" in snippets["markdown"]


def test_a_title_by_the_editors_says_so_wherever_it_is_taken_away(kaifeng: Published) -> None:
    mark, folder = "（编者拟题）", kaifeng.folder
    numbers = json.loads((folder / "api/v1/by-number.json").read_text(encoding="utf-8"))["data"]
    listed = (folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    measures = kaifeng.site.index.measures.values()
    assert {entry.title_is_official for entry in measures} == {True, False}
    for entry in measures:
        words = f"{entry.measure.title}{mark}"
        fields = box(kaifeng, f"measures/{entry.id}")
        oembed = json.loads((folder / f"embed/measures/{entry.id}/oembed.json").read_text("utf-8"))
        short = (folder / f"m/{entry.code}/index.html").read_text(encoding="utf-8")
        line = next(line for line in listed if f"/measures/{entry.id}/" in line)
        taken = [fields["plain"], fields["html"], fields["markdown"], fields["embed"]]
        for text in (*taken, oembed["title"], oembed["html"], short, line):
            assert (words in text) != entry.title_is_official, text
        assert numbers[entry.code]["title_is_official"] == entry.title_is_official


def test_the_pager_marks_titles_by_the_editors(kaifeng: Published) -> None:
    for entry in kaifeng.site.index.measures.values():
        page = html.parse(str(kaifeng.folder / f"measures/{entry.id}/index.html"))
        before, after = kaifeng.site.index.neighbours(entry.id)
        links = page.xpath("//nav[@class='pl-pager']/a")
        near = [other for other in (before, after) if other]
        assert [bool(link.xpath(".//small")) for link in links] == [
            not other.title_is_official for other in near
        ]


def test_the_plain_words_of_a_document_name_it_once(kaifeng: Published) -> None:
    for id in kaifeng.site.index.documents:
        fields = box(kaifeng, f"documents/{id}")
        assert fields["plain"] == f"{fields['words']}，{fields['address']}"


def test_the_short_address_leads_to_the_same_measure(kaifeng: Published) -> None:
    for id in kaifeng.site.index.measures:
        short = box(kaifeng, f"measures/{id}")["short"].removeprefix(kaifeng.url)
        page = (kaifeng.folder / short / "index.html").read_text(encoding="utf-8")
        assert f"../../measures/{id}/" in page


def test_one_tap_copies_and_says_so(second: Published, phone: Page) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(second.at("measures/open-business/"))
    phone.locator(".pl-cite summary").tap()
    phone.get_by_role("button", name="复制：引文").tap()
    status = phone.locator(".pl-cite [role=status]")
    status.get_by_text("已复制：引文").wait_for()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied == box(second, "measures/open-business")["words"]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_fields_can_be_selected(second: Published, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(second.at("units/approval-bureau/"))
    assert not page.locator("#cite-address").is_visible()
    page.locator(".pl-cite summary").click()
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
    phone.locator(".pl-cite summary").tap()
    phone.locator(".pl-cite img").scroll_into_view_if_needed()
    phone.wait_for_function("document.querySelector('.pl-cite img').naturalWidth > 0")
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


def test_the_box_is_light(second: Published) -> None:
    file = second.folder / "measures/open-business/index.html"
    content = file.read_bytes()
    page = html.document_fromstring(content)
    (details,) = page.xpath("//details[contains(@class, 'pl-cite')]")
    details.drop_tree()
    without = html.tostring(page, encoding="utf-8")
    assert len(gzip.compress(content, mtime=0)) - len(gzip.compress(without, mtime=0)) < 2048


def test_a_unit_s_page_is_its_desk(second: Published) -> None:
    file = second.folder / "units/approval-bureau/index.html"
    page = html.document_fromstring(file.read_bytes())
    headings = [h.get("id") for h in page.xpath("//article//h2")]
    assert headings[:2] == ["role-lead", "role-responsible"]
    portal = page.xpath("string(//li[a[contains(@href, 'service-portal')]])")
    for words in ("市审批局负责数据共享", "２０２６年６月底前", "2026-06-30", "滞后", "上半年"):
        assert words in portal, words
    links = set(page.xpath("//ul[contains(@class, 'pl-offers')]//a/@href"))
    assert {
        "feed.xml",
        "../../embed/units/approval-bureau/",
        "../../api/v1/units/approval-bureau.json",
    } <= links
    county = html.document_fromstring((second.folder / "units/counties/index.html").read_bytes())
    assert "督导对象" in county.xpath("string(//h2[@id='role-supervised'])")
