"""The page and the picture say what was measured, and what could not be."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import __main__ as bench
from benchmarks import installed
from benchmarks.contenders import CONTENDERS, PROJECT, SITE_PROPER, USUAL, Contender
from benchmarks.installed import LOCKED, NODE_LOCKED, versions
from benchmarks.machine import Machine
from benchmarks.measuring import Cost
from benchmarks.page import BEGIN, END, PACKAGES, PAGE, PICTURE, Report, write_page
from benchmarks.rounds import KINDS, Asked, Measured, measure

MACHINE = Machine(date(2026, 1, 2), "某处理器", 2, 8.0, "Linux 6", "3.11.5", 0.5, "abcdef0")


def measured(contender: Contender, *cpu: float, seen: float = 0) -> Measured:
    costs = {kind: [Cost(one, one * 2, 100) for one in cpu] for kind in KINDS}
    seen_ = [seen] if seen else []
    return Measured(contender, costs, bytes=2_000_000, files=1234, seen=seen_)


def test_a_ratio_is_taken_within_a_round() -> None:
    slow_hour = measured(PROJECT, 2, 20, 2)
    assert slow_hour.ratio(measured(USUAL, 1, 10, 4)) == 2
    assert slow_hour.cpu() == 2


def test_the_page_has_the_figures_of_every_size_and_keeps_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = PAGE.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    for path in (PAGE, PICTURE):
        path.parent.mkdir(parents=True)
    PAGE.write_text(words, "utf-8")
    missing = Measured(CONTENDERS[4], failed="没有装上 hugo")
    found = [measured(PROJECT, 3, 3, seen=0.5), measured(USUAL, 1, 1, seen=2), missing]
    for _ in range(2):
        write_page(Report({25: found, 1000: found}, 2, MACHINE))
    text = PAGE.read_text("utf-8")
    assert text.split(BEGIN)[0] == words.split(BEGIN)[0]
    assert text.split(END)[1] == words.split(END)[1]
    assert text.count("**25 项措施**") == text.count("**1,000 项措施**") == 1
    assert "2026年1月2日" in text
    assert "abcdef0" in text
    assert f"| {PROJECT.title} | 3.00 | 3.00 | 6.00 | 100 |" in text
    assert f"没有量 {missing.contender.title}：没有装上 hugo。" in text
    slower = f"从头生成：{USUAL.title}；改一处后再生成：{USUAL.title}；保存到看见：没有。"
    assert slower in text
    for name in PACKAGES.values():
        assert versions()[name] in text
    drawn = etree.parse(PICTURE).xpath("string(/)")
    assert PROJECT.title in drawn
    assert missing.contender.title not in drawn


def test_a_peer_that_is_not_there_or_fails_is_told_and_the_others_are_measured(
    tmp_path: Path,
) -> None:
    absent = Contender("absent", "没有的", (tmp_path / "nothing",))
    (one,) = measure(Asked([absent], 3, 1), tmp_path, lambda _: None)
    assert one.failed == "没有装上 nothing"


@pytest.mark.parametrize(("own", "code", "said"), [(1.0, 0, "没有超过"), (100.0, 1, "超过了")])
def test_a_build_that_became_slower_fails(
    own: float,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def pretended(asked: Asked, folder: Path, say: object) -> list[Measured]:
        return [measured(one, own if one is not USUAL else 1.0) for one in asked.contenders]

    monkeypatch.setattr(bench, "install", lambda npm: [])
    monkeypatch.setattr(bench, "measure", pretended)
    monkeypatch.setattr("sys.argv", ["benchmarks", "--small"])
    assert bench.main() == code
    out = capsys.readouterr().out
    assert out.count(said) == len(bench.BOUNDS)
    assert set(bench.BOUNDS) == {PROJECT.name, SITE_PROPER.name}


def test_without_the_usual_stack_nothing_is_said_to_be_quick_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pretended(asked: Asked, folder: Path, say: object) -> list[Measured]:
        return [Measured(one, failed="没有装上 mkdocs") for one in asked.contenders]

    monkeypatch.setattr(bench, "install", lambda npm: [])
    monkeypatch.setattr(bench, "measure", pretended)
    monkeypatch.setattr("sys.argv", ["benchmarks", "--small"])
    assert bench.main() == 2


def test_every_peer_is_locked_with_hashes_and_what_the_project_uses_too_at_its_version() -> None:
    text = LOCKED.read_text("utf-8")
    pinned = [part for part in text.split("\n") if "==" in part]
    blocks = text.split("==")[1:]
    assert len(pinned) == len(blocks)
    assert all("--hash=sha256:" in block for block in blocks)
    assert '"integrity"' in NODE_LOCKED.read_text("utf-8")
    own = Path("requirements.txt").read_text("utf-8").splitlines()
    used = {line.split("==")[0]: line for line in own if "==" in line}
    for line in pinned:
        assert used.get(line.split("==")[0], line) == line


def test_what_cannot_be_installed_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        (tmp_path / "made").mkdir()
        raise subprocess.CalledProcessError(1, "pip", stderr="first\nno such package\n")

    monkeypatch.setattr(installed, "VENV", tmp_path / "made")
    monkeypatch.setattr(installed, "_from_pypi", fails)
    assert installed.install(npm=False) == ["PyPI：no such package"]
    assert not (tmp_path / "made").exists()
    monkeypatch.setattr(installed, "_from_pypi", (tmp_path / "made").mkdir)
    assert installed.install(npm=False) == []
    monkeypatch.setattr(installed, "_from_pypi", fails)
    assert installed.install(npm=False) == []  # it is there


def test_only_the_benchmark_installs_the_peers() -> None:
    makefile = Path("Makefile").read_text("utf-8")
    recipes = [
        part for part in makefile.split(".PHONY: ") if re.search(r"-m benchmarks(?!\.)", part)
    ]
    assert [part.split()[0] for part in recipes] == ["bench", "bench-small"]
    others = makefile.replace(recipes[0], "").replace(recipes[1], "")
    assert "benchmarks/requirements" not in others
