"""The site's base sheet shows every kind of page as Material's whole sheet does, at a sixth of its size."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Route

from macros.pages.material import has_pieces_of_material
from tests.conftest import Published
from tests.kinds import kinds_of_page

(WHOLE,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")


@pytest.mark.parametrize(
    ("width", "scheme", "media"),
    [(390, "light", "screen"), (1280, "dark", "screen"), (794, "light", "print")],
)
def test_every_kind_of_page_looks_the_same_under_both_sheets(
    width: int, scheme: str, media: str, second: Published, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.emulate_media(media="print" if media == "print" else "screen")

    def whole(route: Route) -> None:
        route.fulfill(path=WHOLE, content_type="text/css")

    def pictures(where: str) -> list[bytes]:
        taken = []
        for sheet in (None, whole):
            if sheet:
                page.route("**/base.css", sheet)
            page.goto(second.at(where))
            page.wait_for_load_state("networkidle")
            taken.append(page.screenshot(full_page=True))
        page.unroute("**/base.css")
        return taken

    for kind, where in kinds_of_page(second).items():
        # once more: a busy browser may draw an edge of a letter otherwise
        assert any(len(set(pictures(where))) == 1 for _ in range(3)), kind
    context.close()


def test_no_page_of_the_site_needs_the_whole_sheet(second: Published) -> None:
    for file in second.folder.rglob("*.html"):
        assert "/main." not in file.read_text("utf-8"), file


def test_a_page_with_pieces_of_material_has_its_whole_sheet() -> None:
    assert has_pieces_of_material('<div class="admonition note"><p>x</p></div>')
    assert has_pieces_of_material('<p class="pl-hint"><span class="twemoji">x</span></p>')
    assert not has_pieces_of_material(
        '<p class="pl-hint">a</p><code class="language-yaml">a</code>'
    )
