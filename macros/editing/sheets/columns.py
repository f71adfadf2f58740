"""The columns of a progress sheet: what they are called, and by which other names they are known."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from macros.text.lines.reflow import squeeze


class Column(StrEnum):
    """A column; the order is that of a sheet that goes out."""

    NUMBER = "编号"
    TITLE = "措施"
    ID = "代码"
    SUMMARY = "进展"
    STATUS = "状态"
    SOURCE = "来源"
    DAY = "日期"
    WORD = "来源用词"
    URL = "来源网址"
    PUBLISHED = "来源日期"


GIVEN = (Column.NUMBER, Column.TITLE, Column.ID)
"""What says which measure a row is about; one of them is enough."""
NEEDED = (Column.SUMMARY, Column.STATUS, Column.SOURCE, Column.DAY)
"""What a filled row has."""
ASKED = (*NEEDED, Column.WORD, Column.URL, Column.PUBLISHED)
"""What goes out empty."""
_OTHERS = {
    "序号": Column.NUMBER,
    "措施标题": Column.TITLE,
    "任务": Column.TITLE,
    "id": Column.ID,
    "进展内容": Column.SUMMARY,
    "进展情况": Column.SUMMARY,
    "进展状态": Column.STATUS,
    "来源名称": Column.SOURCE,
    "进展日期": Column.DAY,
}
_ASIDE = re.compile(r"\(.*?\)|[*:]")


def column_of(heading: str) -> Column | None:
    """Return the column under a heading, with or without a remark in brackets; None if it is no column."""
    plain = _ASIDE.sub("", unicodedata.normalize("NFKC", squeeze(heading))).lower()
    if plain in _OTHERS:
        return _OTHERS[plain]
    return next((column for column in Column if column == plain), None)
