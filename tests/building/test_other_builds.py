"""The site of every plan of another build passes the checks of the build, and can be built at all."""

from __future__ import annotations

from macros.text.lines.reflow import squeeze
from tests.conftest import Published
from tests.some import some


def test_the_site_of_another_build_shows_all_official_words_on_the_page_of_the_whole(
    other_build: Published,
) -> None:
    shown = squeeze(other_build.built.pages["plan/"].text())
    for words in some(other_build.site.index.printed):
        for paragraph in words.split("\n\n"):
            assert squeeze(paragraph) in shown, paragraph
