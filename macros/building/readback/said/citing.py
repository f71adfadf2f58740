"""The box "cite and link": addresses and citations, and the codes beside them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import ended, forms
from macros.building.readback.said.page import Page
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.parts.sentences import sentences
from macros.text.parts.title_marks import in_title_marks


def citing(page: Page) -> Iterator[str]:
    """Yield what the box offers to copy otherwise than the plan has it."""
    entry = page.entry
    if not isinstance(entry, MeasureEntry | SectionEntry | UnitEntry | DocumentEntry):
        return
    found = {
        one.get("id", "").removeprefix("cite-"): one.text or ""
        for one in page.find("//details[@class='pl-cite']//textarea")
    }
    yield from differs("固定网址", found.pop("address", ""), page.url)
    short = address.short_of(entry)
    wanted = page.site.settings.site_url + short if short else ""
    yield from differs("短网址", found.pop("short", ""), wanted)
    cited, words = _cited(page, entry), found.pop("words", "")
    if not words.startswith(cited) or (words != cited and not _is_amended(entry)):
        yield from differs("引文", words, cited)
    if isinstance(entry, MeasureEntry | SectionEntry):
        yield from differs("参考文献", found.pop("reference", ""), _reference(page))
    for name in ("plain", "html", "markdown", "embed"):
        said = found.pop(name, None)
        if said is not None:
            yield from _leads(page, entry, name, said, words)
    for name, label in _LABELS.items():
        for one in page.find(f"//label[@for='cite-{name}']"):
            if not (one.text or "").startswith(label):
                yield from differs("要复制的字的名称", one.text, label)
    for name, said in found.items():
        yield from _passage(page, entry, name, said)
        if not said.startswith(cited) or page.where not in said.replace("plan/#", page.where):
            yield from differs("一段或一句的引文", said, cited)
        paragraph, _, sentence = name.partition("-s")
        where = f"{entry.id}-{paragraph}"
        if (
            not said.endswith(f"#{where}")
            or f"?s={sentence}-" not in f"{said}{'' if sentence else '?s=-'}"
        ):
            yield from differs("一段或一句的网址", said.rpartition("，")[2], f"#{where}")
    codes = page.links(page.tree, "//details[@class='pl-cite']/figure//a/@href")
    code = forms(page.where)["code"]
    yield from lists_differ("二维码的下载", codes, [f"{code}.svg", f"{code}.png"])
    shown = page.leads("//details[@class='pl-cite']/figure/img/@src")
    yield from lists_differ("二维码的图", shown, [f"{code}.svg"])


_PASSAGE = re.compile(r"p([1-9]\d*)(?:--\d+)?(?:-s([1-9]\d*))?")
_LABELS = {
    "address": "固定网址",
    "short": "短网址",
    "words": "引文",
    "reference": "参考文献",
    "plain": "纯文本",
    "html": "HTML",
    "markdown": "Markdown",
    "embed": "嵌入网页",
}
"""What each thing to copy is called."""


def _passage(page: Page, entry: Entry, name: str, said: str) -> Iterator[str]:
    """Yield that a passage is called otherwise than it is cited, or begins with other words than it does."""
    if not isinstance(entry, MeasureEntry):
        return
    label = "".join(one.text or "" for one in page.find(f"//label[@for='cite-{name}']"))
    called, _, begun = label.partition(" ")
    given = _PASSAGE.fullmatch(name)
    if given is None:
        yield f"一段或一句的编号是“{name}”"
        return
    number, sentence = int(given[1]), given[2]
    pieces = paragraphs(entry.measure.text)
    words = pieces[number - 1] if number <= len(pieces) else ""
    place = f"第{number}段" if len(pieces) > 1 else ""
    if sentence:
        place += f"第{sentence}句"
        words = dict(enumerate(sentences(words), start=1)).get(int(sentence), "")
    if called not in said or not called.startswith(place):
        yield from differs("一段或一句的名称", label, f"{place}…")
    if not squeeze(words).startswith(squeeze(begun).rstrip("…")):
        yield from differs(f"{called}开头的字", begun, words)


def _is_amended(entry: Entry) -> bool:
    if isinstance(entry, UnitEntry):
        return any(one.amended_by for one in entry.measures)
    return isinstance(entry, MeasureEntry | SectionEntry) and bool(entry.amended_by)


def _cited(page: Page, entry: Entry) -> str:
    """Return how a citation begins: the document, its number, whether it ended, the place in it."""
    plan = page.index.plan
    if isinstance(entry, DocumentEntry):
        number = f"（{entry.document.number}）" if entry.document.number else ""
        return f"{in_title_marks(entry.document.title)}{number}"
    behind = "，".join(one for one in (plan.document_number, ended(plan)) if one)
    whole = f"{in_title_marks(plan.title)}{f'（{behind}）' if behind else ''}"
    match entry:
        case MeasureEntry():
            return f"{whole}{entry.cited}"
        case SectionEntry():
            return f"{whole}{entry.label}"
        case UnitEntry() if not _is_amended(entry):
            return whole + "、".join(one.label for one in entry.named)
        case _:
            return whole


def _reference(page: Page) -> str:
    """Return the entry of a list of references after GB/T 7714: 发文机关. 题名: 文号[EB/OL]. (日期). 网址."""
    plan = page.index.plan
    names = [page.index.units[id].unit.name for id in plan.issuer]
    who = ", ".join(names if len(names) < 4 else (*names[:3], "等"))
    number = f": {plan.document_number}" if plan.document_number else ""
    day = f"({plan.issued_on})" if plan.issued_on else ""
    parts = (who, f"{plan.title}{number}[EB/OL]", day, f"{page.url}.")
    return ". ".join(one for one in parts if one)


def _leads(page: Page, entry: Entry, name: str, said: str, words: str) -> Iterator[str]:
    """Yield what is wrong with a form of the link: it has the address, and in words the citation."""
    own = page.site.settings.site_url + forms(page.where)["frame"] if name == "embed" else page.url
    ends = {"plain": f"，{own}", "html": f'<a href="{own}">', "markdown": f"]({own})"}
    wanted = ends.get(name, f'src="{own}"')
    as_read = {"plain": (said,), "html": (html.unescape(said),)}
    title = in_title_marks(entry.title) if isinstance(entry, DocumentEntry) else entry.title
    read = "\n".join(as_read.get(name, (said, html.unescape(said)))).replace("\\", "")
    if title.replace("\\", "") not in read:
        yield from differs(f"链接（{name}）的名称", said, title)
    if wanted not in said or (name == "plain" and words not in said):
        yield from differs(f"链接（{name}）", said, wanted)
