"""Tables as issued: which cell covers which column, and the measures and targets that are rows.

A merged cell is written once, where it begins; here every row knows all the cells that cover it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.model.kinds import ColumnKind, Role, TargetKind
from macros.model.measure import Involvement, Measure, Target, YearValue
from macros.model.section import Cell, HeaderRow, Section, Table, TableRow
from macros.text.nil import is_nil
from macros.text.numerals import number_parts
from macros.text.reflow import paragraphs

GAP = "\u3000"
"""Between the header of a column and the words of its cell, and between cells: white space alone."""
_NAMING = (ColumnKind.NUMBER, ColumnKind.TASK)
"""The columns that say which measure a row is."""
_YEAR = re.compile(r"[12][0-9]{3}(?=\s*年)")


@dataclass(frozen=True)
class Labelled:
    """What a row says in one column: the printed header, the words, and what the column holds."""

    header: str
    words: str
    kind: ColumnKind
    first: int = 1
    """The number of its first paragraph in the text of the measure that the row is."""
    across: bool = False
    """Whether it lies over columns of several kinds, of which not every one holds units: a heading."""

    @property
    def said(self) -> str:
        """The words behind their header."""
        return f"{self.header}{GAP}{self.words}" if self.header else self.words


@dataclass(frozen=True)
class Grid:
    """The cells that cover each row, column by column; None where no cell is."""

    rows: tuple[tuple[Cell | None, ...], ...]
    starts: tuple[tuple[int, ...], ...]
    """The column in which each cell of each row begins."""
    widths: tuple[int, ...]
    """How many columns the cells of each row cover, those from rows above included."""
    overhang: int
    """By how many rows merged cells reach below the last one."""


def grid(rows: Sequence[HeaderRow], columns: int) -> Grid:
    """Lay the cells of ``rows`` out on ``columns`` columns; too many or too few cells are no error."""
    placed: list[list[Cell | None]] = [[None] * columns for _ in rows]
    widths = [0] * len(rows)
    starts: list[tuple[int, ...]] = []
    overhang = 0
    for number, row in enumerate(rows):
        begun = []
        for cell in row.cells:
            free = (n for n, held in enumerate(placed[number]) if held is None)
            start = next(free, columns)
            begun.append(start)
            overhang = max(overhang, number + cell.rows - len(rows))
            for below in range(number, min(number + cell.rows, len(rows))):
                widths[below] += cell.columns
                for column in range(start, min(start + cell.columns, columns)):
                    placed[below][column] = cell
        starts.append(tuple(begun))
    return Grid(tuple(map(tuple, placed)), tuple(starts), tuple(widths), overhang)


def place_of(section: Section, measure: str) -> int:
    """Return the number of the table of a section, from 1, in which a measure is a row."""
    for number, table in enumerate(section.tables, start=1):
        if any(row.measure and row.measure.id == measure for row in table.rows):
            return number
    raise ValueError(f"no row of {section.id} is {measure}")


def linked_rows(table: Table) -> Iterator[tuple[TableRow, int | None]]:
    """Yield each row with the place of the cell that leads to the measure that the row is.

    That is its number, or what is to be done; None for a row that is no measure.
    """
    laid = grid(table.rows, len(table.columns))
    for row, starts in zip(table.rows, laid.starts, strict=True):
        kinds = [table.columns[min(start, len(table.columns) - 1)] for start in starts]
        places = (n for kind in _NAMING for n, held in enumerate(kinds) if held is kind)
        told = (n for n in places if row.cells[n].text)
        yield row, next(told, 0) if row.measure else None


def cells_with_paragraphs(row: HeaderRow) -> Iterator[tuple[Cell, int]]:
    """Yield the cells of a row that is no measure with the number of their first paragraph; 0 if empty."""
    count = 1
    for cell in row.cells:
        if cell.text:
            yield cell, count
            count += len(paragraphs(cell.text))
        else:
            yield cell, 0


def cells_of_measure(
    row: TableRow, now: TableRow, lines: Sequence[Labelled]
) -> Iterator[tuple[Cell, int]]:
    """Yield the cells of a row that is a measure with the number of their paragraph in its text; 0 if none.

    The row is as issued or as it is ``now``, when the measure has these ``lines``. Its number is no paragraph.
    """
    first = {line.words: line.first for line in lines}
    for cell, present in zip(row.cells, now.cells, strict=True):
        yield cell, first.get(present.text, 0)


def headers(table: Table) -> tuple[str, ...]:
    """Return what is printed above each column, outermost first; a cell over several rows once."""
    return tuple(_said_above([over]) for over in _above(table))


def _above(table: Table) -> list[list[Cell]]:
    """Return the cells of the header above each column, outermost first, each once."""
    found: list[list[Cell]] = [[] for _ in table.columns]
    for row in grid(table.header, len(table.columns)).rows:
        for cell, over in zip(row, found, strict=True):
            if cell and cell.text and not _among(cell, over):
                over.append(cell)
    return found


def _among(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether it is one of the cells, not only alike."""
    return any(cell is other for other in cells)


