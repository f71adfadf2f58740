"""Reads a .docx: its words as Word shows them, automatic numbers included.

Everything is read from the XML itself: libraries drop the numbers, text boxes, footnotes and the
text of tracked changes. What is not shown in print, or repeats on every page, is left out by name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from macros.importing.source import (
    Align,
    Block,
    Cell,
    LeftOut,
    Paragraph,
    Source,
    Table,
    UnreadableSource,
)
from macros.importing.word.number_formats import written
from macros.importing.word.numbering import Numbering
from macros.importing.word.package import Element, W, WordPackage, local, number, on, value
from macros.importing.word.styles import Styles
from macros.importing.word.symbols import shown
from macros.text.reflow import squeeze

Revisions = Literal["accepted", "refused"]
"""Tracked changes: as if all were accepted, or as if all were refused."""
SCAN = "文件里只有图片，没有文字，看来是扫描件；请先用文字识别软件转成 Word 文件，校对后再导入。"
_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_NO_WORDS = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delInstrText sdtPr sdtEndPr annotationRef".split()
)
_FOREIGN = {"altChunk": "插入的其他文件", "subDoc": "子文档"}
PICTURE_WORDS = 20
"""A file of pictures with fewer words than this is a scan with a heading."""


def read_docx(
    path: Path,
    data: bytes,
    say: Callable[[str], None] = lambda words: None,
    *,
    revisions: Revisions = "accepted",
) -> Source:
    """Read a .docx. Raises UnreadableSource."""
    package = WordPackage(data)
    root = package.read(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise UnreadableSource("这不是 Word 文件，或者已经损坏：里面没有正文。请确认文件没有选错。")
    parts = _parts(package)
    reader = _Reader(parts, revisions, say)
    blocks = reader.blocks(body)
    reader.around()
    if reader.pictures and len(squeeze("".join(map(_words, blocks)))) < PICTURE_WORDS:
        raise UnreadableSource(SCAN)
    return Source(
        path,
        "docx",
        tuple(blocks),
        tuple(reader.left_out),
        notes=tuple(reader.notes()),
        raw="".join(_characters([root, *(part for found in parts.values() for part in found)])),
        generated="".join(reader.generated),
        replaced=tuple(reader.replaced),
    )


def _parts(package: WordPackage) -> dict[str, list[Element]]:
    """Return the parts that hold words or say how they look, by the kind of their relation."""
    found: dict[str, list[Element]] = {}
    wanted = (
        "numbering",
        "styles",
        "settings",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "comments",
    )
    for kind, name in dict.fromkeys(package.related(package.main)):
        if kind in wanted:
            part = package.read(name)
            if part is not None:
                found.setdefault(kind, []).append(part)
    return found


def _characters(roots: list[Element]) -> Iterator[str]:
    """Yield all text that the parts hold, wherever it stands; the reading has no share in this."""
    for root in roots:
        for element in root.iter():
            name = local(element)
            if name in ("t", "delText"):
                yield element.text or ""
            elif name == "sym":
                yield _sign(element)
            elif name == "noBreakHyphen":
                yield "-"


def _sign(element: Element) -> str:
    """Return the character of a w:sym; its code is hexadecimal."""
    try:
        return chr(int(element.get(W + "char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "".join(text for row in block.rows for cell in row for text in cell.paragraphs)


@dataclass
class _Line:
    """A paragraph while it is read."""

    text: list[str] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    """What it only refers to: text boxes, footnotes."""
    font: str = ""
    """The font of the run that is read."""
    number: str = ""
    properties: Element | None = None
    """The properties of the paragraph, or of the last one that runs on into it."""

    @property
    def words(self) -> str:
        """What was read so far, empty if it is white space alone."""
        text = "".join(self.text)
        return text if text.strip() else ""


class _Reader:
    """Reads bodies, cells, text boxes and notes, and remembers what is to be said of the file."""

    def __init__(
        self, parts: dict[str, list[Element]], revisions: Revisions, say: Callable[[str], None]
    ) -> None:
        self._parts = parts
        self._say = say
        self._styles = Styles(next(iter(parts.get("styles", ())), None))
        self._numbering = Numbering(next(iter(parts.get("numbering", ())), None), self._styles)
        self._notes = {kind: self._notes_of(kind) for kind in ("footnote", "endnote")}
        self._cited: dict[tuple[str, str], str] = {}
        self._dropped, self._kept = (
            (_DELETED, _INSERTED) if revisions == "accepted" else (_INSERTED, _DELETED)
        )
        self._revisions = revisions
        self._changes: Counter[str] = Counter()
        self._authors: dict[str, None] = {}
        self._boxes: list[str] = []
        self._formulas = self._foreign_drawings = 0
        self._nested = False
        self._fields: list[bool] = []
        """Of each field that is open: whether its code is being read, which is not shown."""
        self._depth = 0
        self._count = 0
        self._tables = 0
        self.pictures = 0
        self.left_out: list[LeftOut] = []
        self.generated: list[str] = []
        self.replaced: list[tuple[str, str]] = []

    # --- blocks -------------------------------------------------------------------------------

    def blocks(self, container: Element, left_out: str = "") -> list[Block]:
        """Return the paragraphs and tables of a body, a cell, a text box or a note.

        ``left_out``: why its words are left out, if they are; then there are none.
        """
        found: list[Block] = []
        line = _Line()
        for element, why in self._content(container, left_out):
            if local(element) == "tbl":
                self._end(line, found)
                line = _Line()
                found += self._table(element, why)
                continue
            properties = element.find(W + "pPr")
            self._counted()
            if self._styles.name(properties).startswith("toc ") and not why:
                why = "目录（由标题自动生成）"
            first = not line.words
            self._inline(element, line, why, properties)
            self._fields = [False for _ in self._fields]
            mark = properties.find(W + "rPr") if properties is not None else None
            line.properties = None if why else properties
            if on(mark, "vanish"):  # a title that runs on in another style: its number comes first
                if first and line.words:
                    line.number = self._number(properties)
            elif not self._removed(mark):
                self._end(line, found, alone=not why)
                line = _Line()
        self._end(line, found)
        return found

    def _counted(self) -> None:
        if not self._depth:
            self._count += 1
            if self._count % 500 == 0:
                self._say(f"已读 {self._count} 段")

    def _content(self, container: Element, why: str) -> Iterator[tuple[Element, str]]:
        """Yield the paragraphs and tables, and why their words are left out, if they are."""
        for child in container:
            name = local(child)
            if name in _FOREIGN:
                raise UnreadableSource(
                    f"文件里有{_FOREIGN[name]}，读不到其中的文字。请在 Word 中打开后另存为 .docx，再导入。"
                )
            if name in ("p", "tbl"):
                yield child, why
            elif name == "AlternateContent":
                yield from self._content(self._branch(child), why)
            elif name in self._dropped or name in self._kept:
                yield from self._content(child, why or self._changed(name, child.get(W + "author")))
            elif name not in _NO_WORDS:
                yield from self._content(child, why)

    def _removed(self, mark: Element | None) -> bool:
        """Whether a tracked change takes the mark of a paragraph: it runs on into the next one."""
        return mark is not None and any(mark.find(W + name) is not None for name in self._dropped)

    def _end(self, line: _Line, found: list[Block], *, alone: bool = False) -> None:
        """Add a paragraph; ``alone``: its number stands there even without words."""
        if not line.number and (alone or line.words):
            line.number = self._number(line.properties)
        text = line.number + line.words
        if text:
            align = _ALIGN.get(self._styles.of_paragraph(line.properties, "jc") or "", "")
            found.append(Paragraph(text, self._place(), align, self._level(line.properties)))
        found += line.after

    def _number(self, properties: Element | None) -> str:
        if self._revisions == "refused" and properties is not None:
            former = properties.find(f"{W}pPrChange/{W}pPr")
            properties = former if former is not None else properties
        text = self._numbering.next(properties)
        self.generated.append(text)
        return text

    def _level(self, properties: Element | None) -> int:
        level = self._styles.of_paragraph(properties, "outlineLvl")
        return number(level) + 1 if level is not None and 0 <= number(level) < 9 else 0

    def _place(self) -> str:
        return f"第{self._count}段" if self._count else ""

    # --- words --------------------------------------------------------------------------------

    def _inline(self, parent: Element, line: _Line, why: str, properties: Element | None) -> None:
        """Read what stands in a line; ``why``: it is left out."""
        for child in parent:
            name = local(child)
            if name == "r":
                style = child.find(W + "rPr")
                hidden = "" if why or not self._styles.hidden(style, properties) else "隐藏文字"
                fonts = style.find(W + "rFonts") if style is not None else None
                line.font = (fonts.get(W + "ascii") or "") if fonts is not None else ""
                self._run(child, line, why or hidden)
            elif name in self._dropped or name in self._kept:
                self._inline(
                    child, line, why or self._changed(name, child.get(W + "author")), properties
                )
            elif name in ("oMath", "oMathPara"):
                self._formulas += 1
                for part in child.iter():
                    if local(part) in ("t", "delText"):
                        self._put(part.text or "", line, why)
            elif name == "AlternateContent":
                self._inline(self._branch(child), line, why, properties)
            elif name and name not in _NO_WORDS:
                self._inline(child, line, why, properties)

    def _run(self, run: Element, line: _Line, why: str) -> None:
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._field(child.get(W + "fldCharType") or "")
            if any(self._fields):
                why = why or "域代码"
            if name in ("t", "delText"):
                self._put(child.text or "", line, why)
            elif name == "sym":
                line.font = child.get(W + "font") or ""
                self._put(_sign(child), line, why)
            elif name == "noBreakHyphen":
                self._put("-", line, why)
            elif name in ("tab", "ptab"):
                self._space("\t", line, why)
            elif name in ("br", "cr"):
                self._space("\n", line, why)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(child, name.removesuffix("Reference"), line, why)
            elif name == "ruby":
                self._ruby(child, line, why)
            elif name == "AlternateContent":
                self._run(self._branch(child), line, why)
            elif name in ("drawing", "pict", "object"):
                self._drawing(child, line, why)

    def _field(self, kind: str) -> None:
        """Follow where a field begins, where its code ends and its result begins, where that ends."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _put(self, text: str, line: _Line, why: str) -> None:
        if why:
            self._leave_out(text, why)
            return
        seen = "".join(shown(char, line.font) for char in text)
        self.replaced += [pair for pair in zip(text, seen, strict=True) if pair[0] != pair[1]]
        line.text.append(seen)

    def _space(self, space: str, line: _Line, why: str) -> None:
        if not why:
            line.text.append(space)

    def _leave_out(self, text: str, why: str) -> None:
        if not text.strip():
            return
        last = self.left_out[-1] if self.left_out else None
        if last and (last.why, last.place) == (why, self._place()):
            self.left_out[-1] = replace(last, text=last.text + text)
        else:
            self.left_out.append(LeftOut(text, why, self._place()))

    def _changed(self, kind: str, author: str | None) -> str:
        """Count a tracked change; return why its words are left out, empty if they stay."""
        self._changes["插入" if kind in _INSERTED else "删去"] += 1
        if author:
            self._authors[author] = None
        if kind not in self._dropped:
            return ""
        return "修订中删去的文字" if kind in _DELETED else "修订中插入的文字"

    def _ruby(self, ruby: Element, line: _Line, why: str) -> None:
        for child in ruby:
            reading = "注音" if local(child) == "rt" else ""
            if local(child) in ("rt", "rubyBase"):
                self._inline(child, line, why or reading, None)

    def _branch(self, alternatives: Element) -> Element:
        """Return the one of several copies of a content that is read; the others are left out.

        It is the first that has words, or a text box; programs choose by what they know.
        """
        branches = [child for child in alternatives if local(child) in ("Choice", "Fallback")]
        chosen = next((one for one in branches if _has_words(one)), None)
        for other in branches:
            if other is not chosen:
                self._leave_out("".join(_characters([other])), "同一内容的兼容副本")
        return chosen if chosen is not None else (branches or [alternatives])[0]

    # --- drawings and notes -------------------------------------------------------------------

    def _drawing(self, element: Element, line: _Line, why: str) -> None:
        """Read the text boxes of a drawing, count its pictures."""
        name = local(element)
        if name == "txbxContent":
            self._box(self._inside(element, why), line)
            return
        if name == "t" and why:
            self._leave_out(element.text or "", why)
        elif name == "t":  # words drawn without a text box
            self._box([Paragraph(element.text or "", self._place())], line)
        elif name in ("pic", "imagedata"):
            self.pictures += 1
        elif name in ("chart", "relIds"):
            self._foreign_drawings += 1
        children = [self._branch(element)] if name == "AlternateContent" else element
        for child in children:
            if local(child) not in _NO_WORDS:
                self._drawing(child, line, why)

    def _box(self, blocks: list[Block], line: _Line) -> None:
        if blocks:
            self._boxes.append(self._place())
            line.after += blocks

    def _inside(self, container: Element, why: str) -> list[Block]:
        """Return what stands in a cell, a text box or a note; its paragraphs are not counted."""
        self._depth += 1
        blocks = self.blocks(container, why)
        self._depth -= 1
        return blocks

    def _notes_of(self, kind: str) -> dict[str, Element]:
        return {
            note.get(W + "id", ""): note
            for root in self._parts.get(f"{kind}s", ())
            for note in root.findall(W + kind)
        }

    def _note(self, reference: Element, kind: str, line: _Line, why: str) -> None:
        """Put the mark of a footnote or endnote, and its words after the paragraph."""
        name = reference.get(W + "id", "")
        note = self._notes[kind].pop(name, None)
        if note is None:
            return
        blocks = self._inside(note, why)
        if why:
            return
        mark = (
            ""
            if reference.get(W + "customMarkFollows") in ("1", "true", "on")
            else self._mark(kind)
        )
        line.text.append(mark)
        self.generated.append(mark)
        self._cited[kind, name] = mark
        first = True
        for block in blocks:
            if isinstance(block, Paragraph):
                if first:
                    self.generated.append(mark)
                text = f"{mark} {block.text.lstrip()}".lstrip() if first else block.text
                block = replace(block, text=text, footnote=True)
            line.after.append(block)
            first = False

    def _mark(self, kind: str) -> str:
        """Return the number of the next footnote or endnote as it is printed, raised."""
        count = 1 + sum(cited == kind for cited, _ in self._cited)
        settings = next(iter(self._parts.get("settings", ())), None)
        properties = settings.find(f"{W}{kind}Pr") if settings is not None else None
        style = value(properties, "numFmt") or ("decimal" if kind == "footnote" else "lowerRoman")
        return (written(count, style) or str(count)).translate(_SUPERSCRIPT)

    def around(self) -> None:
        """Leave out what stands around the text: headers, footers, comments, notes nobody cites."""
        self._count = 0
        for kind, why in (("header", "页眉"), ("footer", "页脚"), ("comments", "批注")):
            for root in self._parts.get(kind, ()):
                text = "".join(_characters([root]))
                number = kind != "comments" and re.fullmatch(r"[\W\d]*第?[\W\d]*页?[\W\d]*", text)
                self._leave_out(text, "页码" if number else why)
        for notes in self._notes.values():
            for note in notes.values():
                self._leave_out("".join(_characters([note])), "没有引用的脚注")

    # --- tables -------------------------------------------------------------------------------

    def _table(self, table: Element, why: str) -> list[Block]:
        """Return a table; a frame of one cell is no table, what it holds stands in the text."""
        if not self._depth:
            self._tables += 1
        rows: list[list[_Cell]] = []
        above: dict[int, _Cell] = {}
        for row in self._rows(table):
            gone = why or self._changed_part(row.find(W + "trPr"), "ins", "del")
            if gone:
                for element in self._cells(row):
                    self._inside(element, gone)
            else:
                rows.append(self._row(row, above))
        cells = [cell for row in rows for cell in row]
        if len(cells) == 1:
            return cells[0].blocks
        made = tuple(tuple(self._made(cell) for cell in row) for row in rows)
        return [Table(made, f"第{self._tables}个表")] if cells else []

    def _rows(self, table: Element) -> Iterator[Element]:
        for child in table:
            if local(child) == "tr":
                yield child
            elif local(child) == "AlternateContent":
                yield from self._rows(self._branch(child))
            elif local(child) not in _NO_WORDS:
                yield from self._rows(child)

    def _cells(self, row: Element) -> Iterator[Element]:
        for child in row:
            if local(child) == "tc":
                yield child
            elif local(child) == "AlternateContent":
                yield from self._cells(self._branch(child))
            elif local(child) not in _NO_WORDS:
                yield from self._cells(child)

    def _row(self, row: Element, above: dict[int, _Cell]) -> list[_Cell]:
        """Return the cells that begin in a row; ``above``: the cell that reaches down, by column."""
        properties = row.find(W + "trPr")
        column = max(0, number(value(properties, "gridBefore")))
        cells = [_Cell([], column)] if column else []
        held: _Cell | None = None
        for element in self._cells(row):
            own = element.find(W + "tcPr")
            across = max(1, min(number(value(own, "gridSpan"), 1), 200))
            gone = self._changed_part(own, "cellIns", "cellDel")
            blocks = self._inside(element, gone)
            down, aside = _merged(own, "vMerge"), _merged(own, "hMerge")
            if down == "continue" and column in above:
                above[column].down += 1
                above[column].blocks += blocks
            elif aside == "continue" and held:
                held.across += across
                held.blocks += blocks
            elif not gone:
                held = _Cell(blocks, across, header=bool(on(properties, "tblHeader")))
                cells.append(held)
                above.pop(column, None)
                if down:
                    above[column] = held
            column += across
        return cells

    def _changed_part(self, properties: Element | None, *names: str) -> str:
        """Return why the words of a row or cell are left out that a tracked change adds or takes."""
        for name in names:
            change = properties.find(W + name) if properties is not None else None
            if change is not None:
                kind = name.removeprefix("cell").lower()
                return self._changed(kind, change.get(W + "author"))
        return ""

    def _made(self, cell: _Cell) -> Cell:
        texts: list[str] = []
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text)
            else:
                self._nested = True
                texts += ["\u3000".join(_cell_words(row)) for row in block.rows]
        return Cell(tuple(texts), cell.across, cell.down, cell.header)

    # --- what to say --------------------------------------------------------------------------

    def notes(self) -> Iterator[str]:
        """Yield what an editor should know."""
        if self._changes:
            kinds = "、".join(
                f"{kind} {count} 处" for kind, count in sorted(self._changes.items(), reverse=True)
            )
            by = f"（修订人：{'、'.join(self._authors)}）" if self._authors else ""
            how = "接受" if self._revisions == "accepted" else "拒绝"
            yield f"原件带有修订：{kinds}{by}，已按{how}全部修订读入；请确认原件是定稿。"
        if self._numbering.unknown:
            kinds = "、".join(sorted(self._numbering.unknown))
            yield f"自动编号的格式 {kinds} 不认识，这些编号写成了阿拉伯数字；请对照原件改正。"
        if self._numbering.doubtful:
            numbers = "、".join(f"“{text}”" for text in self._numbering.doubtful[:5])
            yield f"自动编号 {numbers} 所在的级别，前面先用过更低的级别；各软件显示的编号不一，请对照原件核对。"
        if self._boxes:
            yield f"有文本框（{_first(self._boxes)}），框里的文字排在它所在的段落之后；请核对先后次序。"
        if self._cited:
            yield f"有 {len(self._cited)} 个脚注或尾注，注文排在引用它的段落之后。"
        if self._nested:
            yield "有的单元格里还有表格，里面的每一行写成了一段；请对照原件核对。"
        if self.pictures:
            yield f"有 {self.pictures} 张图片，图里如有文字，没有读入；请对照原件核对。"
        if self._foreign_drawings:
            yield f"有 {self._foreign_drawings} 个图表或 SmartArt 图示，其中的文字没有读入；请对照原件补上。"
        if self._formulas:
            yield f"有 {self._formulas} 个公式，已按先后写成一行；请对照原件核对。"


@dataclass
class _Cell:
    """A cell while its table is read."""

    blocks: list[Block]
    across: int = 1
    down: int = 1
    header: bool = False


def _merged(properties: Element | None, name: str) -> str:
    """Return whether a merged cell begins (restart) or goes on (continue); empty: it is not merged."""
    merged = properties.find(W + name) if properties is not None else None
    if merged is None:
        return ""
    return "restart" if merged.get(W + "val") == "restart" else "continue"


def _cell_words(row: tuple[Cell, ...]) -> Iterator[str]:
    for cell in row:
        yield " ".join(cell.paragraphs)


def _has_words(element: Element) -> bool:
    return any(text.strip() for text in _characters([element]))


def _first(places: list[str]) -> str:
    listed = "、".join(dict.fromkeys(places[:5]))
    return f"{listed}等 {len(places)} 处" if len(places) > 5 else listed
