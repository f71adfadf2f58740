"""What somebody wrote for Markdown and readers would see as it was written: a fault, with its line.

A page is looked at after Markdown. What still stands there outside of code, and stands in the source
too, was meant to be something else; text of the plan is not in the source, so it is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from macros.pages.writing.source import without_code

_MEANT = "没有变成它应有的样子，会原样显示；请照“写作示例”检查写法（引号、缩进、前后的空行），要显示它本身的，写在反引号里。"
_NOT_HERE = "本站不支持，会原样显示；"

_BEGIN = r"^[ \t>]*(?:[-*+] +|\d+\. +)?"
_KINDS = (
    (rf"{_BEGIN}((?:!!!|\?\?\?\+?|===)[ \t]*(?:\"?[\w-]+|$))", _MEANT),
    (rf"{_BEGIN}(```|~~~)", "这段代码没有结束；请在它后面补上一行同样的标记。"),
    (r"(==[^\s=]{1,8}|[^\s=]{1,8}==)", _MEANT),
    (r"(~~[^\s~]{1,8}|\^\^[^\s^]{1,8}|\+\+[a-z\"][\w-]{0,8}|\*\*[^\s*]{1,8})", _MEANT),
    (
        r"(\[\^[^\]\s]+\])",
        "没有这条脚注；请在页末写上它的内容（以这个标记、冒号和空格开头），或删去。",
    ),
    (r"(?<![\w:])(:[a-z][a-z0-9]*(?:[-_+][a-z0-9]+)*:)(?!\w)", "没有这个图标或表情；请检查名字。"),
    (r"(\{:? ?(?:[.#][A-Za-z][\w-]*|[a-z-]+=[\w\"]+))", _MEANT),
    (r"(?:^|\s)(\[[ xX]\]) \S", _MEANT),
    (r"(\]\([^\s)]{1,20})", _MEANT),
    (r"(\| ?:?-{3,})", _MEANT),
    (rf"{_BEGIN}(: {{1,3}}\S{{1,8}})", _MEANT),
    (rf"{_BEGIN}(:::\s*\w+)", f"{_NOT_HERE}请改用 !!! 开头的提示框，或宏。"),
    (rf"{_BEGIN}(///\s*\w+)", f"{_NOT_HERE}请改用 !!!、??? 或 === 的写法。"),
    (r"(\$\$)", f"{_NOT_HERE}公式请用文字、上下标或图片。"),
    (r"(\(\d+\)!)", f"{_NOT_HERE}请改用脚注。"),
    (r"(\[\[[^\]\n]{1,20})", f"{_NOT_HERE}链接请写成 [文字](地址)。"),
)
_MARKS = tuple((re.compile(pattern, re.MULTILINE), words) for pattern, words in _KINDS)
_AS_IT_IS = re.compile(r"<(code|pre|kbd|script|style|svg|textarea)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"&[a-z]+;")


def leftover(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each mark in the source of a page that is still there in its HTML."""
    text = without_code(source)
    found = [(mark, words) for pattern, words in _MARKS for mark in pattern.finditer(text)]
    if not found:
        return
    shown = _shown(html)
    for mark, words in found:
        if mark[1] in shown:
            yield text.count("\n", 0, mark.start(1)) + 1, f"“{mark[1].strip()}”{words}"


def _shown(html: str) -> str:
    """Return what a page says outside of code; what numbers stand for, as in all text of the plan, left as it is."""
    words = _TAG.sub("", _AS_IT_IS.sub(" ", html))
    return _NAMED.sub(lambda found: unescape(found[0]), words)
