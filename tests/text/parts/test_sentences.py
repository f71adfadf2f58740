"""Sentences: cut where a reader would, nothing lost, known again by their words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.index.build import build_index
from macros.loading.load import load
from macros.text.lines.reflow import squeeze
from macros.text.parts.sentences import digest, sentences
from tests.conftest import PLANS
from tests.some import some

TABLE = json.loads(Path("tests/sentences.json").read_text(encoding="utf-8"))
"""One table for both languages: tests/js/sentences.test.mjs reads it, too."""


@pytest.mark.parametrize("expected", TABLE["sentences"])
def test_a_paragraph_is_cut_where_sentences_end(expected: list[str]) -> None:
    assert list(sentences("".join(expected))) == expected


@pytest.mark.parametrize(("words", "expected"), TABLE["digests"])
def test_the_digest_stands_for_the_words_alone(words: str, expected: str) -> None:
    assert digest(words) == expected


@pytest.mark.parametrize("name", PLANS)
def test_the_sentences_of_a_plan_make_up_its_paragraphs(name: str) -> None:
    for entry in some(build_index(load(PLANS[name])).measures.values()):
        for whole, *_ in entry.paragraphs:
            found = sentences(whole.text)
            assert "".join(found) == whole.text
            assert all(squeeze(one) for one in found)
            assert all(one.rstrip()[-1] in "。！？；”’）)〕】" for one in found[:-1]), found
            for marks in ("《》", "（）", "“”"):
                if whole.text.count(marks[0]) == whole.text.count(marks[1]):
                    assert all(one.count(marks[0]) == one.count(marks[1]) for one in found), found
            assert len({digest(one) for one in found}) == len({squeeze(one) for one in found})


@settings(max_examples=200)
@given(st.text(st.sampled_from("甲乙。；！？“”‘’《》（） ，3.5\n")))
def test_nothing_is_lost_however_odd_the_text(paragraph: str) -> None:
    found = sentences(paragraph)
    assert "".join(found) == paragraph
    assert all(one for one in found)
