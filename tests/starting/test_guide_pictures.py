"""The pictures of the guide for other cities show what the commands say now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.guide_pictures import FOLDER, GUIDE, MOST_BYTES, PAGES, STEPS, drawn, terminals, write
from tests.conftest import ROOT
from tests.engine import words_of_the_first_plan


@pytest.mark.site
def test_the_terminals_show_what_the_commands_say(
    request: pytest.FixtureRequest, warm: str, tmp_path: Path
) -> None:
    """How many pages or files there are may be of another day."""
    made = terminals(tmp_path, warm)
    if request.config.getoption("--bless"):
        write(made)
    shown = {name: (ROOT / FOLDER / name).read_text("utf-8") for name in made}
    words = [re.sub("[0-9]+", "0", picture) for picture in shown.values()]
    assert words == [re.sub("[0-9]+", "0", picture) for picture in made.values()], (
        "If the new words are right, run: make guide-pictures"
    )


def test_the_guide_shows_every_picture_with_words_and_its_size() -> None:
    found = re.findall(
        r"!\[([^\]]{15,})\]\(\.\./assets/another-city/([a-z]+\.\w+)\)"
        r"\{ width=(\d+) height=(\d+) loading=lazy \}",
        GUIDE.read_text("utf-8"),
    )
    names = {name for _, name, _, _ in found}
    assert names == {path.name for path in (ROOT / FOLDER).iterdir()}
    assert names == {*(f"{step}.svg" for step in STEPS), *(f"{page}.webp" for page in PAGES)}
    for alt, name, width, height in found:
        assert re.search("[\u4e00-\u9fff]", alt)
        content = (ROOT / FOLDER / name).read_bytes()
        assert len(content) <= MOST_BYTES
        if name.endswith(".svg"):
            assert f'width="{width}" height="{height}"'.encode() in content
            assert not any(word in content.decode() for word in words_of_the_first_plan())


def test_a_terminal_wraps_long_lines_and_cuts_long_output() -> None:
    picture = drawn(["$ plan check", "字" * 26, *["<x & y>"] * 40])
    assert "字" * 25 + "</text>" in picture
    assert "&lt;x &amp; y&gt;" in picture
    assert picture.count("<text") == 37
    assert "……" in picture
