"""The pictures: every relation once, nothing invented, the same in words, readable on a phone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from playwright.sync_api import Page, expect

from macros.addresses import address
from macros.index.index import Index
from macros.model.kinds import ObjectKind, Role
from macros.pages.site import Site
from macros.pages.views import overview, relations
from macros.text.wrapping import wrap
from tests.conftest import PHONE, Published
from tests.long_plan import long_plan

SVG = "{http://www.w3.org/2000/svg}"
KINDS = (ObjectKind.TOPIC, ObjectKind.DOCUMENT, ObjectKind.UNIT)


@pytest.fixture(params=["first", "second"])
def site(request: pytest.FixtureRequest) -> Published:
    """Each of the two plans in turn."""
    found: Published = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A plan too long for a column or row for each measure."""
    return long_plan(tmp_path_factory.mktemp("long"), sections=30, measures=3)


def met(index: Index) -> set[tuple[str, str]]:
    """Return every pair of an object and a measure that the data puts together."""
    pairs = set()
    for id, entry in index.measures.items():
        pairs |= {(other, id) for other in (*entry.measure.topics, *entry.measure.documents)}
        pairs |= {(other, id) for other in entry.unit_ids}
    return pairs


def svg(site: Site) -> etree._Element:
    """Return the picture as strict XML, or fail."""
    page = site.listing("relations", address.RELATIONS)
    start = page.index('<svg class="px-picture')
    depth, end = 0, start
    while True:  # the picture holds further svg elements
        opening, closing = page.find("<svg", end), page.find("</svg>", end)
        if 0 <= opening < closing:
            depth, end = depth + 1, opening + 4
        else:
            depth, end = depth - 1, closing + 6
        if not depth:
            return etree.fromstring(page[start:end])


def test_the_picture_is_well_formed_and_says_what_it_is(site: Published) -> None:
    root = svg(site.site)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert site.site.index.plan.title in (title.text or "")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "viewBox" not in root.attrib  # words keep their size when the picture is narrow


def test_the_picture_has_every_relation_once_and_no_other(site: Published) -> None:
    index = site.site.index
    picture = relations.picture(index)
    found = [
        (row.id, meeting.column.entry.id)
        for band in picture.bands
        for row in (drawn.row for drawn in band.drawn)
        for meeting in row.meetings
    ]
    assert len(found) == len(set(found))
    assert set(found) == met(index)
    marks = svg(site.site).findall(f".//{SVG}g[@aria-hidden='true']/{SVG}svg/{SVG}use")
    assert len(marks) == len(found)


def test_a_mark_stands_in_the_column_of_its_measure_and_shows_the_strongest_role(
    second: Published,
) -> None:
    index = second.site.index
    root = svg(second.site)
    columns = {a.get("aria-label"): a.find(f"{SVG}text") for a in root.findall(f"{SVG}a")}
    marks = {}
    for mark in root.findall(f".//{SVG}g[@aria-hidden='true']/{SVG}svg"):
        use = mark.find(f"{SVG}use")
        assert use is not None
        marks[mark.findtext(f"{SVG}title")] = (mark.get("x"), use.get("href"))
    for entry in index.measures.values():
        title = f"{entry.number} {entry.measure.title}"
        text = columns[title]
        assert text is not None
        for id in entry.unit_ids:
            roles = [i.role for i in entry.measure.units if i.unit == id]
            words = "、".join(role.label for role in dict.fromkeys(roles))
            x, href = marks[f"{index.units[id].unit.name}：{title}（{words}）"]
            assert x == text.get("x")
            strongest = min(roles, key=list(Role).index)
            assert href == f"#mark--{strongest if strongest.assigns else 'named'}"


