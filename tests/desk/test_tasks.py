"""Each task of the desk: what is filled in becomes the lines that are meant, with its entry, and passes the checks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.addresses.ledger import read as read_ledger
from macros.desk.forms import lacking, tidied
from macros.desk.session import Session
from macros.desk.tasks import task
from macros.desk.tasks.task import NEW
from macros.editing.cannot import CannotEdit
from macros.editing.canonical import format_text
from macros.editing.diff.compare import difference
from macros.editing.history_entries import draft
from macros.loading.load import load, load_shape
from macros.model.walk import walk_noted, walk_sections
from tests.conftest import GUIDE, PLANS

DAY = "2025-07-01"
PLAN, NOTICE = "data/plan.yml", "data/notice.txt"
SOURCE = {"source.title": "示范市人民政府公报", "source.date": "2025-06-20"}


@pytest.fixture
def folder(in_root: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(GUIDE.parent / name, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def session(folder: Path) -> Iterator[None]:
    yield
    _SESSIONS.clear()


_SESSIONS: list[Session] = []
"""The one at work: it writes into its folder what is tried, so the next begins when that is handed in."""


def ask(do: str, /, **given: object) -> Any:
    if not _SESSIONS:
        _SESSIONS.append(Session(Path(PLAN)))
    return json.loads(_SESSIONS[0].ask(json.dumps({"do": do, **given})))


def form(name: str, /, **values: object) -> dict[str, Any]:
    """Return the fields of a task by their names."""
    fields = ask("form", name=name, texts={}, values=values)["fields"]
    return {field["name"]: field for field in fields}


def filled(name: str, /, **values: object) -> dict[str, Any]:
    """Return what the form holds at first, with some fields filled in."""
    return {field: held["value"] for field, held in form(name, **values).items()} | values


def fill(name: str, /, **values: object) -> Any:
    return ask("fill", name=name, texts={}, values=values)


def done(name: str, /, **values: object) -> tuple[list[str], list[str]]:
    """Do a task and hand it in; return the lines that went and came, and the kinds of entries.

    The files pass every check, their history is complete, and they are in the canonical form.
    """
    ask("check", texts={})
    old = load(Path(PLAN))
    made = fill(name, **values)
    assert (made.get("faults"), made.get("others")) == ({}, []), made
    texts = made["texts"]
    assert format_text(texts[PLAN], Path(PLAN)) == texts[PLAN]
    answer = ask("change", texts=texts, day=DAY, summaries={})
    assert answer["refused"] == []
    for file in answer["files"]:
        Path(file["path"]).write_text(file["text"], "utf-8")
    _SESSIONS.clear()
    new = load(Path(PLAN))
    found = difference(old.file, new.file, read_ledger(Path("data/addresses.txt")))
    assert draft(found, date.fromisoformat(DAY)) == ()
    assert found.vanished == ()
    entry = {line for hunk in answer["files"][0]["hunks"] for line in hunk["after"]}
    entry -= set(texts[PLAN].split("\n"))
    lines = [
        sign + line.strip()
        for file in answer["files"]
        for hunk in file["hunks"]
        for sign, part in (("-", hunk["before"]), ("+", hunk["after"]))
        for line in part
        if line.strip() and line not in entry
    ]
    start = next((n for n, line in enumerate(lines) if line == f"+- on: {DAY}"), len(lines))
    return lines[:start], [one["kind"] for one in answer["entries"]]


def test_a_short_title_is_written_and_taken_out_again(folder: Path) -> None:
    before = Path(PLAN).read_text("utf-8")
    assert form("titles")["short_title"]["value"] == ""
    assert done("titles", short_title="绿化方案") == (['+short_title: "绿化方案"'], ["编者文字"])
    assert filled("titles")["short_title"] == "绿化方案"
    assert done("titles", short_title="") == (['-short_title: "绿化方案"'], ["编者文字"])
    assert "绿化方案" not in Path(PLAN).read_text("utf-8").partition("changes:")[0]
    assert Path(PLAN).read_text("utf-8").partition("changes:")[0] == before.partition("changes:")[0]
    assert "还没有改动" in fill("titles", short_title="")["refused"]


def test_a_topic_is_made_and_measures_are_put_into_it_and_out(folder: Path) -> None:
    assert list(form("topics")) == ["topic"]
    assert form("topics", topic="topic-trees")["measures"]["value"] == ["street-trees"]
    lines, kinds = done(
        "topics", topic="+", name="公园", measures=["pocket-parks", "street-trees"], description=""
    )
    assert lines == [
        "+- id: topic-2",
        '+name: "公园"',
        "+topics:",
        "+- topic-2",
        "+- topic-2",
    ]
    assert sorted(kinds) == ["关系调整", "新增"]
    lines, _ = done("topics", **filled("topics", topic="topic-2", measures=["upkeep"]))
    assert lines == ["-topics:", "-- topic-2", "-- topic-2", "+topics:", "+- topic-2"]
    lines, _ = done("topics", **filled("topics", topic="topic-2", name="公园绿地"))
    assert lines == ['-name: "公园"', '+name: "公园绿地"']


def test_a_unit_is_added_changed_and_renamed(folder: Path) -> None:
    asked = form("unit", unit="+")
    assert asked["extent"]["value"] == "one"
    new = {"name": "各区人民政府", "kind": "行政机关", "extent": "class", "id": "districts"}
    lines, kinds = done("unit", unit="+", **new)
    assert lines == [
        "+- id: districts",
        '+name: "各区人民政府"',
        "+kind: 行政机关",
        "+extent: class",
    ]
    assert kinds == ["新增"]
    changed = filled("unit", unit="districts", aliases="各区政府\n区政府", extent="class")
    lines, kinds = done("unit", **changed)
    assert lines == ["+aliases:", '+- "各区政府"', '+- "区政府"']
    assert kinds == ["单位变更"]
    step = {"how": "renamed", "on": "2025-06-01", "names": "示范市园林和林业局", **SOURCE}
    lines, kinds = done("succession", units=["parks-bureau"], **step)
    assert lines == [
        "+succession:",
        "+- how: renamed",
        "+on: 2025-06-01",
        "+names:",
        '+- "示范市园林和林业局"',
        "+source:",
        '+title: "示范市人民政府公报"',
        "+date: 2025-06-20",
    ]
    assert kinds == ["单位变更"]


def test_units_are_merged_into_one_of_the_plan_or_a_new_one(folder: Path) -> None:
    text = Path(PLAN).read_text("utf-8")
    two = '  - id: greening-office\n    name: "示范市绿化办"\n    kind: 协调机构\n\n  - id: third\n    name: "示范市林场"\n    kind: 事业单位\n\n'
    notice = Path(NOTICE).read_text("utf-8").replace("各区人民政府：", "示范市绿化办、示范市林场：")
    Path(NOTICE).write_text(notice, "utf-8")
    text = text.replace("各区人民政府：", "示范市绿化办、示范市林场：")
    Path(PLAN).write_text(
        text.replace("topics:\n", two + "topics:\n", 1).replace("\n\n\n", "\n\n"), "utf-8"
    )
    step = {"how": "merged", "on": "2025-06-01", "to": ["parks-bureau"], **SOURCE}
    lines, kinds = done("succession", units=["greening-office", "third"], **step)
    assert lines.count("+- how: merged") == 2
    assert lines.count("+- parks-bureau") == 2
    assert kinds == ["单位变更"]
    lacking = fill("succession", units=["third"], how="merged", on="2025-06-01", **SOURCE)
    assert lacking["others"] or lacking["faults"]


def test_what_is_wrong_with_a_unit_is_said_at_its_field(folder: Path) -> None:
    made = fill("unit", unit="+", name="没有的局", kind="行政机关", code="123", id="Bad")
    assert "id“Bad”不对" in made["refused"]
    made = fill("unit", unit="+", name="各区人民政府", kind="行政机关", code="123")
    assert list(made["faults"]) == ["code"], made
    assert set(fill("unit", unit="+")["faults"]) == {"name", "kind"}


def test_a_quote_is_marked_and_a_role_changed(folder: Path) -> None:
    assert list(form("measure")) == ["measure", "what"]
    asked = form("measure", measure="upkeep", what="units")
    assert asked["own"]["value"] == "加强养护。\n定期修剪浇水，发现病虫害及时防治。".replace(
        "\n", ""
    )
    assert "为改善城市环境" in asked["shared"]["value"]
    inner = {field["name"]: field for field in asked["units"]["inner"]}
    assert (inner["quote"]["kind"], inner["unit"]["choices"]) == (
        "quote",
        [["parks-bureau", "示范市园林局"]],
    )
    assert not inner["source.title"]["required"]
    held = filled("measure", measure="pocket-parks", what="units")
    assert held["units"] == [
        {
            **dict.fromkeys(("word", "source.title", "source.url", "source.date"), ""),
            "former": "0",
            "unit": "parks-bureau",
            "role": "responsible",
            "quote": "由市园林局负责",
        }
    ]
    held["units"][0]["role"] = "lead"
    made = fill("measure", **held)
    assert list(made["faults"]) == ["units.0.role"], made
    held["units"][0] |= {"role": "lead", "source.title": "示范市政府公报"}
    lines, kinds = done("measure", **held)
    assert lines == [
        "-role: responsible",
        "+role: lead",
        "+source:",
        '+title: "示范市政府公报"',
    ]
    assert kinds == ["关系调整"]
    (left,) = fill("measure", measure="pocket-parks", what="units", units=[])["others"]
    assert "原文提到“市园林局”，units 里却没有" in left
    assert lacking_rows() == {
        "units.0.unit": ["请填写“单位”。"],
        "units.0.role": ["请填写“角色”。"],
    }


def lacking_rows() -> Any:
    return fill("measure", measure="upkeep", what="units", units=[{"quote": "定期"}])["faults"]


def test_deadlines_and_targets_are_written_as_the_model_has_them(folder: Path) -> None:
    text = Path(PLAN).read_text("utf-8")
    more = "沿主要道路补种行道树。2024年底前提出方案，2025年底前补种300棵。"
    for path in (PLAN, NOTICE):
        held = Path(path).read_text("utf-8")
        Path(path).write_text(held.replace("沿主要道路补种行道树。", more), "utf-8")
    Path(PLAN).write_text(
        text.replace(
            "          沿主要道路补种行道树。",
            "          沿主要道路补种行道树。\n          2024年底前提出方案，2025年底前补种300棵。",
        ),
        "utf-8",
    )
    at: dict[str, Any] = {"measure": "street-trees", "what": "deadlines"}
    one: dict[str, Any] = {"text": "2024年底前", "on": "2024-12-31"}
    lines, _ = done("measure", **at, deadlines=[one])
    assert lines == ["+deadline:", '+text: "2024年底前"', "+on: 2024-12-31"]
    held_now = filled("measure", **at)["deadlines"]
    assert held_now[0]["former"] == "0"
    rows: list[dict[str, Any]] = [
        {**held_now[0], "what": "提出方案"},
        {"text": "2025年底前", "on": "2025-12-31", "what": "补种300棵"},
    ]
    lines, _ = done("measure", **at, deadlines=rows)
    assert [line for line in lines if line[0] == "+"] == [
        "+deadlines:",
        '+- text: "2024年底前"',
        '+what: "提出方案"',
        "+on: 2024-12-31",
        '+- text: "2025年底前"',
        '+what: "补种300棵"',
        "+on: 2025-12-31",
    ]
    wrong = fill("measure", **at, deadlines=[{"text": "2026年底前", "on": "2026-13-01"}])
    assert set(wrong["faults"]) == {"deadlines.0.on", "deadlines.0.text"}, wrong
    target = {"text": "补种300棵", "value": "300棵", "years": [{"year": "2025", "value": "300棵"}]}
    lines, _ = done("measure", measure="street-trees", what="targets", targets=[target])
    assert lines == [
        "+targets:",
        '+- text: "补种300棵"',
        '+value: "300棵"',
        "+years:",
        '+- year: "2025"',
        '+value: "300棵"',
    ]
    words = form("wording", measure="street-trees")["text"]["value"].replace("300", "500")
    lines, _ = done("wording", measure="street-trees", text=words)
    assert [line for line in lines if line[0] == "+"] == [
        "+2024年底前提出方案，2025年底前补种500棵。",
        '+what: "补种500棵"',
        '+- text: "补种500棵"',
        '+value: "500棵"',
        '+value: "500棵"',
    ]
    assert "提出方案，2025年底前补种500棵。" in Path(NOTICE).read_text("utf-8")
    about = filled("measure", measure="street-trees", what="about", related=["upkeep"])
    lines, _kinds = done("measure", **about)
    assert lines == ["+related:", "+- upkeep"]


def test_a_measure_is_added_to_the_plan_and_the_official_text(folder: Path) -> None:
    assert form("add", after="upkeep")["number"]["value"] == "2."
    given: dict[str, Any] = {
        "number": "2.",
        "title": "清理枯枝",
        "text": "清理枯枝。每年冬季清理枯枝，由市园林局负责。",
        "id": "dead-branches",
        "topics": ["topic-trees"],
    }
    made = fill("add", after="upkeep", **given)
    assert made["faults"] == {}
    assert "原文提到“市园林局”" in made["others"][0]
    role = {"unit": "parks-bureau", "role": "responsible", "quote": "由市园林局负责"}
    given["units"] = [role]
    lines, kinds = done("add", after="upkeep", **given)
    assert lines == [
        "+- id: dead-branches",
        '+number: "2."',
        '+title: "清理枯枝"',
        "+text: |-",
        "+清理枯枝。",
        "+每年冬季清理枯枝，由市园林局负责。",
        "+units:",
        "+- unit: parks-bureau",
        "+role: responsible",
        '+quote: "由市园林局负责"',
        "+topics:",
        "+- topic-trees",
        "+2.清理枯枝。每年冬季清理枯枝，由市园林局负责。",
    ]
    assert kinds == ["新增"]
    assert (
        Path(NOTICE)
        .read_text("utf-8")
        .endswith("防治。\n\n2.清理枯枝。每年冬季清理枯枝，由市园林局负责。\n")
    )
    taken = fill("add", after="dead-branches", **given)
    assert "已经用过" in taken["refused"]


def test_a_measure_that_is_no_longer_there_is_retired(folder: Path) -> None:
    told = {"on": "2025-06-20", "reason": "重新公布的方案里没有", **SOURCE}
    text = Path(PLAN).read_text("utf-8")
    text = text.replace(
        "防治。\n",
        "防治。\n        related:\n          - street-trees\n",
    ).replace(
        "changes:\n",
        """reports:
  - date: 2024-10-31
    source:
      title: "示范市园林局2024年绿化工作通报"
    items:
      - measures:
          - street-trees
          - upkeep
        status: in_progress
        summary: |-
          按计划推进。

