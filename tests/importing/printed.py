"""The notices of tests/plans as paragraphs and tables, from which documents are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.loading.load import load
from macros.model.walk import walk_tables

_PLANS = Path("tests/plans").resolve()
NUMERAL = "[〇零一二三四五六七八九十百]+"
LEVELS = (
    (rf"({NUMERAL})、", "chineseCounting", "%1、"),
    (rf"（({NUMERAL})）", "chineseCountingThousand", "（%2）"),
    (r"([0-9]+)\. ", "decimal", "%3."),
    (r"（([0-9]+)）", "decimal", "（%4）"),
    (r"([①-⑳])", "decimalEnclosedCircle", "%5"),
    (rf"第({NUMERAL})章\s*", "chineseCounting", "第%6章"),
    (rf"第({NUMERAL})条\s*", "chineseCounting", "第%7条"),
    (r"([0-9]+)\.(?=[^0-9 ])", "decimal", "%8."),
)
"""Of each level how its number is printed, and how Word would write it by itself."""


@dataclass(frozen=True)
class Line:
    """A paragraph: its level in ``LEVELS`` if it is numbered, the printed number, and the rest."""

    text: str
    level: int | None = None
    number: str = ""


@dataclass(frozen=True)
class Spanned:
    """A cell with the columns and rows that it covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Grid:
    """A table as issued."""

    rows: tuple[tuple[Spanned, ...], ...]
    columns: int


Notice = tuple[Line | Grid, ...]


def notice_path(name: str) -> Path:
    return _PLANS / name / "notice.txt"


def notice(name: str) -> Notice:
    """Return what the transcription of a plan of the tests holds."""
    return notice_of(_PLANS / name / "plan.yml")


def notice_of(plan: Path) -> Notice:
    """Return what the transcription of a plan holds, the tables with the spans of the plan."""
    file = load(plan).file
    tables = [table for _, table, _ in walk_tables(file)]
    found: list[Line | Grid] = []
    transcription = plan.with_name(file.plan.source.transcription)
    for block in transcription.read_text("utf-8").strip().split("\n\n"):
        if "\t" in block:
            table = tables.pop(0)
            rows = tuple(
                tuple(Spanned(cell.text or "", cell.columns, cell.rows) for cell in row.cells)
                for row in (*table.header, *table.rows)
            )
            found.append(Grid(rows, len(table.columns)))
        else:
            found += [line(text) for text in block.splitlines()]
    return tuple(found)


def line(text: str) -> Line:
    for level, (pattern, _, _) in enumerate(LEVELS):
        match = re.match(pattern, text)
        if match:
            return Line(text, level, match.group(1))
    return Line(text)
