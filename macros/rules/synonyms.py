"""Rules on the synonyms that editors give for search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from macros.model.plan import PlanFile, Synonym
from macros.model.printed import walk_official
from macros.model.problems import Problem, Route
from macros.rules.context import Context

SHORTEST = 2
"""A word of one character would find nearly everything."""


def synonyms_are_printed(context: Context) -> Iterator[Problem]:
    """近义词所指的词，公文里都有。"""
    printed = "\n".join(text for _, text in walk_official(context.file))
    for route, synonym in _each(context.file):
        for n, word in enumerate(synonym.printed):
            if word not in printed:
                words = f"近义词所指的“{word}”公文里没有；请改成公文里的写法，或删去。"
                yield Problem((*route, "printed", n), words)


def synonyms_are_apart(context: Context) -> Iterator[Problem]:
    """读者用的词不短于两个字，只写一次，不与所指的词相同，也不互相指来指去。"""
    seen: set[str] = set()
    leads: dict[str, set[str]] = {}
    for route, synonym in _each(context.file):
        for n, word in enumerate(synonym.printed):
            if _same(word) in map(_same, synonym.printed[:n]):
                words = f"近义词“{word}”在 printed 里重复；请删去一处。"
                yield Problem((*route, "printed", n), words)
        for n, word in enumerate(synonym.words):
            asked = _same(word)
            if fault := _fault(word, synonym, seen, leads):
                yield Problem((*route, "words", n), fault)
            else:
                leads[asked] = set(map(_same, synonym.printed))
            seen.add(asked)


def _fault(word: str, synonym: Synonym, seen: set[str], leads: dict[str, set[str]]) -> str:
    """Return what is wrong with a word that readers use, if anything is."""
    asked = _same(word)
    if sum(map(str.isalnum, asked)) < SHORTEST:
        return f"近义词“{word}”太短，会找出许多不相干的内容；请写两个字以上的词。"
    if asked in seen:
        return f"近义词“{word}”已经写过；请把它所指的词并到一处。"
    for printed in synonym.printed:
        if _same(printed) == asked:
            return f"近义词“{word}”与它所指的词相同，不写也找得到；请删去。"
        if _reaches(_same(printed), asked, leads):
            return f"近义词“{word}”指向“{printed}”，“{printed}”又指回它；请只留一个方向。"
    return ""


def _reaches(start: str, end: str, leads: dict[str, set[str]]) -> bool:
    """Whether one word leads to another, at once or by way of others."""
    known, waiting = {start}, [start]
    while waiting:
        further = leads.get(waiting.pop(), set()) - known
        known |= further
        waiting += sorted(further)
    return end in known


def _each(file: PlanFile) -> Iterator[tuple[Route, Synonym]]:
    for n, synonym in enumerate(file.plan.synonyms):
        yield ("plan", "synonyms", n), synonym


def _same(word: str) -> str:
    """Return what is alike for words that search cannot tell apart: width, case and spaces even."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())
