"""The matrices: every relation once, nothing invented, the same in words, readable on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from macros.addresses import address
from macros.index.index import Index
from macros.index.titles import link_text
from macros.model.kinds import ObjectKind, Role
from macros.pages.site import Site
from macros.pages.views import matrix
from tests.conftest import PHONE, Published
from tests.long_plan import long_plan
from tests.some import some

KINDS = (ObjectKind.TOPIC, ObjectKind.DOCUMENT, ObjectKind.UNIT)


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


def drawn(site: Site) -> html.HtmlElement:
    """Return the matrix of the page of relations."""
    (table,) = html.fromstring(site.relations(address.RELATIONS)).find_class("px-matrix")
    return table


def id_of(row: html.HtmlElement) -> str:
    """Return the id of the object to which the first link of a row or heading leads."""
    return str(row.xpath("string(.//a/@href)")).split("/")[-2]


def rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the rows that are about an object."""
    return list(table.xpath("tbody/tr[th[@scope='row']]"))


def columns(table: html.HtmlElement) -> list[str]:
    """Return the ids of the columns."""
    return [id_of(head) for head in table.xpath("thead/tr[last()]/th")]


def test_the_matrix_says_what_it_is_and_every_cell_has_its_heads(site: Published) -> None:
    table = drawn(site.site)
    assert site.site.index.plan.title in table.xpath("string(caption)")
    heads = table.xpath("thead/tr[last()]/th[@scope='col']")
    assert [head.text_content() for head in table.xpath("tbody/tr/th[@scope='rowgroup']")] == [
        "主题", "引用文件", "单位",
    ]  # fmt: skip
    spans = table.xpath("thead/tr[1]/th[@scope='colgroup']")
    assert sum(int(span.get("colspan")) for span in spans) == len(heads)
    assert all(len(row.xpath("td")) == len(heads) for row in rows(table))


def test_the_matrix_has_every_relation_once_and_no_other(site: Published) -> None:
    table = drawn(site.site)
    found = [
        (id_of(row), column)
        for row in rows(table)
        for column, cell in zip(columns(table), row.xpath("td"), strict=True)
        if cell.find_class("px-mark")
    ]
    assert len(found) == len(set(found))
    assert set(found) == met(site.site.index)
    assert len(table.find_class("px-mark")) == len(found)


def test_a_mark_says_its_roles_and_shows_the_strongest(second: Published) -> None:
    index = second.site.index
    table = drawn(second.site)
    cells = {
        (id_of(row), column): cell
        for row in rows(table)
        for column, cell in zip(columns(table), row.xpath("td"), strict=True)
    }
    for entry in some(index.measures.values()):
        for id in entry.unit_ids:
            roles = [i.role for i in entry.measure.units if i.unit == id]
            words = "、".join(role.label for role in dict.fromkeys(roles))
            cell = cells[id, entry.id]
            assert cell.text_content() == words
            printed = {r.role: r.as_printed for r in entry.relations if r.involvement.unit == id}
            said = "、".join(
                f"{role.label}，原文：{word}" if word else role.label
                for role, word in printed.items()
            )
            title = f"{index.units[id].unit.name}：{entry.number} {entry.measure.title}（{said}）"
            assert cell.xpath("a/@title") == [title]
            strongest = min(roles, key=list(Role).index)
            sign = strongest if strongest.assigns else "named"
            assert cell.xpath("a/span/@class")[0] == f"px-mark px-mark--{sign}"
        for id in entry.measure.documents:
            assert cells[id, entry.id].text_content() == "引用"


def test_the_words_below_say_all_that_the_matrix_shows(site: Published) -> None:
    index = site.site.index
    tree = html.parse(site.folder / "relations" / "index.html")
    for kind in KINDS:
        (part,) = tree.xpath(f"//details[@id='in-words-{kind}']")
        entries = index.by_kind[kind]
        pairs = set()
        for row in part.xpath(".//tbody/tr"):
            id = row.xpath("string(th/a/@href)").split("/")[-2]
            assert row.xpath("string(th)") == link_text(entries[id])
            for link in row.xpath("td/a"):
                measure = link.get("href").split("/")[-2]
                pairs.add((id, measure))
                if kind is ObjectKind.UNIT:
                    roles = [i.role for i in index.measures[measure].measure.units if i.unit == id]
                    assert all(role.label in link.text_content() for role in roles)
        assert pairs == {(id, measure) for id, measure in met(index) if id in entries}
        named = {href.split("/")[-2] for href in part.xpath(".//a/@href")}
        assert set(entries) <= named  # those that meet no measure are named, too


