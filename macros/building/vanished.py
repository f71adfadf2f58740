"""What to say of published addresses that vanished: what is lost, and what to write where."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.addresses import address
from macros.addresses.ledger import Line
from macros.building.published import called
from macros.editing.blocks import Comments, item_lines
from macros.editing.diff.successors import GUESS, one_to_one
from macros.loading.blanks import BLANK
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.plan import Former, Moved, Retired
from macros.model.problems import Route
from macros.pages.site import Site

_BLOCKS: tuple[tuple[str, type[Former]], ...] = (("moved", Moved), ("retired", Retired))
_FOLLOWING = {"moved": ("retired", "changes"), "retired": ("changes",)}
"""The parts of the data file that come after another, in the order of the canonical form."""


@dataclass(frozen=True)
class Vanished:
    """An object that was published and of which the data says nothing any more."""

    kind: ObjectKind
    id: str
    lines: tuple[Line, ...]

    @property
    def page(self) -> str:
        """Its address that people know best: its page, if that was published."""
        own = address.page(self.kind, self.id)
        known = [line.address for line in self.lines]
        return own if own in known else known[0]

    @property
    def title(self) -> str:
        """Its title when last published; empty if the ledger does not say."""
        own = address.page(self.kind, self.id)
        return next((line.note for line in self.lines if line.address == own), "")


def object_words(gone: Sequence[Vanished], site: Site) -> str:
    """Return what to add to the data for all objects that vanished, each record once."""
    name = site.settings.plan_name
    guesses = _successors(gone, site)
    moved = [one for one in gone if one.id in guesses]
    retired = [one for one in gone if one.id not in guesses]
    told = [f"{len(gone)} 个已公布的对象不在 {name} 里了，moved 和 retired 也没有交代它们的去向："]
    for one in gone:
        count = f" 等 {len(one.lines)} 个网址" if len(one.lines) > 1 else ""
        title = f"（{one.title}）" if one.title else ""
        told.append(f"  /{one.page}{count}失效：{one.kind.label}“{one.id}”{title}")
    told.append(
        "若是误删或误改了 id，请改回来；否则加上下面几行，"
        f"把日期和“{BLANK}”换成停用或改址的日期、原因。"
    )
    if moved:
        told.append(
            "moved 下是改址，去向是按标题猜的，请逐个核对。并入的把 how 写成 merged；"
            "拆分的写成 split，列出两个以上的 to；其实是停用的，移到 retired 下，删去 how 和 to。"
        )
    if retired:
        told.append(
            "retired 下是停用。其实是改址的，移到 moved 下，末尾加上 how: moved 和 to: 两行，"
            "再下一行写“- 新的 id”。移过去时还没有 moved: 或 retired: 这一行的，补上。"
        )
    blocks = _blocks({"moved": moved, "retired": retired}, guesses, site)
    return "\n".join([*told, *blocks])


def _blocks(
    given: Mapping[str, list[Vanished]], guesses: Mapping[str, str], site: Site
) -> Iterator[str]:
    """Yield the records to add, below where they go; each key is written once in all."""
    present = site.index.blocks
    before = ""
    for key, model in _BLOCKS:
        if not given[key]:
            continue
        if key in present:
            place = f"加到 {key}: 这一行的下面（与后一条之间空一行）："
        else:
            following = next((other for other in _FOLLOWING[key] if other in present), "")
            place = f"加到 {following}: 这一段的前面：" if following else "加到文件末尾："
        yield f"\n{place}\n" if place != before else ""
        before = place
        if key not in present:
            yield f"{key}:"
        values = [_record(one, guesses.get(one.id, "")) for one in given[key]]
        guessed: dict[Route, tuple[str, ...]] = {
            (n, "to", 0): (GUESS,) for n, value in enumerate(values) if "to" in value
        }
        lines = item_lines(values, model, (), Comments(guessed, {}), apart=True)
        yield "\n".join(f"  {line}".rstrip() for line in lines)


def _record(gone: Vanished, successor: str) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": gone.kind, "id": gone.id, "title": gone.title or BLANK}
    if successor:
        record |= {"how": MoveKind.MOVED, "to": [successor]}
    return record | {"on": "年-月-日", "reason": BLANK}


def _successors(gone: Sequence[Vanished], site: Site) -> dict[str, str]:
    """Return for vanished ids the new living object of the kind that is called most alike."""
    known = {line.address for line in site.ledger.lines}
    likeness = {}
    for one in gone:
        for new in dict(site.index.kinds())[one.kind]:
            if address.page(one.kind, new) not in known:
                words = one.title, called(site, one.kind, new)
                likeness[one.id, new] = difflib.SequenceMatcher(None, *words).ratio()
    return one_to_one(likeness)


def anchor_words(lost: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield what to do about named parts (page and anchor) that vanished."""
    made: dict[str, list[str]] = {}
    for page, anchor in lost:
        if page == address.CHANGES:
            yield (
                f"已公布的锚点 /{page}#{anchor} 失效。"
                "已发布的变更记录不得删去，也不得改动日期和次序；请恢复这一条。"
            )
        elif source := _source(page):
            yield (
                f"已公布的锚点 /{page}#{anchor} 失效。请在 {source} "
                f'最接近原内容的地方加上：<span id="{anchor}"></span>'
            )
        else:
            made.setdefault(anchor, []).append(page)
    for anchor, pages in made.items():
        yield (
            f"已公布的锚点 #{anchor} 在 {len(pages)} 个页面上失效（/{pages[0]}#{anchor}"
            f"{' 等' if len(pages) > 1 else ''}）；"
            "这个锚点由模板生成，请在 macros/pages/templates 中恢复。"
        )


def _source(page: str) -> str:
    """Return the file in docs/ that people wrote for a page; empty if the page is generated."""
    names = (address.source_path(page), f"{page}index.md")
    return next((f"docs/{name}" for name in names if Path("docs", name).is_file()), "")


def file_words(where: str) -> str:
    """Return what to do about a page or file that vanished and belongs to no object."""
    return (
        f"已公布的地址 /{where} 失效，数据中没有对象停用，moved 和 retired 管不到它；"
        "请恢复这个页面或文件（页面可以只留一句去向和链接）。"
    )
