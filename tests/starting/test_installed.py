"""The engine installed from its wheel: it makes a site of a folder with a plan and little else."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from lxml import html

from tests.conftest import GUIDE, ROOT, SITES, Published, shared_folder
from tests.edits import copy_of
from tests.engine import words_of_the_first_plan
from tests.importing.documents import as_docx
from tests.importing.printed import notice

pytestmark = pytest.mark.site
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
ROLES = ("AUTHOR", "COMMITTER")
NAME = "plan_site-0.1.0-py3-none-any.whl"


@pytest.fixture(scope="session")
def wheel(pytestconfig: pytest.Config) -> Path:
    """The wheel, built as anyone builds it."""
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir")

    def make(folder: Path) -> None:
        subprocess.run([*PIP, "wheel", *options, folder, ROOT], check=True)

    return shared_folder(pytestconfig, "wheel", make) / NAME


@pytest.fixture(scope="session")
def installed(pytestconfig: pytest.Config, wheel: Path) -> Path:
    """A folder with the installed engine; what it needs is that of this environment."""
    options = ("--no-deps", "--no-index", "--target")

    def make(folder: Path) -> None:
        subprocess.run([*PIP, "install", *options, folder, wheel], check=True)

    return shared_folder(pytestconfig, "installed", make)


class Installed:
    """The command ``plan`` of the installed engine, in a folder that is not the repository's."""

    def __init__(self, engine: Path, folder: Path, python: str = sys.executable) -> None:
        self.engine, self.folder, self.python = engine, folder, python

    def begin(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.python, "-m", "macros", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.engine), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __call__(self, *words: str) -> str:
        with self.begin(*words) as running:
            said, _ = running.communicate()
        assert running.returncode == 0, said
        return said

    def page(self, address: str) -> html.HtmlElement:
        return html.parse(self.folder / "site" / address / "index.html").getroot()


@pytest.fixture(scope="session")
def loaded(pytestconfig: pytest.Config, installed: Path) -> str:
    """What stands in for Python where it is not asked how the installed engine starts."""
    assert (installed / "macros").is_dir()
    return pytestconfig.stash[SITES]["installed"][1]


@pytest.fixture(scope="session")
def started(pytestconfig: pytest.Config, installed: Path) -> Path:
    """A repository as ``plan init`` makes it."""

    def make(folder: Path) -> None:
        folder.mkdir()
        assert "写了" in Installed(installed, folder)("init")

    return shared_folder(pytestconfig, "started", make)


@pytest.fixture
def city(installed: Path, loaded: str, started: Path, tmp_path: Path) -> Installed:
    return Installed(installed, Path(shutil.copytree(started, tmp_path / "city")), loaded)


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_has_no_word_of_the_plan_that_is_published_here(wheel: Path) -> None:
    there = contents(wheel)
    assert "macros/defaults/docs/about/editing.md" in there
    for name, content in there.items():
        for word in words_of_the_first_plan():
            assert word not in name
            assert name.endswith(".otf") or word.encode() not in content, name


def test_the_wheel_can_be_unpacked_on_windows_and_macos(wheel: Path) -> None:
    names = [*contents(wheel)]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name.isascii()
        for part in PureWindowsPath(name).parts:
            assert not re.search(r'[<>:"|?*\\]|[. ]$', part), name
            assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", part), name


def test_the_installed_engine_packs_itself_as_it_was_packed(wheel: Path, started: Path) -> None:
    given, again = contents(wheel), contents(started / "vendor" / NAME)
    record = next(name for name in given if name.endswith("/RECORD"))
    assert sorted(given.pop(record).splitlines()) == sorted(again.pop(record).splitlines())
    assert given == again


def test_pip_installs_the_engine_from_the_repository_alone(started: Path, tmp_path: Path) -> None:
    lines = (started / "requirements.txt").read_text("utf-8").splitlines(keepends=True)
    engine = tmp_path / "engine.txt"
    engine.write_text("".join(lines[:4]), "utf-8")
    options = ("--no-index", "--no-deps", "--no-compile", "--require-hashes", "--target", tmp_path)
    subprocess.run([*PIP, "install", *options, "-r", engine], cwd=started, check=True)
    assert (tmp_path / "macros" / "defaults" / "mkdocs.yml").is_file()


NEEDS_MORE = ("python3 ", "engine/", "export ", "git remote ", "git push ")
"""How the lines of the guide begin that need a network."""


