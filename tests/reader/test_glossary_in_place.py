"""Terms in the official text show their definition in place; the text itself stays untouched."""

from __future__ import annotations

from lxml import html
from playwright.sync_api import Locator, Page, expect

from macros.model.kinds import ObjectKind
from macros.model.plan import Term
from macros.text.lines.reflow import squeeze
from tests.conftest import PHONE, Published
from tests.some import some


def place(site: Published) -> tuple[str, Term]:
    """Return a measure whose text has a term, and the term."""
    entry = next(entry for entry in site.site.index.terms.values() if entry.measures)
    return f"measures/{entry.measures[0].id}/", entry.term


def open_term(page: Page, site: Published) -> tuple[Locator, Locator, Term]:
    """Open such a measure and return the term's link, what it shows, and the term."""
    address, term = place(site)
    page.goto(site.at(address))
    link = page.locator(f'a.pl-term[href$="#{term.id}"]').first
    return link, page.locator(f"#definition--{term.id}"), term


def test_hovering_shows_the_definition_with_its_source(site: Published, desktop: Page) -> None:
    link, note, term = open_term(desktop, site)
    expect(note).to_be_hidden()
    link.hover()
    expect(note).to_be_visible()
    assert squeeze(term.definition) in squeeze(note.inner_text())
    expect(note).to_contain_text(term.source.title)
    expect(note).to_contain_text("不是公文内容")
    note.hover()  # what is shown can be pointed at, and stays
    desktop.wait_for_timeout(500)
    expect(note).to_be_visible()
    note.get_by_role("link", name="查看术语").click()
    expect(desktop).to_have_url(site.at(f"glossary/#{term.id}"))


def test_it_goes_when_the_pointer_leaves_and_on_escape(site: Published, desktop: Page) -> None:
    link, note, _ = open_term(desktop, site)
    link.hover()
    expect(note).to_be_visible()
    desktop.mouse.move(5, 5)
    expect(note).to_be_hidden()
    link.hover()
    expect(note).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_keyboard_shows_dismisses_and_follows(site: Published, desktop: Page) -> None:
    link, note, term = open_term(desktop, site)
    link.focus()
    expect(note).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(link).to_be_focused()
    desktop.keyboard.press("Shift+Tab")
    desktop.keyboard.press("Tab")
    expect(note).to_be_visible()
    desktop.keyboard.press("Tab")
    expect(note).to_be_hidden()
    link.focus()
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(site.at(f"glossary/#{term.id}"))


def test_a_screen_reader_hears_the_definition_with_the_term(site: Published, desktop: Page) -> None:
    link, _, term = open_term(desktop, site)
    first = term.definition.split("\n\n")[0]
    description = link.evaluate(
        "link => document.getElementById(link.getAttribute('aria-describedby')).textContent"
    )
    assert first in description


def test_the_first_tap_shows_and_does_not_lead_away(site: Published, phone: Page) -> None:
    link, note, term = open_term(phone, site)
    address = phone.url
    link.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    phone.wait_for_timeout(400)
    assert phone.url == address
    expect(note).to_be_visible()
    phone.touchscreen.tap(3, 400)  # the margin
    expect(note).to_be_hidden()
    link.tap()
    expect(note).to_be_visible()
    note.get_by_role("link", name="查看术语").tap()
    expect(phone).to_have_url(site.at(f"glossary/#{term.id}"))


def test_a_second_tap_follows_the_link(site: Published, phone: Page) -> None:
    link, note, term = open_term(phone, site)
    link.tap()
    expect(note).to_be_visible()
    link.tap()
    expect(phone).to_have_url(site.at(f"glossary/#{term.id}"))


def test_of_two_terms_only_one_shows_at_a_time(first: Published, desktop: Page) -> None:
    index = first.site.index
    terms = {id: {m.id for m in entry.measures} for id, entry in index.terms.items()}
    measure = next(id for id in index.measures if sum(id in named for named in terms.values()) > 1)
    desktop.goto(first.at(f"measures/{measure}/"))
    for link in some(desktop.locator("a.pl-term").all()):
        link.focus()
        expect(desktop.locator(".pl-definition:visible")).to_have_count(1)


def test_nothing_moves_when_it_shows(site: Published, desktop: Page) -> None:
    link, note, _ = open_term(desktop, site)
    where = "[...document.querySelectorAll('article p')].map(p => p.getBoundingClientRect().top)"
    size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    before = desktop.evaluate(where), desktop.evaluate(size)
    link.focus()
    expect(note).to_be_visible()
    after = desktop.evaluate(where), desktop.evaluate(size)
    shown = note.locator("p").count()
    assert after[0][: len(before[0]) - shown] == before[0][: len(before[0]) - shown]
    assert after[1] == before[1]


def test_it_is_not_printed(site: Published, desktop: Page) -> None:
    link, note, _ = open_term(desktop, site)
    link.focus()
    expect(note).to_be_visible()
    desktop.emulate_media(media="print")
    expect(note).to_be_hidden()


def test_without_scripts_the_term_is_a_link_and_no_definition_stands_on_the_page(
    site: Published, plain: Page
) -> None:
    link, note, term = open_term(plain, site)
    expect(note).to_be_hidden()
    link.click()
    expect(plain).to_have_url(site.at(f"glossary/#{term.id}"))


def test_the_definition_is_outside_the_official_text_and_the_words_are_unchanged(
    site: Published,
) -> None:
    for id, entry in some(site.site.index.measures.items()):
        tree = html.parse(site.folder / "measures" / id / "index.html")
        (official,) = tree.xpath("//*[@class='pl-official']")
        text = squeeze(official.text_content())
        assert text == squeeze(entry.measure.number + entry.measure.text)
        assert not tree.xpath("//*[@class='pl-official']//*[@popover]")


def test_each_page_explains_the_terms_that_it_links_and_no_others(site: Published) -> None:
    explained = 0
    for path in sorted(site.folder.rglob("index.html")):
        tree = html.parse(path)
        linked = {href.partition("#")[2] for href in tree.xpath("//a[@class='pl-term']/@href")}
        notes = tree.xpath("//div[@class='pl-definition']")
        assert {note.get("id") for note in notes} == {f"definition--{id}" for id in linked}, path
        assert bool(linked) == bool(tree.xpath("//script[contains(@src, 'terms.js')]"))
        assert not notes or tree.xpath("//div[@class='pl-definitions'][@hidden]")
        for note in notes:
            term = site.site.index.terms[note.get("id").removeprefix("definition--")].term
            assert squeeze(term.definition) in squeeze(note.text_content())
            explained += 1
    assert explained


def test_the_script_is_small(first: Published) -> None:
    assert (first.folder / "assets" / "terms.js").stat().st_size < 3_000


def test_every_term_of_a_measures_text_is_linked(site: Published) -> None:
    for id, entry in some(site.site.index.measures.items()):
        mentions = site.site.index.mentions(entry.measure.text)
        named = {mention.id for mention in mentions if mention.kind is ObjectKind.TERM}
        tree = html.parse(site.folder / "measures" / id / "index.html")
        hrefs = tree.xpath("//*[@class='pl-official']//a[@class='pl-term']/@href")
        assert {href.partition("#")[2] for href in hrefs} == named