changes:
""",
        1,
    )
    Path(PLAN).write_text(text, "utf-8")
    lines, kinds = done("retire", measure="street-trees", how="retired", **told)
    assert [line for line in lines if line[0] == "-"] == [
        "-- id: street-trees",
        '-number: "2."',
        '-title: "补种行道树"',
        "-text: |-",
        "-补种行道树。",
        "-沿主要道路补种行道树。",
        "-topics:",
        "-- topic-trees",
        "-related:",
        "-- street-trees",
        "-- street-trees",
        "-2.补种行道树。沿主要道路补种行道树。",
    ]
    assert "补种" not in Path(NOTICE).read_text("utf-8")
    assert "\n\n\n" not in Path(NOTICE).read_text("utf-8")
    assert [line for line in lines if line[0] == "+"] == [
        "+retired:",
        "+- kind: measure",
        "+id: street-trees",
        '+title: "2. 补种行道树"',
        "+on: 2025-06-20",
        '+reason: "重新公布的方案里没有"',
        "+source:",
        '+title: "示范市人民政府公报"',
        "+date: 2025-06-20",
    ]
    assert kinds == ["关系调整", "停用"]


def test_a_measure_is_merged_into_another_and_its_unit_goes_too(folder: Path) -> None:
    told = {"on": "2025-06-20", "reason": "并入养护"}
    assert form("retire", measure="pocket-parks", how="merged")["to"]["choices"][0][0] == (
        "street-trees"
    )
    lines, kinds = done("retire", measure="pocket-parks", how="merged", to=["upkeep"], **told)
    assert [line for line in lines if line[0] == "+"] == [
        "+moved:",
        "+- kind: measure",
        "+id: pocket-parks",
        '+title: "1. 建设口袋公园"',
        "+on: 2025-06-20",
        '+reason: "并入养护"',
        "+how: merged",
        "+to:",
        "+- upkeep",
        "+retired:",
        "+- kind: unit",
        "+id: parks-bureau",
        '+title: "示范市园林局"',
        "+on: 2025-06-20",
        '+reason: "并入养护"',
    ]
    assert "-- id: parks-bureau" in lines
    assert sorted(kinds) == ["停用", "地址变更"]


def test_a_number_is_corrected_in_both_files(folder: Path) -> None:
    held = filled("wording", measure="street-trees", number="3.")
    lines, kinds = done("wording", **held)
    assert lines == [
        '-number: "2."',
        '+number: "3."',
        "-2.补种行道树。沿主要道路补种行道树。",
        "+3.补种行道树。沿主要道路补种行道树。",
    ]
    assert kinds == ["编号调整"]


def test_words_around_the_measures_are_corrected_in_both_files(folder: Path) -> None:
    """What quotes them follows; the title of a section stands in other words too."""
    noted = load(Path(PLAN)).file.plan.id
    note = {"kind": "说明", "quote": "改善城市环境", "text": "一句话。"}
    done("note", noted=noted, notes=[note])
    lines, kinds = done("wording", measure="plan.preamble", text="为改善城乡环境，制定本方案。")
    assert lines == [
        "-为改善城市环境，制定本方案。",
        "+为改善城乡环境，制定本方案。",
        '-quote: "改善城市环境"',
        '+quote: "改善城乡环境"',
    ]
    assert "为改善城乡环境，制定本方案。" in Path(NOTICE).read_text("utf-8")
    assert kinds == ["文字更正", "编者文字"]
    (section, *_) = [at.section for at in walk_sections(load(Path(PLAN)).file)]
    assert form("wording", section=section.id)["text"]["value"] == section.title
    title = f"{section.title[:-1]}林"
    lines, _ = done("wording", measure=f"{section.id}.title", text=title)
    assert [line for line in lines if line[0] == "+"] == [f'+title: "{title}"']
    assert f"\n{section.number}{title}\n" in Path(NOTICE).read_text("utf-8")
    assert "还没有改动" in fill("wording", measure=f"{section.id}.title", text=title)["refused"]


SUPPLEMENT = """示范市人民政府办公室关于修改示范市绿化行动方案的通知
一、第一部分第1条修改为：“1.建设口袋公园。每年在老城区建设口袋公园五个，由市园林局负责。”
二、删去第一部分第2条。
三、第二部分第1条中的“定期”修改为“每月”，末尾增加一句“养护情况每年公布。”
四、第二部分增加一条：“2.清理枯枝。每年冬季清理枯枝。”
2025年1月10日
"""


def test_a_later_document_is_entered_with_all_that_it_does(folder: Path) -> None:
    asked = filled("supplement", text=SUPPLEMENT)
    assert asked["title"] == "示范市人民政府办公室关于修改示范市绿化行动方案的通知"
    assert asked["issued_on"] == "2025-01-10"
    assert [(row["measure"], row["deed"]) for row in asked["changes"]] == [
        ("pocket-parks", "reword"),
        ("street-trees", "remove"),
        ("upkeep", "reword"),
    ]
    assert asked["changes"][2]["text"] == (
        "加强养护。每月修剪浇水，发现病虫害及时防治。养护情况每年公布。"
    )
    assert asked["adds"] == [
        {
            "after": "upkeep",
            "number": "2.",
            "title": "清理枯枝",
            "text": "清理枯枝。每年冬季清理枯枝。",
        }
    ]
    lines, kinds = done("supplement", **{**asked, "id": "amendment-2025", "level": "市"})
    assert [line for line in lines if line[0] == "-"] == [
        "-在老城区建设口袋公园，由市园林局负责。",
        "-定期修剪浇水，发现病虫害及时防治。",
    ]
    for line in (
        "+transcription: amendment-2025.txt",
        "+removed_by: amendment-2025",
        "+added_by: amendment-2025",
        "+until: amendment-2025",
        "+养护情况每年公布。",
    ):
        assert line in lines
    assert "公文修改" in kinds
    copy = Path("data/amendment-2025.txt").read_text("utf-8")
    assert copy == "\n\n".join(SUPPLEMENT.strip().split("\n")) + "\n"
    held = form("wording", measure="pocket-parks")
    assert "street-trees" in dict(held["measure"]["choices"])  # its words are official still
    five = held["text"]["value"]
    lines, kinds = done("wording", measure="pocket-parks", text=five.replace("五", "六"))
    order = SUPPLEMENT.split("\n")[1]
    assert [line for line in lines if line[0] == "+"] == [
        "+每年在老城区建设口袋公园六个，由市园林局负责。”",
        "+每年在老城区建设口袋公园六个，由市园林局负责。",
    ]
    copy = Path("data/amendment-2025.txt").read_text("utf-8")
    assert order.replace("五", "六") in copy
    assert kinds == ["文字更正"]


def test_an_order_that_was_not_entered_is_told(folder: Path) -> None:
    asked = filled("supplement", text=SUPPLEMENT)
    del asked["changes"][1]
    made = fill("supplement", **asked)
    assert "删去第一部分第2条" in json.dumps([made["others"], made["faults"]], ensure_ascii=False)
    empty = fill("supplement", **{**asked, "changes": [{"measure": "upkeep", "deed": "reword"}]})
    assert "“加强养护”修改以后的全文还没有写" in empty["refused"]
    ask("check", texts={})
    assert sorted(path.name for path in Path("data").iterdir()) == ["notice.txt", "plan.yml"]


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "删去第1项。\n" * 150_000])
def test_what_is_no_later_document_is_not_read(folder: Path, text: str) -> None:
    (shown,) = ask("form", name="supplement", texts={}, values={"text": text})["fields"]
    assert shown["name"] == "text"
    made = fill("supplement", text=text)
    assert "texts" not in made
    assert list(made["faults"]) == ["text"]


@pytest.mark.parametrize("do", ["form", "fill"])
def test_a_task_that_is_no_more_is_told(folder: Path, do: str) -> None:
    """A link and a draft of an older site may name it; with the draft nobody is shut out."""
    made = ask(do, name="gone", texts={}, values={})
    assert made == {"refused": "修改台没有叫“gone”的事；请在上面另选一件。"}


def test_no_file_is_taken_but_a_text_beside_the_plan(folder: Path) -> None:
    for path in ("../x.txt", "data/x.py", "data/sub/x.txt", "/tmp/x.txt"):
        with pytest.raises(ValueError, match="x"):
            ask("check", texts={path: "x"})


PREFILLED = (
    *(
        ("measure", "measure", {"what": what})
        for what in ("units", "deadlines", "targets", "about")
    ),
    ("unit", "unit", {}),
    ("topics", "topic", {}),
    ("wording", "measure", {}),
    ("titles", "", {}),
    ("note", "noted", {}),
    ("term", "glossary", {"how": "change"}),
)
"""Each task whose form holds what the plan has, the field that says of which object, and what else is chosen."""


def test_notes_are_changed_and_taken_out_with_no_other_line(folder: Path) -> None:
    """Of a unit, with comments around: what the form does not show of a note stays too."""
    text = Path(PLAN).read_text("utf-8")
    held = """    kind: 行政机关
    # 编者之间的话
    notes:
      # 第一条的由来
      - kind: 说明
        text: |-
          一句话。
      - kind: 说明
        text: "另一句话。"   # 写法照旧
        source:
          title: "示范市政府公报"
          archive: "https://example.org/kept"
