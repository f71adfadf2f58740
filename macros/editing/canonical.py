"""The canonical form of a plan file: the same meaning and the same comments, one way to write it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from macros.editing.blocks import object_lines
from macros.editing.comments import attach, comments_in
from macros.loading.load import Loaded, load_text
from macros.model.plan import PlanFile
from macros.model.problems import PlanError


class FormatError(Exception):
    """The canonical form would change the meaning: a bug of the formatter. Nothing is written."""


def format_text(text: str, path: Path) -> str:
    """Return the canonical form of ``text``, the content of the plan file at ``path``.

    Raises PlanError if the plan has faults, FormatError if the proof of equal meaning fails.
    """
    before = load_text(text, path)
    formatted = _rendered(text, before)
    _prove(text, before, formatted, path)
    return formatted


def _rendered(text: str, loaded: Loaded) -> str:
    above = attach(text, loaded.parsed)
    lines = [*above.header]
    if lines:
        lines.append("")
    lines += object_lines(loaded.parsed.value, PlanFile, comments=above.comments)
    if above.footer:
        lines += ["", *above.footer]
    return "\n".join(lines) + "\n"


def _prove(text: str, before: Loaded, formatted: str, path: Path) -> None:
    """Check that only the notation has changed and that a second run changes nothing."""
    try:
        after = load_text(formatted, path)
    except PlanError as error:
        raise FormatError(f"整理后的文件有误：{error}") from None
    if after.file != before.file:
        raise FormatError("整理后的内容与原来不同")
    if _given(after.parsed.value) != _given(before.parsed.value):
        raise FormatError("整理后的键与原来不同")
    if Counter(comments_in(text)) != Counter(comments_in(formatted)):
        raise FormatError("整理后的注释与原来不同")
    if _rendered(formatted, after) != formatted:
        raise FormatError("再整理一次会得到不同的结果")


def _given(value: object) -> object:
    """Return the keys of plain values, without the values."""
    if isinstance(value, dict):
        return {key: _given(held) for key, held in value.items()}
    return [_given(held) for held in value] if isinstance(value, list) else None
