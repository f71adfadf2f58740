"""Reads a .md: what would be read of it, its marks left out by name.

Numbers stay as they are typed: a program that shows the file would count lists anew.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from macros.importing.formats import lines
from macros.importing.formats.blocks import SUPERSCRIPT
from macros.importing.formats.plaintext import decoded
from macros.importing.source import (
    Block,
    Cell,
    LeftOut,
    Paragraph,
    Source,
    Table,
    refuse_if_endless,
)

MARKS = "Markdown 标记"
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+(#+))?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_BREAK = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_BULLET = re.compile(r"\s*([-*+])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}(>)[ \t]?")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*")
_TARGET = re.compile(r" {0,3}\[[^\]^][^\]]*\]:\s*\S+.*$")
_FRONT = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`{1,3})(?P<code>[^`]{1,2000})(?P=ticks)(?!`)"
    r"|(?P<picture>!\[[^\]]{0,500}\]\([^)]{0,5000}\))"
    r"|\[\^(?P<note>[^\]\s]{1,20})\]"
    r"|\[(?P<link>(?:\\.|[^\[\]\\])+)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+[\"'][^\"']*[\"'])?)\)"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<stars>\*{1,3}|~~)(?=\S)(?P<strong>(?:\\.|[^\\]){1,2000}?)(?<=\S)(?P=stars)"
    r"|(?<!\w)(?P<bars>_{1,3})(?=\S)(?P<soft>(?:\\.|[^\\]){1,2000}?)(?<=\S)(?P=bars)(?!\w)",
    re.DOTALL,
)


def read_markdown(path: Path, data: bytes) -> Source:
    """Read a Markdown file. Raises UnreadableSource if its bytes are no text."""
    text, notes = decoded(data)
    refuse_if_endless(text.count("\n"), len(text))
    reader = _Reader()
    blocks = reader.blocks(text)
    if reader.pictures:
        notes = (*notes, f"有 {reader.pictures} 张图片，图里如有文字，没有读入；请对照原件核对。")
    if reader.tags:
        notes = (
            *notes,
            "文件里夹有 HTML 标签，标签已去掉；如有 HTML 写的表格，请对照原件核对各格的文字。",
        )
    left_out = [LeftOut("".join(held), why) for why, held in reader.left_out.items()]
    return Source(
        path,
        "md",
        tuple(blocks),
        tuple(left_out),
        notes=notes,
        raw=text,
        generated="".join(reader.generated),
    )


@dataclass
class _Reader:
    """Reads a file line by line; a paragraph grows until a line cannot belong to it."""

    left_out: dict[str, list[str]] = field(default_factory=dict)
    generated: list[str] = field(default_factory=list)
    pictures: int = 0
    tags: int = 0
    _found: list[Block] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    """The lines of the paragraph that is read."""
    _place: str = ""
    _footnote: bool = False
    _full: int = 0

    def blocks(self, text: str) -> list[Block]:
        """Return the paragraphs and tables of a text."""
        front = _FRONT.match(text)
        printed = text.split("\n")
        number = 0
        if front:
            self._drop(front.group(), "文件头信息")
            number = front.group().count("\n")
        self._full = lines.full_width([line for line in printed if "|" not in line])
        fence = ""
        while number < len(printed):
            line = printed[number]
            number += 1
            marked = _FENCE.match(line)
            if fence or marked:
                if fence and not line.strip().startswith(fence):
                    self._add(line, number)
                    self._end()
                else:
                    self._end()
                    self._drop(line)
                    fence = "" if fence else marked.group(1) if marked else ""
                continue
            rows = 0 if self._open else self._rows(printed, number - 1)
            if rows:
                self._table(printed[number - 1 : number - 1 + rows], number)
                number += rows - 1
            else:
                self._line(line, number)
        self._end()
        return self._found

    def _line(self, line: str, number: int) -> None:
        quote = _QUOTE.match(line)
        while quote:
            self._drop(quote.group(1))
            line = line[quote.end() :]
            quote = _QUOTE.match(line)
        heading, underline = _HEADING.match(line), _UNDERLINE.match(line)
        bullet, note = _BULLET.match(line), _NOTE.match(line)
        if not line.strip():
            self._end()
        elif underline and self._open:
            self._drop(line)
            self._end(1 if underline.group(1)[0] == "=" else 2)
        elif heading:
            self._end()
            self._drop(heading.group(1) + (heading.group(3) or ""))
            self._add(heading.group(2) or "", number)
            self._end(len(heading.group(1)))
        elif _BREAK.match(line):
            self._end()
            self._drop(line)
        elif _TARGET.match(line):
            self._end()
            self._drop(line, "链接地址")
        elif note:
            self._end()
            self._drop(note.group())
            mark = note.group(1).translate(SUPERSCRIPT)
            self.generated.append(mark)
            self._add(f"{mark} {line[note.end() :]}", number)
            self._footnote = True
        else:
            if bullet:
                self._end()
                self._drop(bullet.group(1))
                line = line[bullet.end() :]
            elif self._open and not self._goes_on(line):
                self._end()
            self._add(line, number)

    def _goes_on(self, line: str) -> bool:
        """Whether a line belongs to the paragraph before, which no blank line ended."""
        before = self._open[-1]
        if self._full:
            return lines.goes_on(before, line.strip(), self._full)
        return not (
            lines.begins_anew(line) or lines.ends_a_sentence(before) or before.endswith("  ")
        )

    def _add(self, line: str, number: int) -> None:
        if not self._open:
            self._place = f"第{number}行"
        self._open.append(line)

    def _end(self, level: int = 0) -> None:
        text = ""
        for line in self._open:
            text = lines.join(text, line)
        if text.strip():
            words = self._inline(text)
            self._found.append(Paragraph(words, self._place, "", level, self._footnote))
        self._open, self._footnote = [], False

    def _drop(self, text: str, why: str = MARKS) -> None:
        self.left_out.setdefault(why, []).append(text)

    # --- words --------------------------------------------------------------------------------

    def _inline(self, text: str) -> str:
        return _INLINE.sub(self._shown, text)

    def _shown(self, match: re.Match[str]) -> str:
        """Return what is shown of a mark and what it encloses; leave the rest out."""
        held = match.groupdict()
        if held["escaped"]:
            self._drop("\\")
            return held["escaped"]
        if held["code"]:
            self._drop(held["ticks"] * 2)
            return held["code"].strip()
        if held["picture"]:
            self.pictures += 1
            self._drop(match.group(), "图片")
            return ""
        if held["note"]:
            mark = held["note"].translate(SUPERSCRIPT)
            self._drop(match.group())
            self.generated.append(mark)
            return mark
        if held["link"]:
            self._drop("[]()")
            self._drop(held["target"], "链接地址")
            return self._inline(held["link"])
        if held["address"]:
            self._drop("<>")
            return held["address"]
        if held["entity"]:
            char = html.unescape(match.group())
            self._drop(match.group())
            self.generated.append(char)
            return char
        for marks, words in (("stars", "strong"), ("bars", "soft")):
            if held[words]:
                self._drop(held[marks] * 2)
                return self._inline(held[words])
        self.tags += bool(held["tag"])
        self._drop(match.group(), "注释" if held["comment"] else MARKS)
        return "\n" if held["break"] else ""

    # --- tables -------------------------------------------------------------------------------

    def _rows(self, printed: list[str], number: int) -> int:
        """Return how many lines from line ``number`` on are a table: header, delimiters, rows."""
        if "|" not in printed[number] or number + 1 >= len(printed):
            return 0
        under = printed[number + 1]
        if "|" not in under or not _DELIMITERS.match(under):
            return 0
        count = 2
        while number + count < len(printed) and "|" in printed[number + count]:
            count += 1
        return count

    def _table(self, printed: list[str], number: int) -> None:
        self._drop(printed[1])
        rows = []
        for place, line in enumerate(printed):
            if place != 1:
                texts = _split(line)
                self._drop("|" * (len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))))
                rows.append(tuple(self._cell(text, place == 0) for text in texts))
        self._found.append(Table(tuple(rows), f"第{number}行"))

    def _cell(self, text: str, header: bool) -> Cell:
        shown = self._inline(text.strip())
        return Cell((shown,) if shown.strip() else (), header=header)


def _split(line: str) -> list[str]:
    """Return the cells of a row; a bar behind a backslash is no border."""
    texts = re.split(r"(?<!\\)\|", line.strip())
    if texts and not texts[0].strip():
        texts = texts[1:]
    if texts and not texts[-1].strip():
        texts = texts[:-1]
    return texts
