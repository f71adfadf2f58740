"""The words beside the poster: what each measure is called, who leads it, by when and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.building.readback.output import differs
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page, words
from macros.index.measures import MeasureEntry
from macros.model.kinds import ProgressStatus
from macros.text.lines.reflow import squeeze

_BESIDE, _APART, _CUT = "./span[@class='pl-sub']", "\u2003", "…"
_PAUSES = "。；：，"
"""What stands at the end of a text, and not on a poster."""
_PLACES = "//h2[@id='in-words']/following-sibling::div"


def poster(page: Page) -> Iterator[str]:
    """Yield the measures of which the words beside the poster say another title, lead, day or state."""
    for line in page.find(f"{_PLACES}//li[a]"):
        if entry := page.measure_at(page.to(line.xpath("string(./a/@href)"))):
            yield from _called(entry, "".join(map(words, line.iterchildren("a"))))
            yield from _line(page, entry, _beside(line))


def places_in_words(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield where each place of the poster leads, as its page has the link, and all words up to its end."""
    before = ""
    for one in tree.xpath(f"{_PLACES}/p | {_PLACES}/ul/li"):
        link = one.find("a")
        if link is None:
            before = words(one)
            continue
        *said, state = ["", *_beside(one)]
        shape, _, bare = state.partition(" ")
        said = [before, words(link), *said, bare if len(shape) == 1 else state]
        yield link.get("href", ""), squeeze("".join(said))
        before = ""


def _beside(line: html.HtmlElement) -> list[str]:
    """Return what stands beside a place: who leads, by when, and behind its sign how far it is."""
    found = "".join(str(one.text_content()) for one in line.xpath(_BESIDE))
    return [one.strip() for one in found.split(_APART)]


def _called(entry: MeasureEntry, said: str) -> Iterator[str]:
    """Yield that a measure is called by other words than its title, or those with which it opens."""
    official = entry.title if entry.title_is_official else entry.measure.text
    whole, begun = squeeze(f"{entry.number}{official}"), said.removesuffix(_CUT)
    cut = begun != said and whole.startswith(begun)
    if said not in (whole, whole.rstrip(_PAUSES)) and not cut:
        yield from differs(f"“{entry.title}”的文字", said, whole[:40])


def _line(page: Page, entry: MeasureEntry, pieces: list[str]) -> Iterator[str]:
    report = statements.latest(page, entry)
    wanted = "已删去" if not entry.stands else report.status.label if report else ""
    pieces = [squeeze(one) for one in pieces]
    states = {one.label for one in ProgressStatus} | {"已删去"}
    last = pieces[-1] if pieces else ""
    found = next((one for one in states if last.endswith(one)), "")
    yield from differs(f"“{entry.title}”的状态", found, wanted)
    texts = {squeeze(one.text) for one in entry.measure.all_deadlines}
    for one in "、".join(pieces[1:-1]).split("、"):
        begun = one.partition("（期限另有规定）")[0].removesuffix(_CUT)
        if begun not in ("", "期限另有规定") and not any(begun in text for text in texts):
            yield f"“{entry.title}”没有“{one}”这样的期限"
    names = {
        squeeze(one)
        for id in entry.leads
        for one in (*page.index.units[id].printed_words, *page.index.units[id].unit.called)
    }
    printed = squeeze("".join(one.quote or "" for one in entry.measure.units))
    if names and len(pieces) > 1:
        for one in pieces[0].rstrip("…").split("、"):
            if one not in names and one not in printed:
                yield f"“{entry.title}”的牵头单位不是“{one}”"
