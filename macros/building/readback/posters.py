"""Posters whose letters are drawn: each place has the letters that the page of the poster says in words.

A drawing names the shape of a letter and says where it stands; which letter a shape is follows from the
words. One shape cannot be two letters, and no letter may be missing or too much.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from lxml import etree

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.codes import drawing_faults
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.said.names import name_of
from macros.building.readback.said.poster import places_in_words
from macros.index.measures import MeasureEntry
from macros.pages.site import Site
from macros.text.characters.han import HAN
from macros.text.lines.reflow import squeeze

_SVG, _HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_LINKS = ("href", _HREF, "target")
_PLAIN = re.compile(
    f"(?!.*(?:——|……|ff|fi|fl))[{HAN}0-9０-９A-Za-z·（）《》〔〕“”、，。；：？！%.+—…]*"
)
"""Words of which each sign is a shape of its own, whatever the letters: no two that fonts draw as one."""
MOST_MEASURES = 200
"""Of more the poster shows the sections, with their numbers in other words than its page."""
_QR = re.compile(rb'href="data:image/svg\+xml;base64,([^"]*)"')


def posters(built: Built, site: Site) -> Iterator[Output]:
    """Yield the drawings of the plan and of its parts, and each of them as it stands inside its page."""
    for part in ("", *(one.id for one in site.index.top_sections)):
        for poster in downloads.posters(site.index, part):
            if poster.format is downloads.PosterFormat.SVG and poster.address in built.files:
                inside = partial(_inside, built, site, poster.address)
                yield Output(poster.address, partial(_drawn, built, site, part), not part)
                yield Output(poster.address, partial(_code, site), not part)
                yield Output(address.poster_drawing(part), inside, not part)


def _drawn(built: Built, site: Site, part: str, content: bytes) -> Iterator[str]:
    root = etree.fromstring(content)
    yield from _titled(site, root, part)
    runs: list[tuple[str, list[str]]] = []
    run: list[str] = []
    for one in root.iter(f"{_SVG}use", f"{_SVG}a"):
        if one.tag == f"{_SVG}use":
            run.append(one.get(_HREF, "")[1:])
        else:
            where = (one.get("href") or "").removeprefix(site.settings.site_url)
            yield from _called(site, where, one.get("aria-label") or "")
            runs.append((where, run))
            run = []
    if run:
        yield f"最后一个链接后面还有 {len(run)} 个字"
    used = {shape for _, shapes in runs for shape in shapes}
    known = {one.get("id") for one in root.iter(f"{_SVG}symbol") if len(one)}
    yield from lists_differ("没有字形的字", sorted(used - known), ())
    if not part and address.POSTER in built.pages:
        yield from _as_in_words(built, site, runs)


def _as_in_words(built: Built, site: Site, runs: list[tuple[str, list[str]]]) -> Iterator[str]:
    """Yield where the poster leads elsewhere than its page says in words, or has other letters there."""
    here = site.settings.site_url + address.POSTER
    said = [
        (urljoin(here, link).removeprefix(site.settings.site_url), words)
        for link, words in places_in_words(built.pages[address.POSTER].tree)
    ]
    if not said:
        return  # a site may have a page of its own
    yield from lists_differ("链接", [one for one, _ in runs], [*(one for one, _ in said), ""])
    letters: dict[str, str] = {}
    first = True
    for (where, run), (_, words) in zip(runs, said, strict=False):
        entry = address.entry_at(site.index, where)
        if isinstance(entry, MeasureEntry) or len(site.index.measures) <= MOST_MEASURES:
            yield from _spelled(run[-len(words) :] if first else run, words, letters)
        first = False


def _spelled(run: list[str], words: str, letters: dict[str, str]) -> Iterator[str]:
    """Yield that the shapes of a place are not those of its words."""
    if not _PLAIN.fullmatch(words):
        return
    if len(run) != len(words):
        yield f"“{words[:30]}”画了 {len(run)} 个字，应有 {len(words)} 个"
        return
    for shape, letter in zip(run, words, strict=True):
        if letters.setdefault(shape, letter) != letter:
            yield f"“{words[:30]}”里的“{letter}”画成了“{letters[shape]}”"
            return


def _called(site: Site, where: str, said: str) -> Iterator[str]:
    """Yield that a link is called otherwise than what it leads to."""
    entry = address.entry_at(site.index, where)
    if isinstance(entry, MeasureEntry):
        official = f"{entry.number}{entry.title if entry.title_is_official else entry.measure.text}"
        if not squeeze(official).startswith(squeeze(said).removesuffix("…")):
            yield from differs(f"到 {where} 的链接", said, official[:30])
    elif entry and not name_of(entry).startswith(squeeze(said).removesuffix("…")):
        yield from differs(f"到 {where} 的链接", said, name_of(entry))


def _code(site: Site, content: bytes) -> Iterator[str]:
    """Yield that the code at the foot, a picture in the drawing, is not that of the site."""
    found = _QR.findall(content)
    yield from differs("二维码的个数", len(found), 1)
    for code in found:
        yield from drawing_faults(site.settings.site_url, base64.b64decode(code))


def _titled(site: Site, root: etree._Element, part: str) -> Iterator[str]:
    """Yield that the only words of a poster that are not drawn are others than its title."""
    said = [one.text or "" for one in root.iter() if (one.text or "").strip()]
    start = squeeze(f"一图读懂：{site.index.plan.title}")
    yield from differs("文字的处数", len(said), 1)
    for words in map(squeeze, said):
        if not words.startswith(start):
            yield from differs("标题", words, start)
        section = site.index.sections.get(part)
        held = section.standing if section else site.index.standing
        for number in re.findall(r"，(\d+)(?:条|项)措施", words.removeprefix(start)):
            yield from differs("标题里的条数", int(number), len(held))


def _inside(built: Built, site: Site, file: str, content: bytes) -> Iterator[str]:
    """Inside its page a drawing is the same; its links lead there from the page, and open in its place."""
    here, there = etree.fromstring(content), etree.fromstring((built.folder / file).read_bytes())
    found = [one.get("href", "") for one in here.iter(f"{_SVG}a")]
    wanted = [
        f"../{(one.get('href') or '').removeprefix(site.settings.site_url)}index.html"
        for one in there.iter(f"{_SVG}a")
    ]
    yield from lists_differ("链接", found, wanted)
    for link in (*here.iter(f"{_SVG}a"), *there.iter(f"{_SVG}a")):
        for name in _LINKS:
            link.attrib.pop(name, None)
    if etree.tostring(here) != etree.tostring(there):
        yield f"与 {file} 画的不一样"
