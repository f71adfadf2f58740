"""The filled rows of a progress sheet as progress on measures; every wrong cell is named, all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from macros.editing.sheets.cells import Cell, Fault, Row
from macros.editing.sheets.columns import ASKED, GIVEN, NEEDED, Column
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.model.kinds import ProgressStatus
from macros.model.measure import Progress, Source
from macros.rules.progress import meanings, wrong_days
from macros.text.lines.reflow import reflow, squeeze
from macros.text.messages.nearest import nearest


@dataclass(frozen=True)
class RowReport:
    """The progress of one measure that one row reports."""

    measure: str
    progress: Progress


@dataclass(frozen=True)
class Filled:
    """What a filled sheet reports."""

    new: tuple[RowReport, ...]
    """What is new, in the order of the rows."""
    known: int
    """How many rows report what the plan, or a row above, has already."""
    empty: int
    """How many rows nobody filled in."""


_FIELDS: dict[tuple[str, ...], Column] = {
    ("date",): Column.DAY,
    ("status",): Column.STATUS,
    ("word",): Column.WORD,
    ("summary",): Column.SUMMARY,
    ("source", "title"): Column.SOURCE,
    ("source", "url"): Column.URL,
    ("source", "date"): Column.PUBLISHED,
}
_MODELS: dict[Column, str] = {
    column: (Source if len(route) > 1 else Progress).model_fields[route[-1]].description or ""
    for route, column in _FIELDS.items()
}
"""What the model says of the value in each column."""


def filled(rows: list[Row], index: Index) -> tuple[Filled, list[Fault]]:
    """Return what the rows report on the measures of the plan, and what is wrong with them."""
    names = _Names(index)
    known = {
        (entry.id, _essence(one)) for entry in index.measures.values() for one in entry.reports
    }
    new: list[RowReport] = []
    faults: list[Fault] = []
    repeated = empty = 0
    for row in rows:
        if not any(row.text(column) for column in ASKED) and not _broken(row):
            empty += 1
            continue
        wrong = list(_broken(row))
        entry = names.measure(row, wrong)
        progress = _progress(row, index, wrong)
        faults += wrong
        if wrong or entry is None or progress is None:
            continue
        key = (entry.id, _essence(progress))
        if key in known:
            repeated += 1
            continue
        known.add(key)
        new.append(RowReport(entry.id, progress))
    return Filled(tuple(new), repeated, empty), faults


def _broken(row: Row) -> list[Fault]:
    return [Fault(cell.where, cell.fault) for cell in row.cells.values() if cell.fault]


def _essence(progress: Progress) -> tuple[object, ...]:
    """Return what makes two reports the same."""
    words = reflow(progress.summary)
    return progress.date, progress.status, words, squeeze(progress.source.title)


class _Names:
    """The measures by what a row may call them."""

    def __init__(self, index: Index) -> None:
        self._by_id = index.measures
        self._by_name: dict[str, list[MeasureEntry]] = {}
        for entry in index.measures.values():
            for name in {entry.number, entry.label, entry.measure.title} - {""}:
                self._by_name.setdefault(squeeze(name), []).append(entry)

    def measure(self, row: Row, faults: list[Fault]) -> MeasureEntry | None:
        """Return the measure of a row: what its cells say must be one and the same."""
        found: MeasureEntry | None = None
        for column in reversed(GIVEN):
            cell = row.cells.get(column)
            if not cell or not cell.text:
                continue
            possible = self._called(column, cell, faults)
            if not possible:
                return None
            if found and found not in possible:
                words = f"“{cell.text}”和同一行的“{found.id}”不是同一项措施；请改正其中一格。"
                faults.append(Fault(cell.where, words))
                return None
            if len(possible) == 1:
                found = possible[0]
        if not found:
            words = "看不出这一行是哪项措施；请写它的代码，或不与别的措施重复的编号、标题。"
            faults.append(Fault(row.where(GIVEN[-1]), words))
        return found

    def _called(self, column: Column, cell: Cell, faults: list[Fault]) -> list[MeasureEntry]:
        if column is Column.ID:
            if cell.text in self._by_id:
                return [self._by_id[cell.text]]
            near, what = nearest(cell.text, self._by_id), "代码"
        else:
            if possible := self._by_name.get(squeeze(cell.text)):
                return possible
            near, what = nearest(cell.text, self._by_name), f"{column}"
        hint = f"；是不是“{near}”？" if near else "；请照发出的表改回来。"
        faults.append(Fault(cell.where, f"没有{what}为“{cell.text}”的措施{hint}"))
        return []


def _progress(row: Row, index: Index, faults: list[Fault]) -> Progress | None:
    """Return the progress that a row reports; None if it reports none that can be, which is added to ``faults``."""
    before = len(faults)
    for column in NEEDED:
        if not row.text(column) and not _has_fault(row, column):
            words = f"这一行填了别的，还缺“{column}”；请填上，没有进展的整行留空。"
            faults.append(Fault(row.where(column), words))
    given = {column: cell.text for column, cell in row.cells.items() if column in ASKED}
    for column in (Column.DAY, Column.PUBLISHED):
        cell = row.cells.get(column)
        if cell and cell.text and cell.day is None:
            words = f"“{cell.text}”不是完整的日期；请写成 2024-10-31 或 2024年10月31日 这样。"
            faults.append(Fault(cell.where, words))
        elif cell and cell.day:
            given[column] = cell.day.isoformat()
    status = _status(row, given, faults)
    if len(faults) > before or status is None:
        return None
    values: dict[str, Any] = {"source": {}}
    for route, column in _FIELDS.items():
        if given.get(column):
            (values["source"] if len(route) > 1 else values)[route[-1]] = given[column]
    values |= {"status": str(status), "summary": given[Column.SUMMARY].replace("\n", "\n\n")}
    values["source"]["title"] = _one_line(given[Column.SOURCE])
    try:
        progress = Progress.model_validate(values)
    except ValidationError as error:
        faults += _refused(row, error)
        return None
    issued, day = index.plan.issued_on, progress.source.date
    faults += [Fault(row.where(Column.DAY), words) for words in wrong_days(progress, issued, day)]
    return progress


def _has_fault(row: Row, column: Column) -> bool:
    return column in row.cells and bool(row.cells[column].fault)


def _status(row: Row, given: dict[Column, str], faults: list[Fault]) -> ProgressStatus | None:
    """Return the status of a row. A word of the source that means one status alone stands for it, and is kept."""
    said = given.get(Column.STATUS, "")
    if not said:
        return None
    choices = "、".join(one.label for one in ProgressStatus)
    named = next((one for one in ProgressStatus if said in (one.label, str(one))), None)
    word = given.get(Column.WORD, "")
    if named is None:
        meant = meanings(said)
        if len(meant) == 1 and word in ("", said):
            given[Column.WORD] = said
            return meant[0]
        likely = "、".join(one.label for one in meant)
        words = f"“{said}”是通报的词，可能是{likely}；" if meant else f"没有“{said}”这种状态；"
        how = "通报的词写在“来源用词”一列，" if meant else ""
        faults.append(
            Fault(row.where(Column.STATUS), f"{words}{how}状态请从这几种里选：{choices}。")
        )
    elif (allowed := meanings(word)) and named not in allowed:
        may = "、".join(one.label for one in allowed)
        words = f"状态“{named.label}”与来源用词“{word}”不合；请照来源改为{may}，或改正来源用词。"
        faults.append(Fault(row.where(Column.STATUS), words))
    return named


def _refused(row: Row, error: ValidationError) -> Iterator[Fault]:
    """Yield the values that the model does not take, each at its cell."""
    for detail in error.errors(include_url=False):
        column = _FIELDS[tuple(str(step) for step in detail["loc"])]
        if _has_fault(row, column):
            continue
        value = _one_line(row.text(column))[:40]
        yield Fault(row.where(column), f"“{value}”不能用；应是：{_MODELS[column]}")


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
