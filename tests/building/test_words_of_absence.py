"""Every sentence of the site with 没有, 未 or 尚未 is known: it has a ground, or says nothing of the text.

``test_absence`` looks at built pages; this looks at the words themselves, so that no new one is missed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

DENIES = re.compile(r"[^。；;\n\"'`<>|]*(?:没有|未(?![来必免]))[^。；;\n\"'`<>|]*")
WRITTEN = {
    "macros/pages": (".jinja", ".html", ".py"),
    "macros/exports": (".jinja", ".py"),
    "macros/index": (".py",),
    "docs": (".js",),
}
"""Where the words of pages and files are written; docs/about is prose for editors."""
FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}", re.DOTALL)
REMARK = re.compile(r"\{#.*?#\}|/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)

STATED = {
    "本站尚未核实是否现行有效": "says what the site has not done",
    "公布的文本没有写明": "reviewed",
    "公布的文本未写明": "reviewed",
    "公布的文本没有写明，或者编者另有说明，见措施的网页": "reviewed",
    "公文没有写明的": "reviewed",
    "…公布的文本没有为一些措施写明…，见各措施的页面": "reviewed",
    "公布的文本没有为任何措施指定…": "reviewed",
    "公布的文本没有指定它牵头、负责或配合任何措施": "reviewed",
    "公布的文本没有为它写明的事项：为这些事项通读过全文（见方案的 reviewed）": "reviewed",
    "…的文字没有引用它": "the rule on documents finds every title in the text",
    "公文没有点到它的为空": "the rule on units finds every name in the text",
    "公文没有把它印在哪个标题下面的，title 是空的，url 是公文全文里的位置": "the words are those of the copy, in order",
    "公文用…统称一类单位，没有逐一列出包括哪些单位": "the editor made the unit a class of such units",
    "… 公文中本条没有标题，上面的标题由编者据原文拟写": "the title is compared with the words of the measure",
    "“编者拟”的标题是编者据原文拟写的，公文中没有": "the title is compared with the words of the measure",
    "… “…”在原先的文字里不止一处，该文件没有写明是哪一处": "the orders of the document are read",
    "… “…”放在哪一处，该文件没有完全写明，由编者判断": "the orders of the document are read",
    "没有出现在任何措施中：": "the rules on units and documents find every name in the text",
    "与上图内容相同，并列出没有出现在任何措施中的…": "the rules on units and documents find every name in the text",
    "原文没有这样的词，或本站认不出的，空着": "says that it may not have been found",
    "原文没有这样的词，或本站认不出的，为 null": "says that it may not have been found",
    "…原来没有…": "the wording before a document",
    "…后来没有…": "the wording behind a document",
    "链接指的那句话后来改过：现在的文字里没有它，原先的文字里有": "both wordings are searched",
    "有下划线和底纹的字，另一条的相应位置没有": "both wordings are compared",
}
"""What is said not to be in an official text, and by what."""
OF_THE_SITE = (ROOT / "tests/building/no_words_of_absence.txt").read_text("utf-8").splitlines()
"""Sentences about the site, its files and its fields, which say nothing of what a text states."""


def test_every_sentence_that_denies_is_known() -> None:
    found = {words: path for path, words in denials()}
    known = {*STATED, *OF_THE_SITE}
    new = {words: path for words, path in found.items() if words not in known}
    assert not new, "say what its ground is, or that it is not about the text"
    assert known == found.keys(), "these are no longer written"


def test_no_sentence_is_in_both_lists() -> None:
    assert len({*STATED, *OF_THE_SITE}) == len(STATED) + len(OF_THE_SITE)


def denials() -> Iterator[tuple[str, str]]:
    """Yield where and what, of every sentence of the site that denies something."""
    for folder, endings in WRITTEN.items():
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and path.is_file():
                for text in _python(path) if path.suffix == ".py" else (path.read_text("utf-8"),):
                    for one in DENIES.finditer(FILLED.sub("…", REMARK.sub("", text))):
                        yield path.relative_to(ROOT).as_posix(), one.group().strip()


def _python(path: Path) -> Iterator[str]:
    """Yield the strings of a module, docstrings aside; what is filled in is an ellipsis."""
    tree = ast.parse(path.read_text("utf-8"))
    told: set[int] = set()
    for node in ast.walk(tree):
        for line in (
            getattr(node, "body", ()) if not isinstance(node, ast.Lambda | ast.IfExp) else ()
        ):
            if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
                told.add(id(line.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            told |= {id(one) for one in node.values}
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values
            )
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
