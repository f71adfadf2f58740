"""``plan diff``: every change of meaning is reported, nothing else is, and the history is asked for."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros.addresses.ledger import Ledger, Line
from macros.editing.cannot import CannotEdit
from macros.editing.canonical import format_text
from macros.editing.diff.compare import Difference, difference
from macros.editing.former_records import records, records_yaml, with_records
from macros.editing.history_entries import draft, entries_yaml, with_entries, with_ids
from macros.editing.report import as_markdown, as_text
from macros.loading.load import load, load_shape
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.text.parts.wording import Piece, compared
from tests import commands
from tests.commands import git
from tests.conftest import FIRST, GUIDE, OTHERS, PLANS, SECOND
from tests.edits import copy_of
from tests.some import some

DAY = date(2025, 3, 1)


def text_of(path: Path = SECOND) -> str:
    return path.read_text("utf-8")


def plan(text: str) -> PlanFile:
    return load_shape(text.encode(), "plan.yml")[0]


def changed(*edits: tuple[str, str], path: Path = SECOND) -> Difference:
    """Return what differs after each edit is made at its first place."""
    old = new = text_of(path)
    for before, after in edits:
        assert before in new, before
        new = new.replace(before, after, 1)
    return difference(plan(old), plan(new))


def run(*arguments: str) -> Result:
    return commands.run("diff", *arguments)


def test_a_part_is_called_what_the_site_calls_it() -> None:
    found = changed(('title: "总则"', 'title: "通则"'), path=PLANS["articles"])
    parts = [change.name for change in found.objects if change.kind is ObjectKind.SECTION]
    assert parts == ["第一章 通则"]


# --- what is a difference ----------------------------------------------------------


def named(paths: list[Path]) -> list[str]:
    return [path.parent.name for path in paths]


WHOLE = [FIRST, SECOND, *OTHERS]


@pytest.mark.parametrize("path", [*WHOLE, GUIDE], ids=named([*WHOLE, GUIDE]))
def test_a_plan_does_not_differ_from_itself(path: Path) -> None:
    file = plan(text_of(path))
    found = difference(file, file)
    assert not found
    assert not found.unrecorded
    assert not found.vanished
    assert found.addresses.changed == found.addresses.new == found.addresses.vanished == ()
    assert "没有变化" in as_text(found, DAY)
    assert "没有变化" in as_markdown(found, DAY)


def test_wrapping_comments_and_quotes_are_no_difference() -> None:
    found = changed(
        ("实现一次申请、", "实现一次\n              申请、"),
        ("units:\n", "# 说明\nunits:\n"),
        ('name: "市场准入"', "name: 市场准入"),
        ('        title: "提升市场准入便利度"', "        title: '提升市场准入便利度'"),
    )
    assert not found


def field(found: Difference, id: str) -> dict[str, tuple[str, str]]:
    change = next(change for change in found.objects if change.id == id)
    return {"/".join(f.path): (f.words_before, f.words_after) for f in change.fields}


@pytest.mark.parametrize(
    ("before", "after", "id", "path", "words"),
    [
        ("0.5个工作日", "0.3个工作日", "open-business", "text", None),
        ('number: "3."\n', 'number: "33."\n', "service-items", "number", ("3.", "33.")),
        ("role: support\n                quote: \"各县（市、区）配合", "role: named\n                quote: \"各县（市、区）配合",
         "open-business", "units/counties/role", ("配合", "提及")),
        ('              text: "2025年12月31日前"', '              text: "2025年底前"', "open-business", "deadline/text",
         ("2025年12月31日前", "2025年底前")),
        ("parent: wl-government\n    url", "parent: leading-group\n    url", "wl-gov-office", "parent",
         ("望澜市人民政府", "市优化营商环境工作领导小组")),
        ('short: "市政府"', 'short: "市府"', "wl-government", "short", ("市政府", "市府")),
        ('name: "市场准入"', 'name: "准入"', "topic-market-access", "name", ("市场准入", "准入")),
        ("所涉及的体制机制性因素", "涉及的体制机制性因素", "term-business-environment", "definition", None),
        ("level: 县", "level: 市", "doc-yunpu-officers", "level", ("县", "市")),
        ("    body: |-\n      《望澜市", "    body: |-\n      《《望澜市", "wanglan-2025", "notice/body", None),
        ("effective: 2025-04-01", "effective: 2025-04-02", "wanglan-2025", "effective",
         ("2025-04-01", "2025-04-02")),
        ("会议于2025年3月10日召开。", "会议于2025年3月11日召开。", "wanglan-2025",
         "notes/市政府第58次常务会议/text", None),
        ("              - registration-pilot\n              - service-items\n", "              - registration-pilot\n",
         "open-business", "related/service-items", ("3. 规范政务服务事项管理", "")),
    ],
)  # fmt: skip
def test_a_change_of_a_field_is_reported_with_its_words(
    before: str, after: str, id: str, path: str, words: tuple[str, str] | None
) -> None:
    found = changed((before, after))
    assert [change.what for change in found.objects] == ["changed"]
    got = field(found, id)
    assert path in got, got
    if words:
        assert got[path] == words
    assert found.unrecorded == (id,)
    assert not found.vanished


def leaves(value: object) -> list[tuple[Any, Any]]:
    """Two texts of each field of each kind of object in parsed YAML: the holder and the key."""
    found: list[tuple[Any, Any]] = []
    seen: Counter[tuple[object, ...]] = Counter()

    def descend(holder: object, path: tuple[object, ...]) -> None:
        items: list[tuple[object, object]] = []
        if isinstance(holder, dict):
            items = list(holder.items())
        elif isinstance(holder, list):
            items = list(enumerate(holder))
        for key, inner in items:
            here = (*path, key if isinstance(holder, dict) else "*")
            seen[here] += 1
            if isinstance(inner, str) and seen[here] <= 2:
                found.append((holder, key))
            descend(inner, here)

    descend(value, ())
    return found


@pytest.mark.parametrize("path", WHOLE, ids=named(WHOLE))
def test_no_text_anywhere_in_a_plan_changes_unseen(path: Path) -> None:
    old, parsed = load_shape(text_of(path).encode(), "")
    for holder, key in some(leaves(parsed.value)):
        if key == "id" and {*holder} == {"id", "measures"}:
            continue  # a section without heading has no address
        was = holder[key]
        for now in (f"{was}x", f"{was}-2", "2024-02-29"):
            holder[key] = now
            try:
                new = PlanFile.model_validate(parsed.value)
            except ValueError:
                continue
            found = difference(old, new)
            assert found, f"{key}: {was!r} -> {now!r}"
            break
        holder[key] = was


def test_a_measure_that_moves_to_another_section_is_the_same_measure() -> None:
    old = text_of(GUIDE)
    start, end = old.index("      - id: street-trees"), old.index("  - id: green-care")
    block = old[start:end].rstrip() + "\n\n"
    new = old[:start].rstrip() + "\n\n" + old[end:]
    new = new.replace("      - id: upkeep", f"{block}      - id: upkeep")
    found = difference(plan(old), plan(new))
    assert [(change.what, change.id) for change in found.objects] == [("changed", "street-trees")]
    assert field(found, "street-trees") == {"section": ("一、增加绿地", "二、管好绿地")}
    assert draft(found, DAY)[0].kind.value == "renumbered"


def test_measures_that_change_places_are_reported_once() -> None:
    old = plan(text_of(GUIDE))
    section = old.sections[0]
    swapped = section.model_copy(update={"measures": section.measures[::-1]})
    found = difference(old, old.model_copy(update={"sections": (swapped, *old.sections[1:])}))
    assert len(found.objects) == 1
    assert found.objects[0].fields[0].aspect == "order"


def test_what_came_and_what_went_is_reported_with_addresses_and_units() -> None:
    found = changed(
        ('  - id: topic-trees\n    name: "树木"\n', '  - id: topic-woods\n    name: "树木"\n'),
        ("          - topic-trees", "          - topic-woods"),
        ("在老城区", "在旧城区"),
        path=GUIDE,
    )
    said = {(change.what, change.id) for change in found.objects}
    assert said == {
        ("removed", "topic-trees"), ("added", "topic-woods"), ("changed", "pocket-parks"),
    }  # fmt: skip  # to follow a topic that has a new id is no change of street-trees
    assert found.addresses.new == ("topics/topic-woods/",)
    assert found.addresses.vanished == ("topics/topic-trees/",)
    assert found.addresses.changed == ("measures/pocket-parks/",)
    assert found.units == ("parks-bureau",)


def test_a_short_address_that_leads_elsewhere_is_reported() -> None:
    found = changed(
        ('id: pocket-parks\n        number: "1."', 'id: pocket-parks\n        number: "2."'),
        ('id: street-trees\n        number: "2."', 'id: street-trees\n        number: "1."'),
        path=GUIDE,
    )
    assert set(found.addresses.repointed) == {
        ("m/1-1/", "pocket-parks", "street-trees"),
        ("m/1-2/", "street-trees", "pocket-parks"),
    }


def without_the_second_measure(record: str = "") -> str:
    text = text_of(GUIDE)
    start, end = text.index("      - id: street-trees"), text.index("  - id: green-care")
    return text[:start].rstrip() + "\n\n" + text[end:] + record


RETIRED = (
    "retired:\n  - kind: measure\n    id: street-trees\n    title: 补种行道树\n"
    "    on: 2025-02-20\n    reason: 删去\n"
)


def test_addresses_that_go_on_answering_are_not_reported_as_gone() -> None:
    ledger = Ledger((
        Line("plan/#street-trees"), Line("plan/#street-trees-p1"), Line("m/1-2/", "street-trees"),
    ))  # fmt: skip
    old, new = plan(text_of(GUIDE)), plan(without_the_second_measure(RETIRED))
    page, anchors = "measures/street-trees/", ("plan/#street-trees", "plan/#street-trees-p1")
    found = difference(old, new, ledger).addresses
    assert set(found.kept) == {page, "m/1-2/", *anchors}
    assert not found.vanished
    assert not found.new
    assert "改为说明页或跳转的网址和锚点" in as_text(difference(old, new, ledger), DAY)
    unpublished = difference(old, new).addresses
    assert set(unpublished.kept) == {page, anchors[0]}
    assert "m/1-2/" in unpublished.vanished
    unsaid = difference(old, plan(without_the_second_measure()), ledger).addresses
    assert not unsaid.kept
    assert {page, "m/1-2/", anchors[0]} <= set(unsaid.vanished)
    again = difference(new, new, ledger).addresses
    assert not again.kept
    lost = difference(new, plan(without_the_second_measure()), ledger).addresses
    assert lost.vanished == (page,)


# --- ids that vanish ------------------------------------------------------------------


def test_an_id_that_vanishes_is_named_with_the_lines_that_settle_it() -> None:
    old = text_of(GUIDE)
    new = old.replace("upkeep", "care-of-trees")
    found = difference(plan(old), plan(new))
    assert [(lost.id, lost.successor) for lost in found.vanished] == [("upkeep", "care-of-trees")]
    report = as_text(found, DAY)
    lines = report[report.index("moved:") : report.index("缺少变更记录")].rstrip() + "\n"
    settled = difference(plan(old), plan(f"{new}\n{lines}"))
    assert not settled.vanished
    assert set(settled.unrecorded) == {"care-of-trees", "upkeep"}


def test_a_retired_id_is_settled_by_the_lines_given() -> None:
    old = text_of(GUIDE)
    start, end = old.index("      - id: street-trees"), old.index("  - id: green-care")
    new = old[:start].rstrip() + "\n\n" + old[end:]
    found = difference(plan(old), plan(new))
    report = as_text(found, DAY)
    lines = report[report.index("retired:") :].split("\n\n")[0] + "\n"
    settled = difference(plan(old), plan(f"{new}\n{lines}"))
    assert not settled.vanished
    entry = draft(settled, DAY)[0]
    assert (entry.kind.value, entry.ids) == ("retired", ("street-trees", "topic-trees"))


def test_a_record_of_a_former_id_may_not_vanish_and_its_id_not_come_back() -> None:
    old = plan(text_of())
    lost = difference(old, old.model_copy(update={"retired": old.retired[1:]}))
    assert [item.id for item in lost.vanished] == ["third-party-inspection"]
    reused = old.topics[0].model_copy(update={"id": "third-party-inspection"})
    update = {"retired": old.retired[1:], "topics": (*old.topics, reused)}
    back = difference(old, old.model_copy(update=update))
    assert [item.reused for item in back.vanished] == [True]
    assert "停用的 id 不得再用" in as_text(back, DAY)


# --- the entry of the history ------------------------------------------------------------


def test_an_entry_that_names_the_changed_ids_settles_the_history() -> None:
    edit = ("在老城区", "在旧城区")
    entry = "changes:\n  - on: 2025-03-01\n    kind: reworded\n    ids:\n      - {}\n    summary: 更正\n"
    assert changed(edit, path=GUIDE).unrecorded == ("pocket-parks",)
    assert changed(edit, ("changes:\n", entry.format("upkeep")), path=GUIDE).unrecorded
    assert not changed(edit, ("changes:\n", entry.format("pocket-parks")), path=GUIDE).unrecorded


def test_a_new_entry_alone_needs_no_entry() -> None:
    entry = "changes:\n  - on: 2025-03-01\n    kind: notes\n    summary: 说明\n"
    found = changed(("changes:\n", entry), path=GUIDE)
    assert found
    assert not found.unrecorded


def test_a_declaration_of_review_is_words_of_the_editors_not_of_the_text() -> None:
    found = changed(("    - kind: 期限\n      on: 2026-03-03\n", ""))
    (entry,) = draft(found, DAY)
    assert (entry.kind.value, entry.ids) == ("notes", ("wanglan-2025",))


REWORDED = 'summary: "首次发布"', 'summary: "首次发布，更正树木"'


def test_an_edited_old_entry_is_a_fault_and_does_not_cover_new_changes() -> None:
    found = changed(
        ("在老城区", "在旧城区"),
        REWORDED,
        ("kind: published\n", "kind: published\n    ids:\n      - pocket-parks\n"),
        path=GUIDE,
    )
    assert [was.summary for was, _ in found.history.rewritten] == ["首次发布"]
    assert found.unrecorded == ("pocket-parks",)
    assert [entry.ids for entry in draft(found, DAY)] == [("pocket-parks",)]
    report = as_text(found, DAY)
    assert "已发布的变更记录不得删去或改写" in report
    assert 'summary: "首次发布"\n' in report


def test_a_removed_entry_is_a_fault_that_the_given_lines_repair() -> None:
    old = plan(text_of())
    found = difference(old, old.model_copy(update={"changes": old.changes[1:]}))
    assert found.history.removed == old.changes[:1]
    assert not found.history.rewritten
    lines = entries_yaml(found.history.lost)
    assert lines in text_of()  # with its source, as it stood


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("path", [FIRST, SECOND, GUIDE], ids=["first", "second", "guide"])
def test_the_draft_goes_on_top_of_the_history_and_nothing_else_changes(
    path: Path, newline: str
) -> None:
    old = text_of(path).replace("\n", newline)
    new = old.replace("    kind: 行政机关", "    kind: 其他", 1)
    entries = draft(difference(plan(old), plan(new)), DAY.replace(year=2027))
    assert [entry.kind.value for entry in entries] == ["relations"]
    made = with_entries(new.encode(), entries).decode()
    assert plan(made).changes == (*entries, *plan(new).changes)
    kept = made.split(newline)
    for line in new.rstrip().split(newline):
        assert line in kept
        kept.remove(line)
    assert len(kept) <= 12
    assert ("\r\n" in made) == (newline == "\r\n")
    assert not difference(plan(old), plan(made)).unrecorded


@pytest.mark.parametrize("path", [FIRST, GUIDE], ids=["first", "guide"])
def test_a_drafted_file_passes_the_check_and_is_in_canonical_form(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "plan.yml"
    (tmp_path / "notice.txt").write_bytes(path.with_name("notice.txt").read_bytes())
    topic = plan(text_of(path)).topics[0].name
    new = text_of(path).replace(f'name: "{topic}"', 'name: "林木 “#” ：@x"')
    for day in (DAY, DAY.replace(year=2028)):
        old = plan(new.replace('name: "林木', 'name: "木林'))
        entries = draft(difference(old, plan(new)), day)
        new = with_entries(new.encode(), entries).decode()
    copy.write_text(new, "utf-8")
    assert load(copy).file.changes[0] == entries[0]
    assert format_text(new, copy) == new


@pytest.mark.parametrize("path", [FIRST, SECOND, GUIDE], ids=["first", "second", "guide"])
def test_a_guessed_successor_is_marked_until_someone_has_looked(path: Path) -> None:
    old = text_of(path)
    id = plan(old).topics[0].id
    new = re.sub(rf"(?<![\w-]){id}(?![\w-])", f"{id}-renamed", old)
    lost = records(difference(plan(old), plan(new)).vanished, DAY)
    assert [record["id"] for record in lost] == [id]
    marked = f"      # 猜测，请核对\n      - {id}-renamed\n"
    made = with_records(new.encode(), lost).decode()
    assert marked in made
    assert marked in records_yaml(lost)
    filled = made.replace("【待填】", "用词统一")
    assert format_text(filled, path) == filled
    known = [{**record, "reason": "用词统一"} for record in lost]
    assert "猜测" not in records_yaml(known)


def test_a_draft_never_puts_an_older_entry_on_top() -> None:
    found = changed(('name: "树木"', 'name: "林木"'), path=GUIDE)
    with pytest.raises(CannotEdit, match="更早"):
        with_entries(text_of(GUIDE).encode(), draft(found, date(2020, 1, 1)))


def test_a_long_difference_still_makes_short_summaries() -> None:
    old = plan(text_of(FIRST))
    units = tuple(u.model_copy(update={"contact": "电话"}) for u in old.units)
    entries = draft(difference(old, old.model_copy(update={"units": units})), DAY)
    assert len(entries) == 1
    assert len(entries[0].summary) <= 150
    assert set(entries[0].ids) == {unit.id for unit in old.units}


# --- units and topics hear of what happens to their measures ----------------------------------

SUPPORT = """              - unit: finance-bureau
                role: support
                source:
                  title: "望澜市优化营商环境三年行动任务分工表（第8项）"
                  document: doc-task-table
