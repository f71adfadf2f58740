"""A paper as PDF/UA-1: tagged, with outline, links, metadata and embedded subsets of free fonts."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path

import typst

from macros.exports.fault import ExportError
from macros.exports.paper import Paper

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "typst" / "paper.typ"
_RARE = ("Noto Serif CJK SC", "Noto Sans CJK SC")
"""Fonts of the system for characters that ours lack; a plan without such never touches them."""


@lru_cache(maxsize=512)  # a live preview makes again only what changed
def pdf_bytes(paper: Paper) -> bytes:
    """Return the paper set as PDF; the same paper gives the same bytes.

    Raises ExportError if a character is in no font, rather than printing a blank for it.
    """
    try:
        return _set(paper, rare=False)
    except typst.TypstError:
        pass
    try:
        return _set(paper, rare=True)
    except typst.TypstError as error:
        raise ExportError(
            f"《{paper.title}》没有生成 PDF：{error.message}。如果提示某个字没有字体"
            "（could not be displayed），请安装系统字体 Noto CJK 后再生成"
            "（Debian、Ubuntu：apt install fonts-noto-cjk）。"
        ) from None


def _set(paper: Paper, *, rare: bool) -> bytes:
    inputs = {
        "paper": json.dumps(asdict(paper), ensure_ascii=False, default=str),
        "rare": json.dumps(_RARE if rare else ()),
    }
    made = _compiler(rare).compile(
        format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=0
    )
    assert isinstance(made, bytes)
    return made


@cache  # fonts are read once
def _compiler(rare: bool) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=rare,
        include_embedded_fonts=False,
        font_paths=[str(_HERE / "fonts")],
    )
    return typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts)
