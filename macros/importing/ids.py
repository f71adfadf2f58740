"""Ids for what a draft holds: how its name is read, so that they stay as long as the name does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.rules.identity import RESERVED
from macros.text.pinyin import readings

_SYLLABLES = 6
_PLAIN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")
_KEPT_APART = re.compile(r"-p\d+$|^role-")


class Ids:
    """Gives ids, none twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Take the ids that are not to be given."""
        self._taken = {*RESERVED, *taken}

    def new(self, name: str, otherwise: str) -> str:
        """Return a free id for a name; ``otherwise`` is its stem if the name cannot be read."""
        stem = spelled(name) or otherwise
        if _KEPT_APART.search(stem) or stem in RESERVED:
            stem = f"{otherwise}-{stem}"
        found, number = stem, 2
        while found in self._taken:
            found, number = f"{stem}-{number}", number + 1
        self._taken.add(found)
        return found


def spelled(name: str) -> str:
    """Return how the first characters of a name are read: 建设口袋公园 → jian-she-kou-dai-gong-yuan."""
    parts: list[str] = []
    for run in _PLAIN.findall(name):
        if run[0].isascii():
            parts.append(run.lower())
            continue
        short = run[: _SYLLABLES * 2]
        try:
            parts += readings([short]).read(short)
        except (KeyError, IndexError):  # a character that no dictionary has
            continue
        if len(parts) >= _SYLLABLES:
            break
    parts = [part for part in parts if re.fullmatch("[a-z0-9]+", part)][:_SYLLABLES]
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    return "-".join(parts)[:48].strip("-")
