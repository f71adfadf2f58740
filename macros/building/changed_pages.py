"""Which pages differ between two builds of the site: ``python -m macros.building.changed_pages OLD NEW``.

Prints Markdown for the summary page of a run. Line numbers of the data file are
ignored: below an addition they shift on every page; so are the sizes of downloads.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml import html as parser

MOST = 100
_WITHOUT = '//*[@class="pl-data"] | //*[@class="pl-size"] | //script | //style'


@dataclass(frozen=True)
class ChangedPages:
    """The addresses of pages that were added, removed, reworded, or changed only in looks."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    restyled: tuple[str, ...]
    other_files: int
    """How many files other than pages were added, removed or changed."""


def changed_pages(old: Path, new: Path) -> ChangedPages:
    """Compare the built sites in two folders."""
    before, after = _files(old), _files(new)
    pages_before = {name for name in before if name.endswith(".html")}
    pages_after = {name for name in after if name.endswith(".html")}
    differing = [
        name
        for name in sorted(before.keys() & after.keys())
        if before[name].read_bytes() != after[name].read_bytes()
    ]
    pages = [name for name in differing if name.endswith(".html")]
    changed = [name for name in pages if _content(before[name]) != _content(after[name])]
    others = set(differing) ^ (before.keys() ^ after.keys())
    return ChangedPages(
        added=_addresses(pages_after - pages_before),
        removed=_addresses(pages_before - pages_after),
        changed=_addresses(changed),
        restyled=_addresses(
            name for name in pages
            if name not in changed and _markup(before[name]) != _markup(after[name])
        ),
        other_files=sum(1 for name in others if not name.endswith(".html")),
    )  # fmt: skip


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def _addresses(names: Iterator[str] | set[str] | list[str]) -> tuple[str, ...]:
    return tuple(sorted(name.removesuffix("index.html") for name in names))


def _tree(path: Path) -> parser.HtmlElement:
    tree = parser.document_fromstring(
        path.read_bytes() or b"<p>", parser=parser.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    for element in tree.xpath(_WITHOUT):
        element.drop_tree()
    return tree


def _content(path: Path) -> tuple[object, ...]:
    """Return the words, links and anchors of a page's article, or of its body if it has none."""
    tree = _tree(path)
    parts = tree.xpath("//article") or tree.xpath("//body")
    return tuple(
        (part.text_content().split(), part.xpath(".//@href | .//@src"), part.xpath(".//@id"))
        for part in parts
    )


def _markup(path: Path) -> bytes:
    return etree.tostring(_tree(path))


def as_markdown(found: ChangedPages) -> str:
    """Return the lists for a code host's summary page; addresses are text, not links."""
    blocks = ["## 有变化的网页\n"]
    for title, addresses in (
        ("新增", found.added),
        ("删去", found.removed),
        ("内容有变", found.changed),
        ("只有页眉、页脚或版式有变", found.restyled),
    ):
        if addresses:
            items = "".join(
                f"<li><code>/{html.escape(one)}</code></li>\n" for one in addresses[:MOST]
            )
            if len(addresses) > MOST:
                items += f"<li>……另有 {len(addresses) - MOST} 个</li>\n"
            closed = "" if addresses is found.restyled else " open"
            head = f"<summary>{title}（{len(addresses)}）</summary>"
            blocks.append(f"<details{closed}>{head}\n<ul>\n{items}</ul>\n</details>\n")
    if len(blocks) == 1:
        blocks.append("没有网页变化。\n")
    if found.other_files:
        blocks.append(
            f"另有 {found.other_files} 个不是网页的文件有变化（数据接口、下载文件等）。\n"
        )
    return "\n".join(blocks)


if __name__ == "__main__":
    print(as_markdown(changed_pages(Path(sys.argv[1]), Path(sys.argv[2]))), end="")
