"""How to cite and link an object: its addresses and ready-made words in several forms."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from macros import address, offers
from macros.fields import ObjectKind
from macros.index import Index
from macros.model import PlanInfo
from macros.settings import Settings

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
EMBED_HEIGHT = {ObjectKind.MEASURE: 420, ObjectKind.UNIT: 520}


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

    A cited document is cited by its own title and number; a unit by what the plan says of it.
    """
    plan = plan_words(index.plan)
    if kind is ObjectKind.MEASURE:
        entry = index.measures[id]
        return f"{plan}{entry.label}"
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
    named = (
        words if kind is ObjectKind.DOCUMENT else f"{title}（{words}）"
    )  # its name is the citation
    snippets = [Snippet("address", "固定网址", lasting)]
    if kind in address.SHORT:
        code = index.measures[id].code if id in index.measures else index.sections[id].code
        short = settings.site_url + address.short(kind, code)
        snippets.append(Snippet("short", "短网址（按编号，随公文版本变化）", short))
    snippets += [
        Snippet("words", "引文", words),
        Snippet("plain", "纯文本", f"{named}，{lasting}"),
        Snippet("html", "HTML", f'<a href="{html.escape(lasting)}">{html.escape(title)}</a>'),
        Snippet("markdown", "Markdown", f"[{_MARKDOWN.sub(_escaped, title)}]({lasting})"),
    ]
    if kind in offers.EMBEDDED:
        snippets.append(Snippet("embed", "嵌入网页", frame(settings, kind, id, title)))
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


def frame(settings: Settings, kind: ObjectKind, id: str, title: str) -> str:
    """Return the HTML that shows an object in a frame on another site."""
    source = html.escape(settings.site_url + offers.embed(kind, id))
    return (
        f'<iframe src="{source}" title="{html.escape(title)}" width="100%" '
        f'height="{EMBED_HEIGHT[kind]}" loading="lazy" style="border:0"></iframe>'
    )


def _inner_marks(title: str) -> str:
    """Return a title for use inside 《》: title marks inside it become single ones."""
    return title.translate(str.maketrans("《》", "〈〉"))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[1]}"
