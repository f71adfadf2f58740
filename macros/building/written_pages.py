"""What is wrong with the pages that people wrote, and with the files among which they lie."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.addresses import address
from macros.building.harmless import faults_of_page, in_page, twice
from macros.exports.kept import kept
from macros.exports.trees import tree_of
from macros.pages.writing import checked
from macros.pages.writing.places import ids_written, placed
from macros.pages.writing.snippets import put_in


@dataclass(frozen=True)
class WrittenPage:
    """A page that people wrote: its name in docs/, its source, and the folders of what it puts in.

    What was found in it before is kept, until something changes that it depends on.
    """

    name: str
    source: str
    folders: Sequence[Path]

    def faults(self, html: str, given: Iterable[str]) -> list[str]:
        """Return each fault by what became of the page, and what each call of a macro on it gave."""
        found: list[str] = json.loads(_faults(self._made(html, tuple(given))))
        return found

    def harmful(self, html: str, site: str, where: str) -> dict[str, str]:
        """Return what no page may have, as the checks of the built site tell it, with its place.

        The page is at ``where`` on the site with that address.
        """
        found: dict[str, str] = json.loads(_harmful((self._made(html), site, where)))
        return found

    def _made(self, html: str, given: tuple[str, ...] = ()) -> _Made:
        texts = checked.written(self.name, self.source, self.folders)
        files = [[*put_in(text, self.folders)] for _, text in texts]
        return _Made(self.name, self.source, tuple(self.folders), html, given, texts, files)


@dataclass(frozen=True)
class _Made:
    """A page that people wrote, and all on which it depends what is wrong with it."""

    name: str
    source: str
    folders: tuple[Path, ...]
    html: str
    given: tuple[str, ...]
    """What each call of a macro on it gave."""
    texts: list[tuple[str, str]]
    """What people wrote for it, each text with its name in docs/."""
    files: list[list[tuple[int, Path | str]]]
    """What each of them puts in, or why it cannot."""


@kept
def _faults(page: _Made) -> bytes:
    found = checked.faults(page.name, page.source, page.html, page.folders, page.given)
    return json.dumps([*found]).encode()


@kept
def _harmful(asked: tuple[_Made, str, str]) -> bytes:
    page, site, where = asked
    twice_given = {
        in_page(where, twice(id)): f"docs/{page.name}:{line}: {twice(id)}"
        for id, line in reversed([*ids_written(page.source)])
    }
    faults = faults_of_page(tree_of(f"<body>{page.html}".encode()), site, where)
    places = {in_page(where, fault): placed(fault, page.texts) for fault in faults}
    return json.dumps(twice_given | places).encode()


def links_out(docs: Path, files: Mapping[str, Path]) -> list[str]:
    """Return each file, by its name in docs/, that is a link out of it: what it leads to would be published.

    So is what is no file that can be copied: a pipe, a device.
    """
    whole = docs.resolve()
    odd = [name for name, file in files.items() if os.path.lexists(file) and not file.is_file()]
    return [
        f"{docs.name}/{name} 不是普通文件，或是断了的链接，不能公布；请删去。" for name in odd
    ] + [
        f"{docs.name}/{name} 是指向 {docs.name}/ 外面的链接，会把那里的内容公布出去；请换成文件本身。"
        for name, file in files.items()
        if name not in odd and not file.resolve().is_relative_to(whole)
    ]


def no_markdown(docs: Path, files: Mapping[str, Path]) -> list[str]:
    """Return each file, by its name in docs/, that is a page and not written in Markdown: it would stand there bare."""
    return [
        f"{docs.name}/{name}：网页用 Markdown 写（扩展名 .md），不放现成的网页；请改写，或删去。"
        + "搜索引擎的验证文件放在最上层，名字不改，里面只有一行字母和数字。"
        for name, file in files.items()
        if name.endswith(".html") and not (address.is_proof(name) and _is_one_line(file))
    ]


def _is_one_line(file: Path) -> bool:
    """Whether a file holds one line in which nothing is mark-up, whatever a browser takes it for.

    Old ones may read it as UTF-7, where ``+`` begins mark-up: it holds none.
    """
    return bool(re.fullmatch(rb"[\w:./= -]{1,200}(?:\r?\n)?", file.read_bytes(), re.ASCII))


def of_no_object(written: Mapping[str, str], made: Container[str]) -> list[str]:
    """Return each page, its name by its address, in the place of an object that the plan does not have."""
    return [
        f"docs/{name} 写的是“{where}”，但方案里没有这个对象；请改文件名，或删去这个文件。"
        for folder in address.FOLDERS.values()
        for where, name in written.items()
        if where.startswith(f"{folder}/") and where != f"{folder}/" and where not in made
    ]
