"""Words that people say anywhere for those of a document."""

from __future__ import annotations

import json

from macros.text.characters.usual_words import TABLE, usual_words


def test_only_what_the_texts_have_is_given() -> None:
    texts = ["由市发展改革委牵头", "望澜市发展和改革委员会"]
    assert usual_words(texts) == [[["发改委", "发改局", "发改部门"], ["发展和改革", "发展改革"]]]
    assert usual_words(texts[:1])[0][1] == ["发展改革"]
    assert usual_words(["没有机关"]) == []


def test_no_word_is_said_twice_or_stands_in_what_it_means() -> None:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    said = [word for words, _ in rows for word in words]
    assert len(said) == len(set(said)) > 50
    assert not [
        (word, meant) for words, means in rows for word in words for meant in means if word in meant
    ]
