"""A first visit to a page is cheap, and nothing on it moves while it loads."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser

from scripts.compressed import compressed
from scripts.reader_cost import MOST_BYTES, Visit, asked_pages, chosen_pages, first_visit, longest
from tests.conftest import Published
from tests.some import some

ASKED = (
    f"search/?q={quote('专利')}",
    f"search/?q={quote('没有这样的词')}",
    "measures/?unit=enterprises",
    f"measures/?q={quote('银行')}",
    "measures/?unit=nobody",
    "units/?role=partner",
)
"""Addresses whose pages have to show other rows, or results, than what was sent."""


def test_a_first_visit_to_any_main_page_stays_within_the_budget(
    first: Published, second: Published, browser: Browser
) -> None:
    compared = ["compare/", "compare/?a=open-business&b=supervision"]
    hard = ["measures/test-characters/", "calendar/", *asked_pages(second.folder), *ASKED]
    for site, pages in ((first, [*chosen_pages(first.folder), *ASKED]), (second, compared + hard)):
        with compressed(site.folder) as root:
            for address in some(pages):
                visit = first_visit(browser, root + address)
                assert visit.within_budget, (address, visit)
                assert visit.requests > 1  # or nothing was counted


def test_home_and_search_cost_no_more_than_before_they_had_pictures_and_more_words(
    first: Published, browser: Browser
) -> None:
    """The budget is for the heaviest page of any plan; these of this plan have bounds of their own."""
    asked, measure = asked_pages(first.folder)[-1], longest(first.folder, "measures")
    with compressed(first.folder) as root:
        for address, most in (("", 41), (asked, 54), (measure, 22.5)):
            assert first_visit(browser, root + address).bytes <= most * 1024, address


def test_what_is_heavy_or_moves_is_over_the_budget(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "heavy.svg").write_text("".join(f"{n * 7919 % 99991:x}" for n in range(60_000)))
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:,><p id=a>a<p>b<p>c<img src=heavy.svg><script>"
        "const moves = () => setTimeout(() => a.style.height = '300px', 100);"
        "requestAnimationFrame(() => requestAnimationFrame(moves))</script>"  # it was shown before
    )
    with compressed(tmp_path) as root:
        visit = first_visit(browser, root)
    assert visit.bytes > MOST_BYTES
    assert visit.shift > 0
    assert not visit.within_budget
    assert not Visit(16, 10, 0).within_budget
