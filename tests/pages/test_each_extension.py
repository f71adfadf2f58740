"""Every row of the table of extensions: what it gives is there with it and gone without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from macros.settings import mkdocs_words as words
from tests.pages.test_writing import docs

__all__ = ["docs"]

GIVES = {
    "abbr": ("*[API]: 接口\n\nAPI", "<abbr"),
    "admonition": ("!!! note\n\n    甲", 'class="admonition note"'),
    "attr_list": ("# 甲 { #a }", 'id="a"'),
    "def_list": ("甲\n:   乙", "<dd>"),
    "fenced_code": ("```\n甲\n```", "<pre>"),
    "footnotes": ("甲[^1]\n\n[^1]: 乙", "footnote-ref"),
    "md_in_html": ("<div markdown>\n\n**甲**\n\n</div>", "<strong>"),
    "sane_lists": ("- 甲\n\n3. 乙", '<ol start="3">'),
    "tables": ("| 甲 |\n| - |\n| 乙 |", "<table>"),
    "toc": ("# 甲 { #a }", 'class="headerlink"'),
    "pymdownx.caret": ("甲^^乙^^", "<ins>"),
    "pymdownx.details": ("??? note\n\n    甲", "<details"),
    "pymdownx.emoji": (":smile:", "twemoji"),
    "pymdownx.highlight": ('```yaml title="甲"\na: 1\n```', 'class="language-yaml highlight"'),
    "pymdownx.inlinehilite": ("`#!python a = 1`", "language-python"),
    "pymdownx.keys": ("++ctrl+c++", "<kbd"),
    "pymdownx.mark": ("甲==乙==", "<mark>"),
    "pymdownx.snippets": ('--8<-- "part/b.md"', "放进来的"),
    "pymdownx.superfences": ("!!! note\n\n    ```yaml\n    a: 1\n    ```", "language-yaml"),
    "pymdownx.tabbed": ('=== "甲"\n\n    乙', "tabbed-set"),
    "pymdownx.tasklist": ("- [x] 甲", "task-list"),
    "pymdownx.tilde": ("甲~~乙~~", "<del>"),
    "nl2br": ("甲\n乙", "<br />"),
    "smarty": ('"甲"', "&ldquo;甲&rdquo;"),
    "pymdownx.escapeall": ("\\甲", "<p>甲"),
    "pymdownx.magiclink": ("见 https://example.org/x", '<a href="https://example.org/x"'),
    "pymdownx.saneheaders": ("#甲", "<p>#甲"),
    "pymdownx.smartsymbols": ("(c)", "&copy;"),
}
"""What somebody writes, and what only this extension makes of it."""


def made(text: str, docs: Path, extensions: list[str]) -> str:
    config = load_config("mkdocs.yml")
    config.mdx_configs["pymdownx.snippets"]["base_path"] = [str(docs)]
    configs = {name: given for name, given in config.mdx_configs.items() if name in extensions}
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


def test_every_row_of_the_table_is_asked() -> None:
    assert GIVES.keys() == words.EXTENSIONS.keys() | words.MORE_EXTENSIONS.keys()


@pytest.mark.parametrize("name", GIVES)
def test_an_extension_gives_what_it_is_for(name: str, docs: Path) -> None:
    (docs / "part" / "b.md").write_text("放进来的\n", "utf-8")
    text, gives = GIVES[name]
    on = load_config("mkdocs.yml").markdown_extensions
    alike = {name, "pymdownx.superfences"} if name == "fenced_code" else {name}
    without = [one for one in on if one not in alike and not one.startswith("macros.")]
    with_it = on if name in words.EXTENSIONS else [*on, name]
    assert gives in made(text, docs, with_it)
    assert gives not in made(text, docs, without), "another extension gives it"
