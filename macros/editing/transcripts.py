"""Whole pieces of a stored official text: taken out, or put behind another. Other lines stay.

Pieces are found by their characters, blanks aside, however the file breaks its lines.
"""

from __future__ import annotations

from macros.editing.cannot import CannotEdit
from macros.text.lines.reflow import paragraphs, reflow, squeeze


def without_piece(laid_out: str, piece: str) -> str:
    """Return a text without a piece that stands in it once. Raises CannotEdit."""
    first, end = _place(laid_out, piece)
    whole_lines = not laid_out[laid_out.rfind("\n", 0, first) + 1 : first].strip()
    rest = laid_out[end:]
    line_end = rest.find("\n") if "\n" in rest else len(rest)
    if not whole_lines or rest[:line_end].strip():
        return laid_out[:first] + rest
    before, after = laid_out[:first].rstrip(), rest.lstrip()
    if not after:
        return f"{before}\n"
    return (
        before + laid_out[len(before) : first].rstrip(" \t\u3000") + rest[len(rest) - len(after) :]
    )


def with_piece_behind(laid_out: str, before: str, piece: str) -> str:
    """Return a text with a piece behind another that stands in it once. Raises CannotEdit.

    Where a paragraph ends there, its own paragraphs follow, parted as those of the text are.
    """
    _, end = _place(laid_out, before)
    rest = laid_out[end:]
    if rest.strip() and "\n" not in rest[: len(rest) - len(rest.lstrip())]:
        return laid_out[:end] + squeeze(piece) + rest
    gap = "\n\n" if "\n\n" in laid_out else "\n"
    return laid_out[:end] + gap + gap.join(paragraphs(reflow(piece))) + (rest or "\n")


def _place(laid_out: str, piece: str) -> tuple[int, int]:
    """Return where a piece begins and ends."""
    places = [n for n, char in enumerate(laid_out) if not char.isspace()]
    whole, words = "".join(laid_out[n] for n in places), squeeze(piece)
    count = whole.count(words) if words else 0
    if count != 1:
        found = "不止一处有" if count else "没有找到"
        raise CannotEdit(f"公文文本副本里{found}“{words[:20]}……”，不能自动改；请自己改文件。")
    at = whole.index(words)
    return places[at], places[at + len(words) - 1] + 1
