"""The page of an id that is no longer used: what became of it, when and why."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.page import Page, words
from macros.model.history import Moved
from macros.text.lines.reflow import squeeze


def former(page: Page) -> Iterator[str]:
    """Yield what the page of a former id says otherwise than the plan has it."""
    if page.entry or page.by_hand:
        return
    own = [
        one
        for one in page.index.former.values()
        if one.kind in address.FOLDERS and address.page(one) == page.where
    ]
    for one in own:
        facts = {
            words(each[0]): words(each[1]) for each in page.find("//dl[@class='pl-facts']/div")
        }
        yield from differs("日期", facts.get("日期"), str(one.on))
        yield from differs("原因", facts.get("原因"), squeeze(one.reason))
        found = page.leads("//p[@class='pl-lead'][1]/following-sibling::*[1][self::ul]/li/a/@href")
        to = one.to if isinstance(one, Moved) else ()
        there = {**page.index.living, **page.index.former}
        yield from lists_differ("它成了", found, [address.page(there[id]) for id in to])
