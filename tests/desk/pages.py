"""What tests do at the desk: open it, write, take the files, hand them in."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from macros.__main__ import main
from tests.conftest import ROOT
from tests.reader.axe import faults_light_and_dark

LONG = 120_000
"""Milliseconds within which the desk opens on a machine that is busy with other tests."""


@dataclass(frozen=True)
class Desk:
    """Where the site is, and the plan from which it was built."""

    url: str
    site: Path
    repository: Path
    host: str
    """Where the code host answers."""


def opened(page: Page, url: str) -> None:
    page.goto(url)
    if page.locator("#desk-open").is_enabled():
        page.click("#desk-open")
    expect(page.locator("#desk-work")).to_be_visible(timeout=LONG)


def written(page: Page, file: str, before: str, after: str) -> None:
    """Replace words of a file in the editor of code, as an editor does it there."""
    page.select_option("#desk-file", file)
    page.get_by_role("button", name="查找和替换").click()
    page.get_by_role("textbox", name="查找").fill(before)
    page.get_by_role("textbox", name="替换为").fill(after)
    page.get_by_role("button", name="全部替换").click()
    page.get_by_role("button", name="关闭", exact=True).click()


def faults_with_the_file_in_sight(page: Page) -> list[str]:
    """What axe finds; of lines that the editor of code hides it cannot tell what stands behind them."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": 6000})
    found = faults_light_and_dark(page)
    page.set_viewport_size(size)
    return found


def line_of_cursor(page: Page) -> str:
    return page.locator(".cm-activeLine").inner_text()


def handed_in(repository: Path, files: dict[str, bytes], folder: Path) -> str:
    """Put files into a copy of the repository, let the command line check them; return what git calls different."""
    work = Path(shutil.copytree(repository, folder / "work"))
    for name, content in files.items():
        (work / name).write_bytes(content)
    plan = str(work / "plan.yml")
    before = str(repository / "plan.yml")
    for asked in (
        *checks_of_data(),
        ["fmt", "--check"],
        ["diff", before, "--require-entry"],
    ):
        said = CliRunner().invoke(main, asked, env={"PLAN": plan})
        assert said.exit_code == 0, said.output
    lines = ["git", "diff", "--no-index", "--unified=0", str(repository), str(work)]
    done = subprocess.run(lines, capture_output=True, text=True, check=False)
    return done.stdout


def checks_of_data() -> list[list[str]]:
    """Return what `make check-data` asks of the command line."""
    script = (ROOT / "scripts" / "check-data.sh").read_text("utf-8")
    found = re.findall(r"^.*\$python -m macros (.*) \|\| failed=1$", script, re.M)
    asked = [shlex.split(words.replace("${format:-text}", "text")) for words in found]
    assert [words[0] for words in asked] == ["check", "fmt"]
    return asked


def lines_of(difference: str) -> list[str]:
    return [
        line
        for line in difference.splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]


def downloaded(page: Page, names: Iterable[str]) -> dict[str, bytes]:
    """Press the buttons of these files, and return what comes."""
    files: dict[str, bytes] = {}
    for name in names:
        with page.expect_download() as coming:
            page.get_by_role("button", name=f"下载：{name}").click()
        assert coming.value.suggested_filename == name
        files[name] = Path(coming.value.path()).read_bytes()
    return files
