"""What the READMEs promise is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project.rooms import OF_TEXT, ROOMS

READMES = ("README.md", "README.zh.md")


def folders(of: Path) -> list[Path]:
    return [path for path in of.iterdir() if path.is_dir() and path.name != "__pycache__"]


def below(room: Path) -> set[str]:
    """Return the folders that the Map must name with a room: those in it, and below them all with modules."""
    deeper = {path.parent for path in room.rglob("*.py")} - {room}
    return {path.name for path in (*folders(room), *deeper)}


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_readme_is_a_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(
        re.findall(r"(?:`|^    )make ([a-z][a-z-]+)", Path(name).read_text("utf-8"), re.MULTILINE)
    )
    assert len(named) > 3, "so many the README names in any language"
    assert named <= targets


@pytest.mark.parametrize("name", READMES)
def test_the_map_of_the_readme_is_the_listing(name: str) -> None:
    text = Path(name).read_text("utf-8")
    engine = text[text.index("    macros/") : text.index("    tests/")]
    listed = re.findall(r"^ {6}([a-z_]+)(.*(?:\n {8}.*)*)", engine, re.MULTILINE)
    assert tuple(room for room, _ in listed) == (*ROOMS, "__init__")
    there = {path.name for path in folders(Path("macros"))}
    assert there == set(ROOMS)
    for room, lines in listed[:-1]:
        named = re.findall(r"([a-z_]+)/", lines)
        assert len(named) == len(set(named)), room
        assert set(named) == below(Path("macros") / room), room
        assert room != "text" or tuple(named) == OF_TEXT
    assert {path.name for path in folders(Path("tests"))} - set(ROOMS) == set(
        re.findall(
            r"([a-z]+)/",
            "".join(re.findall(r"^ {6}(\S.*?)  ", text[text.index("    tests/") :], re.MULTILINE)),
        )
    )
    for linked in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert Path(linked).exists(), linked


def test_every_place_that_contributing_names_is_there() -> None:
    text = Path("CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`((?:macros|docs|data|tests)/[^`\s]*)`", text)
    assert len(named) > 10
    for name in named:
        assert Path(name).exists(), name
    for module in re.findall(r"python -m (macros[.\w]+)", text):
        assert Path(module.replace(".", "/") + ".py").exists(), module
    for example in re.findall(r"-m pytest ([^-]\S*)", text):
        assert Path(example).exists(), example
