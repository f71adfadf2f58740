"""A formal citation says the printed number: its words stay, and none is invented for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.index.build import build_index
from macros.index.citations import citation
from macros.index.index import Index
from macros.loading.load import Loaded, load
from macros.model.kinds import Numbering
from macros.model.measure import Measure
from macros.model.numbering import measure_label, measure_labels, section_label
from macros.model.plan import PlanFile
from macros.model.section import Section
from macros.model.tables.places import ONE_ROW
from tests.conftest import FIRST, SECOND


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SECOND)


@pytest.fixture(scope="module")
def section(loaded: Loaded) -> Section:
    return loaded.file.sections[0]


@pytest.fixture(scope="module")
def measure(section: Section) -> Measure:
    return section.sections[0].measures[0]


def numbered(section: Section, *numbers: str) -> tuple[Section, ...]:
    return tuple(section.model_copy(update={"number": number}) for number in numbers)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("一、", "第一部分"),
        ("十二、", "第十二部分"),
        ("1.", "第1部分"),
        ("１．", "第1部分"),
        ("壹、", "第壹部分"),
        ("第一", "第一部分"),
        ("（一）", "第（一）部分"),
        ("第一部分", "第一部分"),
        ("第三章", "第三章"),
        ("第二节", "第二节"),
        ("第一篇：", "第一篇"),
        ("专栏1", "专栏1"),
        ("★一、", "第一部分"),
    ],
)
def test_a_part_is_cited_by_its_printed_number(section: Section, printed: str, label: str) -> None:
    assert section_label(numbered(section, printed)) == label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        (("一、", "（一）"), "第一部分（一）"),
        (("第三章", "第二节"), "第三章第二节"),
        (("第一篇", "第三章"), "第一篇第三章"),
        (("第一章", "一、"), "第一章第一部分"),
        (("第一章", "（二）"), "第一章（二）"),
    ],
)
def test_a_part_inside_a_part_is_cited_by_both(
    section: Section, printed: tuple[str, ...], label: str
) -> None:
    assert section_label(numbered(section, *printed)) == label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("1.", "第1条"),
        ("12、", "第12条"),
        ("一、", "第一条"),
        ("2.1", "第2.1条"),
        ("①", "第1条"),
        ("（一）", "第（一）项"),
        ("(3)", "第(3)项"),
        ("1）", "第1）项"),
        ("㈠", "第㈠项"),
        ("第三条", "第三条"),
        ("第3项", "第3项"),
        ("第12", "第12条"),
        ("任务一：", "任务一"),
        ("任务（一）", "任务（一）"),
        ("★1.", "第1条"),
        ("1.★", "第1条"),
        ("★（一）", "第（一）项"),
        ("※第三条", "第三条"),
    ],
)
def test_a_measure_is_cited_by_its_printed_number(
    measure: Measure, printed: str, label: str
) -> None:
    assert measure_label(measure.model_copy(update={"number": printed})) == label


@pytest.mark.parametrize("numbering", Numbering)
def test_a_formal_citation_names_the_part_whatever_the_numbering(
    loaded: Loaded, section: Section, measure: Measure, numbering: Numbering
) -> None:
    plan = loaded.file.plan.model_copy(update={"numbering": numbering})
    file: PlanFile = loaded.file.model_copy(update={"plan": plan})
    around = numbered(section, "第三章", "第二节")
    article = measure.model_copy(update={"number": "第九条"})
    listed, cited = measure_labels(file, around, article, ONE_ROW)
    assert cited == "第三章第二节第九条"
    assert listed == ("第九条" if numbering is Numbering.CONTINUOUS else cited)


@pytest.mark.parametrize(
    ("plan", "code", "words"),
    [
        (FIRST, "2-1", "（汴知战联办〔2023〕4号）第二部分第1条"),
        (SECOND, "4", "（望政办发〔2025〕12号）第一部分（二）第4条"),
        (SECOND, "19", "（望政办发〔2025〕12号）第四部分第19条"),
    ],
)
def test_both_plans_are_cited_by_number_part_and_measure(plan: Path, code: str, words: str) -> None:
    index: Index = build_index(load(plan))
    (entry,) = (entry for entry in index.measures.values() if entry.code == code)
    assert citation(index, entry).endswith(words)
