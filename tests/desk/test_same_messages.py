"""The engine in the browser says what the command line says: run once, under Node, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk.in_node import in_the_browser
from tests.loading.catalogue import CASES, CLEAN, COPIES, FOLDER, broken, reported

CHECK = """
import json
from pathlib import Path
from macros.desk.session import Session

session = Session(Path("plan.yml"))
said = {}
for case in sorted(Path("cases").iterdir()):
    data = case.read_bytes()
    session.base["plan.yml"] = data
    said[case.name] = [problem["whole"] for problem in session.check({})["problems"]]
json.dumps(said)
"""


def test_a_broken_plan_is_reported_in_the_browser_as_on_the_command_line(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    (folder / "cases").mkdir(parents=True)
    for name in COPIES:
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    (folder / "plan.yml").write_bytes(CLEAN.read_bytes())
    names = {str(number): case for number, case in enumerate(CASES)}
    for number, case in names.items():
        (folder / "cases" / number).write_bytes(broken(case))
    said = json.loads(in_the_browser(folder, CHECK, tmp_path))
    assert set(said) == set(names)
    told = {case: reported(case).splitlines()[:-1] for case in CASES}  # the last line counts them
    assert {case: said[number] for number, case in names.items()} == told
