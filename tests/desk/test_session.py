"""What the desk answers, asked as its page asks: by JSON, over the files of a small plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.desk.lines import hunks, moved
from macros.desk.session import Session
from macros.editing.canonical import format_text
from macros.loading.load import load, load_shape
from tests.conftest import GUIDE
from tests.edits import copy_of

DAY = "2025-07-01"
PLAN, NOTICE = "data/plan.yml", "data/notice.txt"


@pytest.fixture
def folder(in_root: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of(GUIDE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(session: Session, do: str, **given: object) -> Any:
    return json.loads(session.ask(json.dumps({"do": do, **given})))


def change(session: Session, texts: dict[str, str], **summaries: str) -> Any:
    return ask(session, "change", texts=texts, day=DAY, summaries=summaries)


def test_the_files_are_opened_the_plan_first(folder: Path) -> None:
    opened = ask(Session(Path(PLAN)), "open")["files"]
    assert [file["path"] for file in opened] == [PLAN, NOTICE]
    assert opened[0]["text"] == Path(PLAN).read_text("utf-8")


def test_nothing_written_changes_nothing(folder: Path) -> None:
    session = Session(Path(PLAN))
    assert ask(session, "check", texts={})["problems"] == []
    same = Path(PLAN).read_text("utf-8")
    answer = change(session, {PLAN: same})
    assert (answer["files"], answer["entries"], answer["refused"]) == ([], [], [])


def test_a_fault_has_its_place_and_is_gone_when_it_is_mended(folder: Path) -> None:
    session = Session(Path(PLAN))
    text = Path(PLAN).read_text("utf-8")
    (fault,) = ask(session, "check", texts={PLAN: text.replace("防治", "防控")})["problems"]
    assert (fault["file"], fault["line"]) == (PLAN, text[: text.index("防治")].count("\n") + 1)
    assert fault["whole"] == f"{PLAN}:{fault['line']}:{fault['column']}: {fault['message']}"
    notice = Path(NOTICE).read_text("utf-8").replace("防治", "防控")
    mended = {PLAN: text.replace("防治", "防控"), NOTICE: notice}
    assert ask(session, "check", texts=mended)["problems"] == []
    assert ask(session, "check", texts={})["problems"] == []


def test_the_history_is_completed_and_can_be_worded(folder: Path) -> None:
    session = Session(Path(PLAN))
    texts = {path: Path(path).read_text("utf-8").replace("防治", "防控") for path in (PLAN, NOTICE)}
    drafted = change(session, texts)
    (entry,) = drafted["entries"]
    assert entry["kind"] == "文字更正"
    worded = change(session, texts, **{entry["key"]: "  更正一个\n错字 "})
    assert worded["refused"] == []
    files = {file["path"]: file for file in worded["files"]}
    assert set(files) == {PLAN, NOTICE}
    (before, after) = files[NOTICE]["hunks"][0]["before"], files[NOTICE]["hunks"][0]["after"]
    assert (len(before), len(after)) == (1, 1)
    for path, file in files.items():
        Path(path).write_text(file["text"], "utf-8")
    (written,) = load(Path(PLAN)).file.changes[:1]
    assert (written.summary, str(written.on)) == ("更正一个 错字", DAY)
    said = "".join(
        words for part in worded["words"] for line in part["lines"] for _, words in line["parts"]
    )
    assert "治" in said
    assert "控" in said


def test_a_machine_whose_clock_is_behind_is_told_so(folder: Path) -> None:
    session = Session(Path(PLAN))
    texts = {path: Path(path).read_text("utf-8").replace("防治", "防控") for path in (PLAN, NOTICE)}
    (said,) = ask(session, "change", texts=texts, day="2023-01-01", summaries={})["refused"]
    assert said.startswith("这台电脑的日期是 2023-01-01，比最近的变更记录（2024-05-01）早")


def test_what_cannot_be_read_is_refused_with_the_lines_that_changed(folder: Path) -> None:
    session = Session(Path(PLAN))
    text = Path(PLAN).read_text("utf-8").replace("  - id: upkeep", "  -id: upkeep")
    broken = text.replace("plan:", "plan：", 1)
    answer = change(session, {PLAN: broken})
    assert answer["refused"]
    assert "words" not in answer
    assert [file["path"] for file in answer["files"]] == [PLAN]


@pytest.mark.parametrize(
    ("path", "said"),
    [(PLAN, "个字，最多 50000 个；请缩短或分段。"), (NOTICE, "原文与公文文本副本不一致")],
)
def test_a_megabyte_in_a_file_is_told_at_its_line_and_kept(
    folder: Path, path: str, said: str
) -> None:
    session = Session(Path(PLAN))
    text = Path(path).read_text("utf-8").replace("定期修剪", "字" * 1_000_000)
    (fault,) = ask(session, "check", texts={path: text})["problems"]
    assert said in fault["message"]
    assert len(fault["message"]) < 500
    (file,) = change(session, {path: text})["files"]
    assert "字" * 1_000_000 in file["text"]


def test_a_reason_that_is_left_to_fill_in_is_told(folder: Path) -> None:
    session = Session(Path(PLAN))
    lines = Path(PLAN).read_text("utf-8").split("\n")
    start = lines.index("      - id: street-trees")
    end = lines.index("", start)
    text = "\n".join([*lines[:start], *lines[end:]])
    notice = Path(NOTICE).read_text("utf-8")
    cut = "\n".join(line for line in notice.split("\n") if "补种行道树" not in line)
    answer = change(session, {PLAN: text, NOTICE: cut})
    assert any("填写" in words or "reason" in words for words in answer["refused"]), answer


@pytest.mark.parametrize(("mark", "end"), [("", "\r\n"), ("\ufeff", "\n"), ("\ufeff", "\r\n")])
def test_line_ends_and_a_byte_order_mark_stay(folder: Path, mark: str, end: str) -> None:
    stood = {}
    for path in (PLAN, NOTICE):
        text = mark + Path(path).read_text("utf-8").replace("\n", end)
        Path(path).write_bytes(text.encode())
        stood[path] = text
    session = Session(Path(PLAN))
    opened = {file["path"]: file["text"] for file in ask(session, "open")["files"]}
    assert not any("\r" in text or "\ufeff" in text for text in opened.values())
    texts = {path: text.replace("防治", "防控") for path, text in opened.items()}
    for file in change(session, texts)["files"]:
        assert file["text"].startswith(mark)
        assert file["text"].count("\n") == file["text"].count(end)
        gone = set(stood[file["path"]].split("\n")) - set(file["text"].split("\n"))
        assert len(gone) == 1, gone
        assert all("防治" in line for line in gone)


def test_a_draft_moves_to_files_that_others_changed(folder: Path) -> None:
    old = Path(PLAN).read_text("utf-8")
    now = old.replace("title: ", "title:  ", 1)
    Path(PLAN).write_text(now, "utf-8")
    session = Session(Path(PLAN))
    mine = old.replace("防治", "防控")
    answer = ask(session, "rebase", base={PLAN: old}, texts={PLAN: mine})
    assert answer == {"texts": {PLAN: now.replace("防治", "防控")}, "lost": []}
    theirs = old.replace("防治", "防 治")
    Path(PLAN).write_text(theirs, "utf-8")
    session.base[PLAN] = theirs.encode()
    answer = ask(session, "rebase", base={PLAN: old}, texts={PLAN: mine})
    assert answer["texts"] == {PLAN: theirs}
    (lost,) = answer["lost"]
    assert lost.startswith(f"{PLAN} 第 ")
    assert "防控" in lost
    later = "data/doc-1.txt"  # both have entered a document that was not there before
    session.base[later] = "别人录的。\n".encode()
    answer = ask(session, "rebase", base={PLAN: old}, texts={later: "我录的。\n"})
    assert answer == {"texts": {later: "别人录的。\n"}, "lost": [f"{later} 第 1 行：我录的。"]}


def test_lines_lead_from_one_text_to_the_other() -> None:
    before, after = "a\nb\nc\nd\n", "a\nB\nc\nx\nd\n"
    assert [tuple(hunk) for hunk in hunks(before, after)] == [
        (2, 2, ("b",), ("B",)),
        (4, 4, (), ("x",)),
    ]
    assert list(hunks(before, before)) == []


def test_changes_of_two_are_put_together() -> None:
    base = "1\n2\n3\n4\n5\n6\n7"
    assert moved(base, "1\nX\n3\n4\n5\n6\n7", "1\n2\n3\n4\n5\n6\nY\nZ") == (
        "1\nX\n3\n4\n5\n6\nY\nZ",
        [],
    )
    assert moved(base, "1\n2\n3\n4\n5\n6\n8", "0\n0\n1\n2\n3\n4\n5\n6\n7") == (
        "0\n0\n1\n2\n3\n4\n5\n6\n8",
        [],
    )
    assert moved(base, "1\nX\n3\n4\n5\n6\n7", "1\nX\n3\n4\n5\n6\n7") == ("1\nX\n3\n4\n5\n6\n7", [])
    assert moved(base, "1\nX\n3\n4\n5\n6\n7", "1\nY\n3\n4\n5\n6\n7") == (
        "1\nY\n3\n4\n5\n6\n7",
        [(2, ("X",))],
    )


REPORT = {
    "date": "2025-06-30",
    "status": "done",
    "summary": "建成口袋公园两处。",
    "source.title": "示范市园林局网站",
    "source.url": "https://example.org/report",
}


def fill(session: Session, name: str, **values: object) -> Any:
    return ask(session, "fill", name=name, texts={}, values=values)


def added(before: str, after: str) -> list[str]:
    lines = [line for hunk in hunks(before, after) for line in hunk.after]
    assert not any(hunk.before for hunk in hunks(before, after))
    return lines


def test_a_form_has_the_words_of_the_model_and_the_choices_of_the_plan(folder: Path) -> None:
    session = Session(Path(PLAN))
    names = [task["name"] for task in ask(session, "open")["tasks"]]
    for name in names:
        assert ask(session, "form", name=name, texts={}, values={})["fields"], name
    fields = {
        field["name"]: field
        for field in ask(session, "form", name="progress", texts={}, values={})["fields"]
    }
    assert [id for id, _ in fields["measures"]["choices"]] == [
        "pocket-parks",
        "street-trees",
        "upkeep",
    ]
    assert fields["status"]["choices"][2] == ["done", "已完成"]
    assert (fields["summary"]["kind"], fields["date"]["kind"]) == ("text", "date")
    assert fields["source.title"]["title"] == "来源名称"
    assert [name for name, field in fields.items() if field["required"]] == [
        *("measures", "date", "status", "summary", "source.title")
    ]


def test_progress_of_one_measure_and_of_several_is_added_in_the_written_form(
    folder: Path,
) -> None:
    session = Session(Path(PLAN))
    before = Path(PLAN).read_text("utf-8")
    one = fill(session, "progress", measures=["upkeep"], **REPORT)
    assert (one["faults"], one["others"]) == ({}, [])
    assert [line.strip() for line in added(before, one["texts"][PLAN])] == [
        "progress:",
        "- date: 2025-06-30",
        "status: done",
        "summary: |-",
        "建成口袋公园两处。",
        "source:",
        'title: "示范市园林局网站"',
        'url: "https://example.org/report"',
    ]
    several = fill(session, "progress", measures=["upkeep", "street-trees"], **REPORT)
    assert (several["faults"], several["others"]) == ({}, [])
    for made in (one, several):
        text = made["texts"][PLAN]
        assert format_text(text, Path(PLAN)) == text
        answer = change(session, made["texts"])
        assert answer["refused"] == []
        (entry,) = answer["entries"]
        assert entry["kind"] == "进展更新"
        written = load_shape(answer["files"][0]["text"].encode(), PLAN)[0].changes[0]
        assert written.source
        assert (written.source.title, written.source.url) == (
            REPORT["source.title"],
            REPORT["source.url"],
        )
    again = ask(
        session,
        "fill",
        name="progress",
        texts=one["texts"],
        values={"measures": ["upkeep"], **REPORT, "date": "2025-07-31"},
    )
    assert format_text(again["texts"][PLAN], Path(PLAN)) == again["texts"][PLAN]
    assert again["texts"][PLAN].count("progress:") == 1


def test_changes_of_two_editors_to_different_measures_merge(folder: Path) -> None:
    """One was published, with its entry, while the other was a draft: the draft is handed in on top of it."""
    session = Session(Path(PLAN))
    old = Path(PLAN).read_text("utf-8")
    first, mine = (
        fill(session, "progress", measures=[measure], **REPORT)["texts"]
        for measure in ("pocket-parks", "upkeep")
    )
    Path(PLAN).write_text(change(session, first)["files"][0]["text"], "utf-8")
    session = Session(Path(PLAN))
    moved_there = ask(session, "rebase", base={PLAN: old}, texts=mine)
    assert moved_there["lost"] == []
    answer = change(session, moved_there["texts"])
    assert answer["refused"] == []
    assert [page["at"] for page in answer["pages"]] == ["measures/upkeep/"]
    plan, _ = load_shape(answer["files"][0]["text"].encode(), PLAN)
    assert [entry.ids for entry in plan.changes[:2]] == [("upkeep",), ("pocket-parks",)]


def test_what_is_wrong_with_a_form_is_said_at_the_field(folder: Path) -> None:
    session = Session(Path(PLAN))
    assert set(fill(session, "progress", date="2025-06-30")["faults"]) == {
        *("measures", "status", "summary", "source.title")
    }
    wrong = {
        "date": "2025-13-30",
        "source.url": "example.org",
        "word": "未完成",
    }
    for name, value in wrong.items():
        for measures in (["upkeep"], ["upkeep", "street-trees"]):
            made = fill(session, "progress", measures=measures, **{**REPORT, name: value})
            at = "status" if name == "word" else name
            assert list(made["faults"]) == [at], made
            assert made["others"] == []
    assert (
        fill(session, "progress", measures=["upkeep"], measure="upkeep", **REPORT)["others"] == []
    )
    note = {"kind": "校注", "quote": "不在原文里", "text": "说明。"}
    made = fill(session, "note", noted="upkeep", notes=[note])
    assert list(made["faults"]) == ["notes.0.quote"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("一\t二", "“一”后面：这里有制表符"),
        ("做好⼯作", "“⼯”看着像“工”，其实是部首字符（U+2F2F），多半是粘贴带来的；请改成“工”。"),
        ("一\x00二", "空字符"),
        ("一\u200b二", "U+200B"),
        ("字" * 1_000_000, "有 1000000 个字，最多 50000 个"),
        ("字" * 50_000 + "\n\n第二段", "个字"),
        (" ", "是空的"),
    ],
)
def test_what_is_pasted_is_told_at_the_field(folder: Path, value: str, said: str) -> None:
    session = Session(Path(PLAN))
    made = fill(session, "progress", measures=["upkeep"], **{**REPORT, "summary": value})
    assert list(made["faults"]) == ["summary"], made
    assert said in "".join(made["faults"]["summary"])


def test_paragraphs_of_a_word_processor_lose_their_indentation(folder: Path) -> None:
    session = Session(Path(PLAN))
    given = {**REPORT, "summary": "　　第一段。\n\n\t第二段。"}
    made = fill(session, "progress", measures=["upkeep"], **given)
    assert made["faults"] == {}
    assert "summary: |-\n              第一段。\n\n              第二段。\n" in made["texts"][PLAN]


def test_words_for_a_note_can_be_marked_in_the_text_of_its_measure(folder: Path) -> None:
    session = Session(Path(PLAN))
    made = ask(session, "form", name="note", texts={}, values={"measure": "upkeep"})
    (own,) = (field for field in made["fields"] if field["kind"] == "passage")
    assert "定期修剪浇水" in own["value"]


@pytest.mark.parametrize(
    "value", ["- a: b", "# 一", "\"引\" '号' \\", "a: |-\n  b", "{x} [y] *z &w"]
)
def test_whatever_words_are_filled_in_stand_in_the_plan_as_they_are(
    folder: Path, value: str
) -> None:
    session = Session(Path(PLAN))
    given = {**REPORT, "summary": value, "source.title": value.split("\n")[0]}
    made = fill(session, "progress", measures=["upkeep"], **given)
    assert (made["faults"], made["others"]) == ({}, []), made
    Path(PLAN).write_text(made["texts"][PLAN], "utf-8")
    (progress,) = next(
        at.measure for at in load(Path(PLAN)).measures() if at.measure.id == "upkeep"
    ).progress
    assert progress.source.title == given["source.title"]
    assert "".join(progress.summary.split()) == "".join(value.split())


def test_a_note_and_a_term_are_added_in_the_written_form(folder: Path) -> None:
    session = Session(Path(PLAN))
    note = {"kind": "说明", "quote": "定期修剪浇水", "text": "每月一次。"}
    term = {
        "glossary": "+",
        "id": "term-pocket-park",
        "term": "口袋公园",
        "definition": "面积较小的公园。",
        "source.title": "示范市绿地条例第二条",
    }
    for name, values in (("note", {"noted": "upkeep", "notes": [note]}), ("term", term)):
        made = fill(session, name, **values)
        assert (made["faults"], made["others"]) == ({}, []), made
        text = made["texts"][PLAN]
        assert format_text(text, Path(PLAN)) == text
        answer = change(session, made["texts"])
        assert answer["refused"] == []
        assert len(answer["entries"]) == 1
    taken = fill(session, "term", **{**term, "id": "upkeep"})
    assert "已经用过" in taken["refused"]


def test_the_page_is_shown_as_it_will_be(folder: Path) -> None:
    session = Session(Path(PLAN))
    made = fill(session, "progress", measures=["upkeep"], **REPORT)["texts"]
    pages = change(session, made)["pages"]
    assert pages == [{"at": "measures/upkeep/", "title": "措施“1. 加强养护”"}]
    html = ask(session, "preview", texts=made, where=pages[0]["at"], site="https://example.org/")[
        "html"
    ]
    assert "建成口袋公园两处。" in html
    assert "<h2" in html
    broken = {PLAN: made[PLAN].replace("防治", "防控")}
    assert (
        ask(session, "preview", texts=broken, where=pages[0]["at"], site="https://example.org/")[
            "html"
        ]
        == ""
    )
    assert (
        ask(session, "preview", texts=made, where="measures/nowhere/", site="https://example.org/")[
            "html"
        ]
        == ""
    )


def test_a_form_waits_for_a_file_that_can_be_read(folder: Path) -> None:
    session = Session(Path(PLAN))
    broken = {PLAN: Path(PLAN).read_text("utf-8").replace("plan:", "plan：", 1)}
    for do in ("form", "fill"):
        answer = ask(session, do, name="progress", texts=broken, values={})
        assert "请先照“检查”改正" in answer["refused"]


def test_what_is_no_text_is_refused_and_stays(folder: Path) -> None:
    session = Session(Path(PLAN))
    for path in (PLAN, NOTICE):
        texts = {path: "\0" * 100}
        answer = change(session, texts)
        assert "版本记录" in answer["refused"][0] or "UTF-8" in answer["refused"][0]
        assert {file["path"]: file["text"] for file in answer["files"]} == texts
        assert ask(session, "fill", name="titles", texts=texts, values={"short_title": "绿化"})


def test_a_corrected_word_goes_into_the_plan_its_quotes_and_the_official_text(
    folder: Path,
) -> None:
    session = Session(Path(PLAN))
    form = ask(session, "form", name="wording", texts={}, values={"measure": "pocket-parks"})
    text = form["fields"][1]["value"]
    assert text == "建设口袋公园。在老城区建设口袋公园，由市园林局负责。"
    asked = {"measure": "pocket-parks", "text": text.replace("由市园林局", "由示范市园林局")}
    made = fill(session, "wording", **asked)
    assert (made["faults"], made["others"]) == ({}, [])
    plan, notice = made["texts"][PLAN], made["texts"][NOTICE]
    assert 'quote: "由示范市园林局负责"' in plan
    assert "1.建设口袋公园。在老城区建设口袋公园，由示范市园林局负责。" in notice
    files = change(session, made["texts"])
    assert files["refused"] == []
    assert {file["path"]: len(file["hunks"]) for file in files["files"]} == {PLAN: 3, NOTICE: 1}
    assert (
        "还没有改动"
        in fill(
            session,
            "wording",
            measure="upkeep",
            text=" ".join(
                ask(session, "form", name="wording", texts={}, values={"measure": "upkeep"})[
                    "fields"
                ][1]["value"].split()
            ),
        )["refused"]
    )
    split = fill(session, "wording", measure="pocket-parks", text=text.replace("。在", "。\n\n在"))
    assert "分段有变" in split["refused"]
