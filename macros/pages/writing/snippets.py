"""The files that a page of prose puts in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.pages.writing.source import without_code

_PUT_IN = re.compile(
    r"^[ \t>]*-+8<-+(?P<named>[ \t]+(?P<quote>[\"'])(?P<name>.+?)(?P=quote)[ \t]*$)?"
)
_SEVERAL = re.compile(r"[ \t>]*-+8<-+[ \t]*$")
_PART = re.compile(r":(?:(?P<section>[A-Za-z][\w-]*)|-?\d*(?::-?\d*)?(?:,-?\d*(?::-?\d*)?)*)$")
_INCLUDED = re.compile(r"\{%[-+]?\s*include\s+[\"']([^\"'\n]+)[\"']")
_BRACES = re.compile(r"\{[{%][^{}\n]*[%}]?\}?")


def put_in(source: str, folders: Sequence[Path]) -> Iterator[tuple[int, Path | str]]:
    """Yield the line and the file of each snippet of a page, or what is wrong with it."""
    if "8<" not in source:
        return
    prose = without_code(source).split("\n")
    opened = False
    for line, text in enumerate(source.split("\n"), 1):
        if not (found := _PUT_IN.match(text)):
            continue
        if not found["named"]:
            if _SEVERAL.match(text) or prose[line - 1].strip():  # in code others stay as they are
                opened = not opened and bool(_SEVERAL.match(text))
                if opened or not _SEVERAL.match(text):
                    yield line, '这样放进文件本站不支持；请每个文件各写一行 --8<-- "文件"。'
            continue
        part = _PART.search(found["name"])
        name = found["name"][: part.start()] if part else found["name"]
        yield line, _file(name, part["section"] if part else None, folders)


def included(source: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that a page takes in between braces, before Markdown reads it."""
    for name in _INCLUDED.findall(source):
        file = _file(name, None, folders)
        if isinstance(file, Path):
            yield file


def braces(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for what a file has between braces: by then those of the page are filled in."""
    prose = without_code(text, braces=True)
    for found in _BRACES.finditer(prose):
        line = prose.count("\n", 0, found.start()) + 1
        yield line, f"“{found[0]}”在放进来的文件里不起作用，会原样显示；请把这一句写在网页里。"


def _file(name: str, section: str | None, folders: Sequence[Path]) -> Path | str:
    for folder in folders:
        file = (folder / name).resolve()
        if file.is_file() and file.is_relative_to(folder.resolve()):
            if section and f"[start:{section}]" not in file.read_text("utf-8"):
                return f"“{name}”里没有叫“{section}”的一段；请检查名字。"
            return file
    return f"“{name}”不在 docs/ 里；只能放进 docs/ 里的文件，路径从 docs/ 写起。"
