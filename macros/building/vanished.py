"""Messages about published addresses that vanished: what is lost, and what to write where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.addresses import address
from macros.addresses.ledger import Line
from macros.building.published import ledger_note
from macros.editing.blocks import list_yaml
from macros.editing.diff.successors import successors
from macros.editing.former_records import Record, by_key, guesses, record
from macros.loading.blanks import BLANK
from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from macros.settings import engine

_FOLLOWING = {"moved": ("retired", "changes"), "retired": ("changes",)}
"""The parts of the data file that come after another, in the order of the canonical form."""


@dataclass(frozen=True)
class VanishedObject:
    """A published object that is no longer in the data, without a record."""

    kind: ObjectKind
    id: str
    lines: tuple[Line, ...]

    @property
    def page(self) -> str:
        """The address to name in messages: its page, if that was published."""
        own = address.page(self)
        known = [line.address for line in self.lines]
        return own if own in known else known[0]

    @property
    def title(self) -> str:
        """Its title when last published; empty if the ledger does not say."""
        own = address.page(self)
        return next((line.note for line in self.lines if line.address == own), "")


def object_words(gone: Sequence[VanishedObject], site: Site) -> str:
    """Return what to add to the data for all objects that vanished, each record once."""
    name = site.settings.plan_name
    words = [f"{len(gone)} 个已公布的对象不在 {name} 里了，moved 和 retired 也没有交代它们的去向："]
    for one in gone:
        count = f" 等 {len(one.lines)} 个网址" if len(one.lines) > 1 else ""
        title = f"（{one.title}）" if one.title else ""
        words.append(f"  /{one.page}{count}失效：{one.kind.label}“{one.id}”{title}")
    words.append(
        "若是误删或误改了 id，请改回来；否则加上下面几行，"
        f"把日期和“{BLANK}”换成停用或改址的日期、原因。"
    )
    records = _records(gone, site)
    words += [_ADVICE[key] for key, _, _ in by_key(records)]
    return "\n".join([*words, *_blocks(records, site)])


_ADVICE = {
    "moved": (
        "moved 下是改址，去向是按标题猜的，请逐个核对。并入的把 how 写成 merged；"
        "拆分的写成 split，列出两个以上的 to；其实是停用的，移到 retired 下，删去 how 和 to。"
    ),
    "retired": (
        "retired 下是停用。其实是改址的，移到 moved 下，末尾加上 how: moved 和 to: 两行，"
        "再下一行写“- 新的 id”。移过去时还没有 moved: 或 retired: 这一行的，补上。"
    ),
}


def _records(gone: Sequence[VanishedObject], site: Site) -> list[Record]:
    """Return a record for each, with the new object of the most similar name as successor."""
    known = {line.address for line in site.ledger.lines}
    come = {
        (entry.kind, entry.id): ledger_note(entry)
        for entry in site.index.living.values()
        if address.page(entry) not in known
    }
    guessed = successors({(one.kind, one.id): one.title for one in gone}, come)
    return [
        record(one.kind, one.id, one.title or BLANK, guessed.get((one.kind, one.id)), "年-月-日")
        for one in gone
    ]


def _blocks(records: list[Record], site: Site) -> Iterator[str]:
    """Yield the records to add, below where they go; each key is written once in all."""
    present = site.index.blocks
    before = ""
    for key, model, values in by_key(records):
        if key in present:
            place = f"加到 {key}: 这一行的下面（与后一条之间空一行）："
        else:
            following = next((other for other in _FOLLOWING[key] if other in present), "")
            place = f"加到 {following}: 这一段的前面：" if following else "加到文件末尾："
        yield f"\n{place}\n" if place != before else ""
        before = place
        if key not in present:
            yield f"{key}:"
        yield list_yaml(values, model, guesses(values)).rstrip("\n")


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
    """Return the file in docs/ that people wrote for a page; empty if the page is generated.

    A page that the engine brings can be written there too, and then takes its place.
    """
    names = (address.source_path(page), f"{page}index.md")
    folders = (Path("docs"), engine.DOCS)
    written = (name for folder in folders for name in names if (folder / name).is_file())
    return next((f"docs/{name}" for name in written), "")


def file_words(where: str) -> str:
    """Return what to do about a page or file that vanished and belongs to no object."""
    return (
        f"已公布的地址 /{where} 失效，数据中没有对象停用，moved 和 retired 管不到它；"
        "请恢复这个页面或文件（页面可以只留一句去向和链接）。"
    )
