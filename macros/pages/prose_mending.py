"""A page in which one fault between braces is taken out, so that the others are found too.

What is taken out is never shown: a page with a fault is not published. What would follow from it is no
fault of its own, so a name that gets its value from it is ``LOST``, of which everything may be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import ChainableUndefined

LOST = "__lost"
"""What nobody writes, as a name on such a page."""
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{(?=[{%#])", re.DOTALL)
_OUTPUT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%[-+]?\s*(?P<name>\w*)(?P<rest>.*?)[-+]?%\}", re.DOTALL)
_NEEDED = re.compile(r"\b(?:caller|varargs|kwargs)\b")
"""What a macro asks for, and so takes: without it, calls of it would be wrong too."""
_NAMES = re.compile(r"\w+")
_ASSIGNED = re.compile(r"(\w+)\s*=(?!=)")
_OF_IMPORT = ("as", "with", "without", "context")
_ENDS = frozenset("if for macro call filter with block set raw autoescape".split())
_NEVER_CLOSED = re.compile(r"block that needs to be closed is '(\w+)'")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")
_NOT_HAD = re.compile(r"有 (filter|autoescape)\b")
_OF_IF = ("else", "elif")


class Lost(ChainableUndefined):
    """A value that is not known: it has every field, can be called, and shows nothing."""


def _itself(lost: Lost, *_: Any, **__: Any) -> Lost:
    return lost


for (
    _sign
) in "call add radd sub rsub mul rmul mod rmod truediv rtruediv floordiv rfloordiv neg pos".split():
    setattr(Lost, f"__{_sign}__", _itself)
for _sign in "lt gt le ge".split():
    setattr(Lost, f"__{_sign}__", lambda *_: False)
for _sign, _nought in (("int", 0), ("index", 0), ("float", 0.0)):
    setattr(Lost, f"__{_sign}__", lambda _, nought=_nought: nought)


def mended(source: str, line: int | None, said: str, file: str | None = None) -> str:
    """Return a page without what is at fault on a line, or without any braces if that cannot be found.

    ``said`` is what Jinja says of it; ``file`` is the file that is at fault, if the page takes one in. Lines
    keep their numbers.
    """
    for attempt in _attempts(source, line, said, file):
        if attempt != source:
            return attempt
    return _BRACES.sub(lambda found: _lines(found[0]), source)


def _attempts(source: str, line: int | None, said: str, file: str | None) -> Iterator[str]:
    if file:
        for found in _STATEMENT.finditer(source):
            if file in found["rest"]:
                yield _with(source, found, _instead(found))
    if line is None:
        return
    unknown = _UNKNOWN.search(said) or _NOT_HAD.search(said)
    never = _NEVER_CLOSED.search(said)
    if unknown:
        yield _without_unknown(source, line, unknown[1], never[1] if never else "")
    elif never:
        yield f"{source}{{% end{never[1]} %}}"
    for found in _on_line(_OUTPUT, source, line):
        if not _NEEDED.search(found[0]):
            yield _with(source, found, "")
    for found in sorted(_on_line(_STATEMENT, source, line), key=_asks):
        call = found["name"] == "call"
        yield (
            _without_unknown(source, line, "call", "")
            if call
            else _with(source, found, _instead(found))
        )
    if "raw" in said:
        yield f"{source}{{% endraw %}}"
    begin = source.split("\n")
    for sign in ("{{", "{%", "{#"):
        if line <= len(begin) and sign in begin[line - 1]:
            begin[line - 1] = begin[line - 1].replace(sign, "  ", 1)
            yield "\n".join(begin)


def _without_unknown(source: str, line: int, name: str, within: str) -> str:
    """Return a page without a statement that has no place there; what it leaves open is closed before it."""
    for found in _on_line(_STATEMENT, source, line):
        if found["name"] != name:
            continue
        block = "if" if name in _OF_IF else name.removeprefix("end")
        if within and block in _open(source[: found.start()]):
            return f"{source[: found.start()]}{{% end{within} %}}{source[found.start() :]}"
        if within and name.startswith("end"):
            return _with(source, found, f"{{% end{within} %}}")
        rest = source[found.end() :]
        end = re.search(rf"\{{%[-+]?\s*end{name}\s*[-+]?%\}}", rest)
        if end:
            rest = rest[: end.start()] + rest[end.end() :]
        return source[: found.start()] + _lines(found[0]) + rest
    return source


def _open(before: str) -> list[str]:
    """Return the statements that are open at the end of a text."""
    opened: list[str] = []
    for found in _STATEMENT.finditer(before):
        name, ends = found["name"].removeprefix("end"), found["name"].startswith("end")
        if ends and name in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name) :]
        elif not ends and name in _ENDS and not (name == "set" and "=" in found["rest"]):
            opened.append(name)
    return opened


def _instead(found: re.Match[str]) -> str:
    """Return a statement that does what another does, as far as that can be without what is at fault in it."""
    name, rest = found["name"], found["rest"]
    if name in ("if", "elif"):
        return f"{{% {name} [] %}}"
    if name == "for":
        return "{% for _ in [] %}"
    if name == "set":
        names = _NAMES.findall(rest.partition("=")[0].partition("|")[0].partition(".")[0])
        return _lost(names) if "=" in rest else f"{{% set {' '.join(names[:1])} %}}"
    if name == "with":
        return f"{{% with {', '.join(f'{one}={LOST}' for one in _ASSIGNED.findall(rest))} %}}"
    if name in ("import", "from"):
        given = rest.rpartition("import" if name == "from" else " as ")[2]
        return _lost(one for one in _NAMES.findall(given) if one not in _OF_IMPORT)
    if name == "macro":
        called = _NAMES.findall(rest)[:1]
        return f"{_lost(called)}{{% macro {LOST}_{''.join(called)}() %}}"
    return found[0] if name in _ENDS or name in _OF_IF or name.startswith("end") else ""


def _lost(names: Iterable[str]) -> str:
    return "".join(f"{{% set {name} = {LOST} %}}" for name in names)


def _asks(found: re.Match[str]) -> int:
    """Return how much else is no longer looked at without a statement."""
    return {"if": 2, "elif": 2, "for": 2, "call": 1, "macro": 1}.get(found["name"], 0)


def _on_line(pattern: re.Pattern[str], source: str, line: int) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(source):
        first = source.count("\n", 0, found.start()) + 1
        if first <= line <= first + found[0].count("\n"):
            yield found


def _with(source: str, found: re.Match[str], instead: str) -> str:
    if instead == found[0]:
        return source
    return f"{source[: found.start()]}{instead}{_lines(found[0])}{source[found.end() :]}"


def _lines(text: str) -> str:
    return " " + "\n" * text.count("\n")
