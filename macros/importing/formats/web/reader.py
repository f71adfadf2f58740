"""Walks over a page: its article becomes paragraphs and tables, everything else is left out by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from macros.importing.formats import lines
from macros.importing.formats.blocks import cell_texts, has_table, words_of
from macros.importing.formats.web.article import NO_TEXT
from macros.importing.formats.web.facts import FACTS
from macros.importing.formats.web.lists import numbers_of
from macros.importing.source import Align, Block, Cell, LeftOut, Paragraph, Table
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary ul".split()
)
_FORMS = frozenset("button input select option optgroup textarea label datalist".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(center|right|left)", re.IGNORECASE)
_BUTTONS = re.compile(
    r"[【\[]?\s*(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回顶部|纠错|下载|分享(?:到|至)?[：:]?|扫一扫.{0,20}|"
    r"字体?\s*(?:大小|号)?[：:]?.{0,12}[大中小].{0,8}|浏览次数[：:]?\s*\d*|点击(?:数|量|次数)?[：:]?\s*\d*|责任?编辑?[：:].{0,10}|"
    r"(?:上|下)一[篇条][：:]?.{0,60}|相关(?:链接|解读|文件|文档)[：:]?)\s*[】\]]?"
)
"""Paragraphs inside the article that belong to the page, not to the document."""
_ROWS = frozenset(("thead", "tbody", "tfoot", "tr"))
ELSEWHERE, BESIDE = "网页导航和其他栏目", "紧挨正文的文字"
_SOFT = "\x1f"
"""A line break of the file, which is none of the page."""


def text_nodes(root: Element) -> Iterator[str]:
    """Yield every text of an element but programs, found without the reader: to compare what it read with."""
    if isinstance(root.tag, str) and root.tag not in NO_TEXT:
        yield root.text or ""
        for child in root:
            yield from text_nodes(child)
            yield child.tail or ""


def _flat(text: str) -> str:
    """Return a text as a page shows it: a line break of the file is at most a space."""
    soft = re.sub(r"[ \t\f]*\n[ \t\f\n]*", _SOFT, text)
    return re.sub(r"[ \t\f]+", " ", soft)


@dataclass
class _Gathered:
    """Paragraphs and tables while they are gathered, and the line that is not ended yet."""

    found: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    align: Align = ""
    level: int = 0


class Page:
    """A page while it is read."""

    def __init__(self, article: Element, frame: Element, facts: frozenset[Element]) -> None:
        self._article = article
        self._frame = frame
        self._facts = facts
        self._aside: dict[str, list[str]] = {}
        self._titles: list[str] = []
        self._prose: list[str] = []
        self._count = self._tables = 0
        self._numbered = self._struck = self._nested = False
        self._titled = False
        self.pictures = self.links = 0
        self.generated: list[str] = []

    # --- around the article -------------------------------------------------------------------

    def around(self, root: Element) -> None:
        """Leave out all that does not stand in the article."""
        self._outside(root, ELSEWHERE)

    def _outside(self, element: Element, why: str) -> None:
        if element is self._article or not isinstance(element.tag, str) or element.tag in NO_TEXT:
            return
        if element in self._facts:
            why = FACTS
        elif element.tag == "title":
            why = "网页标题"
        elif element is self._frame:
            why = BESIDE
        if element.tag in ("title", "h1") and self._article not in element.iter():
            text = " ".join("".join(text_nodes(element)).split())
            self._titles.append(text)
            self._leave_out(text, why)
            return
        if why == ELSEWHERE and _is_prose(element):
            self._prose.append("".join(text_nodes(element)))
        self._leave_out(element.text or "", why)
        for child in element:
            self._outside(child, why)
            self._leave_out(child.tail or "", why)

    def _leave_out(self, text: str, why: str) -> None:
        if text.strip():
            button = why == BESIDE and _BUTTONS.fullmatch(text.strip())
            self._aside.setdefault("网页按钮" if button else why, []).append(text.strip())

    def left_out(self) -> Iterator[LeftOut]:
        """Yield what was left out, by the reason."""
        for why, texts in self._aside.items():
            yield LeftOut("\n".join(texts), why)

    def title(self, blocks: list[Block], named: str) -> list[Block]:
        """Return the heading above the article, if the article does not say it itself.

        That is what stands on the page as its heading, or as the page's own title begins.
        """
        beginning = squeeze(words_of(blocks[:12]))
        titles = [squeeze(title) for title in (*self._titles, named) if title]
        for why in (BESIDE, ELSEWHERE):
            for text in self._aside.get(why, ()):
                words = squeeze(text)
                if words in titles or (
                    len(words) >= 10 and any(t.startswith(words) for t in titles)
                ):
                    if words in beginning:
                        return []
                    self._aside[why].remove(text)
                    self._titled = True
                    return [Paragraph(text, "", "center", 1)]
        return []

    # --- the article --------------------------------------------------------------------------

    def blocks(self, element: Element, why: str) -> list[Block]:
        """Return what stands in an element; with ``why`` it is left out instead."""
        gathered = _Gathered()
        self._inside(element, gathered, why)
        self._end(gathered)
        return gathered.found

    def _inside(self, element: Element, gathered: _Gathered, why: str) -> None:
        self._say(element.text or "", gathered, why)
        number = numbers_of(element)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in NO_TEXT:
                kept = FACTS if child in self._facts else _why(child)
                item = next(number) if child.tag == "li" else ""
                self._element(child, gathered, why or kept, item)
            self._say(child.tail or "", gathered, why)

    def _element(self, child: Element, gathered: _Gathered, why: str, number: str) -> None:
        tag = child.tag
        if tag == "table":
            self._end(gathered)
            gathered.found += self._table(child, why)
        elif tag == "br":
            gathered.line.append("\n")
        elif tag == "pre":
            self._end(gathered)
            for line in "".join(text_nodes(child)).split("\n"):
                self._say(line, gathered, why)
                self._end(gathered)
        elif tag in _BLOCKS:
            outer = gathered.align, gathered.level
            self._end(gathered)
            gathered.align = _align(child) or gathered.align
            gathered.level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else gathered.level
            if number and not why and not lines.begins_anew("".join(text_nodes(child)).strip()):
                gathered.line.append(number)
                self.generated.append(number)
                self._numbered = True
            self._inside(child, gathered, why)
            self._end(gathered)
            gathered.align, gathered.level = outer
        else:
            self.pictures += tag == "img"
            self.links += tag == "a"
            self._struck = self._struck or tag in ("s", "strike", "del")
            self._inside(child, gathered, why or ("注音" if tag in ("rt", "rp") else ""))

    def _say(self, text: str, gathered: _Gathered, why: str) -> None:
        if why:
            self._leave_out(text, why)
        else:
            gathered.line.append(_flat(text))

    def _end(self, gathered: _Gathered) -> None:
        text = "\n".join(map(_joined, "".join(gathered.line).split("\n")))
        gathered.line = []
        if not text.strip():
            return
        if _BUTTONS.fullmatch(text.strip()):
            self._leave_out(text, "网页按钮")
            return
        self._count += 1
        place = f"第{self._count}段"
        gathered.found.append(Paragraph(text, place, gathered.align, gathered.level))

    def _table(self, table: Element, why: str) -> list[Block]:
        """Return a table; one of a single cell is no table, what it holds stands in the text."""
        before: list[Block] = []
        rows: list[list[tuple[Element, list[Block]]]] = []
        self._tables += 1
        place = f"第{self._tables}个表"
        for part in _structure(table):
            before += self._stray(part.text, why)
            cells: list[tuple[Element, list[Block]]] = []
            for child in part:
                if child.tag in ("td", "th"):
                    cells.append((child, self.blocks(child, why or _why(child))))
                elif child.tag not in _ROWS and child.tag not in NO_TEXT:
                    before += self.blocks(child, why) if isinstance(child.tag, str) else []
                before += self._stray(child.tail, why)
            if part.tag == "tr" or cells:
                rows.append(cells)
        held = [cell for row in rows for cell in row]
        if len(held) == 1:
            return [*before, *held[0][1]]
        made = tuple(tuple(self._cell(*cell) for cell in row) for row in rows)
        return [*before, Table(made, place)] if held and not why else before

    def _stray(self, text: str | None, why: str) -> list[Block]:
        """Return words that stand in a table and in none of its cells; a page shows them before it."""
        gathered = _Gathered()
        self._say(text or "", gathered, why)
        self._end(gathered)
        return gathered.found

    def _cell(self, element: Element, blocks: list[Block]) -> Cell:
        self._nested = self._nested or has_table(blocks)
        across, down = _span(element, "colspan"), _span(element, "rowspan")
        return Cell(cell_texts(blocks), across, down, element.tag == "th")

    def notes(self) -> Iterator[str]:
        """Yield what an editor should know."""
        if self._titled:
            yield "正文里没有标题，标题取自网页正文上方的标题栏；请核对。"
        if self._numbered:
            yield "有的编号是网页显示时自动加上的，已照显示写成文字；请对照网页核对。"
        if self._struck:
            yield "有的文字在网页上划了删除线，已照样读入；请核对是否有效。"
        if self._nested:
            yield "有的单元格里还有表格，里面的每一行写成了一段；请对照网页核对。"
        if self.pictures:
            yield f"正文里有 {self.pictures} 张图片，图里如有文字，没有读入；请对照网页核对。"
        for text in [*self._aside.get(BESIDE, ()), *self._prose][:5]:
            yield f"正文以外还有文字：“{excerpt(text)}”，没有读入；请核对它是不是公文的一部分。"


def _structure(table: Element) -> Iterator[Element]:
    """Yield a table, its sections and its rows, those that hold cells."""
    yield table
    for child in table:
        if child.tag in _ROWS:
            yield from _structure(child)


def _is_prose(element: Element) -> bool:
    """Whether an element is a paragraph of sentences, not a piece of navigation."""
    if element.tag not in ("p", "div", "td"):
        return False
    if any(one.tag in _BLOCKS or one.tag == "table" for one in element.iterdescendants()):
        return False
    text = "".join(text_nodes(element))
    return len(text.strip()) > 60 and "。" in text


def _joined(text: str) -> str:
    """Join a text where the file breaks its lines; its indent stays."""
    whole = ""
    for piece in text.split(_SOFT):
        whole = lines.join(whole, piece) if whole.strip() else piece
    return whole


def _why(element: Element) -> str:
    """Return why an element of the article is left out, if it is."""
    if element.tag in _FORMS:
        return "网页表单"
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    return "隐藏文字" if hidden else ""


def _align(element: Element) -> Align:
    style = _ALIGN.search(element.get("style") or "")
    said = (style.group(1) if style else element.get("align") or "").lower()
    if element.tag == "center" or said == "center":
        return "center"
    return "right" if said == "right" else "left" if said == "left" else ""


def _span(element: Element, name: str) -> int:
    said = re.match(r"\s*(\d{1,4})", element.get(name) or "")
    return max(1, min(int(said.group(1)), 500)) if said else 1
