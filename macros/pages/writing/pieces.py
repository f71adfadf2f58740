"""A Markdown extension: what other extensions give, as the pages of this site may have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.postprocessors import Postprocessor
from pymdownx.delimiterprocessor import Delimiter, DelimiterProcessor

from macros.pages.writing.extensions import FOOTNOTES
from macros.text.characters.han import HAN

_BOX = re.compile(r'<input type="checkbox" disabled( checked)?/?>')
_LABELS = {True: "已完成", False: "未完成"}


_UNTITLED = re.compile(r'(<p class="admonition-title">|<summary>)([A-Z][a-z]+)(?=</(?:p|summary)>)')
_TITLES = {
    word: title
    for title, words in {
        "说明": "Note",
        "摘要": "Abstract Summary Tldr",
        "信息": "Info",
        "待办": "Todo",
        "提示": "Tip Hint",
        "重要": "Important",
        "完成": "Success Check Done",
        "问题": "Question Help Faq",
        "注意": "Warning Caution Attention",
        "失败": "Failure Fail Missing",
        "危险": "Danger Error",
        "缺陷": "Bug",
        "例子": "Example Snippet",
        "引文": "Quote Cite",
    }.items()
    for word in words.split()
}
"""What a box is called that has no title of its own."""
_FOOTNOTES = '<div class="footnote">\n<hr />'
_NO_FOOTNOTES = re.compile(f"<p>{FOOTNOTES.strip()}</p>(?:\n|$)")
_NAMED_FOOTNOTES = '<div class="footnote" role="group" aria-label="脚注">\n<hr />'
_SCRIPT = rf"([+\u2212-]?[A-Za-z0-9]{{1,6}}|[{HAN}]{{1,4}}|[\[〔]\d+[\]〕])"
_LOW = rf"(?<=[A-Za-z\u0370-\u03ff)\]*])(~){_SCRIPT}~(?!~)"
_HIGH = rf"(?<=[^\s^\[])(\^){_SCRIPT}\^(?!\^)"
"""What is low or high; in Chinese a ~ between numbers is a range, as in 5~10人, and stays."""
_REFERENCE = re.compile(r"&#0([0-9]+);")
_ESCAPED = re.compile(r"&amp;(#0[0-9]+;)")
"""What ``macros/pages/prose.py`` makes of text of the plan, as it comes to code, and behind that."""


class InChinese(Postprocessor):
    """Gives what the extensions made Chinese names, and boxes of tasks that are no controls."""

    def run(self, text: str) -> str:
        """Return the page with them."""
        text = _BOX.sub(lambda box: _box(done=bool(box[1])), text)
        text = _UNTITLED.sub(lambda box: box[1] + _TITLES.get(box[2], box[2]), text)
        text = _ESCAPED.sub(r"&\1", text)
        text = text.replace("<br />\n<figcaption", "<figcaption")
        text = _NO_FOOTNOTES.sub("", text)  # a page without any
        return text.replace(_FOOTNOTES, _NAMED_FOOTNOTES)


def _box(*, done: bool) -> str:
    kind = " task-list-done" if done else ""
    return f'<span class="task-list-box{kind}" role="img" aria-label="{_LABELS[done]}"></span>'


def _of_words(highlighter: Callable[..., Any]) -> Callable[..., Any]:
    """Return what makes highlighters that read words of the plan as they are, not as references."""

    def made(*args: Any, **named: Any) -> Any:
        found = highlighter(*args, **named)
        plain = found.highlight

        def highlight(src: str, *args: Any, **named: Any) -> Any:
            words = _REFERENCE.sub(lambda reference: chr(int(reference[1])), src)
            return plain(words, *args, **named)

        found.highlight = highlight
        return found

    return made


class _Pieces(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step behind that which puts finished HTML back, and let code be read first."""
        extensions: list[Any] = md.registeredExtensions
        for extension in extensions:
            if get := getattr(extension, "get_pymdownx_highlighter", None):
                highlighter = _of_words(get())
                extension.get_pymdownx_highlighter = lambda own=highlighter: own
        marks = md.inlinePatterns["delimiter"]
        if isinstance(marks, DelimiterProcessor):
            # in Chinese marked words may begin or end with punctuation, with no blank beside it
            for sign, tag in (("=", "mark"), ("~", "del"), ("^", "ins")):
                marks.add(Delimiter(sign, tag, double=True, punct=False))
            for pattern, tag in ((_LOW, "sub"), (_HIGH, "sup")):
                md.inlinePatterns.register(SimpleTagInlineProcessor(pattern, tag), tag, 65)
        md.postprocessors.register(InChinese(md), "in_chinese", 5)


def makeExtension(**_: Any) -> Extension:
    """Return the extension, by the name that Markdown asks for."""
    return _Pieces()
