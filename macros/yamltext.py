"""YAML text to plain values with the place of each, or reports of what is wrong.

All scalars stay the text that was written (``no``, ``12:30``, ``010``, ``2025-01-01``); the model
converts by the declared type. Things a hand-edited data file does not need and that only do
harm are refused: repeated keys, anchors and aliases, tags, several documents, trailing comments
behind unquoted values (they swallow words), invisible characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.problems import Report, Route

MAX_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNWANTED = re.compile(
    "[\x00-\x08\t\x0b-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ufffd]"
)


@dataclass(frozen=True)
class Mark:
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
    empty: set[Route] = field(default_factory=set)

    def place(self, route: Route, *, at_key: bool = False) -> Mark:
        """Return the place of ``route``, or of the nearest value around it."""
        if at_key and route in self.keys:
            return self.keys[route]
        while route not in self.values:
            if not route:
                return Mark(1, 1)
            route = route[:-1]
        return self.values[route]


@dataclass
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    route: Route
    key: str | None = None
    """In a mapping: the key whose value comes next."""


def parse(text: str) -> Parsed:
    """Read YAML ``text``; everything wrong with it is in ``reports`` of the result."""
    parsed = Parsed()
    parsed.reports.extend(_unwanted_characters(text))
    if parsed.reports:
        # A character the YAML reader cannot read hides all that follows; name those first.
        text = _UNWANTED.sub(" ", text)
    try:
        _compose(text, parsed)
    except yaml.YAMLError as error:
        parsed.reports.append(_syntax_report(error, text.splitlines()))
        parsed.value = None
    return parsed


def _unwanted_characters(text: str) -> Iterator[Report]:
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _UNWANTED.finditer(line):
            code = f"U+{ord(match.group()):04X}"
            if match.group() == "\t":
                words = "这里有制表符（Tab）；请改成空格，缩进每级两个空格。"
            elif match.group() == "\ufffd":
                words = "这里有乱码字符“\ufffd”（U+FFFD），原来的字已丢失；请对照原文重新输入。"
            else:
                words = f"这里有看不见或不能使用的字符 {code}；请删去它，必要时重新输入前后的字。"
            yield Report(number, match.start() + 1, words)


def _compose(text: str, parsed: Parsed) -> None:
    lines = text.split("\n")
    stack: list[_Open] = []
    skip = 0  # depth inside something refused
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _report(parsed, event, "文件里有第二个“---”；一个文件只放一份方案，请删去这一行。")
                return
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        if skip:
            skip += _opens(event) - _closes(event)
            continue
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            _report(parsed, event, f"不支持 YAML 锚点“&{event.anchor}”；请删去它，把内容写全。")
        if getattr(event, "tag", None) not in (None, "!"):
            _report(parsed, event, f"不支持 YAML 标签“{event.tag}”；请删去它，直接写文字。")
        if isinstance(event, yaml.AliasEvent):
            _report(
                parsed,
                event,
                f"不支持 YAML 引用“*{event.anchor}”；请把内容写全，或给文字加上引号。",
            )
            if stack and isinstance(stack[-1].value, dict) and stack[-1].key is None:
                stack[-1].key = f"*{event.anchor}"
            else:
                _place(parsed, stack, None, mark)
        elif isinstance(event, yaml.ScalarEvent):
            _scalar(event, mark, lines, stack, parsed)
        elif _opens(event):
            if stack and isinstance(stack[-1].value, dict) and stack[-1].key is None:
                _report(
                    parsed, event, "键必须是一个词，不能是列表或对象；文字里有 { 或 [ 时请加引号。"
                )
                stack[-1].key = "?"
                skip = 1
                continue
            if len(stack) >= MAX_DEPTH:
                _report(parsed, event, f"嵌套超过 {MAX_DEPTH} 层；请检查缩进。")
                skip = 1
                continue
            opened: dict[str, Any] | list[Any] = (
                {} if isinstance(event, yaml.MappingStartEvent) else []
            )
            route = _place(parsed, stack, opened, mark)
            stack.append(_Open(opened, route))
        elif _closes(event):
            stack.pop()


def _scalar(
    event: yaml.ScalarEvent, mark: Mark, lines: list[str], stack: list[_Open], parsed: Parsed
) -> None:
    if not event.style:
        _refuse_swallowed_words(event, lines, parsed)
    holder = stack[-1] if stack else None
    if holder and isinstance(holder.value, dict) and holder.key is None:
        key = event.value
        route = (*holder.route, key)
        if key == "<<":
            _report(parsed, event, "不支持 YAML 合并键“<<”；请把内容写全。")
        elif key in holder.value:
            first = parsed.keys[route].line
            _report(parsed, event, f"键“{key}”写了两次（第一次在第 {first} 行）；请合并成一处。")
            key = holder.key = f"{key}\x00{mark.line}"  # keeps the first value; see _place
            return
        holder.key = key
        parsed.keys.setdefault(route, mark)
        return
    if not event.style and event.value == "":
        route = _place(parsed, stack, None, mark)
        parsed.empty.add(route)
        place = parsed.keys.get(route, mark)
        name = f"键“{route[-1]}”" if route and isinstance(route[-1], str) else "这一项"
        parsed.reports.append(
            Report(place.line, place.column, f"{name}后面没有值；请补上，没有内容就删去这一行。")
        )
        return
    _place(parsed, stack, event.value, mark)


def _place(parsed: Parsed, stack: list[_Open], value: Any, mark: Mark) -> Route:
    """Put ``value`` where it belongs and return its route."""
    if not stack:
        parsed.value = value
        parsed.values[()] = mark
        return ()
    holder = stack[-1]
    if isinstance(holder.value, list):
        route: Route = (*holder.route, len(holder.value))
        holder.value.append(value)
    else:
        key = holder.key or ""
        route = (*holder.route, key)
        if "\x00" not in key and key != "<<":
            holder.value[key] = value
        holder.key = None
    parsed.values.setdefault(route, mark)
    return route


def _refuse_swallowed_words(event: yaml.ScalarEvent, lines: list[str], parsed: Parsed) -> None:
    end = event.end_mark
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    comment = re.match(r"\s+(#.*)", rest)
    if comment and event.value:
        column = end.column + comment.start(1) + 1
        parsed.reports.append(
            Report(
                end.line + 1,
                column,
                f"“{comment.group(1)[:30]}”会被当作注释丢掉；若是正文，请给整句加英文双引号，"
                "若是注释，请另起一行写。",
            )
        )


def _opens(event: yaml.Event) -> int:
    return isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)


def _closes(event: yaml.Event) -> int:
    return isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)


def _report(parsed: Parsed, event: yaml.Event, message: str) -> None:
    mark = event.start_mark
    parsed.reports.append(Report(mark.line + 1, mark.column + 1, message))


def _syntax_report(error: yaml.YAMLError, lines: list[str]) -> Report:
    """Say in Chinese what the YAML reader stumbled over, with the likely cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or error)
    number = mark.line + 1 if mark else 1
    column = mark.column + 1 if mark else 1
    line = lines[number - 1] if number <= len(lines) else ""
    before = lines[number - 2] if 2 <= number <= len(lines) + 1 else ""
    return Report(number, column, f"YAML 写法有误：{_cause(reason, line, before)}")


