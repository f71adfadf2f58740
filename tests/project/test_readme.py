"""What the READMEs promise is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project.rooms import ROOMS

READMES = ("README.md", "README.zh.md")


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_readme_is_a_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(
        re.findall(r"(?:`|^    )make ([a-z][a-z-]+)", Path(name).read_text("utf-8"), re.MULTILINE)
    )
    assert named <= targets


@pytest.mark.parametrize("name", READMES)
def test_the_map_of_the_readme_names_every_folder_and_top_module(name: str) -> None:
    text = Path(name).read_text("utf-8")
    folders = {path.name for path in Path("macros").iterdir() if path.is_dir()}
    for folder in folders - {"__pycache__"}:
        assert f"{folder}/" in text, folder
    listing = re.findall(
        r"^ +([a-z_]+)", text[text.index("    macros/") : text.index("    tests/")], re.MULTILINE
    )
    assert tuple(listing) == ("macros", *ROOMS, "__init__")
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
