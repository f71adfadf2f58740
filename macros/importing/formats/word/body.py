"""The text of a .docx, in the order in which it is shown: paragraphs, tables, boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.importing.formats.word.account import Account
from macros.importing.formats.word.line import Fields, Line
from macros.importing.formats.word.notes import Notes
from macros.importing.formats.word.numbering import Numbering
from macros.importing.formats.word.package import (
    NO_WORDS,
    Element,
    W,
    characters,
    local,
    number,
    on,
    sign,
)
from macros.importing.formats.word.remarks import Remarks, Revisions
from macros.importing.formats.word.styles import Styles
from macros.importing.formats.word.tables import read_table
from macros.importing.source import Align, Block, Paragraph, UnreadableSource
from macros.text.messages.long_work import Say

_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
}
_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_FOREIGN = {"altChunk": "插入的其他文件", "subDoc": "子文档"}


class Body:
    """Reads bodies, cells, text boxes and notes, and remembers what is to be said of the file."""

    def __init__(self, parts: dict[str, list[Element]], revisions: Revisions, say: Say) -> None:
        self._say = say
        self._styles = Styles(next(iter(parts.get("styles", ())), None))
        self.numbering = Numbering(next(iter(parts.get("numbering", ())), None), self._styles)
        self.notes = Notes(parts)
        self._dropped, self._kept = (
            (_DELETED, _INSERTED) if revisions == "accepted" else (_INSERTED, _DELETED)
        )
        self._revisions = revisions
        self._fields = Fields()
        self._depth = 0
        self._count = 0
        self._tables = 0
        self.remarks = Remarks()
        self.account = Account()

    # --- blocks -------------------------------------------------------------------------------

    def blocks(self, container: Element, left_out: str = "") -> list[Block]:
        """Return the paragraphs and tables of a body, a cell, a text box or a note.

        ``left_out``: why its words are left out, if they are; then there are none.
        """
        found: list[Block] = []
        line = Line()
        for element, why in self._content(container, left_out):
            if local(element) == "tbl":
                self._end(line, found)
                line = Line()
                self._tables += not self._depth
                found += read_table(element, self, why, f"第{self._tables}个表")
                continue
            properties = element.find(W + "pPr")
            self._counted()
            if self._styles.name(properties).startswith("toc ") and not why:
                why = "目录（由标题自动生成）"
            first = not line.words
            self._inline(element, line, why, properties)
            self._fields.end_paragraph()
            mark = properties.find(W + "rPr") if properties is not None else None
            line.properties = None if why else properties
            if on(mark, "vanish"):  # a title that runs on in another style: its number comes first
                if first and line.words:
                    line.number = self._number(properties)
            elif not self._removed(mark):
                self._end(line, found, alone=not why)
                line = Line()
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
                yield from self._content(self.branch(child), why)
            elif name in self._dropped or name in self._kept:
                yield from self._content(child, why or self.changed(name, child.get(W + "author")))
            elif name not in NO_WORDS:
                yield from self._content(child, why)

    def _removed(self, mark: Element | None) -> bool:
        """Whether a tracked change takes away the end of a paragraph, so that it runs on into the next one."""
        return mark is not None and any(mark.find(W + name) is not None for name in self._dropped)

    def _end(self, line: Line, found: list[Block], *, alone: bool = False) -> None:
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
        text = self.numbering.next(properties)
        self.account.generated.append(text)
        return text

    def _level(self, properties: Element | None) -> int:
        level = self._styles.of_paragraph(properties, "outlineLvl")
        return number(level) + 1 if level is not None and 0 <= number(level) < 9 else 0

    def _place(self) -> str:
        return f"第{self._count}段" if self._count else ""

    # --- words --------------------------------------------------------------------------------

    def _inline(self, parent: Element, line: Line, why: str, properties: Element | None) -> None:
        """Read what stands in a line; ``why``: it is left out."""
        for child in parent:
            name = local(child)
            if name == "r":
                style = child.find(W + "rPr")
                hidden = "" if why or not self._styles.hidden(style, properties) else "隐藏文字"
                fonts = style.find(W + "rFonts") if style is not None else None
                line.font = (fonts.get(W + "ascii") or "") if fonts is not None else ""
                struck = on(style, "strike") or on(style, "dstrike")
                self.remarks.struck = self.remarks.struck or bool(struck)
                self._run(child, line, why or hidden)
            elif name in self._dropped or name in self._kept:
                self._inline(
                    child, line, why or self.changed(name, child.get(W + "author")), properties
                )
            elif name in ("oMath", "oMathPara"):
                self.remarks.formulas += 1
                for part in child.iter():
                    if local(part) in ("t", "delText"):
                        self._put(part.text or "", line, why)
            elif name == "AlternateContent":
                self._inline(self.branch(child), line, why, properties)
            elif name and name not in NO_WORDS:
                self._inline(child, line, why, properties)

    def _run(self, run: Element, line: Line, why: str) -> None:
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._fields.meet(child.get(W + "fldCharType") or "")
            if self._fields.are_code:
                why = why or "域代码"
            if name in ("t", "delText"):
                self._put(child.text or "", line, why)
            elif name == "sym":
                line.font = child.get(W + "font") or ""
                self._put(sign(child), line, why)
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
                self._run(self.branch(child), line, why)
            elif name in ("drawing", "pict", "object"):
                self._drawing(child, line, why)

    def _put(self, text: str, line: Line, why: str) -> None:
        if why:
            self._leave_out(text, why)
        else:
            line.text.append(self.account.shown(text, line.font))

    def _space(self, space: str, line: Line, why: str) -> None:
        if not why:
            line.text.append(space)

    def _leave_out(self, text: str, why: str) -> None:
        self.account.leave_out(text, why, self._place())

    def changed(self, kind: str, author: str | None) -> str:
        """Count a tracked change; return why its words are left out, empty if they stay."""
        self.remarks.changed("插入" if kind in _INSERTED else "删去", author)
        if kind not in self._dropped:
            return ""
        return "修订中删去的文字" if kind in _DELETED else "修订中插入的文字"

    def _ruby(self, ruby: Element, line: Line, why: str) -> None:
        for child in ruby:
            reading = "注音" if local(child) == "rt" else ""
            if local(child) in ("rt", "rubyBase"):
                self._inline(child, line, why or reading, None)

    def branch(self, alternatives: Element) -> Element:
        """Return the one of several copies of a content that is read; the others are left out.

        It is the first that has words, or a text box; programs choose by what they know.
        """
        branches = [child for child in alternatives if local(child) in ("Choice", "Fallback")]
        chosen = next((one for one in branches if "".join(characters(one)).strip()), None)
        for other in branches:
            if other is not chosen:
                self._leave_out("".join(characters(other)), "同一内容的兼容副本")
        return chosen if chosen is not None else (branches or [alternatives])[0]

    # --- drawings and notes -------------------------------------------------------------------

    def _drawing(self, element: Element, line: Line, why: str) -> None:
        """Read the text boxes of a drawing, count its pictures."""
        name = local(element)
        if name == "txbxContent":
            self._box(self.inside(element, why), line)
            return
        if name == "t" and why:
            self._leave_out(element.text or "", why)
        elif name == "t":  # words drawn without a text box
            self._box([Paragraph(element.text or "", self._place())], line)
        elif name in ("pic", "imagedata"):
            self.remarks.pictures += 1
        elif name in ("chart", "relIds"):
            self.remarks.drawings += 1
        children = [self.branch(element)] if name == "AlternateContent" else element
        for child in children:
            if local(child) not in NO_WORDS:
                self._drawing(child, line, why)

    def _box(self, blocks: list[Block], line: Line) -> None:
        if blocks:
            self.remarks.boxes.append(self._place())
            line.after += blocks

    def inside(self, container: Element, why: str) -> list[Block]:
        """Return what stands in a cell, a text box or a note; its paragraphs are not counted."""
        self._depth += 1
        blocks = self.blocks(container, why)
        self._depth -= 1
        return blocks

    def _note(self, reference: Element, kind: str, line: Line, why: str) -> None:
        """Put the mark of a footnote or endnote, and its words after the paragraph."""
        note = self.notes.take(kind, reference)
        if note is None:
            return
        blocks = self.inside(note, why)
        if why:
            return
        own = reference.get(W + "customMarkFollows") in ("1", "true", "on")
        mark = "" if own else self.notes.mark(kind)
        line.text.append(mark)
        self.account.generated.append(mark)
        self.remarks.cited += 1
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph) and place == 0:
                self.account.generated.append(mark)
                block = replace(block, text=f"{mark} {block.text.lstrip()}".lstrip())
            line.after.append(
                replace(block, footnote=True) if isinstance(block, Paragraph) else block
            )
