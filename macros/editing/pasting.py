"""Lines that an editor lacks, as a web page of a code host takes them: what to paste behind which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.editing import former_records, history_entries
from macros.editing.cannot import CannotEdit
from macros.editing.former_records import Record, records_yaml
from macros.editing.history_entries import entries_yaml
from macros.editing.insert import Inserted
from macros.loading.reading import text_of
from macros.model.history import Change
from macros.model.problems import PlanError

EMPTY = "[]"
_KEY = re.compile(r"[a-z_]+:(?: *\[\])?")


@dataclass(frozen=True)
class Paste:
    """Lines to paste whole, keys and blank lines included."""

    where: str
    """Behind which line, in words."""
    line: int
    code: str


def entries(data: bytes, lacking: tuple[Change, ...]) -> Paste:
    """Return the entries that the history of the data file lacks, at least one."""
    try:
        return _paste(data, history_entries.inserted(data, lacking))
    except (CannotEdit, PlanError):  # the file does not take them where they would go
        return Paste("changes: 之下的最前面", 0, entries_yaml(lacking))


def records(data: bytes, lacking: Sequence[Record]) -> Iterator[Paste]:
    """Yield the records that the data file lacks, those of each key by themselves."""
    try:
        yield from [_paste(data, one) for one in former_records.inserted(data, [*lacking])]
    except (CannotEdit, PlanError):
        yield Paste("数据文件的末尾", 0, records_yaml([*lacking]))


def _paste(data: bytes, made: Inserted) -> Paste:
    """Return the new lines; ``changes: []`` cannot be pasted below, its line is replaced.

    Of the line above only a key is quoted: other words are those of the data.
    """
    lines = text_of(data, "").split("\n")
    above = lines[made.behind - 1].strip() if made.behind else ""
    whole = made.whole
    quoted = f"“{above}”" if _KEY.fullmatch(above) else ""
    if quoted and above.endswith(EMPTY):
        key = above.removesuffix(EMPTY).strip()
        where = f"第 {made.behind} 行{quoted}的位置，代替这一行"
        whole = (key, *whole)
    elif not made.behind:
        where = "文件的最前面"
    else:
        last = not any(line.strip() for line in lines[made.behind :])
        where = f"第 {made.behind} 行{quoted}的下面{'（文件末尾）' if last else ''}"
    return Paste(where, made.behind, "".join(f"{line}\n" for line in whole))
