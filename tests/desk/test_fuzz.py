"""Whatever is filled into a form or written into a file: the desk answers, and what it hands in is sound."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.desk.session import Session
from macros.desk.tasks import TASKS
from tests.building.hostile.values import UNSEEN
from tests.building.hostile.values import WORDS as CORPUS
from tests.conftest import GUIDE
from tests.fuzzing import tried

PLAN, NOTICE = "data/plan.yml", "data/notice.txt"
PARTS = st.sampled_from(
    [*CORPUS, *UNSEEN, "园林局", "2025-06-30", "", " ", "\n\n", "upkeep", "字" * 400]
)
WORDS = st.lists(PARTS, max_size=3).map("".join)


def value(field: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What an editor, or anybody, may put into a field."""
    offered = [choice[0] for choice in field["choices"]]
    match field["kind"]:
        case "items":
            inner = {one["name"]: value(one) for one in field["inner"]}
            return st.lists(st.fixed_dictionaries(inner), max_size=2)
        case "several":
            return st.lists(st.sampled_from([*offered, "nobody"]), max_size=2, unique=True)
        case "lines":
            return st.lists(WORDS, max_size=2).map("\n".join)
        case "choice":
            return st.sampled_from([*offered, "nobody", ""])
        case "date":
            return st.sampled_from(["2025-06-30", "2025-02-30", "0000-00-00", "今天", ""])
        case "url":
            return st.one_of(st.just("https://example.org/a"), WORDS)
        case _:
            return WORDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "data").mkdir()
    return folder


@pytest.fixture
def session(folder: Path, in_root: None, monkeypatch: pytest.MonkeyPatch) -> Session:
    """One that many are asked of: it keeps the files as they were published."""
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(GUIDE.parent / name, folder / "data")
    monkeypatch.chdir(folder)
    return Session(Path(PLAN))


def ask(session: Session, do: str, **given: object) -> Any:
    return json.loads(session.ask(json.dumps({"do": do, **given})))


@pytest.mark.parametrize("name", [one.name for one in TASKS])
def test_a_form_answers_whatever_is_filled_in(name: str, session: Session) -> None:
    @tried(8)
    @given(data=st.data())
    def answers(data: st.DataObject) -> None:
        values: dict[str, Any] = {}
        for _ in range(2):  # what is chosen decides what else there is
            fields = ask(session, "form", name=name, texts={}, values=values)["fields"]
            for one in fields:
                if one["name"] not in values and one["kind"] != "passage":
                    values[one["name"]] = data.draw(value(one), label=one["name"])
        made = ask(session, "fill", name=name, texts={}, values=values)
        assert set(made) in ({"refused"}, {"faults"}, {"texts", "faults", "others"}), made
        if made.get("faults") == {} and made.get("others") == []:
            assert ask(session, "check", texts=made["texts"])["problems"] == []

    answers()


def test_a_text_that_was_spoilt_is_told_with_its_lines(session: Session) -> None:
    published = {file: Path(file).read_text("utf-8") for file in (PLAN, NOTICE)}

    @tried(30)
    @given(
        file=st.sampled_from((PLAN, NOTICE)),
        place=st.integers(0, 10**4),
        cut=st.integers(0, 60),
        words=WORDS,
    )
    @example(file=PLAN, place=0, cut=10**4, words="")
    @example(file=NOTICE, place=0, cut=10**4, words="")
    @example(file=PLAN, place=0, cut=0, words="甲\ud800乙")
    @example(file=NOTICE, place=0, cut=0, words="甲\ud800乙")
    def told(file: str, place: int, cut: int, words: str) -> None:
        text = published[file]
        place %= len(text)
        texts = {file: text[:place] + words + text[place + cut :]}
        for one in ask(session, "check", texts=texts)["problems"]:
            assert one["message"]
            assert "\n" not in one["whole"]
            assert one["line"] >= 1
        changed = ask(session, "change", texts=texts, day="2025-07-01", summaries={})
        assert {one["path"] for one in changed["files"]} <= {PLAN, NOTICE}

    told()
