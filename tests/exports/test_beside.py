"""A second process makes files, and whatever goes wrong with it nobody gets other ones."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.exports.beside import Beside
from tests.conftest import GUIDE
from tests.warm import said as said_by

BEGIN = """
import os, signal, sys, threading
from pathlib import Path
from macros.exports.beside import beside, can_split
from macros.exports.file import ExportedFile

def write(file, folder):
    path = folder / file.address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)

def who():
    return str(os.getpid()).encode()

files = (ExportedFile(name, who) for name in ("a.txt", "b/c.txt"))
told = []
site = Path("site")
"""


Outcome = Callable[[str, Path], str]


@pytest.fixture
def outcome(warm: str) -> Outcome:
    """Return what a program of one thread prints that works in a folder; it says nothing else."""
    return lambda code, folder: said_by(
        warm, "-c", BEGIN + textwrap.dedent(code), cwd=folder, env=os.environ
    )


def test_another_process_makes_the_files_and_each_is_told(outcome: Outcome, tmp_path: Path) -> None:
    said = outcome(
        """
        with beside(Path("own"), files, write) as made:
            assert made.taken(site, lambda: told.append(1)) and made.taken(site, told.clear)
        print(len(told), site.joinpath("a.txt").read_bytes() != who(), sorted(os.listdir()))
        """,
        tmp_path,
    )
    assert said == "2 True ['site']\n"
    assert sorted(file.name for file in (tmp_path / "site").rglob("*.txt")) == ["a.txt", "c.txt"]


@pytest.mark.parametrize(
    "fault",
    ["raise ValueError('no')", "os.kill(os.getpid(), signal.SIGKILL)", "raise KeyboardInterrupt"],
)
def test_a_process_that_fails_says_nothing_and_leaves_nothing(
    fault: str, outcome: Outcome, tmp_path: Path
) -> None:
    said = outcome(
        f"""
        def fails():
            {fault}
        files = [*files, ExportedFile("d.txt", fails)]
        with beside(Path("own"), files, write) as made:
            print(made.taken(site, lambda: None), made.taken(site, lambda: None))
        print(os.listdir())
        """,
        tmp_path,
    )
    assert said == "False False\n[]\n"


def test_nobody_waits_for_files_that_are_not_wanted_any_more(
    outcome: Outcome, tmp_path: Path
) -> None:
    said = outcome(
        """
        import time
        slow = [*files, ExportedFile("d.txt", lambda: time.sleep(1000))]
        try:
            with beside(Path("own"), slow, write):
                raise ValueError("the pages have a fault")
        except ValueError as error:
            print(error, os.listdir())
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("no process is left")
        """,
        tmp_path,
    )
    assert said == "the pages have a fault []\nno process is left\n"


def test_a_file_does_not_take_the_place_of_another(outcome: Outcome, tmp_path: Path) -> None:
    said = outcome(
        """
        site.mkdir()
        site.joinpath("a.txt").write_bytes(b"of another export")
        try:
            with beside(Path("own"), files, write) as made:
                made.taken(site, lambda: None)
        except FileExistsError:
            print(site.joinpath("a.txt").read_text())
        """,
        tmp_path,
    )
    assert said == "of another export\n"


def test_a_process_with_threads_is_not_split(outcome: Outcome, tmp_path: Path) -> None:
    said = outcome(
        """
        end = threading.Event()
        threading.Thread(target=end.wait).start()
        with beside(Path("own"), files, write) as made:
            print(can_split(), made.taken(site, lambda: None), os.listdir())
        end.set()
        """,
        tmp_path,
    )
    assert said == "False False []\n"


def test_where_nothing_was_begun_nothing_is_there(tmp_path: Path) -> None:
    made = Beside(tmp_path / "own")
    assert not made.taken(tmp_path / "site", lambda: None)
    made.end()


BUILD = """
from macros import exports
from macros.building.build import BuildError, build
from macros.exports.file import ExportError
from macros.settings import from_environment

split = []

def documents(site, made):
    def content():
        split.append(os.getpid())
        {fault}
        return b"made"
    yield ExportedFile("document.txt", content)

exports.DOCUMENTS = (*exports.DOCUMENTS, documents)
exports.EXPORTS = (documents, *exports.EXPORTS)
try:
    build(from_environment(), Path("site"), Path("mkdocs.yml"))
except BuildError as error:
    print(str(error).strip())
print(split == [os.getpid()] if split else "by another process")
print([name for name in os.listdir() if name.startswith(".site")])
"""


@pytest.mark.site
@pytest.mark.parametrize("fault", ["pass", "raise ExportError('《某表》没有生成：缺字。')"])
def test_a_build_tells_of_a_document_that_fails_as_if_it_had_one_process(
    fault: str, outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN", str(GUIDE))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("good", encoding="utf-8")
    said = outcome(BUILD.replace("{fault}", fault), tmp_path)
    if fault == "pass":
        assert said.splitlines()[0].startswith("by another process")
        assert (tmp_path / "site" / "document.txt").read_text("utf-8") == "made"
    else:
        assert said.splitlines()[0] == "《某表》没有生成：缺字。"
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == "good"
    assert said.splitlines()[-1] == "[]"
