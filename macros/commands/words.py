"""Click's own words in Chinese, and streams that take them.

Click takes its sentences from gettext, which would need compiled catalogues and a locale in every
editor's environment. Instead they stand in a table here, which replaces gettext in click's modules.
If a new click words one differently, its English shows and tests/loading/test_check.py fails.
"""

from __future__ import annotations

import io
import re
import sys
from typing import Any

from click import core, decorators, exceptions, formatting, parser, termui, types

_IN_QUOTES = re.compile(r" ?'([\w.\[\]-]+)'(?:\.$| )?")


class _Whole(str):
    """What stands around a whole message: names that click puts between quotes of its own get Chinese ones."""

    def format(self, *args: Any, **given: Any) -> str:
        """Return the message; click ends one that names an argument with a full stop of its own."""
        made = super().format(*args, **given)
        chinese = _IN_QUOTES.sub(lambda m: f"“{m[1]}”" + "。" * m[0].endswith("."), made)
        return chinese.replace("。 是不是", "。是不是").replace("”,“", "”、“")


_WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Aborted!": "已中止。",
    "Error: {message}": _Whole("错误：{message}"),
    "Try '{command} {option}' for help.": "运行“{command} {option}”查看用法。",
    "Missing command.": "没有写命令。",
    "No such command {name!r}.": "没有命令“{name}”。",
    "No such option {name!r}.": "没有选项“{name}”。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中之一：{possibilities}？",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选范围内：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数字。",
    "{value} is not in the range {range}.": "{value} 不在范围里：{range}。",
    "Got unexpected extra argument ({args})": "多了参数（{args}）。",
    "Got unexpected extra arguments ({args})": "多了参数（{args}）。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不写值。",
}


def _one(message: str) -> str:
    return _WORDS.get(message, message)


def _counted(one: str, many: str, number: int) -> str:
    return _one(one if number == 1 else many)


def speak_chinese() -> None:
    """Make click's help and usage errors Chinese, in this process."""
    for module in (core, decorators, exceptions, formatting, parser, termui, types):
        for name, words in (("_", _one), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, words)


def write_chinese() -> None:
    """Let the standard streams write every character: on Windows one that goes to a file may not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = _with_chinese(stream.encoding)
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _with_chinese(encoding: str) -> str:
    """Return an encoding if it has Chinese characters, and else UTF-8."""
    try:
        "中".encode(encoding)
    except UnicodeEncodeError:
        return "utf-8"
    return encoding
