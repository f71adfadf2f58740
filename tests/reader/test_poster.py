"""The poster as readers meet it: a picture that opens it, long on a phone, with links on a desktop."""

from __future__ import annotations

from lxml import etree
from playwright.sync_api import Page, expect

from macros.addresses import address, downloads
from tests.conftest import Published

SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


def test_the_picture_on_the_home_page_opens_the_long_poster(site: Published, plain: Page) -> None:
    plain.goto(site.url)
    link = plain.get_by_role("link", name="打开大图和文字版")
    link.scroll_into_view_if_needed()
    expect(link.locator("img")).to_have_js_property("naturalWidth", 562)
    link.click()
    expect(plain).to_have_url(site.at(address.POSTER))
    picture = plain.locator(".px-poster--long img")
    expect(picture).to_have_js_property("naturalWidth", 1080)
    box = picture.bounding_box()
    assert box
    assert 340 <= box["width"] <= 390
    assert box["height"] > 2 * box["width"]
    expect(plain.locator("object")).to_be_hidden()
    for format in ("长图", "方图", "矢量图", "PDF"):
        file = plain.get_by_role("link", name=format, exact=True).get_attribute("href")
        assert file
        assert (site.folder / address.POSTER / file).resolve().is_file()


def loaded_with(page: Page, url: str) -> list[str]:
    """Return all that the page asks for until the network is silent."""
    loaded: list[str] = []
    page.on("requestfinished", lambda request: loaded.append(request.url))
    page.goto(url, wait_until="networkidle")
    return loaded


def test_a_reader_loads_only_the_poster_that_is_shown(
    site: Published, phone: Page, desktop: Page
) -> None:
    drawing = site.at(address.poster_drawing(""))
    long = site.at(downloads.posters(site.site.index)[0].address)
    for page, shown in ((phone, long), (desktop, drawing)):
        loaded = loaded_with(page, site.at(address.POSTER))
        assert [url for url in loaded if url in (long, drawing)] == [shown]
        assert page.evaluate(SHIFT) == 0


def test_a_cell_leads_to_its_measure_and_every_link_of_the_drawing_arrives(
    site: Published, desktop: Page
) -> None:
    where = address.poster_drawing("")
    tree = etree.parse(site.folder / where)
    links = [a.get("href", "") for a in tree.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) > len(site.site.index.measures)
    for link in links:
        assert (site.folder / address.POSTER / link).resolve().is_file(), link
    desktop.goto(site.at(address.POSTER))
    (entry, *_) = site.site.index.measures.values()
    (frame,) = [frame for frame in desktop.frames if frame.url == site.at(where)]
    cell = frame.locator(f'a[href$="{entry.id}/index.html"]').first
    assert (cell.get_attribute("aria-label") or "").startswith(entry.number)
    cell.click()
    desktop.wait_for_url(f"**/measures/{entry.id}/index.html")


def test_the_text_has_every_measure_once(site: Published, plain: Page) -> None:
    plain.goto(site.at(address.POSTER))
    found = plain.locator("#in-words ~ div ul a").evaluate_all("all => all.map(a => a.href)")
    index = site.site.index
    assert found == [site.at(address.page(entry)) for entry in index.measures.values()]
