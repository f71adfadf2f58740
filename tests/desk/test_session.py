"""What the desk answers, asked as its page asks: by JSON, over the files of a small plan."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.desk.lines import hunks, moved
from macros.desk.session import Session
from macros.loading.load import load
from tests.conftest import GUIDE

DAY = "2025-07-01"
PLAN, NOTICE = "data/plan.yml", "data/notice.txt"


@pytest.fixture
def folder(in_root: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(GUIDE.parent / name, tmp_path / "data")
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


def test_what_cannot_be_read_is_refused_with_the_lines_that_changed(folder: Path) -> None:
    session = Session(Path(PLAN))
    text = Path(PLAN).read_text("utf-8").replace("  - id: upkeep", "  -id: upkeep")
    broken = text.replace("plan:", "plan：", 1)
    answer = change(session, {PLAN: broken})
    assert answer["refused"]
    assert "words" not in answer
    assert [file["path"] for file in answer["files"]] == [PLAN]


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
