"""Syntax errors of the YAML reader as messages for editors: the likely typo, and what to do.

There are two readers: PyYAML's own, which runs in a browser too, and the faster one of libyaml. Both
find the same faults at the same places, but word them in different ways; editors read the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from macros.loading.typos import typo

_AS_LIBYAML = (
    (re.compile(r"expected <block end>, but found .*"), "did not find expected key"),
    (re.compile(r"expected the node content, but found .*"), "did not find expected node content"),
    (re.compile(r"did not find expected hexdecimal number"), "found unknown escape"),
)
"""What one reader says, by what the other says of the same fault."""
_OPENS_QUOTE = re.compile(r"^(\s*(?:- +)*(?:[\w-]+:\s+)?)([\"'])")


def syntax_fault(error: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, int, str]:
    """Return line and column (from 1) of the likely typo, and what to do about it."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or error)
    for pattern, alike in _AS_LIBYAML:
        reason = pattern.sub(alike, reason)
    if mark is None:
        return 1, 1, f"读不懂这个文件（{reason}）；请从版本记录中恢复它。"
    context = str(getattr(error, "context", None) or "")
    if begun and "could not find expected ':'" in reason:
        mark = begun
    if "quoted scalar" in context and begun and "escape" not in reason:
        words = "从这里开始的引号没有配对；请在句末补上同样的英文引号。"
        return begun.line + 1, begun.column + 1, words
    column = mark.column
    if "escape" in reason:  # one reader stops at the sign, the other behind it
        column = lines[mark.line].rfind("\\", 0, column + 1)
    return _typo_nearby(lines, mark.line) or (
        mark.line + 1,
        column + 1,
        _cause(reason, context, lines[mark.line] if mark.line < len(lines) else ""),
    )


def _typo_nearby(lines: Sequence[str], at: int) -> tuple[int, int, str] | None:
    """Look for a typo on the line of the error and on the last line above it that is not empty."""
    above = next((n for n in range(at - 1, max(at - 4, -1), -1) if lines[n].strip()), None)
    for number in (at, above):
        if number is None or number >= len(lines):
            continue
        line = lines[number]
        if found := typo(line):
            return number + 1, *found
        if (match := _OPENS_QUOTE.match(line)) and line.count(match.group(2)) % 2:
            words = "这一行的引号没有配对；请在句末补上同样的英文引号。"
            return number + 1, len(match.group(1)) + 1, words
    return None


def _cause(reason: str, context: str, line: str) -> str:
    value = line.split(": ", 1)[-1].strip().removeprefix("- ")
    quoted = re.match(r"([\"']).*?\1(?=\S)", value)
    if quoted:
        return (
            "引号已经结束，后面还有文字；句子里面的引号请用中文引号“ ”，英文引号只在首尾各写一个。"
        )
    if value[:1] in ("[", "{") and "could not find" not in reason:
        return f"“{value[:1]}”有特殊含义；文字以它开头时请给整句加英文双引号，列表请每项另起一行，以“- ”开头。"
    if "cannot start any token" in reason or value[:1] in ("@", "%", "`", "*", "&", "!"):
        return f"文字不能以“{value[:1]}”开头；请给整句加英文双引号。"
    if "escape" in reason:
        return "双引号里的反斜杠“\\”有特殊含义；请把句首和句尾的英文双引号都改成英文单引号。"
    if "mapping values are not allowed" in reason:
        return "这一行多了一个英文冒号，或缩进比应有的多；文字里有英文冒号时请给整句加英文双引号。"
    if "could not find expected ':'" in reason:
        return "这一行不是“键: 值”；若是上一行文字的续行，请与上一行左对齐，若是键，请补上英文冒号加空格。"
    if "flow sequence" in context or "flow mapping" in context:
        return "方括号或花括号没有配对，或里面用了中文逗号；请每项另起一行，以“- ”开头。"
    if "block scalar" in context or "indentation" in reason:
        return "“|-”的写法不对；请写成“键: |-”，正文从下一行开始，比键多缩进两个空格。"
    aligned = "did not find expected key" in reason or "expected '-' indicator" in reason
    if aligned and line.lstrip().startswith("- "):
        return "这一行与上面的“-”没有对齐；同一个列表的“-”要左对齐。"
    if aligned:
        return "这一行与上面的键没有对齐；同一级的键要左对齐，下一级多两个空格。"
    if "document start" in reason:
        return "这一行不在任何键下面；请检查上面几行的缩进，以及有没有多余的“---”“...”或“%”行。"
    if "expected node content" in reason:
        return "这里少了内容，或者前面的方括号、花括号没有配对；列表请每项另起一行，以“- ”开头。"
    return "读不懂这一行；请对照上下行检查冒号、引号和缩进。"
