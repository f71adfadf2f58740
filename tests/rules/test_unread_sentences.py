"""Sentences of a later document in words that nobody reads: each is asked for, and a note lets the editor judge it."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies

SOURCE = {"title": "通知", "document": "d"}
DUE = {"on": "2025-06-30", "source": SOURCE}
REPORT = {"date": "2025-01-10", "summary": "照通知办。", "source": SOURCE}


def entry(key: str, words: str) -> dict[str, Any]:
    """Return how such words are entered: a deadline, a report of progress, a target, or the end of the measure."""
    if key == "removed_by":
        return {key: "d"}
    if key == "deadline":
        return {key: {"text": words, **DUE}}
    if key == "targets":
        return {key: [{"text": words, "source": SOURCE}]}
    return {"progress": [{**REPORT, "status": key, "word": words}]}


def said(later: str, one: dict[str, Any], two: dict[str, Any], note: str = "") -> list[str]:
    """Return what is said of a plan with two measures and a document, which may have a note."""
    texts = ("改造旧楼。2024年底前改造旧楼100栋。", "建设公园。2024年底前建设公园5个。")
    held = [
        {"id": id, "number": number, "title": text[:4], "text": text, **more}
        for id, number, text, more in zip("mn", ("1.", "2."), texts, (one, two), strict=True)
    ]
    document: dict[str, Any] = {
        "id": "d",
        "title": "关于修改示范方案的通知",
        "issued_on": "2025-01-10",
        "text": later,
    }
    if note:
        document["notes"] = [{"kind": "说明", "quote": note, "text": "编者看过。"}]
    source = {"title": "公文", "transcription": "n.txt"}
    whole = {
        "plan": {"id": "p", "title": "示范方案", "source": source},
        "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": held}],
        "documents": [document],
    }
    aside = ("every_word_is_kept", "supplements_are_whole", "dates_are_printed")
    found = check_meaning(PlanFile.model_validate(whole), Copies(None))
    return [one.message for one in found if one.rule not in aside]


@pytest.mark.parametrize(
    ("later", "key", "words", "asks"),
    [
        ("第1条的时限往后挪到2025年6月底。", "deadline", "往后挪到2025年6月底", False),
        ("给第1条再宽限半年。", "deadline", "再宽限半年", True),
        ("第1条先停一停。", "paused", "先停一停", True),
        ("一、改造旧楼先停一停。", "paused", "先停一停", True),
        ("考虑到资金，改造旧楼任务先停一停。", "paused", "先停一停", True),
        ("第1条到此为止。", "stopped", "到此为止", True),
        ("第1条不干了。", "removed_by", "", True),
        ("把第1条从方案中抹去。", "removed_by", "", True),
        ("第1条再多改造50栋。", "targets", "再多改造50栋", False),
    ],
)
def test_what_cites_a_measure_never_passes_silently(
    later: str, key: str, words: str, *, asks: bool
) -> None:
    """``asks``: the entry passes only beside a note, for nobody reads the words."""
    right = entry(key, words)
    assert said(later, {}, {})
    assert bool(said(later, right, {})) is asks
    assert not said(later, right, {}, later)
    assert not said(later, {}, {}, later)
    assert said(later, {}, right, later)


@pytest.mark.parametrize(
    "later",
    [
        "第1条先停一停，待条件成熟后继续推进。",
        "第1条先停一停，不得擅自开工。",
        "第1条到此为止，旧村除外。",
        "第1条搁一搁再继续实施。",
        "十一、改造旧楼先停一停。",
        "第一，改造旧楼先停一停。",
    ],
)
def test_what_is_harmless_beside_it_hides_no_sentence(later: str) -> None:
    assert said(later, {}, {})
    assert not said(later, {}, {}, later)


@pytest.mark.parametrize(
    "later",
    [
        "第1条不得延期实施。",
        "第1条除外。",
        "第2条继续推进。",
        "第2条继续实施，不得推迟一年。",
        "第1条、第2条按原方案执行。",
        "一、改造旧楼\n\n（一）建设公园",
    ],
)
def test_what_changes_nothing_is_not_asked_for(later: str) -> None:
    assert not said(later, {}, {})


def test_a_report_without_a_word_hides_no_order() -> None:
    later = "第1条已经开工。第1条标准从严，先停一停。"
    running = {"progress": [{**REPORT, "status": "in_progress"}]}
    assert said(later, running, {})
    assert not said("第1条已经开工。", running, {})


def test_a_note_opens_nothing_that_is_read() -> None:
    later = "第1条完成时限推迟一年半。"
    cut = {"deadline": {"text": "推迟一年", "on": "2025-12-31", "source": SOURCE}}
    assert said(later, cut, {}, later)
    parts = "第1条牵头单位调整为市财政局。"
    assert said(parts, entry("removed_by", ""), {}, parts)


def test_a_row_of_a_table_is_no_signature() -> None:
    rows = "任务｜牵头单位｜配合单位\n\n改造旧楼｜市财政局｜市教育局"
    assert said(rows, {}, {})
    assert not said(rows, {}, {}, rows.split("\n")[-1])
    assert not said("特此通知。\n\n市改造旧楼领导小组办公室", {}, {})


def test_what_is_entered_of_one_measure_tells_nothing_of_another() -> None:
    later, right = "第1条先停一停。第2条先停一停。", entry("paused", "先停一停")
    assert said(later, right, {}, "第1条先停一停")
    assert said(later, right, right, "第1条先停一停")
    assert not said(later, right, right, later)


@pytest.mark.parametrize("word", ["暂停实施", "终止实施"])
def test_a_pause_is_no_end(word: str) -> None:
    status, other = ("paused", "stopped") if word.startswith("暂停") else ("stopped", "paused")
    assert not said(f"第1条{word}。", entry(status, word), {})
    assert said(f"第1条{word}。", entry(other, word), {})