def test_the_guide_for_another_city_does_what_it_says(
    installed: Path, loaded: str, tmp_path: Path
) -> None:
    guide = (ROOT / "docs" / "about" / "another-city.md").read_text("utf-8")
    lines = "".join(re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)).splitlines()
    assert [words for words in NEEDS_MORE if any(line.startswith(words) for line in lines)] == [
        *NEEDS_MORE
    ]
    plan = tmp_path / "bin" / "plan"
    plan.parent.mkdir()
    plan.write_text(f'#!/bin/sh\nexec "{loaded}" -m macros "$@"\n', "utf-8")
    plan.chmod(0o755)
    (tmp_path / "通知.docx").write_bytes(as_docx(notice(GUIDE.parent.name)))
    script = ["set -e"]
    for line in lines:
        if line == "plan fmt":  # all is looked at by then
            script.append("grep -q 【待核】 data/plan.yml && sed -i /【待核】/d data/plan.yml")
        if not line.startswith(NEEDS_MORE):
            script.append(line)
        if line == "cd city":  # what make would install from the index is here already
            script += ["mkdir -p .venv/bin", "cp ../bin/plan .venv/bin", "touch .venv/.installed"]
    person = {f"GIT_{who}_{what}": "x@example.org" for who in ROLES for what in ("NAME", "EMAIL")}
    path = f"{plan.parent}{os.pathsep}{os.environ['PATH']}"
    given = {**os.environ, **person, "PATH": path, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        ["bash"], input="\n".join(script), cwd=tmp_path, env=given, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    city = Installed(installed, tmp_path / "city", loaded)
    assert "示范市绿化行动方案" in str(city.page("").findtext(".//title"))
    assert city.page("").xpath("//link[@rel='canonical']/@href") == ["https://example.org/plan/"]
    assert "都已记入" in city("addresses", "--base", "HEAD")
    assert "没有变化" in city("diff", "HEAD", "--require-entry")
    for page in (city.folder / "site").rglob("*"):
        if page.suffix in {".html", ".json", ".xml", ".txt", ".js", ".css", ".svg"}:
            text = page.read_text("utf-8")
            for word in (*words_of_the_first_plan(), str(installed), str(tmp_path)):
                assert word not in text, page


def test_what_the_repository_has_itself_lies_over_what_the_engine_brings(city: Installed) -> None:
    def write(name: str, text: str) -> None:
        path = city.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    write("mkdocs.yml", 'extra:\n  operator: { name: "某某办公室" }\nnot_in_nav: /people.md\n')
    write("docs/about/index.md", "# 关于 { #title }\n\n见[工作人员](../people.md)。\n")
    write("docs/people.md", '# 工作人员\n\n负责{{ link("first-measure") }}的人。\n')
    write("docs/measures/first-measure.md", '{{ measure_page("first-measure") }}\n\n解读。\n')
    city("build")
    assert "某某办公室" in city.page("").text_content()
    about = city.page("about").text_content()
    assert "工作人员" in about
    assert "docs/about/index.md" in about  # where its words are changed
    assert "本页文字" not in city.page("about/editing").text_content()  # they are the engine's
    assert city.page("people").xpath('//article//a[contains(@href, "first-measure")]')
    assert "解读。" in city.page("measures/first-measure").text_content()


def test_a_folder_with_nothing_but_a_plan_is_enough(
    installed: Path, loaded: str, guide: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK", "no")
    copy_of(GUIDE, tmp_path)
    alone = Installed(installed, tmp_path, loaded)
    alone("check")
    alone("build")

    def made(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}

    assert made(tmp_path / "site") == made(guide.folder)
    alone("release")
    assert {path.name for path in tmp_path.iterdir()} <= {
        "plan.yml",
        "notice.txt",
        "addresses.txt",
        "site",
        ".cache",
    }


def test_the_preview_follows_the_data_and_says_what_is_wrong(city: Installed) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plan = city.folder / "data" / "plan.yml"
    text = plan.read_text("utf-8")

    def shown(words: str) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            return words in answer.read().decode()

    city.python = sys.executable  # it is ended, and begins as anyone begins it
    with city.begin("serve", "--port", str(port)) as running:
        try:
            assert running.stdout
            assert "已更新" in running.stdout.readline()
            assert f"http://127.0.0.1:{port}/" in running.stdout.readline()
            wait(lambda: shown("第一部分"))
            plan.write_text(text.replace("id: first-part", "id: First Part"), "utf-8")
            wait(lambda: shown("data/plan.yml:"))
            plan.write_text(text.replace("id: first-part", "id: part-one"), "utf-8")
            wait(lambda: shown("part-one"))
        finally:
            running.kill()


def wait(until: Callable[[], bool]) -> None:
    """Wait until something holds, at most as long as a slow machine needs."""
    end = time.monotonic() + 40
    while time.monotonic() < end:
        try:
            if until():
                return
        except OSError:
            pass  # nobody answers yet
        time.sleep(0.1)
    raise AssertionError("it never held")
