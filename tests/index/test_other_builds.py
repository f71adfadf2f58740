"""Plans of other builds: every word in its place, a name for everything, no two with one address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.index.build import build_index
from macros.index.citations import citation
from macros.index.index import Index
from macros.loading.load import Loaded, load
from macros.model.measure import Measure
from macros.model.printed import walk_official, walk_printed
from macros.text.lines.reflow import squeeze
from tests.conftest import OTHERS, PLANS


@pytest.fixture(scope="module", params=OTHERS, ids=[path.parent.name for path in OTHERS])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(request.param)


@pytest.fixture(scope="module")
def index(loaded: Loaded) -> Index:
    return build_index(loaded)


def build(name: str) -> Index:
    return build_index(load(PLANS[name]))


def copy(path: Path, name: str) -> str:
    return squeeze(path.with_name(name).read_text("utf-8"))


def test_the_notice_is_printed_word_for_word_as_issued(loaded: Loaded) -> None:
    printed = "".join(squeeze(words) for _, words in walk_printed(loaded.file))
    assert printed == copy(loaded.path, "notice.txt")


def test_all_official_words_are_the_notice_and_what_amends_it(loaded: Loaded, index: Index) -> None:
    copies = ["notice.txt", *(d.transcription for d in loaded.file.documents if d.transcription)]
    official = "".join(squeeze(words) for _, words in walk_official(loaded.file))
    assert official == "".join(copy(loaded.path, name) for name in copies)
    assert official == "".join(map(squeeze, index.printed))


def test_no_two_have_the_same_short_address_and_only_a_mark_has_none(index: Index) -> None:
    for entries in (index.measures, index.sections):
        codes = [entry.code for entry in entries.values() if entry.code]
        assert len(set(codes)) == len(codes)
    for entry in index.measures.values():
        assert bool(entry.code) == any(char.isalnum() for char in entry.measure.number)


def test_everything_has_a_name_of_its_own(index: Index) -> None:
    for entries in (index.measures, index.sections):
        labels = [entry.label for entry in entries.values()]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_an_item_without_number_is_called_by_its_title() -> None:
    index = build("dots")
    tidier, green = index.measures["tidier"], index.measures["more-green"]
    assert (tidier.code, tidier.label) == ("", "“环境更整洁”")
    assert (green.code, green.label) == ("", "“实施社区绿化提升”")
    assert index.sections["goals"].code == "1"


def test_measures_under_no_heading_are_cited_by_their_own_number() -> None:
    index = build("flat")
    assert not index.sections
    assert [(entry.code, entry.label) for entry in index.measures.values()][2] == ("3", "第三条")
    freight = index.measures["freight"]
    assert freight.section is None
    assert citation(index, freight).endswith("（榆政办发〔2024〕3号）第三条")
    assert [passage.label for passage in index.framing][-1] == "第五条前的文字"


def test_a_measure_between_sections_is_in_no_section(tmp_path: Path) -> None:
    plan = Path(shutil.copytree(PLANS["articles"].parent, tmp_path / "data")) / "plan.yml"
    alone = '  - id: run\n    measures:\n      - {id: alone, number: "九、", title: 独立, text: 独立。}\n\n'
    words = plan.read_text("utf-8").replace("  - id: duties\n", f"{alone}  - id: duties\n")
    plan.write_text(words, "utf-8")
    notice = plan.with_name("notice.txt")
    copied = notice.read_text("utf-8").replace("第二章", "九、独立。\n\n第二章")
    notice.write_text(copied, "utf-8")
    index = build_index(load(plan))
    assert "run" not in index.sections
    assert index.find("run") is None
    assert [entry.id for entry in index.in_order][1] == "run"
    entry = index.measures["alone"]
    assert (entry.code, entry.cited, entry.sections) == ("9", "第九条", ())


def test_articles_and_gaps_keep_the_printed_number() -> None:
    articles, levels = build("articles"), build("three-levels")
    assert articles.measures["in-force"].code == "8"
    assert articles.measures["in-force"].label == "第八条"
    assert [entry.code for entry in levels.measures.values()] == ["1", "2", "3", "4", "5", "7", "8"]


def test_a_part_of_prose_holds_no_measures_and_its_words_are_found() -> None:
    index = build("prose-parts")
    assert not index.sections["guarantees"].measures
    where = {passage.anchor for passage in index.units["finance-bureau"].framing}
    assert where == {"guarantees"}
    culture = {passage.anchor for passage in index.units["culture-bureau"].framing}
    assert "tasks--closing" in culture


def test_a_document_that_amends_leads_to_what_it_did_and_back() -> None:
    index = build("joint")
    document = index.documents["supplement-2025"]
    assert [entry.id for entry in document.amends] == [
        "stock-housing",
        "professionals",
        "satisfaction",
    ]
    for entry in document.amends:
        assert entry.amended_by == ("supplement-2025",)
    assert not document.framing  # its own words do not mention it
    measure: Measure = index.measures["professionals"].measure
    assert "10家" in measure.issued_text
    assert "15家" in measure.text
