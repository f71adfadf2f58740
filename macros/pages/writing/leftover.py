"""What somebody wrote for Markdown and readers would see as it was written: a fault, with its line.

A page is looked at after Markdown. What still stands there outside of code, and stands in the source
too, was meant to be something else; text of the plan is not in the source, so it is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from macros.pages.writing.source import fences, without_code
from macros.pages.writing.syntax import KINDS

_KINDS = tuple((re.compile(kind.written, re.MULTILINE), kind) for kind in KINDS)
_AS_IT_IS = re.compile(r"<(code|pre|kbd|script|style|svg|textarea)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"&[a-z]+;")
_VALUE = r"(?:\"[^\"]*\"|'[^']*')"
_OPTION = rf"(?:title={_VALUE}|linenums=(?:\"[\d ]+\"|'[\d ]+')|hl_lines=(?:\"[\d -]+\"|'[\d -]+'))"
_HEAD = re.compile(
    rf"[\w#.+-]*(?:[ \t]+{_OPTION})*"
    rf"|\{{[ \t]*(?:(?:[.#][\w#.+-]+|{_OPTION}|linenums=\d+|hl_lines=\d+)[ \t]*)*\}}"
)
"""What may stand behind the marks that open a block of code."""
_NOTE = re.compile(r"(?:#|//|/\*|<!--|--|;|%).*?(\(\d+\)!)")
_EXAMPLES = re.compile(r"(?:|text|md|markdown|\{.*\.(?:text|md|markdown)\b.*)(?:[ \t]|$)")
"""Blocks of code in which nothing is a comment: they may show how notes are written elsewhere."""


_DEFINED = re.compile(r"^ {0,3}(\[[^\[\]\n^]+\]):[ \t]*\S", re.MULTILINE)


def unused(text: str, page: str) -> Iterator[tuple[int, str]]:
    """Yield each address that a text gives a name which nothing on the page asks for: Markdown takes it out."""
    named, asked = without_code(text), without_code(page).lower()
    for found in _DEFINED.finditer(named):
        if asked.count(found[1].lower()) == 1:
            words = "没有链接用到，这一行不会显示；要显示的，冒号写成中文的，或在方括号前写反斜线。"
            yield named.count("\n", 0, found.start(1)) + 1, f"“{found[1]}:”{words}"


def leftover(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each mark in the source of a page that is still there in its HTML."""
    text = without_code(source)
    page = _AS_IT_IS.sub(" ", html)
    shown = _NAMED.sub(lambda found: unescape(found[0]), _TAG.sub("", page))
    told: set[tuple[int, str]] = set()
    for pattern, kind in _KINDS:
        for mark in pattern.finditer(text):
            line = text.count("\n", 0, mark.start(1)) + 1
            if (line, kind.words) not in told and _is_left(mark[1], kind.left, page, shown):
                told.add((line, kind.words))
                yield line, f"“{mark[1].strip()}”{kind.words}"
    yield from _of_code(source, html)


def _is_left(mark: str, left: str | None, page: str, shown: str) -> bool:
    """Whether a page shows a mark; what numbers stand for in it, all text of the plan, is not looked at."""
    if left is None:
        return mark in shown
    return bool(re.search(left.replace("{mark}", re.escape(mark)), page, re.MULTILINE))


def _of_code(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the heads and the notes of blocks of code."""
    for fence in fences(source):
        if re.match(r"\{? ?\.?mermaid\b", fence.info):
            words = "本站不画 mermaid 图（画它的程序有几 MB，读者都要下载）；请放图片。"
            yield fence.line, words
        elif ".annotate" in fence.info:
            yield fence.line, "“.annotate”本站不支持，注解会原样显示；请改用脚注。"
        elif not _HEAD.fullmatch(fence.info):
            words = '后面只能写语言和 title="…"、linenums="1"、hl_lines="2 3"，值放在英文引号里；请改正。'
            yield fence.line, f"代码开头的“{fence.info}”{words}"
        elif fence.info and f"<code>{escape(fence.info)}\n" in html:
            yield fence.line, "这段代码没有认出来；结尾的标记要与开头对齐，前面不多空格。"
        if not _EXAMPLES.match(fence.info):
            for line, one in enumerate(fence.body, fence.line + 1):
                if note := _NOTE.search(one):
                    yield line, f"代码里的注解“{note[1]}”本站不支持，会原样显示；请改用脚注。"
