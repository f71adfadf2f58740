"""Sentences of a paragraph, and the digest by which a link knows one again; pure text, no plan.

A link to a sentence is the address of its paragraph and, in ``?s=3-1k2m3n4``, the place of the sentence
in it and a digest of its words. The anchor is that of the paragraph, so that the link works without a
script and needs no line in the ledger; the digest tells a script whether the words are still the same.
docs/assets/passages.js does the same in the browser; tests/sentences.json is asked of both.
"""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze

SENTENCE = regex("[^。；;！!\n]+")
"""A sentence of an order, without the mark at its end; what follows ；is one of its own."""
_ENDS = "。！？；"
_PAIRS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "〔": "〕", "【": "】", "“": "”", "‘": "’"}
_CLOSING = [mark for mark in _PAIRS.values() if mark not in "》〉"]
_GO_ON = (*_ENDS, *_PAIRS.values(), *"，、：")
"""No sentence begins with one of these."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph; joined they are the paragraph.

    A sentence ends with 。！？； and what closes behind it, not inside marks that come in pairs: words
    in quotation marks stay whole. Words in marks that end with a full stop, “甲。”, end the sentence as well.
    """
    found: list[str] = []
    start = 0
    open_: list[str] = []
    last = {mark: paragraph.rfind(mark) for mark in _PAIRS.values()}
    for at, char in enumerate(paragraph):
        if char in _PAIRS and last[_PAIRS[char]] > at:
            open_.append(_PAIRS[char])
        if char in open_:  # what stands open inside it has lost its other half
            del open_[open_.index(char) :]
        if open_ or not (char in _ENDS or _closes_a_sentence(paragraph, at)):
            continue
        after = paragraph[at + 1 :].lstrip()
        if after and after[0] not in _GO_ON:
            end = len(paragraph) - len(after)
            found.append(paragraph[start:end])
            start = end
    return (*found, paragraph[start:]) if start < len(paragraph) else tuple(found)


def _closes_a_sentence(paragraph: str, at: int) -> bool:
    """Whether here is a closing mark right behind a full stop; that of a title ends nothing."""
    return paragraph[at] in _CLOSING and paragraph[at - 1 : at] == "。"


def digest(sentence: str) -> str:
    """Return seven letters and figures that stand for the words: FNV-1a over UTF-8, white space aside."""
    number = 0x811C9DC5
    for byte in squeeze(sentence).encode():
        number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    figures = ""
    for _ in range(7):
        number, rest = divmod(number, 36)
        figures = _DIGITS[rest] + figures
    return figures


def link_to(sentence: str, place: int) -> str:
    """Return what a link says of a sentence at a place of its paragraph, counted from 1."""
    return f"{place}-{digest(sentence)}"