def test_the_words_below_say_all_that_the_picture_shows(site: Published) -> None:
    index = site.site.index
    tree = html.parse(site.folder / "relations" / "index.html")
    for kind in KINDS:
        (part,) = tree.xpath(f"//details[@id='in-words-{kind}']")
        entries = index.by_kind[kind]
        pairs = set()
        for row in part.xpath(".//tbody/tr"):
            id = row.xpath("string(th/a/@href)").split("/")[-2]
            assert row.xpath("string(th)") == site.site.renderer.name(entries[id])
            for link in row.xpath("td/a"):
                measure = link.get("href").split("/")[-2]
                pairs.add((id, measure))
                if kind is ObjectKind.UNIT:
                    roles = [i.role for i in index.measures[measure].measure.units if i.unit == id]
                    assert all(role.label in link.text_content() for role in roles)
        assert pairs == {(id, measure) for id, measure in met(index) if id in entries}
        named = {href.split("/")[-2] for href in part.xpath(".//a/@href")}
        assert set(entries) <= named  # those that meet no measure are named, too


def test_every_link_of_the_picture_leads_to_a_page(site: Published) -> None:
    tree = html.parse(site.folder / "relations" / "index.html")
    hrefs = tree.xpath(
        "//*[contains(@class, 'px-picture')]//a/@href | //details[contains(@class, 'px-words')]//a/@href"
    )
    assert len(hrefs) > 40
    for href in hrefs:
        path = urlsplit(urljoin("https://x/relations/", href)).path
        assert (site.folder / path.lstrip("/") / "index.html").exists(), href


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_can_be_read_on_a_phone(site: Published, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phone.goto(site.at("relations/"))
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    picture = phone.locator("svg.px-picture")
    box = picture.bounding_box()
    assert box
    assert box["width"] <= PHONE["width"]
    measured = phone.evaluate("""() => {
      const all = (query) => [...document.querySelectorAll(query)];
      const first = document.querySelector('.px-span rect').getBoundingClientRect().left;
      const names = all('.px-band a text').map(each => each.getBoundingClientRect());
      return {
        size: parseFloat(getComputedStyle(document.querySelector('.px-band a text')).fontSize),
        over: names.filter(box => box.right > first + 12).length,
        low: all('.px-band a .px-target').filter(each => each.getBoundingClientRect().height < 24).length,
      };
    }""")
    assert measured["size"] >= 12
    assert measured["over"] == 0
    assert measured["low"] == 0
    phone.locator(".px-band a").first.tap()
    expect(phone.locator("h1")).to_be_visible()
    assert "/topics/" in phone.url


def test_the_picture_can_be_walked_with_the_keyboard(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("relations/"))
    picture = desktop.get_by_role("group", name="主题、文件、单位和措施的关系")
    link = picture.get_by_role("link", name="银行", exact=True)
    link.focus()
    expect(link).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(first.at("units/banks/"))
    desktop.go_back()
    picture.get_by_role("link", name="3.1 促进知识产权金融服务健康发展").click()
    expect(desktop).to_have_url(first.at("measures/promote-ip-finance/"))


def test_the_same_plan_gives_the_same_picture(first: Published, second: Published) -> None:
    for site in (first.site, second.site):
        assert etree.tostring(svg(site)) == etree.tostring(svg(site))


def test_a_long_plan_is_drawn_by_section_with_true_numbers(long: Site) -> None:
    index = long.index
    picture = relations.picture(index)
    assert not picture.by_measure
    assert len(picture.columns) == len(index.top_sections)
    for band in picture.bands:
        for row in band.rows:
            assert sum(len(meeting.measures) for meeting in row.meetings) == len(row.measures)
            for meeting in row.meetings:
                inside = {measure.id for measure in meeting.column.measures}
                assert {m.id for m in meeting.measures} == {m.id for m in row.measures} & inside
    assert picture.narrowest
    numbers = svg(long).findall(f".//{SVG}g[@aria-hidden='true']/{SVG}text")
    drawn = [d.row for band in picture.bands for d in band.drawn]
    assert [int(number.text or "") for number in numbers] == [
        len(meeting.measures) for row in drawn for meeting in row.meetings
    ]


def test_rows_that_a_long_picture_leaves_out_are_counted_and_stand_in_the_words(
    long: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relations, "MOST_ROWS", 40)
    page = long.listing("relations", address.RELATIONS)
    units = next(b for b in relations.picture(long.index).bands if b.kind is ObjectKind.UNIT)
    assert len(units.drawn) == 40 < len(units.rows)
    assert f"其余 {len(units.rows) - len(units.drawn)} 个见文字版" in page
    assert min(len(d.row.measures) for d in units.drawn) >= min(len(r.measures) for r in units.rows)
    tree = html.fromstring(page)
    for row in units.rows:
        links = tree.xpath(
            f"//details[@id='in-words-unit']//tr[th/a/@href='../units/{row.id}/']/td/a"
        )
        queries = [link.get("href").partition("?")[2] for link in links]
        assert queries == [f"unit={row.id}&section={m.column.entry.id}" for m in row.meetings]


def test_inner_sections_are_columns_where_there_are_few(
    second: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relations, "MOST_MEASURES", 5)
    index = second.site.index
    picture = relations.picture(index)
    inner = [s.id for s in index.sections.values() if s.section.measures]
    assert [column.entry.id for column in picture.columns] == inner
    assert sum(span.columns for span in picture.spans) == len(inner)
    assert svg(second.site) is not None


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=80))
def test_wrapping_loses_no_character(text: str) -> None:
    lines = wrap(text, 10)
    assert "".join(lines) == text
    assert all(lines)