"""
ENTRY = "changes:\n  - on: 2026-08-01\n    kind: {}\n    ids:\n      - {}\n    summary: 调整\n\n"


def drafted(found: Difference) -> list[tuple[str, tuple[str, ...], str]]:
    return [(entry.kind.value, entry.ids, entry.summary) for entry in draft(found, DAY)]


def test_a_unit_that_loses_a_measure_is_named_behind_it_and_so_is_one_that_gains_it() -> None:
    loses = changed((SUPPORT, ""))
    gains = difference(plan(text_of().replace(SUPPORT, "")), plan(text_of()))
    words = "措施“8. 推行用水报装“三零”服务”的涉及单位{}“望澜市财政局”"
    ids = ("water-connection", "finance-bureau")
    assert drafted(loses) == [("relations", ids, words.format("减少"))]
    assert drafted(gains) == [("relations", ids, words.format("增加"))]
    assert loses.unrecorded == ids


@pytest.mark.parametrize(
    ("kind", "ids", "enough"),
    [
        ("relations", "water-connection", False),
        ("relations", "finance-bureau", False),
        ("relations", "finance-bureau\n      - water-connection", True),
        ("notes", "finance-bureau\n      - water-connection", False),
    ],
)
def test_only_an_entry_of_relations_that_names_both_ends_tells_of_a_lost_relation(
    kind: str, ids: str, enough: bool
) -> None:
    found = changed((SUPPORT, ""), ("changes:\n", ENTRY.format(kind, ids)))
    assert bool(found.unrecorded) != enough


def test_measures_that_lost_different_units_have_entries_of_their_own() -> None:
    found = changed(
        (SUPPORT, ""),
        ('              - unit: wl-gov-office\n                role: support\n                quote: "市政府办公室协助督办"\n', ""),
        ("            topics:\n              - topic-rule-of-law\n", ""),
    )  # fmt: skip
    ids = [ids for kind, ids, _ in drafted(found) if kind == "relations"]
    assert ids == [
        ("water-connection", "finance-bureau"),
        ("overdue-payments", "wl-gov-office"),
        ("competition-review", "topic-rule-of-law"),
    ]
    gained = difference(plan(text_of().replace(SUPPORT, "")), plan(text_of()))
    assert len(drafted(gained)) == 1


def test_a_retired_measure_takes_its_units_and_topics_and_those_retired_with_it_along() -> None:
    text = text_of()
    start, end = (
        text.index("      - id: publicity\n"),
        text.index('    notes:\n      - kind: 说明\n        quote: "“一把手”'),
    )
    text = f"{text[:start].rstrip()}\n\n{text[end:]}"
    start = text.index("  - id: entrepreneurs-association\n")
    text = text[:start] + text[text.index("  - id:", start + 3) :]  # the check is not asked here
    found = difference(plan(text_of()), plan(text))
    retired = [(ids, words) for kind, ids, words in drafted(found) if kind == "retired"]
    assert retired == [
        (
            ("publicity", "entrepreneurs-association", "topic-coordination"),
            "停用措施“21. 营造良好氛围”；停用单位“市企业家协会”",
        )
    ]  # fmt: skip


def test_an_object_with_a_new_id_is_reported_once_and_what_refers_to_it_has_not_changed() -> None:
    moved = (
        'moved:\n  - kind: {}\n    id: {}\n    title: "{}"\n    on: 2026-08-01\n'
        "    reason: 改代码\n    how: moved\n    to:\n      - {}\n\n"
    )
    new = text_of().replace("industry-bureau", "industry-it-bureau")
    record = moved.format("unit", "industry-bureau", "望澜市工业和信息化局", "industry-it-bureau")
    expected = [
        (
            "moved",
            ("industry-bureau", "industry-it-bureau"),
            "单位“望澜市工业和信息化局”的网址改为 units/industry-it-bureau/",
        )
    ]
    for text in (new, new.replace("moved:\n", record, 1)):
        found = difference(plan(text_of()), plan(text))
        assert not found.relations
        assert drafted(found) == expected
    found = difference(plan(text_of(GUIDE)), plan(text_of(GUIDE).replace("pocket-parks", "parks")))
    assert drafted(found) == [
        (
            "moved",
            ("pocket-parks", "parks-bureau", "parks"),
            "措施“1. 建设口袋公园”的网址改为 measures/parks/",
        )
    ]


def test_what_is_merged_is_reported_with_what_it_was_merged_into() -> None:
    record = (
        "moved:\n  - kind: measure\n    id: street-trees\n    title: 补种行道树\n    on: 2025-02-20\n"
        "    reason: 合并\n    how: merged\n    to:\n      - upkeep\n"
    )
    found = difference(plan(text_of(GUIDE)), plan(without_the_second_measure(record)))
    assert drafted(found) == [
        ("moved", ("street-trees", "topic-trees"), "措施“补种行道树”并入“1. 加强养护”")
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_entry_that_leaves_a_unit_out_is_completed_where_it_stands(newline: str) -> None:
    edits = (SUPPORT, ""), ("changes:\n", ENTRY.format("relations", "water-connection"))
    found = changed(*edits)
    (incomplete,) = found.incomplete
    assert incomplete.lacking == ("finance-bureau",)
    assert not draft(found, DAY)
    for report in (as_text(found, DAY), as_markdown(found, DAY)):
        assert "缺少的 id" in report
        assert "加上 finance-bureau" in report
    assert incomplete.entry.ids == ("water-connection",)
    data = text_of()
    for before, after in edits:
        data = data.replace(before, after, 1)
    data = data.replace("\n", newline)
    made = with_ids(data.encode(), found.incomplete).decode()
    kept = made.replace(f"      - finance-bureau{newline}    summary: 调整", "    summary: 调整", 1)
    assert kept == data
    assert not difference(plan(text_of()), plan(made)).unrecorded


def test_ids_written_in_one_line_are_left_to_the_editor() -> None:
    edits = (SUPPORT, ""), ("changes:\n", ENTRY.format("relations", "water-connection"))
    text = text_of()
    for before, after in edits:
        text = text.replace(before, after, 1)
    text = text.replace(
        "ids:\n      - water-connection\n    summary: 调整",
        "ids: [water-connection]\n    summary: 调整",
    )
    found = difference(plan(text_of()), plan(text))
    with pytest.raises(CannotEdit, match="写法特殊"):
        with_ids(text.encode(), found.incomplete)


# --- reports ------------------------------------------------------------------------------


def test_changed_characters_are_marked() -> None:
    found = changed(("0.5个工作日", "0.3个工作日"))
    assert "[-0.5-]{+0.3+}个工作日" in as_text(found, DAY)
    assert "<del>0.5</del><ins>0.3</ins>个工作日" in as_markdown(found, DAY)
    assert Piece("new", "0.3") in found.objects[0].fields[0].pieces


HOSTILE = (
    "<img src=x onerror=alert(1)>@octocat #1 [x](http://evil.example) :bug: </code></ul>**x** `"
)


def test_no_word_of_the_data_becomes_markup_mention_or_link_on_a_summary_page() -> None:
    old = plan(text_of(GUIDE))
    measure = (
        old.sections[0]
        .measures[0]
        .model_copy(update={"title": HOSTILE, "text": f"{HOSTILE}\n\n{HOSTILE}"})
    )
    section = old.sections[0].model_copy(update={"title": HOSTILE, "measures": (measure,)})
    update = {
        "sections": (section, *old.sections[1:]),
        "units": (old.units[0].model_copy(update={"name": HOSTILE}),),
    }
    for pair in ((old, old.model_copy(update=update)), (old.model_copy(update=update), old)):
        report = as_markdown(difference(*pair), DAY)
        assert "octocat" in report
        ours = report
        for block in html_blocks(report):
            ours = ours.replace(block.rstrip(), "")
        assert "octocat" not in ours
        tree = html.fromstring(f"<main>{report}</main>")
        allowed = {"main", "ul", "ol", "li", "code", "del", "ins", "pre"}
        assert {element.tag for element in tree.iter()} <= allowed
        assert not any(element.attrib for element in tree.iter())
        for text in tree.xpath("//text()[contains(., 'octocat') or contains(., 'evil')]"):
            inside = {above.tag for above in text.getparent().iterancestors()} | {
                text.getparent().tag
            }
            assert inside & {"code", "pre"}
        for block in report.split("<ul>\n")[1:]:
            assert "\n\n" not in block.split("</ul>\n")[0]


def html_blocks(report: str) -> list[str]:
    """Return the HTML blocks as CommonMark ends them: ``<pre>`` at its end tag, others at a blank."""
    found: list[str] = []
    inside = ""
    for line in report.splitlines():
        if not inside and line.startswith("<"):
            inside = "pre" if line.startswith("<pre>") else "other"
            found.append("")
        elif not inside:
            assert not line or line.startswith("#") or "太长" in line, line
            continue
        found[-1] += f"{line}\n"
        if (inside == "pre" and "</pre>" in line) or (inside == "other" and not line):
            inside = ""
    return found


def test_lines_to_copy_stay_one_block_though_blank_lines_part_them() -> None:
    found = changed(
        ('name: "树木"', 'name: "林木 @x"'),
        ("kind: 行政机关", "kind: 其他"),
        ("      - id: upkeep", "      - id: care"),
        path=GUIDE,
    )
    assert len(draft(found, DAY)) > 1
    report = as_markdown(found, DAY)
    blocks = html_blocks(report)
    copied = [block for block in blocks if block.startswith("<pre>")]
    assert any("\n\n  - on:" in block for block in copied)
    for block in blocks:
        assert len(html.fragments_fromstring(block)) == 1  # it ends where its element ends
        tag = block[1 : block.index(">")]
        assert block.rstrip().endswith(f"</{tag}>")


def test_a_summary_never_grows_larger_than_the_host_takes() -> None:
    old = plan(text_of(GUIDE))
    unit = old.units[0]
    units = tuple(
        unit.model_copy(update={"id": f"unit-{n}", "name": "&" * 900, "contact": "<" * 900})
        for n in range(300)
    )
    found = difference(
        old.model_copy(update={"units": (*old.units, *units)}),
        old.model_copy(update={"units": (*old.units, *(u.model_copy(update={"contact": ">" * 900, "name": '"' * 900}) for u in units))}),
    )  # fmt: skip
    report = as_markdown(found, DAY)
    assert len(report.encode()) < 900_000
    assert "没有列在这里" in report
    assert "缺少变更记录" in report
    html_blocks(report)


@given(
    st.text(alphabet="甲乙丙丁a1.2 。；\n", max_size=60),
    st.text(alphabet="甲乙丙丁a1.2 。；\n", max_size=60),
)
def test_marked_pieces_give_both_wordings(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.op != "new") == before
    assert "".join(piece.text for piece in pieces if piece.op != "gone") == after
    assert any(piece.op != "same" for piece in pieces) == (before != after)


def test_very_long_wordings_are_compared_by_sentence() -> None:
    before = "".join(f"第{n}句话写在这里。" for n in range(5000))
    pieces = compared(
        before, before.replace("第7句话", "第7句改").replace("第4990句话", "第4990句改")
    )
    assert [piece.op for piece in pieces].count("gone") == 2


def test_a_report_of_a_thousand_changes_stays_readable() -> None:
    old = plan(text_of(GUIDE))
    unit = old.units[0]
    units = tuple(unit.model_copy(update={"id": f"unit-{n}"}) for n in range(1000))
    body = old.sections[0].model_copy(update={"intro": "长" * 40_000})
    update = {"units": (*old.units, *units), "sections": (body, *old.sections[1:])}
    report = as_markdown(difference(old, old.model_copy(update=update)), DAY)
    assert "……另有 700 行" in report
    assert "（共 40000 字）" in report
    assert len(report.encode()) < 200_000


# --- the command ---------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a first commit without a plan, and one with it; the work starts there."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "empty")
    git(tmp_path, "tag", "empty")
    copy_of(GUIDE, tmp_path / "data")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "plan")
    git(tmp_path, "tag", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(folder: Path, before: str, after: str) -> None:
    path = folder / "data" / "plan.yml"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")


def test_the_working_file_is_compared_with_the_last_commit_or_where_the_branch_began(
    repository: Path,
) -> None:
    assert "没有变化" in run().output
    edit(repository, '"树木"', '"林木"')
    assert "[-树-]{+林+}木" in run().output
    git(repository, "update-ref", "refs/remotes/origin/main", "first")
    git(repository, "commit", "-q", "-am", "work")
    assert "[-树-]{+林+}木" in run().output
    assert "没有变化" in run("HEAD").output
    assert "[-林-]{+树+}木" in run("HEAD", "first").output


def test_a_change_without_entry_fails_where_one_is_required_and_passes_once_drafted(
    repository: Path,
) -> None:
    edit(repository, '"树木"', '"林木"')
    assert run("first").exit_code == 0
    refused = run("first", "--require-entry")
    assert refused.exit_code == 1
    assert "summary: " in refused.output
    shown = run("first", "--draft", "--dry-run", "--date", "2025-01-02")
    assert shown.exit_code == 0
    assert "on: 2025-01-02" in shown.output
    assert "2025-01-02" not in (repository / "data/plan.yml").read_text("utf-8")
    assert run("first", "--draft", "--date", "2025-01-02").exit_code == 0
    assert run("first", "--require-entry").exit_code == 0
    assert "没有需要补的" in run("first", "--draft").output
    load(repository / "data" / "plan.yml")


def test_an_entry_that_leaves_a_topic_out_is_refused_with_the_ids_to_add_and_drafting_adds_them(
    repository: Path,
) -> None:
    edit(repository, "        topics:\n          - topic-trees\n", "")
    edit(
        repository,
        "changes:\n",
        "changes:\n  - on: 2025-01-02\n    kind: relations\n    ids:\n      - street-trees\n"
        '    summary: "不再归入树木"\n\n',
    )
    refused = run("first", "--require-entry")
    assert refused.exit_code == 1
    assert "2025-01-02 关系调整 “不再归入树木”：加上 topic-trees" in refused.output
    shown = run("first", "--require-entry", "--format", "github")
    assert "“不再归入树木”：加上 topic-trees%0A" in shown.stdout
    assert len(shown.stdout.splitlines()) == 1
    assert "1 条变更记录里缺少的 id" in run("first", "--draft").output
    assert run("first", "--require-entry").exit_code == 0
    assert "没有需要补的" in run("first", "--draft").output
    assert load(repository / "data" / "plan.yml").file.changes[0].ids == (
        "street-trees",
        "topic-trees",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [REWORDED, ('  - on: 2024-05-01\n    kind: published\n    summary: "首次发布"\n', "  []\n")],
    ids=["rewritten", "removed"],
)
@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_the_published_history_may_only_be_added_to(
    repository: Path, form: str, before: str, after: str
) -> None:
    edit(repository, before, after)
    done = run("first", "--require-entry", "--format", form)
    assert done.exit_code == 1
    assert "已发布的变更记录不得删去或改写" in done.output
    assert "首次发布" in done.stdout


def test_what_an_entry_lacks_is_annotated_on_the_history(repository: Path) -> None:
    edit(repository, '"树木"', '"林,木：100%"')
    done = run("first", "--require-entry", "--format", "github")
    assert done.exit_code == 1
    line = text_of(GUIDE).splitlines().index("changes:") + 1
    assert f"::error file=data/plan.yml,line={line},title=变更记录::缺少变更记录" in done.output
    assert "%0A    kind: reworded%0A" in done.output
    assert run("HEAD", "--require-entry", "--format", "github").exit_code == 1
    assert run("data/plan.yml", "--require-entry", "--format", "github").output == ""


def test_an_annotation_stands_on_the_line_of_the_version_that_was_asked_for(
    repository: Path,
) -> None:
    edit(repository, '"树木"', '"林木"')
    git(repository, "commit", "-q", "-am", "work")
    edit(repository, "units:\n", "# 一\n\n# 二\nunits:\n")
    line = text_of(GUIDE).splitlines().index("changes:") + 1
    done = run("first", "HEAD", "--require-entry", "--format", "github")
    assert f"file=data/plan.yml,line={line},title" in done.output
    here = run("first", "--require-entry", "--format", "github")
    assert f"file=data/plan.yml,line={line + 3},title" in here.output


def test_the_first_publication_needs_no_entry(repository: Path) -> None:
    done = run("empty", "--require-entry")
    assert done.exit_code == 0
    assert "首次发布" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "没有“nowhere”这个文件"),
        (["--upload-pack=x"], "upload-pack"),
        (["first", "first", "--draft"], "不要写新版本"),
        (["broken.yml"], "无法比较"),
        (["gbk.yml"], "UTF-8"),
        (["first", "broken.yml"], "broken.yml:"),
        (["first", "--date", "2025-02-30"], "2025-02-30"),
        (["empty.yml"], "没有数据"),
    ],
)
def test_what_cannot_be_compared_is_said_without_a_traceback(
    repository: Path, arguments: list[str], said: str
) -> None:
    (repository / "broken.yml").write_text("plan: [", "utf-8")
    (repository / "gbk.yml").write_bytes("方案".encode("gbk"))
    (repository / "empty.yml").write_bytes(b"")
    done = run(*arguments)
    assert done.exit_code == 2, done.output
    assert said in done.output
    assert isinstance(done.exception, SystemExit | None)


def test_outside_a_repository_two_files_can_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (
        ("a.yml", text_of(GUIDE)),
        ("b.yml", text_of(GUIDE).replace("树木", "林木")),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "[-树-]{+林+}木" in run("a.yml", "b.yml").output
    done = run("a.yml", "b.yml", "--require-entry", "--format", "github")
    assert done.exit_code == 1
    assert "::error file=b.yml,line=64," in done.output
    missing = run("a.yml", "c.yml")
    assert missing.exit_code == 2
    assert "没有“c.yml”这个文件" in missing.output
    monkeypatch.setenv("PLAN", "a.yml")
    done = run()
    assert done.exit_code == 2
    assert "不是 git 代码库" in done.output


def test_an_old_plan_need_not_obey_the_rules_of_today(repository: Path) -> None:
    edit(repository, "role: responsible", "role: lead")
    git(repository, "commit", "-q", "-am", "against a rule")
    edit(repository, "role: lead", "role: responsible")
    done = run("HEAD")
    assert done.exit_code == 0
    assert "[-牵头-]{+责任+}" in done.output