def _said_above(above: Sequence[Sequence[Cell]]) -> str:
    """Return what is printed above a cell over several columns: what is above all, else all of it."""
    every = list(above[0])
    for over in above[1:]:
        every += [cell for cell in over if not _among(cell, every)]
    shared = [cell for cell in every if all(_among(cell, over) for over in above)]
    return GAP.join(_on_a_line(cell.text) for cell in shared or every)


def labelled_rows(table: Table) -> tuple[tuple[Labelled, ...], ...]:
    """Return what each row says, column by column; a cell over several rows is said in each.

    Of a row that is a measure that is also what the rows say that the measure goes on in, each cell once.
    """
    above = _above(table)
    laid = grid(table.rows, len(table.columns)).rows
    holding = measured_by(table)
    found = []
    for number in range(len(laid)):
        together = [row for row, holder in zip(laid, holding, strict=True) if holder == number]
        said: list[Labelled] = []
        seen: list[Cell] = []
        for row in together or [laid[number]]:
            for cell, kind in zip(row, table.columns, strict=True):
                if cell and cell.text and not _among(cell, seen):
                    covered = [
                        over for other, over in zip(row, above, strict=True) if other is cell
                    ]
                    kinds = {
                        of for of, other in zip(table.columns, row, strict=True) if other is cell
                    }
                    across = len(kinds) > 1 and not all(of.role for of in kinds)
                    said.append(Labelled(_said_above(covered), cell.text, kind, across=across))
                    seen.append(cell)
        found.append(tuple(said))
    return tuple(found)


def measured_by(table: Table) -> tuple[int | None, ...]:
    """Return for each row the place of the row whose measure it belongs to; None if to none.

    A measure goes on in the rows below over which its number or its task is merged.
    """
    found: list[int | None] = []
    last = 0  # the row below the measure
    laid = grid(table.rows, len(table.columns)).rows
    for number, row in enumerate(table.rows):
        if row.measure:
            kinds = zip(laid[number], table.columns, strict=True)
            own = [cell for cell, kind in kinds if cell and kind in _NAMING]
            last = number + max([1, *(cell.rows for cell in own if _among(cell, row.cells))])
            found.append(number)
        else:
            found.append(found[-1] if number < last else None)
    return tuple(found)


@dataclass(frozen=True)
class RowPlace:
    """What tells a row from others of its table with the same number; 0 where nothing is needed."""

    block: int = 0
    """How often the numbers have begun again, from 1: 序号 1, 2, 1, 2."""
    line: int = 0
    """Which of the measures it is that share one merged number, from 1."""


ONE_ROW = RowPlace()


def row_places(table: Table) -> tuple[RowPlace, ...]:
    """Return the place of each row: the block of numbers, and the line below a merged number."""
    numbers = [_number_cell(row, table) for row in grid(table.rows, len(table.columns)).rows]
    cells: list[Cell] = []
    sharing: list[int] = []
    for cell, row in zip(numbers, table.rows, strict=True):
        if cell and row.measure and not _among(cell, cells):
            cells.append(cell)
            sharing.append(0)
    printed = [number_parts(cell.text) for cell in cells]
    figures = [number for number in printed if number]
    again = len(set(figures)) < len(figures)
    blocks = _blocks(printed) if again else [0] * len(cells)
    shared = [
        sum(held is cell for held, r in zip(numbers, table.rows, strict=True) if r.measure)
        for cell in cells
    ]
    places = []
    for cell, row in zip(numbers, table.rows, strict=True):
        which = next((n for n, one in enumerate(cells) if one is cell), None)
        if which is None or not row.measure:
            places.append(ONE_ROW)
            continue
        sharing[which] += 1
        places.append(RowPlace(blocks[which], sharing[which] if shared[which] > 1 else 0))
    return tuple(places)


def _number_cell(row: Sequence[Cell | None], table: Table) -> Cell | None:
    """Return the first cell of a row that holds its number."""
    held = zip(row, table.columns, strict=True)
    return next((c for c, kind in held if c and c.text and kind is ColumnKind.NUMBER), None)


def _blocks(printed: Sequence[tuple[str, ...]]) -> list[int]:
    """Return for each number how often the numbers began again up to it: one comes again or is less."""
    found: list[int] = []
    seen: set[tuple[str, ...]] = set()
    block = 1
    for n, number in enumerate(printed):
        if number in seen or (n and _less(number, printed[n - 1])):
            block, seen = block + 1, set()
        seen.add(number)
        found.append(block)
    return found


