"""The usual tasks, on the command line, in a repository with a copy of the published plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.load import load
from tests import edits
from tests.conftest import FIRST
from tests.editing.test_diff import git
from tests.edits import change, run, succeeds


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``data`` of a repository whose last commit is what is published."""
    edits.published(tmp_path / "data", FIRST)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def ends_green(data: Path) -> None:
    """Record what was done, and pass everything that a pull request is asked."""
    edits.recorded(data)
    for command in (["check"], ["fmt", "--check"], ["diff", "--require-entry"]):
        succeeds(*command)
    assert "没有需要补的" in run("diff", "--draft").output


def test_a_word_is_corrected(data: Path) -> None:
    for name in ("plan.yml", "notice.txt"):
        change(data / name, "加强知识产权实务型人才培养", "加强知识产权实用型人才培养")
    ends_green(data)


def test_a_note_is_corrected(data: Path) -> None:
    edits.corrected_note(data)
    ends_green(data)
    (entry,) = load(data / "plan.yml").file.changes
    assert entry.kind.value == "notes"


def test_a_unit_is_added(data: Path) -> None:
    name = "各类展会"
    succeeds("new", "unit", "--id", "trade-fairs", "--name", name, "--kind", "其他")
    told = run("check").output.splitlines()
    assert "units 里却没有“trade-fairs”" in told[0]  # the one measure that names it
    plan = data / "plan.yml"
    lines = plan.read_text("utf-8").split("\n")
    line = int(told[0].split(":")[1])
    topics = next(n for n in range(line, len(lines)) if lines[n] == "        topics:")
    assert "        units:" not in lines[line:topics]
    quote = f"借助国内国际{name}"
    item = ["units:", "  - unit: trade-fairs", "    role: named", f'    quote: "{quote}"']
    lines[topics:topics] = [f"        {words}" for words in item]
    plan.write_text("\n".join(lines), "utf-8")
    ends_green(data)


def test_a_unit_is_renamed(data: Path) -> None:
    edits.renamed_unit(data)
    ends_green(data)
    (record,) = load(data / "plan.yml").file.moved
    assert record.to == (f"{record.id}-of-the-city",)


def test_a_unit_gets_a_new_name_which_is_no_correction_of_the_text(data: Path) -> None:
    id = edits.unit_under_a_new_name(data)
    ends_green(data)
    (entry,) = load(data / "plan.yml").file.changes
    assert (entry.kind.value, entry.ids) == ("units", (id,))


def test_progress_is_recorded(data: Path) -> None:
    edits.progress_report(data)
    ends_green(data)


def test_a_measure_is_added(data: Path) -> None:
    edits.new_measure(data)
    ends_green(data)


def test_a_measure_is_retired_and_takes_with_it_the_units_that_nothing_else_names(
    data: Path,
) -> None:
    plan = data / "plan.yml"
    before, measure = load(plan).file, edits.last_measure(data)
    edits.retired_measure(data)
    assert run("diff").output.count("retired:\n") == 1  # one block, no key twice
    ends_green(data)
    file = load(plan).file
    gone = {unit.id for unit in before.units} - {unit.id for unit in file.units}
    assert gone
    assert {former.id for former in file.retired} == {measure.id, *gone}
    (entry,) = (change for change in file.changes if change.kind.value == "retired")
    assert set(entry.ids) == {measure.id, *gone, *measure.topics}