"""
    before = text.replace("    kind: 行政机关\n", held, 1)
    Path(PLAN).write_text(before, "utf-8")
    at = {"noted": "parks-bureau"}
    assert filled("note", unit="parks-bureau")["noted"] == "parks-bureau"
    assert "在老城区建设口袋公园" in form("note", **at)["own"]["value"]
    rows = filled("note", **at)["notes"]
    assert [row["former"] for row in rows] == ["0", "1"]
    rows[0]["text"] = "改过的话。"
    lines = fill("note", **at, notes=rows)["texts"][PLAN]
    assert lines == before.replace("一句话。\n", "改过的话。\n", 1)
    rows[1]["source.title"] = "示范市政府公报第2期"
    new = {"kind": "校注", "quote": "老城区", "text": "原文如此。"}
    made = fill("note", **at, notes=[rows[1], new])["texts"][PLAN].split("\n")
    old = before.split("\n")
    gone, come = (
        [line.strip() for line in a if line not in b] for a, b in ((old, made), (made, old))
    )
    assert gone == ["# 第一条的由来", "一句话。", 'title: "示范市政府公报"']
    assert come == ['title: "示范市政府公报第2期"', "- kind: 校注", 'quote: "老城区"', "原文如此。"]
    assert '          archive: "https://example.org/kept"' in made
    assert '        text: "另一句话。"   # 写法照旧' in made
    wrong = fill("note", **at, notes=[rows[1], {**new, "quote": "不在公文里的话"}])
    assert list(wrong["faults"]) == ["notes.1.quote"]
    untitled = fill("note", **at, notes=[rows[1], {**new, "source.url": "https://example.org/"}])
    assert (list(untitled["faults"]), untitled["others"]) == (["notes.1.source.title"], [])
    assert list(fill("note", **at, notes=[{"former": "0"}])["faults"]) == [
        "notes.0.kind",
        "notes.0.text",
    ]
    Path(PLAN).write_text(text, "utf-8")
    _SESSIONS.clear()
    assert "还没有改动" in fill("note", **at, notes=[])["refused"]
    assert done("note", **at, notes=[{**new, "kind": "说明"}])[1] == ["编者文字"]
    assert done("note", **at, notes=[])[0] == [
        "-notes:",
        "-- kind: 说明",
        '-quote: "老城区"',
        "-text: |-",
        "-原文如此。",
    ]


def test_a_term_is_changed_and_retired(folder: Path) -> None:
    before = Path(PLAN).read_text("utf-8")
    new = {"term": "口袋公园", "definition": "面积较小的公园。", **SOURCE}
    assert form("term")["glossary"]["value"] == NEW
    assert done("term", glossary=NEW, **new)[1] == ["新增"]
    page = ask("preview", texts={}, where="measures/pocket-parks/", site="https://example.org/")
    assert '<a class="pl-term"' in page["html"]
    assert "<script" not in page["html"]  # the site's own page has one for its terms
    held = filled("term", glossary="term-1")
    assert {name: held[name] for name in new} == new
    lines, kinds = done("term", **{**held, "definition": "不大的公园。", "source.date": ""})
    assert lines == ["-面积较小的公园。", "+不大的公园。", "-date: 2025-06-20"]
    assert kinds == ["文字更正"]
    for name, value in (("term", "公文里没有的词"), ("source.url", "example.org")):
        assert list(fill("term", **{**held, name: value})["faults"]) == [name]
    assert set(fill("term", glossary="term-1", how="retired")["faults"]) == {"on", "reason"}
    told = {"on": "2025-06-20", "reason": "条例已经修订"}
    lines, kinds = done("term", glossary="term-1", how="retired", **told)
    assert kinds == ["停用"]
    assert lines[-6:] == [
        "+retired:",
        "+- kind: term",
        "+id: term-1",
        '+title: "口袋公园"',
        "+on: 2025-06-20",
        '+reason: "条例已经修订"',
    ]
    left = Path(PLAN).read_text("utf-8")
    assert left.startswith(before.partition("changes:")[0].rstrip())


@pytest.mark.parametrize(
    "plan",
    [plan for plan in PLANS.values() if " notes:" in plan.read_text("utf-8")],
    ids=lambda plan: plan.parent.name,
)
def test_each_note_and_term_of_a_plan_can_go_alone(in_root: None, plan: Path) -> None:
    """Its lines go, and the key of a list that is empty then; a comment above it too."""
    file, name = load(plan).file, plan.as_posix()
    lines = plan.read_text("utf-8").split("\n")
    note = task("note")
    held = [one.id for _, one, _ in walk_noted(file) if one.notes]
    for noted in (*held[:3], held[-1]):
        rows = {one.name: one.value for one in note.fields(file, {"noted": noted})}["notes"]
        made = note.write(
            file, {name: plan.read_bytes()}, name, {"noted": noted, "notes": rows[1:]}
        )
        at = made[name].decode().split("\n")
        start = next(n for n, (old, new) in enumerate(zip(lines, at, strict=False)) if old != new)
        assert at == lines[:start] + lines[start + len(lines) - len(at) :]
    for one in file.glossary[:2]:
        told = {"glossary": one.id, "how": "retired", "on": "2026-01-01", "reason": "x"}
        made = task("term").write(file, {name: plan.read_bytes()}, name, told)
        old = load_shape(made[name], name)[0]
        assert [each.id for each in old.glossary] == [
            each.id for each in file.glossary if each != one
        ]


MANY = 10
"""So many objects of each kind are tried in each plan."""


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_form_that_is_left_as_it_is_changes_nothing(in_root: None, plan: Path) -> None:
    file, name = load(plan).file, plan.as_posix()
    files = {name: plan.read_bytes()}
    for copy in (file.plan.source.transcription, *(d.transcription for d in file.documents)):
        if copy:
            files[(plan.parent / copy).as_posix()] = (plan.parent / copy).read_bytes()
    count = 0
    for task_name, chooser, more in PREFILLED:
        one = task(task_name)
        first = next(iter(one.fields(file, {})))
        for chosen, _ in first.choices[:MANY] if chooser else (("", ""),):
            if chosen == NEW:
                continue
            values: dict[str, Any] = {chooser: chosen, **more}
            fields = one.fields(file, values)
            values = {field.name: field.value for field in fields} | values
            if lacking(fields, tidied(fields, values)):
                continue  # a note that is offered where there is none
            with pytest.raises(CannotEdit, match=r"还没有改动|在表格里"):
                one.write(file, files, name, tidied(fields, values))
            count += 1
    assert count > 5
