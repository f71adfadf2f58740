"""A catalogue of broken plans: each with every word that ``plan check`` says about it."""

from __future__ import annotations

import difflib
import json

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.rules import RULES
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "broken"
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
NAME = "tests/broken/{}.yml"


@pytest.mark.parametrize("case", CASES)
def test_a_broken_plan_is_told_as_it_was_blessed(case: str, request: pytest.FixtureRequest) -> None:
    done = CliRunner().invoke(main, ["check", NAME.format(case)])
    assert done.exit_code == (0 if case == "clean" else 1), done.output
    expected = FOLDER / f"{case}.txt"
    if request.config.getoption("--bless"):
        expected.write_text(done.output, encoding="utf-8")
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    changes = difflib.unified_diff(
        before.splitlines(), done.output.splitlines(), "expected", "now", lineterm=""
    )
    shown = "\n".join(changes)
    assert not shown, f"{shown}\n\nIf the new words are right, run: make bless"


def test_the_catalogue_holds_nothing_that_is_not_tested() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem != "notice") == CASES
    assert len(CASES) >= 60


def test_every_rule_is_broken_somewhere_in_the_catalogue() -> None:
    broken = set()
    for case in CASES:
        done = CliRunner().invoke(main, ["check", NAME.format(case), "--format", "json"])
        broken |= {problem["rule"] for problem in json.loads(done.output)["problems"]}
    assert "" not in broken
    assert {rule.__name__ for rule in RULES} <= broken


def test_no_message_is_in_english_or_shows_the_inside_of_the_program() -> None:
    for path in FOLDER.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        for word in ("Error", "Traceback", "expected", "found", "could not", "None", "too_long"):
            assert word not in text, (path, word)
