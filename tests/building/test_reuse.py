"""A build that uses what others left gives what one with nothing gives, after any edits.

``make random-edits`` makes 200; the suite makes a few of the same kinds.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.building.build import BuildError, build
from macros.building.unchanged import SiteState
from macros.loading.load import load
from macros.model.problems import PlanError
from macros.settings import Settings
from tests import edits
from tests.conftest import GUIDE

pytestmark = pytest.mark.site

EDITS = int(os.environ.get("EDITS", "3"))
URLS = ("https://one.example/plan/", "https://two.example/")
KEPT = ("data/plan.yml", "data/notice.txt", "mkdocs.yml", "docs/more.md")


class Lines(yaml.CSafeDumper):
    """Writes texts of several lines as the data file must have them."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, "|" if "\n" in data else None)


Lines.add_representer(str, Lines.represent_str)


@dataclass
class Edited:
    """A site whose sources are edited at random, and all that they were before."""

    place: Path
    chance: random.Random
    url: str = URLS[0]
    before: list[dict[str, bytes]] = field(default_factory=list)

    def edit(self) -> str:
        """Change something so that the plan is still right; return what."""
        self.before.append({name: (self.place / name).read_bytes() for name in KEPT})
        kinds = (self.value, self.value, self.words, self.page, self.operator, self.address)
        kind = self.chance.choice((*kinds, self.nothing, self.back))
        while True:
            kind()
            try:
                load(self.place / "data" / "plan.yml")
            except PlanError:
                self.put(self.before[-1])
            else:
                return kind.__name__

    def put(self, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            (self.place / name).write_bytes(content)

    def value(self) -> None:
        """Change, drop or move one value of the plan."""
        path = self.place / "data" / "plan.yml"
        plan = yaml.safe_load(path.read_text("utf-8"))
        holder: Any = self.chance.choice(list(holders(plan)))
        place = self.chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        if isinstance(holder[place], str) and self.chance.random() < 0.7:
            holder[place] += self.chance.choice("甲乙丙丁")
        elif isinstance(holder, list):
            holder.insert(self.chance.randrange(len(holder)), holder.pop(place))
        else:
            del holder[place]
        text = yaml.dump(plan, Dumper=Lines, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text.replace("true: ", "on: "), "utf-8")  # PyYAML takes on for true

    def words(self) -> None:
        """Change a character of the official text wherever it stands, and in what quotes it."""
        paths = [self.place / "data" / name for name in ("plan.yml", "notice.txt")]
        old, new = self.chance.sample(paths[1].read_text("utf-8"), 2)
        for path in paths if old.strip() and new.strip() else ():
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def page(self) -> None:
        with (self.place / "docs" / "more.md").open("a", encoding="utf-8") as file:
            file.write(f"\n第 {self.chance.random()} 句，见{{{{ plan.title }}}}。\n")

    def operator(self) -> None:
        name = self.chance.choice(("甲办", "乙办", "丙办"))
        settings = f"extra: {{operator: {{name: {name}}}}}\nnot_in_nav: /more.md\n"
        (self.place / "mkdocs.yml").write_text(settings, "utf-8")

    def address(self) -> None:
        self.url = self.chance.choice(URLS)

    def nothing(self) -> None:
        pass

    def back(self) -> None:
        self.put(self.chance.choice(self.before))

    def built(self, folder: str) -> dict[str, bytes] | str:
        """Return every file of the site, or why there is none."""
        settings, config = Settings(Path("data/plan.yml"), self.url), Path("mkdocs.yml")
        state = SiteState(settings, Path(folder), config)
        try:
            if state.pages() is None:
                build(settings, Path(folder), config, state=state)
        except BuildError as error:
            return str(error)
        files = (path for path in Path(folder).rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def holders(value: Any) -> Iterator[Any]:
    """Yield every mapping and list of the plan that holds something."""
    if value:
        yield value
    for own in value.values() if isinstance(value, dict) else value:
        if isinstance(own, dict | list):
            yield from holders(own)


def test_a_build_after_any_edit_gives_what_a_cold_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edits.published(tmp_path / "data", GUIDE)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "more.md").write_text("# 另外的话\n", "utf-8")
    site = Edited(tmp_path, random.Random(14))
    site.operator()
    for number in range(EDITS + 1):
        kind = site.edit() if number else "none yet"
        monkeypatch.setenv("CACHE", "kept")
        again = site.built("site")
        monkeypatch.setenv("CACHE", "cold")
        cold = site.built("cold-site")
        shutil.rmtree("cold")
        shutil.rmtree("cold-site", ignore_errors=True)
        assert again == cold, f"edit {number}: {kind}"
