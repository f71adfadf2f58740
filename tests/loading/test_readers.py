"""Whichever reader of YAML there is, libyaml's or the one that runs in a browser: editors read the same."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
import yaml

from macros.loading import yamltext
from macros.loading.yamltext import parse
from tests.conftest import GUIDE
from tests.loading.catalogue import CASES, CLEAN, broken

SLIPS = (
    *("\"|'|:|: |-|- |#| #|[|]|{|}|,|||>|&a|*a|!x|%|@|`|\\|\\x|\\q|\t|  |...|---|?|? ".split("|")),
    *("<<", "=", "：", "“", "|-", "\n", "\n\n", "\n- ", " : ", "\u3000"),
)
"""What a finger may leave in a file."""


def slips(number: int) -> Iterator[str]:
    """Yield plans into each of which somebody slipped once or twice, the same every time."""
    chance = random.Random(1)
    plans = [path.read_text("utf-8") for path in (CLEAN, GUIDE)]
    for _ in range(number):
        text = chance.choice(plans)
        for _ in range(chance.choice((1, 1, 1, 2))):
            at = chance.randrange(len(text))
            lines = text.split("\n")
            line = chance.randrange(len(lines))
            lines[line] = chance.choice((f" {lines[line]}", f"   {lines[line]}", lines[line][1:]))
            text = chance.choice(
                (
                    text[:at] + chance.choice(SLIPS) + text[at:],
                    text[:at] + text[at + chance.randrange(1, 5) :],
                    "\n".join(lines),
                )
            )
        yield text


def test_the_fast_reader_is_there() -> None:
    assert yamltext.LOADER is yaml.CSafeLoader


def test_both_readers_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    of_cases = [broken(case).decode("utf-8", "replace") for case in CASES]
    texts = [*of_cases, *slips(400)]
    fast = [parse(text) for text in texts]
    monkeypatch.setattr(yamltext, "LOADER", yaml.SafeLoader)
    for text, found in zip(texts, fast, strict=True):
        again = parse(text)
        assert again.reports == found.reports, text
        assert (again.value, again.values) == (found.value, found.values), text
    assert sum(bool(found.reports) for found in fast) > 300
