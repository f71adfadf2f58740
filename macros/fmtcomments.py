"""The comments of a plan file, and the value above which each belongs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.problems import Route
from macros.yamltext import LOADER, Parsed

_COMMENT = re.compile(r"(?:(?<=\s)|(?<![^\n]))#[^\n]*")


@dataclass(frozen=True)
class Attached:
    """Comment lines by the value that follows them; an empty line parts two groups."""

    header: tuple[str, ...]
    """What stands at the top of the file, apart from the first key."""
    footer: tuple[str, ...]
    """What stands behind the last value."""
    above: dict[Route, tuple[str, ...]] = field(repr=False)

    def at(self, route: Route) -> tuple[str, ...]:
        """Return the comment lines above the value at ``route``."""
        return self.above.get(route, ())


def attach(text: str, parsed: Parsed) -> Attached:
    """Find the comments of ``text`` and what each belongs to.

    A comment on its own line belongs to the next key or item; one behind a value to the key of
    that value: it goes above it.
    """
    starts = _starts(parsed)
    places = [place for place, _ in starts]
    lines = text.split("\n")
    groups: dict[Route | None, list[tuple[int, str]]] = {}
    for line, column, words in _comments(text):
        own_line = not lines[line - 1][: column - 1].strip()
        if own_line:
            at = bisect_left(places, (line, column))
            route = starts[at][1] if at < len(starts) else None
        else:
            at = bisect_right(places, (line, column)) - 1
            route = starts[max(at, 0)][1]
        groups.setdefault(route, []).append((line, words))
    first = starts[0] if starts else ((1, 1), None)
    header = groups.pop(first[1], []) if first[1] is not None else []
    top, kept = _split_header(header, first[0][0])
    if kept:
        groups[first[1]] = kept
    return Attached(
        header=_with_gaps(top, lines),
        footer=_with_gaps(groups.pop(None, []), lines),
        above={
            route: _with_gaps(found, lines) for route, found in groups.items() if route is not None
        },
    )


def comments_in(text: str) -> list[str]:
    """Return all comments of YAML ``text``, without their places."""
    return [words for _, _, words in _comments(text)]


def comment_lines(text: str) -> set[int]:
    """Return the numbers of the lines that hold nothing but a comment."""
    lines = text.split("\n")
    return {
        line for line, column, _ in _comments(text) if not lines[line - 1][: column - 1].strip()
    }


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
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


def _starts(parsed: Parsed) -> list[tuple[tuple[int, int], Route]]:
    """Return where each key and list item begins; of those at one place the outermost."""
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


def _split_header(
    found: list[tuple[int, str]], first_line: int
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Part the comments of the file from those of its first key: a blank line is between them."""
    below = first_line
    for number in range(len(found) - 1, -1, -1):
        if found[number][0] < below - 1:
            return found[: number + 1], found[number + 1 :]
        below = found[number][0]
    if found and found[0][1].startswith("# yaml-language-server:"):
        return found[:1], found[1:]
    return [], found


def _with_gaps(found: list[tuple[int, str]], lines: list[str]) -> tuple[str, ...]:
    """Return the comments with one empty line where the file has blank lines between two."""
    result: list[str] = []
    before = 0
    for line, words in found:
        if result and not all(lines[n].strip() for n in range(before, line - 1)):
            result.append("")
        result.append(words)
        before = line
    return tuple(result)
