"""The repository of a new site: what it starts with, what it refuses, and how it takes a new engine."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from macros.editing.canonical import format_text
from macros.exports.downloads.zipped import zip_bytes
from macros.loading.load import load
from macros.settings import from_environment
from macros.starting.project import CannotStart, start, take
from macros.starting.wheel import NoWheel, Wheel, own_wheel, read_wheel
from tests.commands import run
from tests.conftest import GUIDE, ROOT
from tests.engine import words_of_the_first_plan
from tests.some import some

SKELETON = ROOT / "macros" / "starting" / "skeleton"


def wheel(version: str) -> Wheel:
    """Return a wheel that holds nothing but the pins."""
    pins = (
        b"#\n# made by pip-compile\n#\nclick==8.4.0 \\\n    --hash=sha256:00\n    # via plan-site\n"
    )
    content = zip_bytes([("macros/defaults/requirements.txt", pins)])
    return Wheel(f"plan_site-{version}-py3-none-any.whl", content)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    start(folder, None, wheel("0.1.0"))
    return folder


def test_a_new_repository_has_all_that_a_site_needs(city: Path) -> None:
    there = files(city)
    for name in (
        "README.md",
        "Makefile",
        "mkdocs.yml",
        "requirements.txt",
        "LICENSE-DATA.md",
        ".gitignore",
        ".github/workflows/check.yml",
        ".gitea/workflows/check.yml",
        ".gitlab-ci.yml",
        ".workflow/check.yml",
        ".github/workflows/pages.yml",
        ".github/ISSUE_TEMPLATE/correction.yml",
        "data/plan.yml",
        "data/notice.txt",
        "data/plan.schema.json",
        "docs/README.md",
        "vendor/plan_site-0.1.0-py3-none-any.whl",
    ):
        assert there[name], name
    assert not [name for name in there if name.startswith("docs/") and "README" not in name]


def test_it_names_no_word_of_the_first_plan(city: Path) -> None:
    for name, content in some(files(city).items()):
        for word in words_of_the_first_plan():
            assert word not in f"{name} {content.decode('utf-8', 'replace')}", name


def test_its_plan_passes_the_check_in_canonical_form_and_says_that_it_is_an_example(
    city: Path,
) -> None:
    plan = city / "data" / "plan.yml"
    text = plan.read_text("utf-8")
    assert load(plan).file.sections
    assert format_text(text, plan) == text
    assert "【待核】" in text
    assert "虚构" in load(plan).file.plan.source.title


def test_its_settings_show_those_of_the_engine() -> None:
    def operator(path: Path) -> object:
        lines = path.read_text("utf-8").splitlines()
        shown = [line.lstrip("# ") for line in lines if re.search(r"# .*: \"", line)]
        return yaml.safe_load("\n".join(shown))

    assert operator(SKELETON / "mkdocs.yml") == operator(ROOT / "mkdocs.yml")
    of_engine = (ROOT / "mkdocs.yml").read_text("utf-8")
    set_there = (SKELETON / "mkdocs.yml").read_text("utf-8").splitlines()
    (only,) = (line for line in set_there if not line.startswith("#"))
    assert only.startswith(
        "hooks: "
    )  # what stops MkDocs by itself: tests/building/test_bare_mkdocs.py
    assert only in of_engine.splitlines()


def test_every_command_that_its_guide_names_is_there() -> None:
    text = (SKELETON / "README.md").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", (SKELETON / "Makefile").read_text("utf-8"), re.M)
    assert set(re.findall(r"(?:^    |`)make ([a-z-]+)", text, re.M)) <= set(targets)
    commands = run("--help").output
    for command in re.findall(r"(?:`|\\)plan ([a-z]+)", text):
        assert f"\n  {command} " in commands, command


def test_what_pip_installs_is_held_to_its_content(city: Path) -> None:
    lines = (city / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[1:3] == ["--find-links vendor", "plan-site==0.1.0 \\"]
    assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", lines[3])
    assert lines[4:] == ["click==8.4.0 \\", "    --hash=sha256:00"]


@pytest.mark.parametrize(
    ("there", "named"),
    [
        (["README.md"], "README"),
        (["site/index.html"], "site"),
        (["data/notes.txt"], "data"),
        (["notice.txt"], "notice"),
        (["data/plan.yml", "README.md"], "README"),
        (["plan.yml", "notice.txt", "docs/index.md"], "docs"),
        (["plan.yml", "data/plan.yml"], "plan"),
        (["plan.yml", "data/notice.txt"], "plan"),
    ],
)
def test_a_folder_with_anything_else_in_it_is_refused_and_left_alone(
    tmp_path: Path, there: list[str], named: str
) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(CannotStart, match=f" {named}"):
        start(tmp_path, None, wheel("0.1.0"))
    assert files(tmp_path) == dict.fromkeys(there, b"mine")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "city").write_text("mine", "utf-8")
    with pytest.raises(CannotStart, match="是文件"):
        start(tmp_path / "city", None, wheel("0.1.0"))


def test_an_imported_plan_in_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(GUIDE.parent, tmp_path / "data")
    (tmp_path / ".git").mkdir()
    before = files(tmp_path)
    written = start(tmp_path, None, wheel("0.1.0"))
    assert files(tmp_path).items() >= before.items()
    assert "data/plan.schema.json" in written
    assert not {"data/plan.yml", "data/notice.txt"} & {*written}


def test_an_imported_plan_that_lies_in_the_folder_goes_to_data(tmp_path: Path) -> None:
    shutil.copytree(GUIDE.parent, tmp_path, dirs_exist_ok=True)
    (tmp_path / "site").mkdir()  # somebody looked at it first
    before = files(tmp_path)
    start(tmp_path, None, wheel("0.1.0"))
    after = files(tmp_path)
    assert {name: after[f"data/{name}"] for name in before} == before
    assert not before.keys() & after.keys()


@pytest.mark.parametrize("inside", ["data", "."])
def test_an_imported_plan_is_taken_from_another_folder(tmp_path: Path, inside: str) -> None:
    given = tmp_path / "imported" / inside
    shutil.copytree(GUIDE.parent, given)
    (given / "site").mkdir()
    (given / "addresses.txt").write_text("# 方案：greening\n", "utf-8")
    start(tmp_path / "city", tmp_path / "imported", wheel("0.1.0"))
    for name in ("plan.yml", "notice.txt", "addresses.txt"):
        assert (tmp_path / "city" / "data" / name).read_bytes() == (given / name).read_bytes()


def test_a_folder_without_a_plan_is_no_import(tmp_path: Path) -> None:
    (tmp_path / "imported").mkdir()
    with pytest.raises(CannotStart, match=r"plan\.yml"):
        start(tmp_path / "city", tmp_path / "imported", wheel("0.1.0"))
    assert not (tmp_path / "city").exists()


def test_a_new_engine_replaces_the_old_one_and_nothing_else(city: Path) -> None:
    before = files(city)
    take(city, wheel("0.2.0"))
    after = files(city)
    assert before.keys() ^ after.keys() == {
        "vendor/plan_site-0.1.0-py3-none-any.whl",
        "vendor/plan_site-0.2.0-py3-none-any.whl",
    }
    changed = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    assert changed == {"requirements.txt"}
    assert b"plan-site==0.2.0 " in after["requirements.txt"]


def test_an_engine_is_put_only_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = wheel("0.2.0")
    (tmp_path / new.name).write_bytes(new.content)
    monkeypatch.chdir(tmp_path)
    done = run("upgrade", new.name)
    assert done.exit_code == 2
    assert "plan init" in done.output
    assert [path.name for path in tmp_path.iterdir()] == [new.name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan_site-0.2.0-py3-none-any.whl", b"no archive"),
        ("plan_site-0.2.0-py3-none-any.whl", zip_bytes([("macros/__init__.py", b"")])),
        ("other-0.2.0-py3-none-any.whl", wheel("0.2.0").content),
        ("plan_site-0.2.0-py3-none-any.whl", None),
    ],
)
def test_what_is_no_engine_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NoWheel, match=name.split("-", maxsplit=1)[0]):
        read_wheel(tmp_path / name)


def test_what_cannot_be_written_is_named(
    tmp_path: Path, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = wheel("0.2.0")
    (tmp_path / new.name).write_bytes(new.content)
    (city / "vendor" / new.name).mkdir()
    monkeypatch.chdir(city)
    done = run("upgrade", str(tmp_path / new.name))
    assert done.exit_code == 2
    assert done.output.startswith(f"vendor/{new.name}：写不进去（")
    monkeypatch.setattr("macros.commands.init.own_wheel", lambda: new)
    done = run("init", "requirements.txt/city")
    assert done.exit_code == 2
    assert done.output.startswith("requirements.txt/city")
    assert "：写不进去（" in done.output


def test_the_plan_of_a_folder_is_in_data_or_lies_there_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_environment().plan == Path("data/plan.yml")
    Path("plan.yml").touch()
    assert from_environment().plan == Path("plan.yml")
    Path("data").mkdir()
    Path("data/plan.yml").touch()
    assert from_environment().plan == Path("data/plan.yml")
    assert from_environment({"PLAN": "other.yml"}).plan == Path("other.yml")


def test_what_a_program_says_in_the_code_page_of_a_system_can_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failed = subprocess.CompletedProcess([], 1, b"", "错误：没有".encode("gbk") + b" flit_core")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(NoWheel, match=r"没有做成引擎的安装包[^A]*flit_core"):
        own_wheel()
