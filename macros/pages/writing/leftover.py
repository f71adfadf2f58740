"""What somebody wrote for Markdown and readers would see as it was written: a fault, with its line.

A page is looked at after Markdown. What still stands there outside of code, and stands in the source
too, was meant to be something else; text of the plan is not in the source, so it is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from macros.pages.writing.source import HOLE, quoted, with_holes
from macros.pages.writing.syntax import KINDS

_KINDS = tuple((re.compile(kind.written, re.MULTILINE), kind) for kind in KINDS)
_AS_IT_IS = re.compile(r"<(code|pre|kbd|script|style|svg|textarea)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"&[a-z]+;")
_SIGN = r"(?:[^\n!-/:-@\[-`{-~]|&#?\w+;|<[^<>]*>)"
_FILLED, _LAST = rf"(?!\s){_SIGN}+?(?<!\s)", rf"(?!\s){_SIGN}(?<!\s)"
"""What braces may have shown, of the signs of Markdown only as numbers, and elements of macros; and its end."""
_HOLES = re.compile(f"{HOLE}+")


_DEFINED = re.compile(r"^ {0,3}(\[[^\[\]\n^]+\]):[ \t]*(\S+)", re.MULTILINE)
_LINK = re.compile(
    r"\[[\x00-\x7f]+\] <?(?:[a-z]+://|mailto:|#|\.{0,2}/|\S+\.(?:md|html|pdf|png|jpg|svg)\b)"
)
"""What can be nothing but the address of a link: a name that no words of a page have, and an address."""


def unused(text: str, page: str) -> Iterator[tuple[int, str]]:
    """Yield each address that a text gives a name which nothing on the page asks for: Markdown takes it out."""
    named, asked = with_holes(text), _folded(with_holes(page))
    for found in _DEFINED.finditer(named):
        link = _LINK.match(f"{found[1]} {found[2]}")
        if not link and asked.count(_folded(found[1])) == 1:
            words = "没有链接用到，这一行不会显示；要显示的，冒号写成中文的，或在方括号前写反斜线。"
            yield named.count("\n", 0, found.start(1)) + 1, f"“{quoted(found[1])}:”{words}"


_SHORT = re.compile(r"^ {0,3}\*\[([^\]\n]+)\]:[ \t]*([^\n]*)", re.MULTILINE)


def unseen(text: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield each short form that a text explains and has, and that is not found in it: between Chinese characters."""
    named = with_holes(text)
    rest = _SHORT.sub("", named)
    for found in _SHORT.finditer(named):
        name, there = escape(found[1], quote=False), found[1] in rest or HOLE in found[1]
        if there and not re.search(rf">{_filled(name)}</abbr>", html):
            words = "前后都是汉字，认不出来，不会有解释；请写成链接，或删去这一行。"
            yield named.count("\n", 0, found.start(1)) + 1, f"“*[{quoted(found[1])}]:”{words}"


def _folded(text: str) -> str:
    """Return a text as names of addresses are compared: on one line, without regard to capitals."""
    return " ".join(text.split()).lower()


def leftover(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each mark in the source of a page that is still there in its HTML."""
    text = with_holes(source)
    page = _AS_IT_IS.sub(" ", html)
    shown = _NAMED.sub(lambda found: unescape(found[0]), _TAG.sub("", page))
    left = [
        (mark, kind.words)
        for pattern, kind in _KINDS
        for mark in pattern.finditer(text)
        if _is_left(mark[1], kind.left, page, shown)
    ]
    found_before: set[tuple[int, str]] = set()
    for mark, words in left:
        line = text.count("\n", 0, mark.start(1)) + 1
        if (line, words) not in found_before and not any(_holds(one, mark) for one, _ in left):
            found_before.add((line, words))
            yield line, f"“{quoted(mark[1])}”{words}"


def _filled(mark: str) -> str:
    """Return a pattern for what a page shows of a mark, whatever braces in it gave.

    Braces beside each other are one: of two patterns that take the same, each way to share would be tried.
    """
    return _HOLES.sub(lambda _: _FILLED, re.escape(mark))


def _ending(mark: str) -> str:
    """Return the same pattern; of what braces at its beginning gave only the last character, since it is tried everywhere."""
    found = _HOLES.match(mark)
    return f"{_LAST}{_filled(mark[found.end() :])}" if found else _filled(mark)


def _holds(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a mark stands within another that begins before it: they have one cause."""
    start, end, (first, last) = one.start(1), one.end(), other.span(1)
    return start < first and last <= end


def _is_left(mark: str, left: str | None, page: str, shown: str) -> bool:
    """Whether a page shows a mark; what numbers stand for in it, all text of the plan, is not looked at."""
    if left is None:
        if HOLE not in mark:
            return mark in shown
        first, last = re.escape(mark[0]), re.escape(mark[-1])
        return bool(re.search(rf"(?<!{first}){_ending(mark)}(?!{last})", shown))
    return bool(re.search(left.replace("{mark}", _filled(mark)), page, re.MULTILINE))
