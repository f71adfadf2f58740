"""The sheets that went out to units and came back filled: all that they tell, in one change."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from macros.desk.forms import Field
from macros.desk.tasks.task import Files, NotTaken, Task, Values
from macros.desk.tasks.texts import beside
from macros.editing.sheets.columns import NEEDED
from macros.index.build import build_index
from macros.index.index import Index
from macros.loading.load import Loaded
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.plan import PlanFile

SHEETS = "sheets"
_HINT = (
    "单位填好交回的 .xlsx 文件，可以一次选几个；空表在单位的网页末尾“供编者”后面。"
    f"{'、'.join(NEEDED)}四格都填了的行才登记，整行空着的、登记过的不管；有一格错，就什么也不写。"
)
NOTHING_NEW = "这些表里没有新的进展（{} 行没有填，{} 行登记过）。"


def _fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    return (Field(SHEETS, "填好的进展表", _HINT, "files", True),)


def _write(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Write what the sheets tell of measures; what two of them tell alike is written once."""
    from macros.editing.sheets.cells import (
        Row,
        SheetError,
        rows_of,
    )  # what reads Excel loads slowly
    from macros.editing.sheets.filled import filled
    from macros.editing.sheets.taking import with_progress

    rows: list[Row] = []
    wrong: list[str] = []
    index = _index(file, files, name)
    for sheet in values[SHEETS]:
        try:
            read = rows_of(b64decode(sheet["data"]), sheet["name"])
            if faults := filled(read, index)[1]:
                raise SheetError(sheet["name"], faults)
        except SheetError as error:
            wrong += str(error).split("\n")
        else:
            rows += read
    if wrong:
        raise NotTaken(SHEETS, wrong)
    found, _ = filled(rows, index)
    if not found.new:
        raise NotTaken(SHEETS, [NOTHING_NEW.format(found.empty, found.known)])
    return {**files, name: with_progress(files[name], found.new)}


SHEET = Task("sheet", "收进展表（Excel）", _fields, _write)


def _index(file: PlanFile, files: Files, name: str) -> Index:
    notice = text_of(files[beside(name, file.plan.source.transcription)], name)
    return build_index(Loaded(file, Path(name), notice, parse(text_of(files[name], name))))