def _less(number: tuple[str, ...], last: tuple[str, ...]) -> bool:
    figures = [number, last]
    if not all(part.isdecimal() for one in figures for part in one):
        return False
    return [int(part) for part in number] < [int(part) for part in last]


def row_lines(labelled: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """Return the lines of which the text of a measure consists: what to do, then the other columns.

    The first column that holds tasks comes first, since the title of a measure opens its text; its
    number stands apart.
    """
    told = [one for one in labelled if one.kind is not ColumnKind.NUMBER]
    tasks = [one for one in told if one.kind is ColumnKind.TASK][:1]
    lines = []
    first = 1
    for one in (*tasks, *(one for one in told if one not in tasks)):
        lines.append(Labelled(one.header, one.words, one.kind, first))
        first += len(paragraphs(one.words))
    return tuple(lines)


def row_measure(
    row: TableRow, labelled: Sequence[Labelled], names: Mapping[str, Sequence[str]]
) -> Measure | None:
    """Return the measure that a row is, with number, text and quotes from its cells; None if none.

    ``names`` gives what each unit is called.
    """
    if row.measure is None:
        return None
    numbers = [one.words for one in labelled if one.kind is ColumnKind.NUMBER]
    lines = row_lines(labelled)
    said = [one.words if n == 0 else one.said for n, one in enumerate(lines)]
    units = tuple(
        _quoting(involvement, lines, names.get(involvement.unit, ()))
        for involvement in row.measure.units
    )
    return row.measure.model_copy(
        update={"number": "".join(numbers[:1]), "text": "\n\n".join(said), "units": units}
    )


def _quoting(
    involvement: Involvement, lines: Sequence[Labelled], names: Sequence[str]
) -> Involvement:
    """Return a relation with the words on which it rests: the cell that names the unit, and its header."""
    if involvement.quote or involvement.source:
        return involvement
    roles = {kind.role for kind in ColumnKind if kind.role}
    for n, line in enumerate(lines):
        gives = line.kind.role
        asked = involvement.role if involvement.role in roles else None
        if gives is asked and any(name in line.words for name in names):
            words = line.words if n == 0 else line.said
            return involvement.model_copy(update={"quote": _on_a_line(words)})
    return involvement


def table_words(table: Table) -> Iterator[str]:
    """Yield the words of a table that belong to no measure, piece by piece, as it prints them."""
    if table.caption:
        yield table.caption
    own = [row for row, held in zip(table.rows, measured_by(table), strict=True) if held is None]
    for row in (*table.header, *own):
        if words := GAP.join(_on_a_line(cell.text) for cell in row.cells if cell.text):
            yield words
    if table.closing:
        yield table.closing


def table_targets(table: Table) -> Iterator[tuple[int, Target]]:
    """Yield the target in each row of a table of indicators, with the number of the row, from 1."""
    if ColumnKind.INDICATOR not in table.columns:
        return
    for number, said in enumerate(labelled_rows(table), start=1):
        told = [one for one in said if not is_nil(one.words)]
        given = {kind: [one for one in told if one.kind is kind] for kind in ColumnKind}
        values = given[ColumnKind.TARGET]
        for indicator in given[ColumnKind.INDICATOR][:1]:
            if indicator.across:  # a heading of the rows below
                continue
            words = {kind: "；".join(one.words for one in of) for kind, of in given.items() if of}
            printed = words.get(ColumnKind.TARGET_KIND, "")
            yield (
                number,
                Target(
                    text=GAP.join(_on_a_line(one.said) for one in (indicator, *values)),
                    indicator=_on_a_line(indicator.words),
                    kind=next((kind for kind in TargetKind if kind == printed), None),
                    baseline=words.get(ColumnKind.BASELINE),
                    value=values[0].words if len(values) == 1 else None,
                    measured_in=words.get(ColumnKind.MEASURED_IN),
                    years=_years(values),
                ),
            )


def _years(values: Sequence[Labelled]) -> tuple[YearValue, ...]:
    """Return the value of each column that has one year in its header."""
    found = []
    for one in values:
        years = _YEAR.findall(one.header)
        if len(years) == 1:
            found.append(YearValue(year=years[0], value=one.words))
    return tuple(found)


def _on_a_line(words: str) -> str:
    return " ".join(words.split("\n\n"))


def column_roles(table: Table) -> Iterator[tuple[int, Role, str]]:
    """Yield each column of units: its number, the role that it gives, and its printed header."""
    for number, (kind, header) in enumerate(zip(table.columns, headers(table), strict=True)):
        if kind.role:
            yield number, kind.role, header
