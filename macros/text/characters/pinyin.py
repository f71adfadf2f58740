"""How names are read: a small table of characters and phrases, made when the site is built.

Readers who type pinyin are led to names; ``docs/assets/pinyin.js`` reads names with this table in the
same way as ``Readings.read`` does. Tones and the dots of ü are left out, as readers leave them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.seg.mmseg import seg

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex

_HAN = regex(f"[{HAN}]+")
_ALSO = {
    "长效": "cháng xiào", "长江": "cháng jiāng", "长三角": "cháng sān jiǎo", "长垣": "cháng yuán",
    "长葛": "cháng gě", "长制": "zhǎng zhì", "河长": "hé zhǎng", "湖长": "hú zhǎng",
    "林长": "lín zhǎng", "链长": "liàn zhǎng", "田长": "tián zhǎng", "路长": "lù zhǎng",
    "浚县": "xùn xiàn", "单县": "shàn xiàn", "大城县": "dài chéng xiàn", "行业": "háng yè",
    "朝阳": "cháo yáng",
}  # fmt: skip
"""Words of official texts that the dictionary of phrases lacks, or reads as nobody means them there."""


@dataclass
class Readings:
    """The usual reading of each character, and phrases whose characters are read otherwise."""

    characters: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 1
    """How long the longest phrase is."""

    def read(self, run: str) -> tuple[str, ...]:
        """Return how a run of characters is read: at each place the longest phrase, or the character."""
        said: list[str] = []
        while len(said) < len(run):
            rest = run[len(said) : len(said) + self.longest]
            words = (rest[:end] for end in range(len(rest), 1, -1))
            phrase = next((self.phrases[word] for word in words if word in self.phrases), None)
            said += phrase or (self.characters[rest[0]],)
        return tuple(said)

    def learn(self, word: str) -> bool:
        """Add a word if it would be read wrongly; return whether it would have been."""
        right = _spelled(word)
        wrong = right != self.read(word)
        if wrong:
            self.phrases[word] = right
            self.longest = max(self.longest, len(word))
        return wrong


def readings(names: Iterable[str]) -> Readings:
    """Return what is needed to read ``names``, and no more."""
    found = Readings()
    runs = sorted({run for name in names for run in _HAN.findall(name)})
    for char in sorted(set("".join(runs))):
        found.characters[char] = _spelled(char)[0]
    for run in runs:
        for word in _cut()(run):
            found.learn(word)
    while any([found.learn(run) for run in runs]):  # a phrase may begin inside another word
        pass
    return found


@cache
def _spelled(run: str) -> tuple[str, ...]:
    _cut()  # which teaches the dictionary
    return tuple(said.replace("v", "u") for said in lazy_pinyin(run, style=Style.NORMAL))


@cache
def _cut() -> Callable[[str], Iterable[str]]:
    """Return what cuts a run into words, after it has learnt those that the dictionary lacks."""
    load_phrases_dict({word: [[one] for one in said.split()] for word, said in _ALSO.items()})
    cut: Callable[[str], Iterable[str]] = seg.cut
    return cut
