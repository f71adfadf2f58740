"""A catalogue of broken plans: each with every word that ``plan check`` says about it."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.rules import RULES
from tests.loading.catalogue import BYTES, CASES, COPIES, FOLDER, bless, checked, reported


@pytest.fixture(autouse=True)
def elsewhere(in_root: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of a case is laid into a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES)
def test_a_broken_plan_is_reported_as_it_was_blessed(
    case: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    done = checked(case, tmp_path)
    assert done.exit_code == 1, done.output
    if request.config.getoption("--bless"):
        bless(case, done.output)
    changes = difflib.unified_diff(
        reported(case).splitlines(), done.output.splitlines(), "expected", "now", lineterm=""
    )
    shown = "\n".join(changes)
    assert not shown, f"{shown}\n\nIf the new words are right, run: make bless"


def test_the_plan_that_is_broken_everywhere_else_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    done = CliRunner().invoke(main, ["check", "clean.yml"])
    said, to_review = done.output.splitlines()
    assert (done.exit_code, said) == (0, "clean.yml：没有问题，1 条措施。")
    assert to_review.endswith("分工 0 处、期限 0 处、目标 0 处。")


def test_the_catalogue_holds_nothing_that_is_not_tested() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
    beside = {case.replace(".yml", ".txt") for case in CASES}
    assert files == {"clean.yml", *COPIES, *CASES, *beside}
    assert {f"bytes/{name}.txt" for name in BYTES} <= files
    assert len(CASES) >= 170


def test_every_rule_is_broken_somewhere_in_the_catalogue(tmp_path: Path) -> None:
    broken = set()
    for case in CASES:
        done = checked(case, tmp_path, "--format", "json")
        broken |= {problem["rule"] for problem in json.loads(done.output)["problems"]}
    assert "" not in broken
    assert {rule.__name__ for rule in RULES} <= broken


def test_no_message_is_in_english_or_shows_the_inside_of_the_program() -> None:
    for case in CASES:
        for word in ("Error", "Traceback", "expected", "found", "could not", "None", "too_long"):
            assert word not in reported(case), (case, word)
