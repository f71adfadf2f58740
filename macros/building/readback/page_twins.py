"""The Markdown beside pages says what the page says, all of it, in its order, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from urllib.parse import urljoin

from lxml import html

from macros.addresses import address
from macros.building.built import Built, BuiltPage
from macros.building.readback.output import Output, differs, lists_differ
from macros.exports.twins.inline import is_left_out, name_of_picture
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_TARGET = re.compile(r"\]\(<[^>\n]*>\)")
_LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(<([^>\n]*)>\)")
_WRITTEN = str.maketrans("", "", "\\[]|")
_MARKS = re.compile(r"[-#0-9.>*`：x]*")
"""What Markdown puts around the words of a page."""


def page_twins(built: Built, site: Site) -> Iterator[Output]:
    """Yield the Markdown of every page that is not made from the data itself."""
    for where, page in built.pages.items():
        entry = address.entry_at(site.index, where)
        paper = where == address.PLAN or (entry and entry.kind in address.PAPERS)
        if where != "404.html" and address.has_markdown(site.index, where) and not paper:
            yield Output(address.markdown(where), partial(_faults, page, site))


def _faults(page: BuiltPage, site: Site, content: bytes) -> Iterator[str]:
    url = f"- 最新内容：<{site.settings.site_url}{page.address}>\n"
    head, found, text = content.decode().partition(url)
    if not found:
        yield f"没有网址 {site.settings.site_url}{page.address}"
        return
    heading = head.partition("\n")[0].removeprefix("# ")
    (article,) = page.tree.iter("article")
    first = article.find(".//h1")
    if first is not None:
        yield from differs("标题", words_in(heading), words_in("".join(texts_of(first))))
        first.drop_tree()
    yield from in_order(text, article, site.settings.site_url + page.address)


def in_order(text: str, element: html.HtmlElement, here: str) -> Iterator[str]:
    """Yield what Markdown has otherwise than the element that it stands for: links, and words in their order."""
    there = {
        (words_in("".join(texts_of(a))), _full(here, a.get("href"))) for a in element.iter("a")
    }
    led = [(words_in(words), where) for words, where in _LINK.findall(text)]
    yield from lists_differ("链接", [" ".join(one) for one in led if one not in there], ())
    said, at = words_in(text), 0
    for words in (*filter(None, map(words_in, texts_of(element))), ""):
        place = said.find(words, at) if words else len(said)
        if place < 0:
            yield from lists_differ("文字", (), [words])
            return
        if not _MARKS.fullmatch(said[at:place]):
            yield from lists_differ("文字", [said[at:place]], ())
            return
        at = place + len(words)


@lru_cache(maxsize=4096)  # the same stand above and below each page
def _full(here: str, link: str | None) -> str:
    url = urljoin(here, "".join((link or "").split()))
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def words_in(text: str) -> str:
    """Return words without blanks and without what marks them up."""
    return squeeze(_TARGET.sub("", text).translate(_WRITTEN))


def texts_of(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts of an element in order, line by line, but for what has no words."""
    yield name_of_picture(element)
    yield from (element.text or "").split("\n")
    for child in element:
        if not is_left_out(child):
            yield from texts_of(child)
        yield from (child.tail or "").split("\n")
