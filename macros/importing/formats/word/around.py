"""What a .docx has around its text, and is left out: headers, footers, comments, notes to which nothing refers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from macros.importing.formats.word.account import Account
from macros.importing.formats.word.notes import Notes
from macros.importing.formats.word.package import Element, characters


def leave_out_around(
    parts: Mapping[str, Sequence[Element]], notes: Notes, account: Account
) -> None:
    """Leave out what stands around the text, when that has been read."""
    for kind, why in (("header", "页眉"), ("footer", "页脚"), ("comments", "批注")):
        for root in parts.get(kind, ()):
            text = "".join(characters(root))
            bare = text.replace("第", "", 1).replace("页", "", 1)
            number = kind != "comments" and re.fullmatch(r"[\W\d]*", bare)
            account.leave_out(text, "页码" if number else why, "")
    for note in notes.never_cited():
        account.leave_out("".join(characters(note)), "没有引用的脚注", "")
