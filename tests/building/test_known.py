"""What was found in a page or a file is found again without looking, and only in the same one."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from macros.building.built import Seen, read_built
from macros.building.harmless import faults_of_page
from macros.building.readback.known import known

URL = "https://one.example/plan/"
GOOD = '<article><h1 id="a">题</h1><p class="pl-official">文 字</p><a name="b" href="x/">x</a></article>'
BAD = f'{GOOD}<img src="https://evil.example/x.png"><object></object>'


@pytest.fixture
def looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that were looked at."""
    monkeypatch.setenv("CACHE", str(tmp_path / "kept"))
    found: list[str] = []

    def faults(tree: HtmlElement, own: str, where: str) -> tuple[str, ...]:
        found.append(own + where)
        return faults_of_page(tree, own, where)

    monkeypatch.setattr("macros.building.built.faults_of_page", faults)
    return found


def seen(folder: Path, url: str = URL, **pages: str) -> dict[str, Seen]:
    for name, page in pages.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(page, "utf-8")
    built = read_built(folder, url)
    found = {where: page.seen for where, page in built.pages.items()}
    built.results.keep()
    return found


def test_a_page_is_looked_at_once_and_a_changed_one_anew(looked: list[str], tmp_path: Path) -> None:
    first = seen(tmp_path / "site", a=GOOD, b=BAD)
    assert first["b/"].harmful
    assert not first["a/"].harmful
    assert first["a/"].anchors == {"a", "b"}
    assert seen(tmp_path / "site") == first
    assert len(looked) == 2
    assert seen(tmp_path / "site", a=BAD)["a/"].harmful
    assert looked[2:] == [f"{URL}a/"]


def test_the_same_page_elsewhere_is_looked_at_itself(looked: list[str], tmp_path: Path) -> None:
    seen(tmp_path / "site", a=GOOD)
    seen(tmp_path / "site", b=GOOD)
    seen(tmp_path / "site", url="https://two.example/")
    assert looked == [f"{URL}{name}/" for name in "ab"] + [
        f"https://two.example/{name}/" for name in "ab"
    ]


def test_a_file_is_read_once_and_one_that_cannot_be_read_each_time(
    looked: list[str],
) -> None:
    asked = []

    @known
    def read(content: bytes) -> list[str]:
        asked.append(content)
        return [content.decode()]

    assert read("一".encode()) == read("一".encode()) == ["一"]
    assert read(b"2") == ["2"]
    for _ in range(2):
        with pytest.raises(UnicodeDecodeError):
            read(b"\xff")
    assert asked == ["一".encode(), b"2", b"\xff", b"\xff"]
