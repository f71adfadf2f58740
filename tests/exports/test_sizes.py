"""How large a file is, beside each link to it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from lxml import html

from macros.exports.downloads.sizes import in_words, name_sizes
from macros.pages.sizes import fill_in, size
from tests.conftest import Published


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (1024, "1 KB"),
        (1025, "2 KB"),
        (1_000 * 1024, "1000 KB"),
        (1_000 * 1024 + 1, "1.0 MB"),
        (6_500_000, "6.2 MB"),
    ],
)
def test_a_size_is_in_words_that_readers_know_and_never_too_small(size: int, words: str) -> None:
    assert in_words(size) == words


def test_every_link_to_a_download_says_how_large_it_is(site: Published) -> None:
    named = 0
    for page in site.folder.rglob("*.html"):
        tree = html.fromstring(page.read_bytes())
        for link in tree.xpath("//a[@download][not(@class)]"):
            where = page.relative_to(site.folder).as_posix()
            file = site.folder / urljoin(f"https://site/{where}", link.get("href"))[13:]
            (said,) = link.xpath("following-sibling::*[1][self::small]")
            assert said.text == in_words(file.stat().st_size), (where, link.get("href"))
            named += 1
    assert named > 100


def test_a_place_for_a_size_stays_empty_until_its_file_is_there() -> None:
    page = f"<p>甲{size('a.pdf')}；乙{size('b.pdf')}</p>".encode()
    once = fill_in(page, {"a.pdf": "3 KB"}.get)
    assert html.fromstring(once.decode()).text_content() == "甲 3 KB；乙"
    assert (
        fill_in(once, {"b.pdf": "4 KB"}.get)
        == (
            '<p>甲 <small class="pl-size">3 KB</small>；乙 <small class="pl-size">4 KB</small></p>'
        ).encode()
    )


def test_pages_that_name_all_sizes_stay_as_they_are(site: Published) -> None:
    pages = {page: page.read_bytes() for page in site.folder.rglob("*.html")}
    name_sizes(site.folder)
    assert all(page.read_bytes() == before for page, before in pages.items())
