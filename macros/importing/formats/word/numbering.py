"""The automatic numbers of a .docx: numbering.xml, followed as Word counts.

Lists with the same definition (w:abstractNum) count on together; a w:num begins anew where it says
so (w:startOverride), the first time it is used. A level begins anew after each higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.importing.formats.word.number_formats import SURE, written
from macros.importing.formats.word.package import Element, W, number, on, value
from macros.importing.formats.word.styles import Styles
from macros.importing.formats.word.symbols import shown
from macros.text.lines.reflow import is_wide

LEVELS = 9
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """After which level, counted from 1, it begins anew; 0: never; None: after any higher one."""
    arabic: bool = False
    """Whether all numbers in it are Arabic figures."""
    hidden: bool = False
    style: str | None = None
    font: str = ""


@dataclass
class _List:
    """What was counted of one definition."""

    counts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of a document, in the order in which they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take numbering.xml, or None where a file has none."""
        self._styles = styles
        held = root if root is not None else ()
        self._definitions = {
            found.get(W + "abstractNumId", ""): found
            for found in held
            if found.tag == W + "abstractNum"
        }
        self._numbers = {
            found.get(W + "numId", ""): found for found in held if found.tag == W + "num"
        }
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self.unknown: set[str] = set()
        """The kinds of numbers that were written as Arabic figures, for want of better."""
        self.disputed: list[str] = []
        """Numbers that programs write in different ways."""
        self.doubtful: list[str] = []
        """Numbers of a level that begins after a lower one was used: programs disagree on them."""

    def next(self, properties: Element | None) -> str:
        """Return the number of the next paragraph, which has these properties; count it."""
        name, depth = self._list_of(properties)
        if not name or name == "0" or name not in self._numbers:
            return ""
        definition, levels, starts = self._resolved(name)
        level = levels.get(depth)
        if level is None:
            return ""
        counted = self._lists.setdefault(definition, _List())
        late = depth not in counted.used and any(used > depth for used in counted.used)
        self._count(counted, name, depth, levels, starts)
        if level.hidden:
            return ""
        text = self._written(counted, level, levels)
        if late:
            self.doubtful.append(text)
        spaced = text and level.suffix != "nothing" and not is_wide(text[-1])
        return f"{text} " if spaced else text

    def _count(
        self,
        counted: _List,
        name: str,
        depth: int,
        levels: dict[int, Level],
        starts: dict[int, int],
    ) -> None:
        if depth in starts and (name, depth) not in counted.begun:
            counted.counts[depth] = starts[depth]
            counted.begun.add((name, depth))
        elif depth in counted.counts:
            counted.counts[depth] += 1
        else:
            counted.counts[depth] = starts.get(depth, levels[depth].start)
        counted.used.add(depth)
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                counted.counts.pop(deeper, None)

    def _written(self, counted: _List, level: Level, levels: dict[int, Level]) -> str:
        if level.kind == "bullet":
            return "".join(shown(char, level.font) for char in level.text)

        def of_level(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            other = levels.get(depth, Level())
            kind = "decimal" if level.arabic else other.kind
            count = counted.counts.get(depth, other.start)
            said = written(count, kind)
            if said is None:
                self.unknown.add(kind)
                return str(count)
            if count > SURE.get(kind, count):
                self.disputed.append(said)
            return said

        return _PLACE.sub(of_level, level.text)

    def _list_of(self, properties: Element | None) -> tuple[str | None, int]:
        """Return the list of a paragraph and its level in it: its own, or its style's."""
        own = properties.find(W + "numPr") if properties is not None else None
        name, depth = value(own, "numId"), value(own, "ilvl")
        if name is not None:
            return name, number(depth)
        for style, element in self._styles.chain(value(properties, "pStyle")):
            style_properties = element.find(W + "pPr")
            given = style_properties.find(W + "numPr") if style_properties is not None else None
            if depth is None:
                depth = value(given, "ilvl")
            name = value(given, "numId")
            if name is not None:
                linked = None if depth is not None else self._level_of_style(name, style)
                return name, number(depth) if linked is None else linked
        return None, 0

    def _level_of_style(self, name: str, style: str) -> int | None:
        """Return the level of a list that is tied to a style."""
        if name not in self._numbers:
            return None
        levels = self._resolved(name)[1]
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def _resolved(self, name: str) -> tuple[str, dict[int, Level], dict[int, int]]:
        """Return the definition of a list, its levels, and where those begin that begin anew."""
        if name not in self._levels:
            self._levels[name] = self._resolve(name, frozenset())
        return self._levels[name]

    def _resolve(
        self, name: str, seen: frozenset[str]
    ) -> tuple[str, dict[int, Level], dict[int, int]]:
        given = self._numbers[name]
        definition = value(given, "abstractNumId") or ""
        element = self._definitions.get(definition)
        link = value(element, "numStyleLink")
        levels: dict[int, Level] = {}
        if link is not None:
            other = value(self._styles.numbering(link), "numId")
            if other in self._numbers and other not in seen:
                definition, levels, _ = self._resolve(other, seen | {name})
                levels = dict(levels)
        for level in element.findall(W + "lvl") if element is not None else ():
            levels[number(level.get(W + "ilvl"))] = _level(level)
        starts: dict[int, int] = {}
        for override in given.findall(W + "lvlOverride"):
            depth = number(override.get(W + "ilvl"))
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[depth] = _level(replaced)
            start = value(override, "startOverride")
            if start is not None:
                starts[depth] = number(start, 1)
        return definition, levels, starts


LONGEST = 255
"""Of the words around a number; Word takes no more."""


def _level(element: Element) -> Level:
    formats = [found.get(W + "val") or "" for found in element.iter(W + "numFmt")]
    kind = next((found for found in formats if found != "custom"), "decimal")
    text = element.find(W + "lvlText")
    restart = value(element, "lvlRestart")
    style = element.find(W + "rPr")
    fonts = style.find(W + "rFonts") if style is not None else None
    return Level(
        start=number(value(element, "start"), 0),
        kind=kind,
        text=(text.get(W + "val") or "")[:LONGEST] if text is not None else "",
        suffix=value(element, "suff") or "tab",
        restart=None if restart is None else number(restart),
        arabic=bool(on(element, "isLgl")),
        hidden=bool(on(style, "vanish")),
        style=value(element, "pStyle"),
        font=(fonts.get(W + "ascii") or "") if fonts is not None else "",
    )
