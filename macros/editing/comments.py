"""The comments of a plan file, and the value above which each belongs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.editing.blocks import Comments
from macros.loading.yamltext import LOADER, Parsed
from macros.model.problems import Route

_Start = tuple[tuple[int, int], Route]
"""Where a key or item begins (line and column), and its route."""
_Comment = tuple[int, int, str]
"""Line, column and words."""
_COMMENT = re.compile(r"(?:(?<=\s)|(?<![^\n]))#[^\n]*")


@dataclass(frozen=True)
class Attached:
    """Comment lines by the value that follows them; an empty line parts two groups."""

    header: tuple[str, ...]
    """The comments at the top of the file, which do not belong to its first key."""
    footer: tuple[str, ...]
    """The comments behind the last value."""
    comments: Comments = field(repr=False)
    """All other comments."""


def attach(text: str, parsed: Parsed) -> Attached:
    """Find the comments of ``text`` and what each belongs to.

    A comment on its own line belongs to the next key or item, unless it is indented further: then
    it ends the object above it. One behind a value belongs to that value and goes above its key.
    """
    starts = _starts(parsed)
    places = [place for place, _ in starts]
    lines = text.split("\n")
    top: list[_Comment] = []
    footer: list[_Comment] = []
    above: dict[Route, list[_Comment]] = {}
    below: dict[Route, list[_Comment]] = {}
    for comment in _comments(text):
        line, column, _ = comment
        if lines[line - 1][: column - 1].strip():
            behind = bisect_right(places, (line, column)) - 1
            above.setdefault(starts[max(behind, 0)][1], []).append(comment)
            continue
        following = bisect_left(places, (line, column))
        ended = _ended(starts, following, column)
        if ended is not None:
            below.setdefault(ended, []).append(comment)
        elif following == len(starts):
            footer.append(comment)
        elif following == 0:
            top.append(comment)
        else:
            above.setdefault(starts[following][1], []).append(comment)
    header, of_first = _split_header(top, places[0][0])
    if of_first:
        first = starts[0][1]
        above[first] = of_first + above.get(first, [])
    return Attached(
        _with_gaps(header, lines),
        _with_gaps(footer, lines),
        Comments(
            {route: _with_gaps(found, lines) for route, found in above.items()},
            {route: _with_gaps(found, lines) for route, found in below.items()},
        ),
    )


def _ended(starts: list[_Start], following: int, column: int) -> Route | None:
    """Return the value that a comment in ``column`` before the start ``following`` ends, if any."""
    if following == 0:
        return None
    next_column = _column(starts[following]) if following < len(starts) else 1
    if column <= next_column:
        return None
    columns = {route: _column((place, route)) for place, route in starts[:following]}
    route = starts[following - 1][1]
    while route and columns.get(route, column + 1) > column:
        route = route[:-1]
    goes_on = following < len(starts) and starts[following][1][: len(route)] == route
    return None if goes_on else route


def _column(start: _Start) -> int:
    """Return the column of a key, or of the dash of an item."""
    (_, column), route = start
    return column - 2 if isinstance(route[-1], int) else column


def comments_in(text: str) -> list[str]:
    """Return all comments of YAML ``text``, without their places."""
    return [words for _, _, words in _comments(text)]


def comments_at(text: str) -> list[tuple[int, str]]:
    """Return all comments of YAML ``text``, each with the number of its line."""
    return [(line, words) for line, _, words in _comments(text)]


def comment_lines(text: str) -> set[int]:
    """Return the numbers of the lines that hold nothing but a comment."""
    lines = text.split("\n")
    return {
        line for line, column, _ in _comments(text) if not lines[line - 1][: column - 1].strip()
    }


def _comments(text: str) -> Iterator[_Comment]:
    """Yield line, column and words of each comment."""
    masked = list(text)
    for event in yaml.parse(text, Loader=LOADER):
        if not isinstance(event, yaml.ScalarEvent):
            continue
        begun: Any = event.start_mark
        ended: Any = event.end_mark
        start = begun.index
        if event.style == "|":  # a comment may stand behind the bar
            start = text.find("\n", start)
            start = len(text) if start < 0 else start
        for place in range(start, ended.index):
            if masked[place] != "\n":
                masked[place] = "x"
    for number, line in enumerate("".join(masked).split("\n"), start=1):
        if match := _COMMENT.search(line):
            yield number, match.start() + 1, match.group().rstrip()


def _starts(parsed: Parsed) -> list[_Start]:
    """Return where each key and list item begins; if several begin at one place, the outermost."""
    first: dict[tuple[int, int], Route] = {}
    found = [(mark, route) for route, mark in parsed.keys.items()]
    found += [(mark, route) for route, mark in parsed.values.items() if _is_item(route)]
    for mark, route in found:
        place = (mark.line, mark.column)
        if place not in first or len(route) < len(first[place]):
            first[place] = route
    return sorted(first.items())


def _is_item(route: Route) -> bool:
    return bool(route) and isinstance(route[-1], int)


def _split_header(found: list[_Comment], first_line: int) -> tuple[list[_Comment], list[_Comment]]:
    """Separate the comments of the file from those of its first key, at the blank line between."""
    below = first_line
    for number in range(len(found) - 1, -1, -1):
        if found[number][0] < below - 1:
            return found[: number + 1], found[number + 1 :]
        below = found[number][0]
    if found and found[0][2].startswith("# yaml-language-server:"):
        return found[:1], found[1:]
    return [], found


def _with_gaps(found: list[_Comment], lines: list[str]) -> tuple[str, ...]:
    """Return the comments with one empty line where the file has blank lines between two."""
    result: list[str] = []
    before = 0
    for line, _, words in found:
        if result and not all(lines[n].strip() for n in range(before, line - 1)):
            result.append("")
        result.append(words)
        before = line
    return tuple(result)
