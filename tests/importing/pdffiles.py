"""Sets a notice as a PDF, as offices print it: an indent of two characters, page numbers between dashes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import typst

from tests.importing.printed import Grid, Line, Notice, Spanned

_FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[
        str(files("pylopdf_fonts_zh_cn")),
        str(Path("macros/exports/downloads/fonts").resolve()),
    ],
)
_HEAD = """
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  header: align(right, text(10pt, "%(header)s")),
  footer: context align(center, text(14pt, "— " + str(counter(page).get().first()) + " —")))
#set text(font: ("Noto Serif SC", "Plangothic P1", "Plangothic P2"), size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: %(indent)s, all: true), justify: true, leading: 12pt, spacing: %(spacing)s)
#let line(words) = par(words)
#let title(words) = align(center, par(first-line-indent: 0pt, text(22pt, words)))
"""


def as_pdf(
    notice: Notice,
    *,
    header: str = "",
    indent: str = "2em",
    spacing: str = "12pt",
    title: int | None = None,
) -> bytes:
    """Return the PDF; ``title``: the number of the paragraph that is set as a title."""
    head = _HEAD % {"header": header, "indent": indent, "spacing": spacing}
    body = (
        _table(block) if isinstance(block, Grid) else _paragraph(block, number == title)
        for number, block in enumerate(notice)
    )
    return made(head + "\n".join(body))


def typeset(body: str, header: str = "", indent: str = "2em", spacing: str = "12pt") -> bytes:
    """Return the PDF of what is written in Typst, on the same paper."""
    return made(_HEAD % {"header": header, "indent": indent, "spacing": spacing} + body)


def made(source: str) -> bytes:
    return bytes(typst.compile(source.encode(), font_paths=_FONTS))


def _paragraph(line: Line, title: bool) -> str:
    return f"#{'title' if title else 'line'}({_quoted(line.text)})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _table(grid: Grid) -> str:
    cells = ", ".join(_cell(cell) for row in grid.rows for cell in row)
    columns = "(" + "1fr," * grid.columns + ")"
    return f"#{{set par(first-line-indent: 0pt, justify: false); set text(10pt); table(columns: {columns}, {cells})}}"


def _cell(cell: Spanned) -> str:
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down}, {_quoted(cell.text)})"
