"""Blocks of code: what stands behind the marks that open one, and the notes in it that Material would take out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from macros.pages.writing.source import fences

_VALUE = r"(?:\"[^\"]*\"|'[^']*')"
_OPTION = rf"(?:title={_VALUE}|linenums=(?:\"[\d ]+\"|'[\d ]+')|hl_lines=(?:\"[\d -]+\"|'[\d -]+'))"
_HEAD = re.compile(
    rf"(?:[\w#.+-]+(?![^ \t]))?(?:(?:^|[ \t]+){_OPTION})*"
    rf"|\{{[ \t]*(?:(?:[.#][\w#.+-]+|{_OPTION}|linenums=\d+|hl_lines=\d+)[ \t]*)*\}}"
)
"""What may stand behind the marks that open a block of code."""
_NOTE = re.compile(r"(?:#|//|/\*|<!--|--|;|%).*?(\(\d+\)!)")
_BARE_NOTE = re.compile(r"(?:#|//|/\*|<!--|--|;|%)[ \t]*(\(\d+\))[ \t]*(?:\*/|-->)?$")
"""A note as Material has it too, if the words for it follow the block as a numbered list."""
_NUMBERED = re.compile(r"[ \t]*1\.[ \t]")
_EXAMPLES = re.compile(r"(?:|text|md|markdown|\{.*\.(?:text|md|markdown)\b.*)(?:[ \t]|$)")
"""Blocks of code in which nothing is a comment: they may show how notes are written elsewhere."""


def code_blocks(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for what is wrong with the head of a block of code, or with a note in it."""
    lines = source.split("\n")
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
        below = next((one for one in lines[fence.line + len(fence.body) + 1 :] if one.strip()), "")
        numbered = _NUMBERED.match(below)
        if not _EXAMPLES.match(fence.info):
            for line, one in enumerate(fence.body, fence.line + 1):
                note = _NOTE.search(one) or (numbered and _BARE_NOTE.search(one))
                if note:
                    yield line, f"代码里的注解“{note[1]}”本站不支持，会原样显示；请改用脚注。"
