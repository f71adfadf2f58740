"""The ledger keeps itself: publications record it on a branch of its own; no editor adds a line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.addresses.ledger import Ledger, Line, path_beside, read
from macros.addresses.recorded import BRANCH, FETCH
from tests.commands import git, run
from tests.conftest import GUIDE
from tests.edits import change, succeeds
from tests.engine import engine

WHOLE = Path("build/addresses.txt")
MEASURE = """\
      - id: dead-branches
        number: "2."
        title: "清理枯枝"
        text: |-
          清理枯枝。
          每年冬季清理枯枝。

changes:
  - on: 2025-01-15
    kind: added
    ids:
      - dead-branches
    summary: "增加第2条"

"""
TOMBSTONE = """\
retired:
  - kind: measure
    id: dead-branches
    title: "2. 清理枯枝"
    on: 2025-02-20
    reason: "重新公布的方案里没有"

changes:
  - on: 2025-02-20
    kind: retired
    ids:
      - dead-branches
    summary: "删去第2条"

"""


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A code host with a plan that was never published; its main branch takes no push of a workflow."""
    seed = tmp_path / "seed"
    engine(seed)
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(GUIDE.with_name(name), seed / "data")
    (seed / ".gitignore").write_text("/site/\n/build/\n/.cache/\n", "utf-8")
    git(seed, "init", "-q", "-b", "main")
    git(seed, "add", ".")
    git(seed, "commit", "-q", "-m", "a plan")
    git(tmp_path, "clone", "-q", "--bare", "seed", "host.git")
    hook = tmp_path / "host.git" / "hooks" / "update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ] || [ "$BY" = reviewer ]\n', "utf-8")
    hook.chmod(0o755)
    return tmp_path / "host.git"


