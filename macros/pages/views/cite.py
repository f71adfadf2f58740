"""How to cite and link an object: its addresses and ready-made words in several forms."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from macros.addresses import address, offers
from macros.index.index import Index
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanInfo
from macros.pages.views.frame import frame
from macros.settings import Settings

_MARKDOWN = re.compile(r"[\\`*_\[\]#]")
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "|~"}


@dataclass(frozen=True)
class Snippet:
    """Words to copy."""

    name: str
    """A word for ids on the page, for example ``markdown``."""
    label: str
    text: str


@dataclass(frozen=True)
class Citation:
    """What the box on the page of an object offers."""

    words: str
    """The formal citation."""
    snippets: tuple[Snippet, ...]
    svg: str
    """The address of the QR code as a drawing, from the site's root."""
    png: str


def plan_words(plan: PlanInfo) -> str:
    """Return the plan's title and number as official documents cite them: 《标题》（文号）."""
    number = f"（{plan.document_number}）" if plan.document_number else ""
    return f"《{_inner_marks(plan.title)}》{number}"


def formal(index: Index, kind: ObjectKind, id: str) -> str:
    """Return the formal citation of an object: document, number, part, measure.

    A measure is named with its part even where numbers run straight through: who has the paper
    finds it sooner, and a slip in one of the two numbers shows.
    A unit is cited by the measures that name it, as lists call them, since there may be many;
    a cited document by its own title and number.
    """
    plan = plan_words(index.plan)
    if kind is ObjectKind.MEASURE:
        return f"{plan}{index.measures[id].cited}"
    if kind is ObjectKind.SECTION:
        return f"{plan}{index.sections[id].label}"
    if kind is ObjectKind.DOCUMENT:
        document = index.documents[id].document
        number = f"（{document.number}）" if document.number else ""
        return f"《{_inner_marks(document.title)}》{number}"
    places = "、".join(entry.label for entry in index.units[id].named)
    return f"{plan}{places}" if places else plan


def citation(index: Index, settings: Settings, kind: ObjectKind, id: str) -> Citation:
    """Return what the page of an object offers to those who cite or link it."""
    lasting = settings.site_url + address.page(kind, id)
    words, title = formal(index, kind, id), link_title(index, kind, id)
    named = f"{title}（{words}）"
    if kind is ObjectKind.DOCUMENT:  # its name is the citation
        named = words
    elif kind is ObjectKind.UNIT:  # the citation names the plan already
        named = f"{index.units[id].unit.name}：{words}"
    snippets = [Snippet("address", "固定网址", lasting)]
    if kind in address.SHORT:
        code = index.measures[id].code if id in index.measures else index.sections[id].code
        short = settings.site_url + address.short(kind, code)
        snippets.append(Snippet("short", "短网址（按编号，随公文版本变化）", short))
    snippets += [
        Snippet("words", "引文", words),
        Snippet("plain", "纯文本", f"{named}，{lasting}"),
        Snippet("html", "HTML", f'<a href="{html.escape(lasting)}">{html.escape(title)}</a>'),
        Snippet("markdown", "Markdown", f"[{_markdown(title)}]({lasting})"),
    ]
    if kind in offers.EMBEDDED:
        snippets.append(Snippet("embed", "嵌入网页", frame(index, settings, kind, id, title)))
    return Citation(
        words,
        tuple(snippets),
        offers.qr(kind, id, "svg"),
        offers.qr(kind, id, "png"),
    )


def link_title(index: Index, kind: ObjectKind, id: str) -> str:
    """Return the words by which a link from elsewhere names an object; editors' words say so."""
    if kind is ObjectKind.MEASURE:
        return index.measures[id].titled
    if kind is ObjectKind.SECTION:
        section = index.sections[id].section
        return f"{section.number}{section.title}"
    if kind is ObjectKind.DOCUMENT:
        return f"《{_inner_marks(index.documents[id].document.title)}》"
    return f"{index.units[id].unit.name}：{index.plan.short_title or index.plan.title}"


def _inner_marks(title: str) -> str:
    """Return a title for use inside 《》: title marks inside it become single ones."""
    return title.translate(str.maketrans("《》", "〈〉"))


def _markdown(title: str) -> str:
    """Return a title as the words of a link in Markdown.

    Not every Markdown knows a backslash before ``<``, ``&``, ``~`` or ``|``; all know entities.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", title)
    return html.escape(escaped, quote=False).translate(_ENTITIES)
