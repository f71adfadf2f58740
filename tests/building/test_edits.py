"""A right edit of the data passes every test that reads data/, with no line of the tests changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import edits
from tests.commands import git
from tests.conftest import FIRST, GUIDE, ROOT, SECOND
from tests.engine import engine

pytestmark = pytest.mark.site


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this repository in which the plan of the tests is published, with its ledger."""
    engine(tmp_path, guides=True)
    shutil.copytree(
        ROOT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("node_modules")
    )
    for name in (".gitignore", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    edits.published(tmp_path / "data", FIRST)
    shutil.copy(ROOT / "data" / "plan.schema.json", tmp_path / "data")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_in(repository: Path, *which: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy, in the copy; without plugins, which they do not use, a third quicker."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *which]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )


def passes(repository: Path, *also: str) -> None:
    """Build, and run the tests that read the data; nobody writes a line of the ledger."""
    edits.succeeds("diff", "--require-entry")
    edits.succeeds("build")
    done = pytest_in(repository, "tests/data", *also, "--site", "site")
    assert done.returncode == 0, done.stdout
    assert not git(repository, "status", "--porcelain", "tests")


ADDED = (edits.progress_report, edits.corrected_note, edits.new_measure)
OTHERWISE = (edits.retired_measure, edits.renamed_unit, edits.unit_under_a_new_name)


@pytest.mark.parametrize("made", [ADDED, OTHERWISE], ids=["more is said", "it is called otherwise"])
def test_edits_with_their_entries_pass(
    made: tuple[Callable[[Path], None], ...], repository: Path
) -> None:
    """One after the other, of different objects: each has its entries before the next is made."""
    for edit in made:
        edit(repository / "data")
        edits.recorded(repository / "data")
        edits.succeeds("diff", "--require-entry")
        git(repository, "commit", "-q", "-a", "-m", edit.__name__)
    if made is ADDED:
        edits.commentary(repository)
    passes(repository)


def test_a_small_plan_in_its_place_passes(repository: Path) -> None:
    edits.published(repository / "data", GUIDE)
    passes(repository)


def test_a_plan_in_its_place_and_commentary_on_a_measure_pass(repository: Path) -> None:
    edits.published(repository / "data", SECOND)
    edits.commentary(repository)
    passes(
        repository,
        "tests/building/test_build.py::test_the_barest_plan_gives_a_site_that_names_no_date",
        "tests/project/test_architecture.py::"
        "test_nothing_about_the_published_city_is_in_code_templates_or_site_text",
    )


def test_a_word_that_is_not_in_the_transcription_does_not_pass(repository: Path) -> None:
    text = edits.last_measure(repository / "data").text
    edits.change(repository / "data" / "notice.txt", text[:8], f"改{text[:8]}")
    done = pytest_in(repository, "tests/data")
    assert done.returncode == 1
    assert "test_there_is_nothing_to_complain_of" in done.stdout
