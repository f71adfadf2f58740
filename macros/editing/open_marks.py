"""What an import guessed and nobody has looked at yet: comments with 【待核】 in a data file.

The mark is a comment, so that it changes no value, stays with what it is about when the file is
formatted, and is gone when an editor deletes its line.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.editing.comments import comments_at

MARK = "【待核】"


@dataclass(frozen=True)
class OpenMark:
    """One guess to be looked at."""

    line: int
    reason: str
    """What it is about, a colon, and why it was guessed."""

    @property
    def matter(self) -> str:
        """What it is about; empty if an editor wrote it in other words."""
        before, colon, _ = self.reason.partition("：")
        return before if colon else ""


def comment(reason: str) -> str:
    """Return the comment that marks a guess."""
    return f"# {MARK}{reason}"


def open_marks(text: str) -> tuple[OpenMark, ...]:
    """Return the marks in the text of a data file, from top to bottom.

    The word in a value, or in a comment that only speaks of it, marks nothing.
    """
    if MARK not in text:
        return ()
    found = ((line, words.lstrip("# ")) for line, words in comments_at(text))
    return tuple(
        OpenMark(line, words.removeprefix(MARK).strip())
        for line, words in found
        if words.startswith(MARK)
    )