@pytest.fixture
def cloned(host: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return a function that clones the host, as a workflow does, and goes there."""

    def clone(name: str, *how: str) -> Path:
        place = host.with_name(name)
        git(host.parent, "clone", "-q", *how, host.as_uri(), name)
        monkeypatch.chdir(place)
        return place

    return clone


def published(place: Path) -> None:
    """Do what the publishing workflow does."""
    succeeds("ledger", "take")
    succeeds("build", "--publish")
    succeeds("addresses", "--recorded-later", "--complete", str(WHOLE), "--base", "HEAD^1")
    succeeds("ledger", "record", str(WHOLE))


def merged(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Commit the edit and merge it, as a reviewer may; return the files of the change."""
    git(place, "commit", "-q", "--all", "-m", "edit")
    monkeypatch.setenv("BY", "reviewer")
    git(place, "push", "-q", "origin", "HEAD:main")
    monkeypatch.delenv("BY")
    return git(place, "diff", "--name-only", "HEAD^1").splitlines()


@pytest.mark.site
def test_editors_add_and_remove_measures_and_never_touch_the_ledger(
    cloned: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cloned("first")
    git(first, "commit", "-q", "--allow-empty", "-m", "so that there is a commit before")
    published(first)

    editor = cloned("editor")
    change(editor / "data/plan.yml", "\nchanges:\n", f"\n{MEASURE}")
    notice = editor / "data/notice.txt"
    notice.write_text(f"{notice.read_text('utf-8')}\n2.清理枯枝。每年冬季清理枯枝。\n", "utf-8")
    succeeds("check")
    succeeds("diff", "--require-entry")
    succeeds("ledger", "take")
    succeeds("build")
    asked = ("addresses", "--recorded-later", "--complete", str(WHOLE), "--base", "HEAD")
    said = succeeds(*asked)
    assert "/measures/dead-branches/ 清理枯枝" in said.splitlines()
    assert "公布时自动记入清单，不必登记" in said
    assert merged(editor, monkeypatch) == ["data/notice.txt", "data/plan.yml"]
    published(cloned("second"))

    later = cloned("later")
    change(later / "data/plan.yml", '"树木"', '"树"')
    assert merged(later, monkeypatch) == ["data/plan.yml"]
    published(cloned("third"))

    careless = cloned("careless")
    assert not path_beside(careless / "data/plan.yml").exists()
    plan = careless / "data/plan.yml"
    entry = MEASURE.partition("changes:\n")[2]
    change(plan, MEASURE, "changes:\n")
    change(careless / "data/notice.txt", "\n2.清理枯枝。每年冬季清理枯枝。\n", "")
    succeeds("check")
    succeeds("ledger", "take")
    refused = run("build")
    assert refused.exit_code == 1
    assert "measures/dead-branches/ 等" in refused.output
    assert "失效：措施“dead-branches”（清理枯枝）" in refused.output
    assert "/changes/#change-2025-01-15-1 失效" in refused.output
    change(plan, "\nchanges:\n", f"\n{TOMBSTONE}{entry}")
    succeeds("build")
    succeeds("diff", "--require-entry")
    assert merged(careless, monkeypatch) == ["data/notice.txt", "data/plan.yml"]
    published(cloned("fourth"))


# --- whatever the clone ---------------------------------------------------------------------------


def whole(*addresses: str, plan: str = "greening") -> str:
    """Write a list of all addresses, as ``plan addresses`` does, and return its path."""
    WHOLE.parent.mkdir(exist_ok=True)
    lines = [Line(address) for address in addresses]
    WHOLE.write_text(Ledger(plan=plan).with_lines(lines).text(), "utf-8")
    return str(WHOLE)


def held(place: Path) -> list[str]:
    """Return the addresses of the ledger beside the plan."""
    return [line.address for line in read(path_beside(place / "data/plan.yml")).lines]


def test_what_was_recorded_comes_to_a_clone_and_stays_for_the_next_record(
    cloned: Callable[..., Path],
) -> None:
    place = cloned("first")
    said = succeeds("ledger", "take")
    assert FETCH in said
    assert not path_beside(place / "data/plan.yml").exists()
    assert "1 个网址记到分支" in succeeds("ledger", "record", whole("a/"))
    assert git(place, "log", "--format=%s", f"origin/{BRANCH}") == "Addresses of greening: 1"
    assert not git(place, "status", "--porcelain")
    place = cloned("second")
    assert "并入公布时记下的 1 个网址" in succeeds("ledger", "take")
    assert held(place) == ["a/"]
    assert "记下的 1 个网址都在里面" in succeeds("ledger", "take")
    assert "没有新的网址" in succeeds("ledger", "record", whole("a/"))
    succeeds("ledger", "record", whole("a/", "b/"))
    assert len(git(place, "log", "--format=%H", f"origin/{BRANCH}").split()) == 2


def test_a_publication_can_lose_nothing_of_what_was_recorded(cloned: Callable[..., Path]) -> None:
    cloned("first")
    succeeds("ledger", "record", whole("a/", "b/"))
    cloned("second")
    refused = run("ledger", "record", whole("b/", "c/"))
    assert refused.exit_code == 1
    assert "公布时记下的 1 个网址不在 build/addresses.txt 里" in refused.output
    assert "/a/" in refused.output.splitlines()


@pytest.mark.parametrize("how", [("--single-branch",), ("--depth=1",)], ids=" ".join)
def test_a_clone_without_the_branch_is_told_and_cannot_replace_it(
    how: tuple[str, ...], cloned: Callable[..., Path]
) -> None:
    cloned("first")
    succeeds("ledger", "record", whole("a/"))
    place = cloned("bare", *how, "--branch=main")
    assert FETCH in succeeds("ledger", "take")
    refused = run("ledger", "record", whole("b/"))
    assert refused.exit_code == 2
    assert f"没有接受分支 {BRANCH}" in refused.output
    assert FETCH in refused.output
    git(place, *FETCH.split()[1:])
    succeeds("ledger", "take")
    assert held(place) == ["a/"]
    succeeds("ledger", "record", whole("a/", "b/"))


def test_of_two_publications_at_once_the_later_has_to_begin_again(
    cloned: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = cloned("one"), cloned("other")
    monkeypatch.chdir(one)
    succeeds("ledger", "record", whole("a/"))
    monkeypatch.chdir(other)
    assert run("ledger", "record", whole("b/")).exit_code == 2


def test_a_host_that_lets_nobody_write_the_branch_stops_the_publication(
    host: Path, cloned: Callable[..., Path]
) -> None:
    cloned("first")
    (host / "hooks/update").write_text("#!/bin/sh\necho GH013: protected >&2\nexit 1\n", "utf-8")
    refused = run("ledger", "record", whole("a/"))
    assert refused.exit_code == 2
    assert "不要发布" in refused.output
    assert "GH013: protected" in refused.output


def test_a_fork_that_copied_main_alone_records_its_own_publications(
    host: Path, cloned: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cloned("first")
    succeeds("ledger", "record", whole("a/"))
    git(host.parent, "clone", "-q", "--bare", "--single-branch", host.as_uri(), "fork.git")
    git(host.parent, "clone", "-q", host.with_name("fork.git").as_uri(), "of-fork")
    monkeypatch.chdir(host.with_name("of-fork"))
    succeeds("ledger", "record", whole("b/"))
    place = cloned("again")
    succeeds("ledger", "take")
    assert held(place) == ["a/"]


def test_the_list_of_another_plan_is_kept_until_somebody_says_that_the_plan_is_new(
    cloned: Callable[..., Path],
) -> None:
    cloned("first")
    succeeds("ledger", "record", whole("a/", plan="parks-2020"))
    place = cloned("second")
    slip = run("ledger", "take")
    assert slip.exit_code == 1
    assert "只是改了 plan.id 的，请改回“parks-2020”" in slip.output
    said = re.search("data/addresses.txt 的内容只有一行“(.*)”（", slip.output)
    assert said
    (place / "data/addresses.txt").write_text(f"{said[1]}\n", "utf-8")
    assert "“parks-2020”的清单，不并入“greening”的" in succeeds("ledger", "take")
    succeeds("ledger", "record", whole("b/"))
    place = cloned("third")
    succeeds("ledger", "take")
    assert held(place) == ["b/"]


def test_another_plan_of_the_repository_keeps_its_list(
    cloned: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = cloned("first")
    succeeds("ledger", "record", whole("a/"))
    shutil.copytree(place / "data", place / "more")
    monkeypatch.setenv("PLAN", "more/plan.yml")
    succeeds("ledger", "record", whole("c/"))
    kept = git(place, "ls-tree", "-r", "--name-only", f"origin/{BRANCH}").split()
    assert kept == ["data/addresses.txt", "more/addresses.txt"]


def test_without_git_and_with_faults_of_the_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    plan = tmp_path / "data/plan.yml"
    shutil.copy(GUIDE, plan)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "只用数据旁的" in succeeds("ledger", "take")
    refused = run("ledger", "record", whole("a/"))
    assert refused.exit_code == 2
    assert "不是 git 代码库" in refused.output
    assert run("ledger", "record", "build/none.txt").exit_code == 2
    assert "没有写明是哪个方案" in run("ledger", "record", whole("a/", plan="")).output
    plan.write_text("plan:\n  id: X\n", "utf-8")
    assert run("ledger", "take").exit_code == 1
