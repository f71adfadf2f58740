"""The index gives every relation in both directions, once, in printed order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from macros.index.absence import Lacking
from macros.index.build import build_index
from macros.index.index import Index
from macros.loading.load import load
from macros.model.kinds import ObjectKind, Role
from macros.model.plan import PlanFile
from macros.text.lines.reflow import squeeze
from tests.conftest import FIRST, SECOND
from tests.some import some


@pytest.fixture(scope="module", params=[FIRST, SECOND], ids=["first", "second"])
def index(request: pytest.FixtureRequest) -> Index:
    return build_index(load(request.param))


@pytest.fixture(scope="module")
def real() -> Index:
    return build_index(load(FIRST))


@pytest.fixture(scope="module")
def other() -> Index:
    return build_index(load(SECOND))


def test_every_relation_of_a_measure_is_found_from_the_other_side(index: Index) -> None:
    for entry in some(index.measures.values()):
        assert entry in index.sections[entry.sections[-1].id].measures
        for involvement in entry.measure.units:
            tasks = [(t.entry.id, t.involvement) for t in index.units[involvement.unit].tasks]
            assert (entry.id, involvement) in tasks
        for id in entry.measure.documents:
            assert entry in index.documents[id].measures
        for id in entry.measure.topics:
            assert entry in index.topics[id].measures
        for other in index.related(entry.id):
            assert entry in index.related(other.id)


def test_every_relation_of_the_other_side_is_one_of_the_measure(index: Index) -> None:
    for unit in some(index.units.values()):
        for task in unit.tasks:
            assert task.involvement in index.measures[task.entry.id].measure.units
        grouped = [task for _, tasks in unit.by_role for task in tasks]
        assert sorted(map(id, grouped)) == sorted(map(id, unit.tasks))
    for document in some(index.documents.values()):
        for entry in document.measures:
            assert document.id in entry.measure.documents
    for term in some(index.terms.values()):
        for entry in term.measures:
            words = (term.term.term, *term.term.aliases)
            assert any(word in entry.measure.text for word in words)


def test_neighbours_follow_the_printed_order(index: Index) -> None:
    entries = list(index.measures.values())
    for before, after in pairwise(entries):
        assert index.neighbours(before.id)[1] is after
        assert index.neighbours(after.id)[0] is before
    assert index.neighbours(entries[0].id)[0] is None
    assert index.neighbours(entries[-1].id)[1] is None


def test_lines_lead_to_the_id_in_the_data_file(real: Index) -> None:
    lines = FIRST.read_text(encoding="utf-8").splitlines()
    for id in some(real.living):
        assert f"id: {id}" in lines[real.lines[id] - 1]


def test_the_whole_notice_is_in_the_printed_pieces(index: Index, request: object) -> None:
    printed = "".join(squeeze(text) for text in index.printed)
    plan = FIRST if index.plan.id == load(FIRST).file.plan.id else SECOND
    copy = plan.parent / index.plan.source.transcription
    assert printed == squeeze(copy.read_text(encoding="utf-8"))


def test_the_real_plan_has_five_sections_and_twenty_measures(real: Index) -> None:
    assert [len(section.measures) for section in real.top_sections] == [4, 3, 3, 6, 4]


def test_the_real_plan_assigns_nothing_and_every_measure_says_so(real: Index) -> None:
    for entry in some(real.measures.values()):
        assert entry.lacking == Lacking(("牵头、责任或配合单位", "完成期限", "量化目标"))


def test_a_notice_as_received_is_the_transcription_without_marks_and_page_breaks() -> None:
    copy = FIRST.with_name("notice.txt").read_text(encoding="utf-8")
    assert "知识产权保护工作检查考核工作" in copy
    assert "恶意注册行为，促进" in copy
    assert "专利代理行业“蓝天”专项行动" in copy
    assert "#" not in copy
    assert "*" not in copy


def test_short_addresses_follow_the_numbering_of_the_plan(real: Index, other: Index) -> None:
    assert real.measures["cultivate-high-value-patents"].code == "2-1"
    assert real.measures["cultivate-high-value-patents"].label == "第二部分第1条"
    codes = [entry.code for entry in other.measures.values()]
    assert "13" not in codes
    assert codes[:2] == ["1", "2"]
    assert next(iter(other.measures.values())).label == "第1条"


def test_sections_of_two_levels_hold_the_measures_of_both(other: Index) -> None:
    outer = other.top_sections[0]
    inner = [other.sections[section.id] for section in outer.section.sections]
    assert len(inner) >= 2
    assert outer.measures == tuple(entry for section in inner for entry in section.measures)
    assert inner[0].ancestors == (outer.section,)


def test_assigned_roles_come_first_and_are_no_longer_missing(other: Index) -> None:
    assigned = [
        e for e in other.measures.values() if "牵头、责任或配合单位" not in e.lacking.unstated
    ]
    assert assigned
    for unit in other.units.values():
        order = [list(Role).index(role) for role, _ in unit.by_role]
        assert order == sorted(order)


def test_passages_outside_measures_lead_to_what_they_name(real: Index) -> None:
    outline = real.documents["doc-henan-ip-outline"]
    assert [passage.anchor for passage in outline.framing] == ["preamble"]
    assert "notice" in [p.anchor for p in real.units["provincial-bureau"].framing]


def test_a_title_is_official_only_where_the_text_opens_with_it(real: Index) -> None:
    official = {id for id, entry in real.measures.items() if entry.title_is_official}
    assert "cultivate-high-value-patents" in official
    assert "promote-ip-finance" not in official
    for id in official:
        assert real.measures[id].measure.text.startswith(real.measures[id].measure.title + "。")


@pytest.mark.parametrize(
    ("text", "official"),
    [("种树。多种。", True), ("★种树。多种。", True), ("★种树多种。", False), ("清淤。", False)],
)
def test_a_star_before_the_words_is_no_part_of_the_title(
    real: Index, text: str, official: bool
) -> None:
    entry = next(iter(real.measures.values()))
    starred = entry.measure.model_copy(update={"title": "种树", "text": text})
    assert replace(entry, measure=starred).title_is_official == official


@pytest.mark.parametrize(
    ("title", "alone", "official"),
    [
        ("修路。", True, True),
        ("修路", True, True),
        ("修桥。", True, False),
        ("修路。", False, False),
    ],
)
def test_the_title_of_a_section_with_one_measure_is_that_of_the_measure(
    real: Index, title: str, alone: bool, official: bool
) -> None:
    entry = next(iter(real.measures.values()))
    own = entry.measure.model_copy(update={"title": "修路", "text": "由市甲局实施。"})
    other = own.model_copy(update={"id": "other"})
    changed = {
        "title": title,
        "measures": (own,) if alone else (own, other),
        "sections": (),
        "later": (),
    }
    around = entry.sections[-1].model_copy(update=changed)
    assert replace(entry, measure=own, around=(around,)).title_is_official is official


def test_every_kind_is_listed_once(index: Index) -> None:
    assert list(index.by_kind) == list(ObjectKind)
    for kind, entries in index.by_kind.items():
        assert {(entry.kind, entry.id) for entry in entries.values()} == {
            (kind, id) for id in entries
        }


def test_a_document_that_is_only_a_source_leads_back_to_what_rests_on_it(other: Index) -> None:
    table = other.documents["doc-task-table"]
    assert not table.measures
    assert table.grounds
    for entry in table.grounds:
        roles = [i.source.document for i in entry.measure.units if i.source]
        dues = [entry.measure.deadline.source] if entry.measure.deadline else []
        given = [s.document for s in (*dues, *(t.source for t in entry.measure.targets)) if s]
        reports = [report.source.document for report in entry.measure.progress]
        notes = [note.source.document for note in entry.measure.notes if note.source]
        assert "doc-task-table" in (*roles, *given, *reports, *notes)


def test_of_two_reports_on_one_day_the_one_written_later_is_the_latest(other: Index) -> None:
    entry = next(e for e in other.measures.values() if e.measure.progress)
    first = entry.measure.progress[0]
    second = first.model_copy(update={"summary": "同日稍后公布。"})
    measure = entry.measure.model_copy(update={"progress": (first, second)})
    assert replace(entry, measure=measure).latest_progress == second
    assert replace(entry, measure=measure).reports == (second, first)


def test_only_names_that_the_text_prints_are_called_printed(index: Index) -> None:
    named = [
        *((e.unit.aliases, e.printed_aliases, e.added_aliases) for e in index.units.values()),
        *(
            (e.document.aliases, e.printed_aliases, e.added_aliases)
            for e in index.documents.values()
        ),
    ]
    text = squeeze("".join(index.printed))
    for aliases, printed, added in named:
        assert sorted(aliases) == sorted((*printed, *added))
        assert all(squeeze(name) in text for name in printed)
    assert any(printed for _, printed, _ in named)
    assert any(added for _, _, added in named)


def test_a_name_printed_only_inside_a_longer_one_is_the_editors(real: Index, other: Index) -> None:
    assert other.units["housing-bureau"].added_aliases == ("市住建局",)
    assert other.units["procuratorate"].printed_aliases == ("市检察院",)
    assert other.documents["doc-province-action"].printed_aliases == ("省行动计划",)
    office = other.units["wl-gov-office"]  # printed: 市政府办公室
    assert "市政府办" in office.added_aliases
    assert real.units["joint-conference"].printed_aliases == ()


def test_words_of_a_later_document_do_not_name_a_unit_in_the_plan() -> None:
    source = {"title": "通知", "document": "d"}
    held = {"unit": "a", "role": "lead", "quote": "由市甲局牵头", "source": source}
    own = {"unit": "a", "role": "lead", "quote": "市甲局牵头"}
    measures = [
        {"id": "m", "number": "1.", "title": "种树", "text": "种树。", "units": [held]},
        {
            "id": "n",
            "number": "2.",
            "title": "养树",
            "text": "养树。（市甲局牵头）",
            "units": [own],
        },
    ]
    whole = {
        "plan": {"id": "p", "title": "示范方案", "source": {"title": "公文", "transcription": "n"}},
        "units": [{"id": "a", "name": "市甲局", "kind": "行政机关"}],
        "documents": [{"id": "d", "title": "通知", "text": "第1条由市甲局牵头。"}],
        "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": measures}],
    }
    unit = build_index(replace(load(FIRST), file=PlanFile.model_validate(whole))).units["a"]
    assert [entry.id for entry in unit.measures] == ["m", "n"]
    assert [entry.id for entry in unit.named] == ["n"]
