"""The words about addresses that vanished: which, and the very lines that account for them."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass

from macros import address
from macros.checks.published import called
from macros.fields import ObjectKind
from macros.lasting.ledger import Line
from macros.site import Site


@dataclass(frozen=True)
class Vanished:
    """An object that was published and of which the data says nothing any more."""

    kind: ObjectKind
    id: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """Its title when last published."""
        own = {address.page(self.kind, self.id)}
        return next((line.note for line in self.lines if line.address in own), "")


def object_words(gone: Vanished, site: Site) -> str:
    """Return what to add to the data for an object that vanished."""
    name = site.settings.plan_name
    title = gone.title or "停用前的标题"
    first = gone.lines[0].address
    record = [
        f"  - kind: {gone.kind}",
        f"    id: {gone.id}",
        f"    title: {json.dumps(title, ensure_ascii=False)}",
    ]
    ending = ["    on: 年-月-日", '    reason: "写明原因"']
    target = _successor(gone, site) or f"现在的{gone.kind.label}id"
    moved = [*record, "    how: moved", "    to:", f"      - {target}", *ending]
    return "\n".join(
        [
            f"已公布的地址 /{first} 等 {len(gone.lines)} 个失效：{gone.kind.label}“{gone.id}”"
            f"（{title}）不在 {name} 里了，moved 和 retired 也没有交代它的去向。",
            f"如果是改名，在 {name} 的 moved 下加上（并入写 how: merged；"
            "拆分写 how: split，并列出两个以上的 to）：",
            *([] if site.index.moved else ["moved:"]),
            *moved,
            f"如果是停用，在 {name} 的 retired 下加上：",
            *([] if site.index.retired else ["retired:"]),
            *record,
            *ending,
        ]
    )


def anchor_words(page: str, anchor: str) -> str:
    """Return what to do about a named part of a page that vanished."""
    source = address.source_path(page)
    return (
        f"已公布的锚点 /{page}#{anchor} 失效。请在 docs/{source}（或 docs/{page}index.md）"
        f'最接近原内容的地方加上：<span id="{anchor}"></span>'
    )


def file_words(where: str) -> str:
    """Return what to do about a page or file that vanished and belongs to no object."""
    return (
        f"已公布的地址 /{where} 失效，数据中没有对象停用，moved 和 retired 管不到它；"
        "请恢复这个页面或文件（页面可以只留一句去向和链接）。"
    )


def _successor(gone: Vanished, site: Site) -> str:
    """Return the living object most likely to have taken its place: new, and called alike."""
    entries = dict(site.index.kinds())[gone.kind]
    known = {line.address for line in site.ledger.lines}
    new = [id for id in entries if address.page(gone.kind, id) not in known]
    alike = {id: _likeness(gone, site, id) for id in new}
    best = max(alike, key=lambda id: alike[id], default="")
    return best if best and alike[best] > 0 else ""


def _likeness(gone: Vanished, site: Site, id: str) -> float:
    titles = difflib.SequenceMatcher(None, gone.title, called(site, gone.kind, id)).ratio()
    return titles if titles > 0.5 else 0.0
