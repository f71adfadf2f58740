"""Why a ``mkdocs.yml`` cannot be read, in Chinese: the words of YAML's reader, and what is likeliest."""

from __future__ import annotations

import re

import yaml

_UNREADABLE = (
    (r"character '\\t'", "缩进用了制表符，要用空格"),
    (r"cannot start any token", "以符号开头的文字要放在引号里"),
    (r"mapping values are not allowed", "一行里有两个冒号，里面有冒号的文字要放在引号里"),
    (r"unexpected end of stream|document separator", "引号没有成对"),
    (r"',' or '[\]}]'", "括号没有成对"),
    (r"<block end>|document start", "与上面的行没有对齐"),
    (r"expected ':'", "缺冒号，或者冒号后面缺空格"),
    (r"alias|anchor", "以 * 或 & 开头的文字要放在引号里"),
    (r"another document", "只能有一份，中间不写 ---"),
    (r"escape", "双引号里的反斜线要写两个"),
    (r"special characters", "有看不见的字符"),
    (r"recursion", "括号套得太深"),
    (r"", "写法不对"),
)
"""What is wrong, by the words of the reader of YAML."""
_WIDE_COLON = re.compile(r"[ \t]*(?:- +)*([^\s\"'#:：]+：)")


def unreadable(error: Exception, text: str) -> str:
    """Return line and words for a file that cannot be read."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else 1
    else:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
    for number in (line, line - 1):  # what cannot be read begins below the line that is no key
        if wide := _WIDE_COLON.match("".join(text.split("\n")[number - 1 : number])):
            return f"{number}: “{wide[1]}”用的是中文冒号；请写英文的，后面空一格。"
    said = str(error)
    words = next(words for pattern, words in _UNREADABLE if re.search(pattern, said))
    return f"{line}: 读不懂（{words}）；请检查缩进、冒号和引号。"