def test_wrapping_keeps_numbers_whole_and_closing_marks_with_their_word() -> None:
    assert wrap("行动计划（2024—2026年）", 10) == ("行动计划（2024—", "2026年）")
    assert wrap("一二三四五六七八九十》", 10) == ("一二三四五六七八九十》",)


def test_the_overview_marks_every_topic_of_every_measure(site: Published) -> None:
    index = site.site.index
    tree = html.parse(site.folder / "index.html")
    heads = [
        href.split("/")[-2] for href in tree.xpath("//table[@class='px-matrix']/thead//a/@href")
    ]
    assert heads == list(index.topics)
    found = {}
    for row in tree.xpath("//table[@class='px-matrix']/tbody/tr[not(@class)]"):
        cells = ["归入" in cell.text_content() for cell in row.xpath("td")]
        id = row.xpath("string(th/a/@href)").split("/")[-2]
        found[id] = {topic for topic, given in zip(heads, cells, strict=True) if given}
    assert found == {id: set(entry.measure.topics) for id, entry in index.measures.items()}
    totals = [
        int(cell.text_content()) for cell in tree.xpath("//table[@class='px-matrix']/tfoot//td")
    ]
    assert totals == [len(entry.measures) for entry in index.topics.values()]


def test_the_overview_fits_a_phone(site: Published, phone: Page) -> None:
    phone.goto(site.url)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    inside = "e => [e.scrollWidth, e.clientWidth]"
    wide, seen = phone.locator(".px-scroll").evaluate(inside)
    assert wide == seen


def test_the_overview_of_a_long_plan_counts_by_section(long: Site) -> None:
    index = long.index
    assert len(index.measures) > overview.MOST_ROWS
    tree = html.fromstring(long.part("home", ""))
    rows = tree.xpath("//table[@class='px-matrix']/tbody/tr")
    assert len(rows) == len(index.top_sections)
    for row, section in zip(rows, index.top_sections, strict=True):
        assert f"{section.section.number}{section.section.title}" in row.text_content()
        numbers = [int(cell.text_content().strip() or 0) for cell in row.xpath("td")]
        assert numbers == [
            sum(topic in entry.measure.topics for entry in section.measures)
            for topic in index.topics
        ]


def test_pictures_load_nothing_and_run_nothing(first: Published) -> None:
    page = (first.folder / "relations" / "index.html").read_text(encoding="utf-8")
    picture = page[
        page.index('<svg class="px-picture') : page.index(
            "文字版</h2>" if "文字版</h2>" in page else "in-words"
        )
    ]
    for forbidden in ("<script", "<image", "<foreignObject", "http://127", "url("):
        assert forbidden not in picture


def test_the_style_sheets_of_the_pictures_are_in_the_site(first: Published) -> None:
    for name in ("pictures.css", "explorer.css", "terms.css", "explorer.js", "terms.js"):
        assert Path(first.folder / "assets" / name).stat().st_size
