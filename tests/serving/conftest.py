"""A small project whose files the tests edit, and its preview."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.serving.preview import Preview
from macros.settings import Settings
from tests.conftest import GUIDE
from tests.engine import engine


class Project:
    """The plan of the guide in a folder of its own, previewed."""

    def __init__(self, place: Path) -> None:
        self.place, self.config = place, engine(place)
        shutil.copytree(GUIDE.parent, place / "data", dirs_exist_ok=True)
        self.plan = place / "data" / "plan.yml"
        self.settings = Settings(plan=self.plan, repo_url="https://example.org/owner/repo")
        self.made = place / "made"
        self.made.mkdir()
        self.preview = Preview(self.settings, self.config, self.made)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words in a file, everywhere; no words stand for its end."""
        path = self.place / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new, "utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in which the tests stand, as an editor does."""
    made = Project(tmp_path / "project")
    monkeypatch.chdir(made.place)
    return made
