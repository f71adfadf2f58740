"""Every page that the plan gives: where it is, the macro that fills it, how it is described."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import address
from macros.addresses.ledger import Ledger
from macros.addresses.links import relative
from macros.addresses.numbers import shorts
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.former import last_id, renamed
from macros.index.in_force import counted
from macros.index.index import Index
from macros.index.titles import full_name, heading, marked_heading
from macros.model.kinds import ObjectKind
from macros.pages import csp
from macros.pages.inline import script
from macros.text.characters.inert import inert
from macros.text.messages.excerpt import excerpt


@dataclass(frozen=True)
class Page:
    """A page made from the plan."""

    address: str
    macro: str
    """The macro that fills it."""
    of: str
    """What it is given: the id of an object, or a short address."""
    description: str
    line: int | None
    """The line of the data file that it shows, if it shows one."""
    listed: bool = True
    """Whether search and listings should show it."""
    layout: str = ""
    """The layout that is its own: ``rail`` has what readers came for beside the text."""

    @property
    def matter(self) -> dict[str, object]:
        """The front matter: values are escaped for HTML since the theme prints them raw.

        The title is the heading of the page, since mkdocs-macros would render one given here.
        """
        matter: dict[str, object] = {"description": html.escape(self.description)}
        if not self.listed:
            matter["search"] = {"exclude": True}
            matter["robots"] = "noindex"
        return matter

    @property
    def source(self) -> str:
        """The Markdown source: checked front matter as JSON, and one macro call."""
        matter = json.dumps(self.matter, ensure_ascii=False)
        return f'---\n{matter}\n---\n\n{{{{ {self.macro}("{self.of}") }}}}\n'


@dataclass(frozen=True)
class Redirect:
    """An address that leads to another."""

    address: str
    target: str
    title: str
    old: str = ""
    new: str = ""
    """The ids from which and to which it leads, if it stands for a former id."""

    @property
    def html(self) -> str:
        """A page that leads on by itself and, failing that, by its link.

        A browser drops the anchor when a page leads on, so a script hands it over, with the
        old id in it replaced by the new one; without scripts it leads to the top of the page.
        """
        link = relative(self.target, self.address)
        icon = relative("favicon.ico", self.address)  # else browsers ask the host's root
        title = inert(self.title)
        ids = f' data-from="{self.old}" data-to="{self.new}"' if self.new else ""
        return (
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="{csp.NAME}" content="{csp.policy()}">\n'
            f"<title>{title}</title>\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{link}">\n<link rel="icon" href="{icon}">\n'
            f"<script{ids}>{script('redirect.js')}</script>\n"
            f'<meta http-equiv="refresh" content="0; url={link}">\n</head>\n'
            f'<body>\n<p>本页已转到：<a href="{link}">{title}</a></p>\n</body>\n</html>\n'
        )


def pages(index: Index, ledger: Ledger) -> Iterator[Page]:
    """Yield the page of every object that has one, and of ids and numbers no longer used."""
    plan = index.plan.title
    for section in index.sections.values():
        words = f"{plan}：{heading(section)}，{counted(section.measures)}。"
        yield _page(index, section, words)
    for measure in index.measures.values():
        yield _page(index, measure, excerpt(measure.measure.text, 120))
    for unit in index.units.values():
        words = f"{unit.unit.name}：{plan}中点到它的 {len(unit.standing)} 条措施及原文字句。"
        yield _page(index, unit, words)
    for document in index.documents.values():
        words = f"{heading(document)}在{plan}中的引用处。"
        if document.is_supplement:
            words = f"{heading(document)}的全文，以及它修改{plan}的哪些地方。"
        yield _page(index, document, words)
    for topic in index.topics.values():
        words = f"{plan}中与“{topic.topic.name}”有关的 {counted(topic.measures)}。"
        yield _page(index, topic, words)
    for former in index.former.values():
        if former.kind in address.FOLDERS and not renamed(index, former.id):
            yield Page(
                address.page(former),
                "tombstone_page",
                former.id,
                f"{former.title}：这个地址已停用。",
                None,
                listed=False,
            )
    for short in shorts(index, ledger):
        if not short.now or short.before:
            yield Page(
                short.address,
                "number_page",
                short.address,
                f"编号 {short.number} 现在和以前所指的{short.kind.label}。",
                None,
                listed=False,
            )


def _page(index: Index, entry: Entry, words: str) -> Page:
    macro, line = f"{entry.kind}_page", index.lines[entry.id]
    return Page(address.page(entry), macro, entry.id, words, line, layout=_layout(entry))


def _layout(entry: Entry) -> str:
    """Return the layout of an object's page: what is long has its contents where others have a rail."""
    if isinstance(entry, SectionEntry):
        return "" if entry.section.sections else "rail"
    if isinstance(entry, DocumentEntry):
        return "" if entry.document.text else "rail"
    return "" if entry.kind is ObjectKind.TERM else "rail"


def redirects(index: Index, ledger: Ledger) -> Iterator[Redirect]:
    """Yield short addresses by number, and the addresses of ids that were only renamed."""
    for short in shorts(index, ledger):
        if short.now and not short.before:
            yield Redirect(short.address, address.page(short.now), full_name(short.now))
    for former in index.former.values():
        if former.kind in address.FOLDERS and renamed(index, former.id):
            target = index.living[last_id(index, former.id)]
            yield Redirect(
                address.page(former),
                address.page(target),
                marked_heading(target),
                former.id,
                target.id,
            )
