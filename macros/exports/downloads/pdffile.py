"""A paper as PDF/UA-1: tagged, with outline, links, metadata and embedded subsets of free fonts."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import typst

from macros.exports.downloads.paper import Paper
from macros.exports.file import ExportError
from macros.exports.kept import kept
from macros.exports.typeset import compiler, forget

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "typst" / "paper.typ"
FONTS = (_HERE / "fonts", Path(str(files("pylopdf_fonts_zh_cn"))))
"""The folders of all fonts that are used; what they print is listed for ``plan check``."""
LARGE = 1_000_000
"""The bytes of a paper that typst is made to forget: its layout of 5,000 measures takes 460 MB."""


@kept
def pdf_bytes(paper: Paper) -> bytes:
    """Return the paper set as PDF; the same paper gives the same bytes on every machine.

    Raises ExportError if a character is in no font, rather than printing a blank for it.
    """
    inputs = {"paper": json.dumps(asdict(paper), ensure_ascii=False, default=str)}
    try:
        made = compiler(_TEMPLATE, *FONTS).compile(
            format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=0
        )
    except typst.TypstError as error:
        raise ExportError(f"《{paper.title}》没有生成 PDF：{reason(error.message)}") from None
    if not isinstance(made, bytes):
        raise TypeError("typst made more than one file")
    if len(made) > LARGE:
        forget()
    return made


def reason(output: str) -> str:
    """Return the error in Chinese if a text caused it, else as typst printed it."""
    lacking = re.search(r'the text `"(.+?)"` could not be displayed', output)
    if not lacking:
        return output
    return f"“{lacking[1]}”网站的字体里没有，印不出来；请改成别的字，或请维护网站的人补上字体。"
