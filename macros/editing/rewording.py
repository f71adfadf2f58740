"""Other words in the place of words, in a text as it is laid out: line breaks and indents stay.

The characters of a text, blanks aside, stand in its file in the same order, however the file breaks
its lines. So each change of a character has its place there, and all other lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.editing.blocks import text_lines
from macros.editing.cannot import CannotEdit
from macros.loading.reading import text_of
from macros.loading.yamltext import Parsed, parse
from macros.model.problems import Route
from macros.text.lines.reflow import reflow, squeeze
from macros.text.parts.wording import Piece, compared

_SPECIAL = "这里的写法特殊，不能自动改；请自己改文件。"


@dataclass(frozen=True)
class Rewording:
    """One text and what it is to be; both without line breaks that mean nothing."""

    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What leads from one to the other."""
        return compared(self.before, self.after)

    def of_part(self, part: str) -> str:
        """Return what becomes of some words of the text; the words themselves if nothing does.

        What is added at their edge is not theirs, unless it takes the place of some of them.
        """
        start = self.before.find(part)
        if start < 0 or part in self.after:
            return part
        end, made, at, replaced = start + len(part), "", 0, False
        for piece in self.pieces:
            if piece.op == "new":
                made += piece.text if start < at < end or replaced else ""
                continue
            inside = piece.text[max(0, start - at) : max(0, end - at)]
            made += inside if piece.op == "same" else ""
            replaced = piece.op == "gone" and bool(inside)
            at += len(piece.text)
        return made


def reworded(laid_out: str, change: Rewording, before: str = "") -> str:
    """Return a file or a piece of one with the change where it holds the text, blanks aside.

    ``before`` is what stands right before the text there. Raises CannotEdit if the text is not
    there, is there twice, or if what changes is not its characters.
    """
    places = [n for n, char in enumerate(laid_out) if not char.isspace()]
    whole = "".join(laid_out[n] for n in places)
    lead, old = squeeze(before), squeeze(change.before)
    found = [n for n in _all(whole, lead + old)]
    if len(found) != 1:
        words = "不止一处有" if found else "没有找到"
        raise CannotEdit(f"{words}“{change.before[:20]}……”，不能自动改；请自己改文件。")
    at = found[0] + len(lead)
    made, done = [], 0
    for piece in change.pieces:
        if piece.op != "same" and ("\n" in piece.text):
            raise CannotEdit("分段有变，不能自动改；请自己改文件。")
        if piece.op == "new":
            place = places[at - 1] + 1 if at else 0
            made += [laid_out[done:place], piece.text]
            done = place
            continue
        count = len(squeeze(piece.text))
        if piece.op == "gone" and count:
            first, last = places[at], places[at + count - 1] + 1
            made.append(laid_out[done:first])
            made += [char for char in laid_out[first:last] if char.isspace()]
            done = last
        at += count
    text = "".join([*made, laid_out[done:]])
    behind = whole[found[0] + len(lead + old) :]
    if squeeze(text) != whole[: found[0]] + lead + squeeze(change.after) + behind:
        raise CannotEdit(_SPECIAL)
    return text


def with_value(data: bytes, route: Route, change: Rewording) -> bytes:
    """Return the plan file with the text at a route changed, and nothing else. Raises CannotEdit."""
    text = text_of(data, "")
    parsed = parse(text)
    lines = text.split("\n")
    first, last = parsed.values[route].line - 1, _end(parsed, route)
    block = _rewrapped(lines[first:last], change)
    made = "\n".join([*lines[:first], *block, *lines[last:]])
    after = parse(made)
    wanted = {r: _read(parsed, r) for r in parsed.values}
    wanted[route] = reflow(change.after)
    if after.reports or {r: _read(after, r) for r in after.values} != wanted:
        raise CannotEdit(_SPECIAL)
    return made.encode()


def _rewrapped(lines: list[str], change: Rewording) -> list[str]:
    """Return the lines of a value with the change, broken anew if they are broken as usual."""
    body = next((n for n in range(len(lines), 1, -1) if lines[n - 1].strip()), 1)
    indent = lines[1][: len(lines[1]) - len(lines[1].lstrip())] if body > 1 else ""
    usual = [f"{indent}{line}" if line else "" for line in text_lines(change.before)]
    if body > 1 and lines[1:body] == usual:
        usual = [f"{indent}{line}" if line else "" for line in text_lines(change.after)]
        return [lines[0], *usual, *lines[body:]]
    return reworded("\n".join(lines), change).split("\n")


def _read(parsed: Parsed, route: Route) -> str:
    value = parsed.value
    for step in route:
        value = value[step]
    return reflow(value) if isinstance(value, str) else ""


def _end(parsed: Parsed, route: Route) -> int:
    """Return the number of the line before which the value at a route ends at the latest."""
    start = parsed.values[route]
    marks = [*parsed.values.values(), *parsed.keys.values()]
    return min((m.line - 1 for m in marks if m.line > start.line), default=len(parsed.lines))


def _all(whole: str, part: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)
