"""What is wrong with a page that people wrote, and with the files that it puts in, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from macros.pages.writing.code_blocks import code_blocks
from macros.pages.writing.front_matter import front_matter
from macros.pages.writing.indents import EMPTY_BOX, indents
from macros.pages.writing.leftover import leftover, unseen, unused
from macros.pages.writing.markup import (
    NOT_SEEN,
    OF_MACROS,
    call,
    call_not_seen,
    own_classes,
    smuggled,
    unbalanced,
    without_headings,
)
from macros.pages.writing.places import placed
from macros.pages.writing.snippets import braces, included, put_in
from macros.pages.writing.source import without_indented_code
from macros.pages.writing.syntax import NO_LIST


def faults(
    name: str, source: str, html: str, folders: Sequence[Path], given: Iterable[str] = ()
) -> Iterator[str]:
    """Yield each fault of the page of that name in docs/, by what it says and what became of it.

    ``given`` is what each call of a macro on it gave. Files that it puts in come from ``folders``.
    """
    texts, called, given = written(name, source, folders), call(source), list(given)
    markup = list(unbalanced(source, html))
    told = any(words == OF_MACROS for _, words in markup)  # what they gave is in pieces
    written_by_all = "".join(text for _, text in texts)
    whole = [] if told else list(smuggled(html, given, written_by_all))
    if told or OF_MACROS in whole:  # and so are the tags around them
        markup = [(line, words) for line, words in markup if line != called or words == OF_MACROS]
    of_page = [f"docs/{name}:{line}: {words}" for line, words in (*front_matter(source), *markup)]
    found = dict.fromkeys((*of_page, *_of_source(texts, without_headings(html, given), folders)))
    for words in whole:
        line = called if words == OF_MACROS else None
        if words.endswith(NOT_SEEN):
            line = call_not_seen(source)
        found[f"docs/{name}:{line}: {words}" if line else placed(words, texts)] = None
    yield from found


def _of_source(
    texts: Sequence[tuple[str, str]], html: str, folders: Sequence[Path]
) -> Iterator[str]:
    """Yield what the texts of a page show, with their lines."""
    page = "\n\n".join(text for _, text in texts)
    for where, whole in texts:
        text = without_indented_code(whole, html)
        marks = (*own_classes(text), *leftover(text, html), *code_blocks(text, html))
        found = _of_one_cause((*marks, *unused(text, page), *unseen(text, html)), [*indents(text)])
        for line, words in sorted(found, key=lambda one: one[0]):
            yield f"docs/{where}:{line}: {words}"
        for line, file in put_in(text, folders):
            if isinstance(file, str):
                yield f"docs/{where}:{line}: {file}"
                continue
            for inside, words in braces(_read(file)):
                yield f"docs/{_named(file, folders)}:{inside}: {words}"


def _of_one_cause(
    marks: Iterable[tuple[int, str]], levels: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Yield marks that are left and lines at a wrong level; where both have one cause, that which says it."""
    marks, levels = list(marks), list(levels)
    left, between = ({line for line, _ in found} for found in (marks, levels))
    for line, words in marks:
        if not (line in between and words.endswith(NO_LIST)):
            yield line, words
    for line, words in levels:
        if not (line in left and words.endswith(EMPTY_BOX)):
            yield line, words


def written(name: str, source: str, folders: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what people wrote for a page, each text with its name in docs/: the page, and what it puts in."""
    texts, seen = [(name, source)], {name}
    for _, text in texts:
        for file in (*included(text, folders), *(file for _, file in put_in(text, folders))):
            if isinstance(file, Path) and (inside := _named(file, folders)) not in seen:
                seen.add(inside)
                texts.append((inside, _read(file)))
    return texts


def _read(file: Path) -> str:
    return file.read_text("utf-8", errors="replace")


def _named(file: Path, folders: Sequence[Path]) -> str:
    tops = (folder.resolve() for folder in folders)
    return next(file.relative_to(top).as_posix() for top in tops if file.is_relative_to(top))
