"""YAML text to plain values with the place of each, or reports of what is wrong.

All scalars stay text as written (``no``, ``12:30``, ``010``, ``2025-01-01``); the model converts
them to the declared types. What a hand-edited data file does not need and what only does harm is
refused: repeated keys, anchors and aliases, tags, several documents, and every notation with which
YAML would silently change words (``macros.loading.scalars``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from macros.loading.scalars import may_be_faulty, place_inside, scalar_faults
from macros.loading.syntax import syntax_fault
from macros.loading.typos import conflicts, typo
from macros.model.problems import MAX_REPORTS, Report, Route
from macros.text.characters.allowed import cleaned, unwanted_in

MAX_DEPTH = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(NamedTuple):
    """A place in the file, counted from 1."""

    line: int
    column: int


@dataclass
class Parsed:
    """Plain values (dict, list, str, None for an empty value) and where each stands."""

    value: Any = None
    values: dict[Route, Mark] = field(default_factory=dict)
    keys: dict[Route, Mark] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    lines: list[str] = field(default_factory=list, repr=False)
    """The lines of the file."""
    reported: set[Route] = field(default_factory=set)
    """Values that are missing or damaged and reported as such; checks of shape and rules skip them."""

    def place(self, route: Route, *, at_key: bool = False) -> Mark:
        """Return the place of ``route``, or of the nearest value around it."""
        if at_key and route in self.keys:
            return self.keys[route]
        while route not in self.values:
            if not route:
                return Mark(1, 1)
            route = route[:-1]
        return self.values[route]

    def inside(self, mark: Mark, offset: int) -> Mark:
        """Return the place of the character of the text at ``mark`` that has ``offset`` before it.

        White space is not counted. An offset behind the last character gives the place after it.
        """
        return Mark(*place_inside(self.lines, mark.line, mark.column, offset))


@dataclass
class _Open:
    """A mapping or list that has not ended yet."""

    value: dict[str, Any] | list[Any]
    route: Route
    flow: bool
    """Whether it is written in brackets."""
    key: str | None = None
    """In a mapping: the key whose value comes next."""


def parse(text: str) -> Parsed:
    """Read YAML ``text``; everything wrong with it is in ``reports`` of the result."""
    parsed = Parsed()
    for line, column, words in unwanted_in(text):
        parsed.reports.append(Report(line, column, words, rule="characters"))
    damaged = {report.line for report in parsed.reports}
    if damaged:
        # The YAML reader stops at such a character; reported first, they are replaced here.
        text = cleaned(text)
    lines = parsed.lines = text.split("\n")
    if found := [Report(*conflict, rule="conflict") for conflict in conflicts(lines)]:
        parsed.reports.extend(found)
        return parsed
    try:
        _Reader(text, lines, parsed, damaged).read()
    except _Stop:
        parsed.value = None
    except yaml.YAMLError as error:
        line, column, words = syntax_fault(error, lines)
        if not any(_leads_to(report, line) for report in parsed.reports):
            parsed.reports.append(Report(line, column, f"格式有误：{words}", rule="syntax"))
        parsed.value = None
    return parsed


class _Stop(Exception):
    """Stop reading: the rest of the file cannot be understood."""


def _leads_to(report: Report, line: int) -> bool:
    """Whether a syntax error only repeats a typo that has been reported."""
    return report.rule == "several_lines" or report.line in (line - 1, line)


class _Reader:
    """Builds the values from the events of the YAML reader."""

    def __init__(self, text: str, lines: list[str], parsed: Parsed, damaged: set[int]) -> None:
        self.text, self.lines, self.parsed, self.damaged = text, lines, parsed, damaged
        self.stack: list[_Open] = []
        self.skipped = 0  # depth inside something refused

    def read(self) -> None:
        """Read all events of the first document."""
        documents = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            if len(self.parsed.reports) >= MAX_REPORTS:
                raise _Stop
            if not self.skipped and isinstance(event, yaml.ScalarEvent):  # most events are
                if event.anchor or event.tag:
                    self.decorated(event)
                self.scalar(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report(
                        event,
                        "文件里有第二个“---”；一个文件只放一份方案，请删去这一行。",
                        "documents",
                    )
                    return
                if event.version or event.tags:
                    self.report(event, "以 % 开头的指令本文件不用；请删去这一行。", "directive")
            elif self.skipped:
                self.skipped += _opens(event) - _closes(event)
                if self.skipped > MAX_DEPTH:  # reported; each further level takes more time
                    raise _Stop
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif _opens(event):
                self.decorated(event)
                self.open(event)
            elif _closes(event):
                self.stack.pop()

    def report(self, event: Any, message: str, rule: str) -> None:
        """Note a fault at the start of an event."""
        mark = event.start_mark
        self.parsed.reports.append(Report(mark.line + 1, mark.column + 1, message, rule=rule))

    @property
    def awaits_key(self) -> bool:
        """Whether the next event is the key of a mapping."""
        return bool(
            self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None
        )

    def decorated(self, event: Any) -> None:
        """Refuse anchors and tags."""
        if event.anchor:
            self.report(
                event,
                f"这里的“&{event.anchor}”是锚点，本文件不用；请删去它，文字以 & 开头时请加英文双引号。",
                "anchor",
            )
        if event.tag not in (None, "!"):
            words = f"这里的“!”开头是标签（{event.tag}），本文件不用；请删去它，文字以 ! 开头时请加英文双引号。"
            self.report(event, words, "tag")

    def alias(self, event: Any) -> None:
        """Refuse an alias; its value stays empty."""
        words = f"这里的“*{event.anchor}”是对别处的引用，本文件不用；请把内容写全，文字以 * 开头时请加英文双引号。"
        self.report(event, words, "alias")
        if self.awaits_key:
            self.stack[-1].key = f"*{event.anchor}"
        else:
            self.parsed.reported.add(self.place(None, _mark(event)))

    def open(self, event: Any) -> None:
        """Begin a mapping or list."""
        if self.awaits_key:
            words = "键必须是一个词，不能是列表或对象；文字以 { 或 [ 开头时请加英文双引号。"
            self.report(event, words, "key")
            self.stack[-1].key = "\0?"
            self.skipped = 1
            return
        if len(self.stack) >= MAX_DEPTH:
            words = f"嵌套超过 {MAX_DEPTH} 层；请检查缩进，文字以 [ 或 {{ 开头时请加英文双引号。"
            self.report(event, words, "depth")
            raise _Stop
        mapping = isinstance(event, yaml.MappingStartEvent)
        value: dict[str, Any] | list[Any] = {} if mapping else []
        route = self.place(value, _mark(event))
        self.stack.append(_Open(value, route, bool(event.flow_style)))

    def scalar(self, event: Any) -> None:
        """Use a scalar as the key or value that comes next."""
        faulty = bool(self.damaged) and self.is_damaged(event)
        if may_be_faulty(event, self.lines):  # most are not
            flow = bool(self.stack) and self.stack[-1].flow
            for line, column, words, rule in scalar_faults(event, self.text, self.lines, flow=flow):
                self.parsed.reports.append(Report(line, column, words, rule=rule))
                faulty = True
        if self.awaits_key:
            self.key(event)
        elif not event.style and event.value == "":
            route = self.place(None, _mark(event))
            self.parsed.reported.add(route)
            self.empty(event, route)
        else:
            route = self.place(event.value, _mark(event))
            if faulty:
                self.parsed.reported.add(route)

    def is_damaged(self, event: Any) -> bool:
        """Whether a scalar has a character in it that was replaced."""
        last = event.end_mark.line + (event.end_mark.column > 0)
        return not self.damaged.isdisjoint(range(event.start_mark.line + 1, last + 1))

    def key(self, event: Any) -> None:
        """Use a scalar as a key; of a key that is written twice the first value counts."""
        holder, key = self.stack[-1], event.value
        assert isinstance(holder.value, dict)
        route = (*holder.route, key)
        if key[:1] and not event.style and not (key[0].isalnum() or key[0] in "_<*&!"):
            if found := typo(self.lines[event.start_mark.line]):
                self.mistyped(event.start_mark.line + 1, *found)
        if key == "<<":
            self.report(event, "“<<”是合并别处内容的写法，本文件不用；请把内容写全。", "merge_key")
        elif route in self.parsed.keys:
            first = self.parsed.keys[route].line
            words = (
                f"键“{key}”在同一处写了两次（第一次在第 {first} 行）；请合并成一处，删去另一处。"
            )
            self.report(event, words, "duplicate_key")
            holder.key = f"\0{len(self.parsed.keys)}"
            return
        holder.key = key
        self.parsed.keys.setdefault(route, _mark(event))

    def mistyped(self, line: int, column: int, words: str) -> None:
        """Report a typo at the start of a line and stop: YAML misreads what is around it."""
        reports = self.parsed.reports
        if reports and reports[-1].rule == "empty" and reports[-1].line == line - 1:
            reports.pop()  # it only seems empty because this line was misread
        reports.append(Report(line, column, words, rule="typo"))
        raise _Stop

    def empty(self, event: Any, route: Route) -> None:
        """Report a key or dash with nothing behind it."""
        mark = _mark(event)
        last = route[-1] if route else 0
        name = f"键“{last}”" if isinstance(last, str) and last[:1] != "\0" else "这一项“-”"
        place = self.parsed.keys.get(route, mark)
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        behind = line[mark.column - 1 :].strip()
        if behind.startswith("#") and place.line == mark.line:
            words = f"{name}后面的“{behind[:30]}”会被当作注释丢掉；若是正文，请给整句加英文双引号。"
        else:
            words = f"{name}后面没有内容；请补上，确实没有内容就删去这一行。"
        self.parsed.reports.append(Report(place.line, place.column, words, rule="empty"))

    def place(self, value: Any, mark: Mark) -> Route:
        """Put ``value`` where it belongs and return its route."""
        if not self.stack:
            self.parsed.value = value
            self.parsed.values[()] = mark
            return ()
        holder = self.stack[-1]
        if isinstance(holder.value, list):
            route: Route = (*holder.route, len(holder.value))
            holder.value.append(value)
        else:
            key = holder.key or ""
            route = (*holder.route, key)
            if not key.startswith(("\0", "<<", "*")):
                holder.value[key] = value
            holder.key = None
        self.parsed.values.setdefault(route, mark)
        return route


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _opens(event: Any) -> int:
    return isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)


def _closes(event: Any) -> int:
    return isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