def test_every_link_of_the_matrix_leads_to_a_page(site: Published) -> None:
    tree = html.parse(site.folder / "relations" / "index.html")
    hrefs = tree.xpath(
        "//*[contains(@class, 'px-matrix')]//a/@href | //details[contains(@class, 'px-words')]//a/@href"
    )
    assert len(hrefs) > 40
    for href in hrefs:
        path = urlsplit(urljoin("https://x/relations/", href)).path
        assert (site.folder / path.lstrip("/") / "index.html").exists(), href


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_matrix_can_be_read_on_a_phone(site: Published, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phone.goto(site.at("relations/"))
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    measured = phone.evaluate("""() => {
      const all = (query) => [...document.querySelectorAll('.px-matrix ' + query)];
      const box = (each) => each.getBoundingClientRect();
      const names = all('th[scope=row]');
      return {
        size: parseFloat(getComputedStyle(names[0].firstChild).fontSize),
        over: names.filter(each => each.scrollWidth > each.clientWidth + 1).length,
        low: names.filter(each => box(each.firstChild).height < 24).length,
        narrow: all('td a').filter(each => box(each).width < 24 || box(each).height < 24).length,
        strayed: all('td .px-mark').filter(each => {
          const cell = box(each.closest('td'));
          const middle = (box(each).left + box(each).right) / 2;
          return middle < cell.left || middle > cell.right || box(each).width > cell.width + 4;
        }).length,
        widths: new Set(all('tbody tr:last-child td').map(each => Math.round(box(each).width))).size,
      };
    }""")
    assert measured.pop("size") >= 12
    assert measured.pop("widths") <= 2  # rounded; columns are equally wide
    assert measured == {"over": 0, "low": 0, "narrow": 0, "strayed": 0}
    phone.locator(".px-matrix th[scope=row] a").first.tap()
    expect(phone).to_have_url(re.compile("/topics/"))
    expect(phone.locator("h1")).to_be_visible()


@pytest.mark.parametrize("where", ["relations/", "topics/"])
def test_names_of_columns_and_rows_stay_in_sight(site: Published, phone: Page, where: str) -> None:
    phone.goto(site.at(where))
    frame = phone.locator(".px-scroll")
    frame.evaluate("e => { e.scrollIntoView(); e.scrollTo(e.scrollWidth, e.scrollHeight); }")
    frame_box, seen = frame.bounding_box(), PHONE["height"]
    assert frame_box
    last = phone.locator(".px-matrix thead tr:last-child th").last.bounding_box()
    name = phone.locator(".px-matrix tbody th[scope=row]").last.bounding_box()
    for box in (last, name):
        assert box
        assert 0 <= box["x"] <= PHONE["width"] - 24
        assert frame_box["y"] - 1 <= box["y"] <= seen
    assert last
    assert last["y"] <= frame_box["y"] + 1  # stuck to the top of its frame


def test_a_cell_leads_to_the_measure_that_both_have(site: Published) -> None:
    table = drawn(site.site)
    for row in some(rows(table)):
        for column, cell in zip(columns(table), row.xpath("td"), strict=True):
            assert [href.split("/")[-2] for href in cell.xpath("a/@href")] in ([], [column])
    topics = html.parse(site.folder / "topics" / "index.html")
    (overview,) = topics.xpath("//table[@class='px-matrix']")
    for row in some(rows(overview)):
        own = {href.split("/")[-2] for href in row.xpath("td/a/@href")}
        assert own <= {id_of(row)}


def test_a_number_in_a_cell_leads_to_the_list_of_its_measures(long: Site) -> None:
    found = matrix.relations(long.index)
    chosen = [row for group in found.groups for row in group.drawn]
    drawn_rows = rows(drawn(long))
    assert len(drawn_rows) == len(chosen)
    for line, row in zip(drawn_rows, chosen, strict=True):
        entry = row.line.entry
        queries = [href.partition("?")[2] for href in line.xpath("td/a/@href")]
        assert queries == [
            f"{entry.kind}={entry.id}&section={cell.column.entry.id}" for cell in row.meetings
        ]


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_marks_are_seen_in_print_and_with_forced_colours(
    first: Published, desktop: Page, medium: str
) -> None:
    desktop.emulate_media(media="print" if medium == "print" else "screen", forced_colors="active")
    desktop.goto(first.at("relations/"))
    marks = desktop.locator(".px-matrix .px-mark").evaluate_all("""marks => marks.map(each => {
      const style = getComputedStyle(each), box = each.getBoundingClientRect();
      return box.width > 3 && style.borderTopStyle === 'solid' && style.backgroundImage === 'none';
    })""")
    assert len(marks) > 40
    assert all(marks)


def test_the_matrix_can_be_walked_with_the_keyboard(first: Published, desktop: Page) -> None:
    desktop.goto(first.at("relations/"))
    table = desktop.get_by_role("table", name="主题、文件、单位和措施的关系")
    link = table.get_by_role("link", name="银行", exact=True)
    link.focus()
    expect(link).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(first.at("units/banks/"))
    desktop.go_back()
    table.get_by_role("link", name="3.1 促进知识产权金融服务健康发展").click()
    expect(desktop).to_have_url(first.at("measures/promote-ip-finance/"))


def test_a_long_plan_is_drawn_by_section_with_true_numbers(long: Site) -> None:
    index = long.index
    found = matrix.relations(index)
    assert not found.by_measure
    assert found.scrolls
    assert len(found.columns) == len(index.top_sections)
    for group in found.groups:
        for row in group.rows:
            assert len(row.cells) == len(found.columns)
            assert sum(len(cell.measures) for cell in row.cells) == len(row.line.measures)
            for cell in row.cells:
                inside = {measure.id for measure in cell.column.measures}
                assert {m.id for m in cell.measures} == {m.id for m in row.line.measures} & inside
    numbers = [cell.text_content() for row in rows(drawn(long)) for cell in row.xpath("td")]
    chosen = [row for group in found.groups for row in group.drawn]
    assert [int(number or 0) for number in numbers] == [
        len(cell.measures) for row in chosen for cell in row.cells
    ]


def test_rows_that_a_long_matrix_leaves_out_are_counted_and_stand_in_the_words(
    long: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MOST_ROWS", 40)
    page = long.relations(address.RELATIONS)
    units = next(g for g in matrix.relations(long.index).groups if g.kind is ObjectKind.UNIT)
    assert len(units.drawn) == 40 < len(units.rows)
    assert f"其余 {len(units.rows) - len(units.drawn)} 个见文字版" in page
    left_out = [row for row in units.rows if row not in units.drawn]
    assert min(len(row.line.measures) for row in units.drawn) >= max(
        len(row.line.measures) for row in left_out
    )
    tree = html.fromstring(page)
    for row in units.rows:
        id = row.line.entry.id
        links = tree.xpath(f"//details[@id='in-words-unit']//tr[th/a/@href='../units/{id}/']/td/a")
        queries = [link.get("href").partition("?")[2] for link in links]
        assert queries == [
            f"unit={id}&section={cell.column.entry.id}" for cell in row.cells if cell.measures
        ]


def test_inner_sections_are_columns_where_there_are_few(
    second: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MOST_MEASURES_ACROSS", 5)
    index = second.site.index
    found = matrix.relations(index)
    inner = [s.id for s in index.sections.values() if s.section.measures]
    assert [column.entry.id for column in found.columns] == inner
    assert sum(span.columns for span in found.spans) == len(inner)
    assert columns(drawn(second.site)) == inner


def test_the_overview_marks_every_topic_of_every_measure(site: Published) -> None:
    index = site.site.index
    tree = html.parse(site.folder / "topics" / "index.html")
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
    phone.goto(site.at("topics/"))
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    inside = "e => [e.scrollWidth, e.clientWidth]"
    wide, seen = phone.locator(".px-scroll").evaluate(inside)
    assert wide == seen


def test_the_overview_of_a_long_plan_counts_by_section(long: Site) -> None:
    index = long.index
    assert len(index.measures) > matrix.MOST_MEASURES_DOWN
    tree = html.fromstring(long.listing("topics", "topics/"))
    rows = tree.xpath("//table[@class='px-matrix']/tbody/tr")
    assert len(rows) == len(index.top_sections)
    for row, section in zip(rows, index.top_sections, strict=True):
        assert f"{section.section.number}{section.section.title}" in row.text_content()
        numbers = [int(cell.text_content().strip() or 0) for cell in row.xpath("td")]
        assert numbers == [
            sum(topic in entry.measure.topics for entry in section.measures)
            for topic in index.topics
        ]


def test_matrices_load_nothing_and_run_nothing(first: Published) -> None:
    for where in ("index.html", "relations/index.html"):
        page = html.parse(first.folder / where)
        assert not page.xpath(
            "//table[contains(@class, 'px-matrix')]"
            "//*[self::script or self::img or self::svg or self::object or @src or @onclick]"
        )


def test_the_style_sheets_of_the_pictures_are_in_the_site(first: Published) -> None:
    for name in ("pictures.css", "explorer.css", "terms.css", "explorer.js", "terms.js"):
        assert Path(first.folder / "assets" / name).stat().st_size
