"""The words of a built page as Markdown: for the pages of which there is no paper.

Their words stand in the built page alone: what macros print there, and what people wrote by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import html

from macros.exports.downloads.paper import Block, Cell, Grid
from macros.exports.search.by_hand import article_of, without_data
from macros.exports.trees import tree_of
from macros.exports.twins.inline import is_left_out, line, line_of
from macros.exports.twins.markdown import lines_of, table_lines

_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_LISTS = {"ul", "ol"}
_BLOCKS = {
    *("p", "div", "section", "aside", "article", "header", "footer", "main"),
    *("figure", "figcaption"),
    *("dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre"),
    *("details", "summary", "hr", "li"),
    *(*_HEADINGS, *_LISTS),
}
_FENCES = re.compile(r"`+")
_COMMENTARY = "编者说明"


def page_markdown(page: bytes, where: str, box: Iterable[Block]) -> bytes:
    """Return what stands in a page; ``where`` is its public address, ``box`` is said first of the file itself."""
    article = tree_of(page).find(".//article")
    heading = article.find(".//h1") if article is not None else None
    if article is None or heading is None:
        raise ValueError("a page without content")
    title = f"# {line(heading, where)}"
    heading.drop_tree()
    blocks = [[title], lines_of(box), *_blocks(article, where)]
    return ("\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n").encode()


def commentary(page: bytes, where: str) -> bytes:
    """Return what people wrote on the page of an object, around its data; nothing if that is nothing."""
    blocks = list(_blocks(without_data(article_of(page)), where))
    said = [[f"## {_COMMENTARY}"], *blocks] if blocks else []
    return "".join("\n" + "\n".join(lines) + "\n" for lines in said).encode()


def _blocks(element: html.HtmlElement, where: str) -> Iterator[list[str]]:
    """Yield the lines of each block in an element; words between blocks are one of their own."""
    beside: list[html.HtmlElement | str] = [element.text or ""]
    for child in element:
        if not is_left_out(child):
            if _has_blocks(child):
                yield from _words(beside, where)
                beside = []
                yield from _block(child, where)
            else:
                beside.append(child)
        beside.append(child.tail or ("" if is_left_out(child) else " "))
    yield from _words(beside, where)


def _has_blocks(element: html.HtmlElement) -> bool:
    return element.tag in _BLOCKS or any(one.tag in _BLOCKS for one in element.iterdescendants())


def _words(pieces: list[html.HtmlElement | str], where: str) -> Iterator[list[str]]:
    if words := line_of(pieces, where):
        yield [words]


def _block(element: html.HtmlElement, where: str) -> Iterator[list[str]]:
    match element.tag:
        case tag if tag in _HEADINGS:
            yield [f"{'#' * _HEADINGS[tag]} {line(element, where)}"]
        case tag if tag in _LISTS:
            yield list(_list(element, where))
        case "dl":
            yield list(_terms(element, where))
        case "table":
            yield list(table_lines(_grid(element, where), str))
        case "pre":
            yield _code(element)
        case "blockquote":
            yield _within(_blocks(element, where), "> ")
        case "hr":
            yield ["* * *"]
        case _:
            yield from _blocks(element, where)


def _within(blocks: Iterable[list[str]], before: str, first: str = "") -> list[str]:
    """Return blocks behind what stands before each line, and before the first."""
    lines = [one for block in blocks if block for one in ("", *block)][1:]
    begin = chain([first or before], (before for _ in lines))
    return [f"{mark}{one}".rstrip() for mark, one in zip(begin, lines, strict=False)]


def _list(element: html.HtmlElement, where: str) -> Iterator[str]:
    number = int(element.get("start") or 1)
    for item in element.iterfind("li"):
        mark = f"{number}. " if element.tag == "ol" else "- "
        number += 1
        yield from _within(_blocks(item, where), " " * len(mark), mark)


def _terms(element: html.HtmlElement, where: str) -> Iterator[str]:
    """Yield a list of names, each with what is said of it; what else is said of it stands below."""
    names: list[str] = []
    said = False
    for child in element.iterdescendants("dt", "dd"):
        if next(child.iterancestors("dl")) is not element:
            continue  # of a list within this one
        if child.tag == "dt":
            names = [*([] if said else names), line(child, where)]
        else:
            first = "  - " if said else f"- {''.join(f'{name}：' for name in names)}"
            yield from _within(_blocks(child, where), "    " if said else "  ", first)
        said = child.tag == "dd"


def _code(element: html.HtmlElement) -> list[str]:
    text = element.text_content().rstrip("\n")
    fence = "`" * max(3, 1 + max(map(len, _FENCES.findall(text)), default=0))
    return [fence, *text.split("\n"), fence]


def _grid(table: html.HtmlElement, where: str) -> Grid:
    """Return a table, each cell where it begins."""
    rows: list[tuple[Cell, ...]] = []
    taken: dict[int, int] = {}
    for row in table.iter("tr"):
        cells, column = [], 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0):
                column += 1
            wide, high = int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1)
            cells.append(Cell(_in_cell(cell, where), column, high, wide))
            taken |= {at: high for at in range(column, column + wide)}
            column += wide
        taken = {at: left - 1 for at, left in taken.items() if left > 1}
        rows.append(tuple(cells))
    columns = max((cell.column + cell.columns for row in rows for cell in row), default=1)
    return Grid((1,) * columns, len(table.findall("./thead/tr")), tuple(rows))


def _in_cell(cell: html.HtmlElement, where: str) -> str:
    return " ".join("".join(block) for block in _blocks(cell, where))
