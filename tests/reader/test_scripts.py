"""The scripts of the site under Node.js: what needs no page is tried without one."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from macros.exports.search.records import plan_records
from macros.text.characters.pinyin import readings
from tests.conftest import Published
from tests.reader.search_queries import REAL_PLAN, SECOND_PLAN, Query

Json = Any


def searches(site: Published, queries: tuple[Query, ...]) -> Json:
    """What is asked of a site's index: the queries, and stretches of every measure's text."""
    stretches = []
    for entry in site.site.index.measures.values():
        text = "".join(entry.measure.text.split())
        for words in (text[start : start + 9] for start in range(0, len(text) - 9, 23)):
            if not any(char.isascii() or not char.isalnum() for char in words):
                stretches.append({"words": words, "address": f"measures/{entry.id}"})
    asked = [
        {"words": words, "first": first, "all": sorted(rest[0]) if rest else None}
        for words, first, *rest in queries
    ]
    names = [name for r in plan_records(site.site.index) for name in (r.title, *r.names)]
    runs = sorted({run for name in names for run in re.findall(r"[\u4e00-\u9fff]{2,}", name)})
    table = readings(names)
    return {
        "folder": str(site.folder / "search"),
        "queries": asked,
        "stretches": stretches,
        "readings": [[run, table.read(run)] for run in runs],
    }


def test_the_scripts_pass_their_own_tests(
    first: Published, second: Published, tmp_path: Path
) -> None:
    table = tmp_path / "searches.json"
    table.write_text(json.dumps([searches(first, REAL_PLAN), searches(second, SECOND_PLAN)]))
    tests = sorted(map(str, Path("tests/js").glob("*.test.mjs")))
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *tests],
        env=os.environ | {"SEARCHES": str(table)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, "\n".join(
        re.findall(r"^not ok(?:.|\n)*?\n *\.\.\.$", done.stdout, re.M)
    )
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.M)
    assert passed, done.stdout
    assert int(passed[1]) > len(REAL_PLAN) + len(SECOND_PLAN)


def test_there_are_enough_real_queries() -> None:
    for plan, least in ((REAL_PLAN, 150), (SECOND_PLAN, 90)):
        assert len({row[0] for row in plan}) == len(plan) >= least
        assert sum(len(row) == 3 for row in plan) >= 15
    assert len(REAL_PLAN) + len(SECOND_PLAN) >= 200
