"""The records of ids that are no longer used, as the data file writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from macros.editing.blocks import Comments, item_lines
from macros.editing.diff.compare import Vanished
from macros.editing.diff.fields import plain
from macros.editing.diff.successors import GUESS
from macros.editing.history_entries import CannotDraft
from macros.editing.insert import InsertError, append
from macros.loading.blanks import BLANK
from macros.loading.revisions import parsed_plan
from macros.model.kinds import MoveKind
from macros.model.plan import Former, Moved, Retired
from macros.model.problems import PlanError

_KEYS: tuple[tuple[str, type[Former]], ...] = (("moved", Moved), ("retired", Retired))


def records(vanished: tuple[Vanished, ...], on: date) -> tuple[Former, ...]:
    """Return a record for each vanished id; a published one is given back as it was.

    Why an id went only an editor knows: the reason is left to fill in. An id that is in use
    again gets none, since it needs another id.
    """
    return tuple(_record(lost, on) for lost in vanished if not lost.reused)


def _record(lost: Vanished, on: date) -> Former:
    if lost.record:
        return lost.record
    if lost.successor:
        to = (lost.successor,)
        return Moved(
            kind=lost.kind, id=lost.id, title=lost.name, on=on, reason=BLANK,
            how=MoveKind.MOVED, to=to,
        )  # fmt: skip
    return Retired(kind=lost.kind, id=lost.id, title=lost.name, on=on, reason=BLANK)


def records_yaml(given: tuple[Former, ...], indent: str = "  ") -> str:
    """Return records as they stand in the data file, each key once."""
    blocks = []
    for key, model in _KEYS:
        if values := [plain(record) for record in given if isinstance(record, model)]:
            lines = item_lines(values, model, (), _guesses(values), apart=True)
            body = "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)
            blocks.append(f"{key}:\n{body}")
    return "\n".join(blocks)


def _guesses(values: list[dict[str, Any]]) -> Comments:
    """Return the mark above each successor that nobody has confirmed: its reason is still blank."""
    guessed = (n for n, value in enumerate(values) if "to" in value and value["reason"] == BLANK)
    return Comments({(n, "to", 0): (GUESS,) for n in guessed}, {})


def with_records(data: bytes, given: tuple[Former, ...]) -> bytes:
    """Return the data file with the records behind those that it has, all else as it was.

    Raises CannotDraft where the result would not be exactly that, PlanError where ``data`` is
    no plan.
    """
    file, _ = parsed_plan(data, "")
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    made = text.replace("\r\n", "\n")
    wanted = {}
    for key, model in _KEYS:
        those = tuple(record for record in given if isinstance(record, model))
        wanted[key] = (*getattr(file, key), *those)
        if those:
            parsed = parsed_plan(made.encode(), "")[1]
            values = [plain(record) for record in those]
            try:
                made = append(made, parsed, key, values, model, _guesses(values))
            except InsertError as error:
                raise CannotDraft(str(error)) from None
    result = made.replace("\n", newline).encode()
    try:
        found, _ = parsed_plan(result, "")
    except PlanError:
        raise CannotDraft(_SPECIAL) from None
    if found != file.model_copy(update=wanted):
        raise CannotDraft(_SPECIAL)
    return result


_SPECIAL = "moved 或 retired 的写法特殊，不能自动加入；请用 --dry-run 查看，再自己写入。"
