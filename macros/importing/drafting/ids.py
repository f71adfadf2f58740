"""Ids for what a draft holds: how its name is read, so that they stay as long as the name does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.rules.identity import LIKE_A_PART, OF_SYSTEMS, RESERVED
from macros.text.characters.han import HAN
from macros.text.characters.pinyin import readings

_SYLLABLES = 6
_PLAIN = re.compile(rf"[{HAN}]+|[A-Za-z0-9]+")
_YEAR = re.compile(r"^[0-9]{4}(?:[-—－~～至][0-9]{4})?年度?")


class Ids:
    """Gives ids, none twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Take the ids that are not to be given."""
        self._taken = dict.fromkeys((*RESERVED, *taken), "")

    def new(self, name: str, otherwise: str, *, full: str = "") -> str:
        """Return a free id for a name; ``otherwise`` is its stem if the name cannot be read.

        If another name is read so already, the name in ``full`` or the end of the name tells them
        apart; what is called the same has a number.
        """
        stem = spelled(name) or otherwise
        if LIKE_A_PART.search(stem) or OF_SYSTEMS.fullmatch(stem) or stem in RESERVED:
            stem = f"{otherwise}-{stem}"
        found, number = stem, 2
        if self._taken.get(stem, full or name) != (full or name):
            found = next(
                (
                    one
                    for one in (_by_its_end(name), spelled(full))
                    if one not in ("", *self._taken)
                ),
                stem,
            )
        while found in self._taken:
            found, number = f"{stem}-{number}", number + 1
        self._taken[found] = full or name
        return found


def _by_its_end(name: str) -> str:
    """Return how a name begins and ends: 优化营商环境条例 → you-hua-ying-shang-tiao-li."""
    begin, end = spelled(name).split("-")[: _SYLLABLES - 2], name[-2:]
    return (
        "-".join([*begin, *spelled(end).split("-")])
        if end.isalpha() and len(name) > _SYLLABLES
        else ""
    )


def spelled(name: str) -> str:
    """Return how the first characters of a name are read: 建设口袋公园 → jian-she-kou-dai-gong-yuan.

    A year in front says little and is passed over.
    """
    parts: list[str] = []
    for run in _PLAIN.findall(_YEAR.sub("", name) or name):
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
