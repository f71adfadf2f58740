"""The words beside the poster: who leads each measure and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from macros.building.readback.output import differs
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page
from macros.index.measures import MeasureEntry
from macros.model.kinds import ProgressStatus
from macros.text.lines.reflow import squeeze

_BESIDE, _APART = "./span[@class='pl-sub']", "\u2003"


def poster(page: Page) -> Iterator[str]:
    """Yield the measures of which the words beside the poster say another lead or state."""
    for line in page.find("//h2[@id='in-words']/following-sibling::div//li[a]"):
        if entry := page.measure_at(page.to(line.xpath("string(./a/@href)"))):
            pieces = [
                each
                for one in line.xpath(_BESIDE)
                for each in str(one.text_content()).split(_APART)
            ]
            yield from _line(page, entry, [squeeze(one) for one in pieces])


def _line(page: Page, entry: MeasureEntry, pieces: list[str]) -> Iterator[str]:
    report = statements.latest(page, entry)
    wanted = "已删去" if not entry.stands else report.status.label if report else ""
    states = {one.label for one in ProgressStatus} | {"已删去"}
    last = pieces[-1] if pieces else ""
    found = next((one for one in states if last.endswith(one)), "")
    yield from differs(f"“{entry.title}”的状态", found, wanted)
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
