"""An Excel file as rows of named cells, however Excel, WPS or LibreOffice saved it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from macros.editing.sheets.columns import GIVEN, NEEDED, Column, column_of
from macros.editing.sheets.sound import unfit
from macros.model.problems import shown
from macros.text.characters.allowed import UNWANTED, printable, unprintable_in
from macros.text.messages.refusals import why

MAX_ROWS = 20_000
HEADINGS_WITHIN = 20
"""Among so many rows from the top the headings are looked for."""
MOST_FAULTS = 200
_SERIAL = range(20_000, 80_000)
"""Days since 1900 as Excel counts them: from 1954 to 2119."""
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?"
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How the format writes a character that XML may not hold, and the sign itself before such a one."""
_SPACES = re.compile("[\t\xa0\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, in the words of an editor."""

    where: str
    """For example 进展!B7."""
    message: str


class SheetError(Exception):
    """A sheet cannot be taken over; the text has a line for every fault, each with its cell."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        """Put the faults into words; of a thousand the first are enough."""
        lines = [printable(f"{file}:{one.where}: {one.message}") for one in faults[:MOST_FAULTS]]
        super().__init__("\n".join([*lines, f"共 {len(faults)} 处问题。"]))


@dataclass(frozen=True)
class Cell:
    """A cell as it is shown."""

    where: str
    text: str = ""
    day: date | None = None
    """The day that it states, if it states one."""
    fault: str = ""


@dataclass(frozen=True)
class Row:
    """A row below the headings."""

    cells: Mapping[Column, Cell]

    def text(self, column: Column) -> str:
        """Return what stands in a column; empty if the sheet does not have it."""
        return self.cells[column].text if column in self.cells else ""

    def where(self, column: Column) -> str:
        """Return the cell in which a column is to be filled in; the first one if it is missing."""
        cell = self.cells.get(column) or next(iter(self.cells.values()))
        return cell.where


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the sheets in a file, as ``rows_of``."""
    name = shown(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SheetError(name, [Fault("1", f"打不开这个文件（{why(error)}）。")]) from None
    return rows_of(data, name)


def rows_of(data: bytes, name: str) -> list[Row]:
    """Return the rows of all visible sheets that have the headings. Raises SheetError.

    ``name`` is what faults call the file.
    """
    if words := unfit(data):
        raise SheetError(name, [Fault("1", words)])
    try:
        shown_values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # openpyxl raises a dozen kinds for damage
        words = "文件损坏，或不是 Excel 文件；请打开后另存为 .xlsx。"
        raise SheetError(name, [Fault("1", words)]) from None
    rows: list[Row] = []
    faults: list[Fault] = []
    nearest: list[Fault] = []
    for sheet in shown_values.worksheets:
        if sheet.sheet_state == "visible":
            read = _Sheet(sheet, formulas[sheet.title], shown_values.epoch)
            columns = read.headings(faults, nearest)
            rows += read.rows(columns) if columns else ()
            faults += read.too_late(columns)
    if not (rows or faults):
        near = nearest[:1] or [Fault("1", "")]
        words = f"没有找到表头：要有一行写着“{'”“'.join(NEEDED)}”，和“{'”“'.join(GIVEN)}”中的一个。"
        faults = [Fault(near[0].where, f"{words}{near[0].message}")]
    if faults:
        raise SheetError(name, faults)
    return rows


class _Sheet:
    """One sheet, with the values that are shown and the formulas that gave them."""

    def __init__(self, sheet: Worksheet, formulas: Worksheet, epoch: datetime) -> None:
        self._sheet, self._formulas, self._epoch = sheet, formulas, epoch
        self._above = {
            (row, merged.min_col): (merged.min_row, merged.min_col)
            for merged in sheet.merged_cells.ranges
            if merged.min_col == merged.max_col
            for row in range(merged.min_row + 1, merged.max_row + 1)
        }
        """Cells merged with one above them in the same column: what it says holds for all."""
        self._first = 1
        """The first row below the headings."""

    def headings(self, faults: list[Fault], nearest: list[Fault]) -> dict[Column, int]:
        """Return the number of each column; none if the sheet has no headings.

        A column that is there twice is added to ``faults``; a row with some of the headings to ``nearest``.
        """
        last = min(HEADINGS_WITHIN, self._sheet.max_row)
        for row in range(1, last + 1):
            found: dict[Column, int] = {}
            twice = []
            for number in range(1, self._sheet.max_column + 1):
                column = column_of(str(self._sheet.cell(row, number).value or ""))
                if column in found:
                    twice.append(
                        Fault(self._where(row, number), f"“{column}”一列有两个；请留一个。")
                    )
                elif column:
                    found[column] = number
            lacking = [column for column in NEEDED if column not in found]
            if not lacking and any(column in found for column in GIVEN):
                faults += twice
                self._first = row + 1
                return found
            if len(lacking) < len(NEEDED):
                names = "”“".join(lacking) or "”“".join(GIVEN)
                nearest.append(Fault(self._where(row, 1), f"这一行还缺“{names}”。"))
        return {}

    def rows(self, columns: dict[Column, int]) -> Iterator[Row]:
        """Yield the rows in which anything stands."""
        for number in range(self._first, min(self._sheet.max_row, MAX_ROWS) + 1):
            cells = {column: self._cell(number, place) for column, place in columns.items()}
            if any(cell.text or cell.fault for cell in cells.values()):
                yield Row(cells)

    def too_late(self, columns: dict[Column, int]) -> list[Fault]:
        """Return where something stands below the rows that are read, if anything does."""
        places = {*columns.values()}
        held = self._sheet._cells.items()  # asking for cells by their place would make them
        late = [where for where, cell in held if where[0] > MAX_ROWS and cell.value is not None]
        late = sorted(where for where in late if where[1] in places)
        words = f"第 {MAX_ROWS} 行以后的内容读不到；请删去中间的空行，或者分成几个文件。"
        return [Fault(self._where(*where), words) for where in late[:1]]

    def _where(self, row: int, column: int) -> str:
        return f"{self._sheet.title}!{self._sheet.cell(row, column).coordinate}"

    def _cell(self, row: int, column: int) -> Cell:
        where = self._where(row, column)
        place = self._above.get((row, column), (row, column))
        cell = self._sheet.cell(*place)
        value: Any = cell.value
        formula = self._formulas.cell(*place).data_type == "f"
        if value is None and formula:
            words = "这里是公式，文件里没有存它的结果；请改成文字或日期，或用 Excel 打开保存一次。"
            return Cell(where, fault=words)
        if cell.data_type == "e":
            return Cell(where, fault=f"公式出错（{value}）；请改成文字或日期。")
        text, fault = _shown(value, str(cell.number_format))
        return Cell(where, text, self._day(value, text), fault)

    def _day(self, value: Any, text: str) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        plain = unicodedata.normalize("NFKC", text)
        try:
            if match := _DAY.fullmatch(plain):
                year, month, day = map(int, match.groups())
                return date(year, month, day)
            if re.fullmatch(r"\d{8}", plain):
                return date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
            if re.fullmatch(r"\d{5}(\.\d+)?", plain) and int(float(plain)) in _SERIAL:
                given = from_excel(int(float(plain)), self._epoch)
                return given.date() if isinstance(given, datetime) else None
        except ValueError:
            pass
        return None


def _shown(value: Any, form: str) -> tuple[str, str]:
    """Return the words of a cell, and what is wrong with them."""
    if value is None:
        return "", ""
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat(), ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (f"{value * 100:.10g}%" if "%" in form else f"{value:.15g}"), ""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _NOTHING.sub("", _SPACES.sub(" ", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    text = "\n".join(filter(None, lines))
    odd = sorted({*UNWANTED.findall(text), *unprintable_in(text)} - {"\n"})
    if odd:
        codes = "、".join(f"U+{ord(char):04X}" for char in odd[:5])
        return text, f"这里有印不出的字符（{codes}），多半是复制时带来的；请删去，重新输入。"
    return text, ""