def _cause(reason: str, line: str, before: str) -> str:
    value = line.split(":", 1)[-1].strip()
    if "：" in line + before and ("could not find expected ':'" in reason or "expected" in reason):
        return "这里或上一行用了中文冒号“：”；键后面要用英文冒号加一个空格“: ”。"
    if "mapping values are not allowed" in reason:
        return "这一行多了一个冒号或缩进不对；文字里有英文冒号时请给整句加英文双引号。"
    if "could not find expected ':'" in reason:
        return "这一行缺少“键: 值”的英文冒号；若是上一行文字的续行，请检查缩进。"
    if "cannot start any token" in reason or value[:1] in ("@", "%", "`", "*", "&", "!"):
        return f"文字不能以“{value[:1] or line.strip()[:1]}”开头；请给整句加英文双引号。"
    if "unexpected end of stream" in reason or "found unexpected document" in reason:
        return "从这里开始的引号没有配对；请在句末补上同样的引号。"
    if "escape" in reason:
        return "双引号里的反斜杠“\\”有特殊含义；请改用英文单引号，或写成“\\\\”。"
    if "did not find expected key" in reason:
        return "缩进与上下行不齐，或引号没有配对；同一级的键要左对齐。"
    if "did not find expected '-' indicator" in reason:
        return "列表的“-”与上面的“-”没有对齐。"
    if "expected ',' or ']'" in reason or "expected ',' or '}'" in reason:
        return "方括号或花括号没有配对，或其中用了中文逗号“，”；请用英文逗号“, ”。"
    return f"读不懂这一行（{reason}）；请对照上下行检查冒号、引号和缩进。"
